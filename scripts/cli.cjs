#!/usr/bin/env node
'use strict';
const argv = process.argv.slice(2);
if (process.stdin.isTTY && process.stdout.isTTY && !argv.some((word) => /^(--?|\/)(v|version|h|help|\?)/i.test(word))) {
  // The engine is loaded by its worker, so this thread has the prompt sooner.
  import('./interactive.mjs').then(async ({ runAtTerminal }) => {
    process.exitCode = await runAtTerminal(argv, __dirname);
  });
} else require('./load-shell.cjs').main(argv);
