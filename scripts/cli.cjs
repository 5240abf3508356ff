#!/usr/bin/env node
require('./shell.cjs').main(process.argv.slice(2));
