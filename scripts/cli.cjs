#!/usr/bin/env node
'use strict';
const { fstatSync } = require('node:fs');
const argv = process.argv.slice(2);

/** Asking `process.stdin` whether it is a terminal makes a stream of it, which most runs do without. */
function mayBeTerminal(fd) {
  try {
    return fstatSync(fd).isCharacterDevice();
  } catch {
    return false; // it is closed
  }
}

function startWithoutTerminal() {
  require('./load-shell.cjs').main(argv);
}

function start() {
  if (!mayBeTerminal(0) || !mayBeTerminal(1) || !process.stdin.isTTY || !process.stdout.isTTY) {
    startWithoutTerminal();
    return;
  }
  // The engine is loaded by its worker, so this thread has the prompt sooner.
  import('./interactive.mjs').then(async ({ runAtTerminal }) => {
    const code = await runAtTerminal(argv, __dirname);
    if (code === null) startWithoutTerminal();
    else process.exitCode = code;
  });
}

// Only a word like -s or -ServerMode may make this a server; whether it does, its own program decides.
if (argv.some((word) => /^(--?|\/)s(e|s|$)/i.test(word)))
  import('./server.mjs').then(async ({ serve }) => {
    const code = await serve(argv, __dirname);
    if (code === null) start();
    else process.exit(code);
  });
else start();
