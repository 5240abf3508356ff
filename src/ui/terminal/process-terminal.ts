/**
 * The terminal this process was started from. It is put back as it was whichever way the process ends: by returning, by
 * process.exit, by an exception that nobody caught, or by a signal.
 */
import type { Terminal } from './terminal.js';
import { vt } from './vt.js';

/** Signals that end us, with the exit status that shells report for them. */
const deadlySignals = { SIGHUP: 129, SIGTERM: 143, SIGQUIT: 131 } as const;

export function openProcessTerminal(): Terminal {
  const { stdin, stdout } = process;
  const isInteractive = stdin.isTTY === true && stdout.isTTY === true && process.env['TERM'] !== 'dumb';
  let acquired = false;
  let used = false;
  const undo: (() => void)[] = [];
  const listen = <T extends unknown[]>(target: NodeJS.EventEmitter, event: string, listener: (...args: T) => void) => {
    const listening = listener as (...args: unknown[]) => void;
    target.on(event, listening);
    undo.push(() => target.off(event, listening));
  };
  const onInput: ((data: Uint8Array) => void)[] = [];
  let borrower: ((data: Uint8Array) => void) | null = null;

  const release = () => {
    if (!acquired) return;
    acquired = false;
    if (isInteractive) stdin.setRawMode(false);
    stdin.pause();
    stdin.unref();
    if (isInteractive) stdout.write(vt.unmarkPastes + vt.showCursor);
  };
  const restore = () => {
    release();
    if (isInteractive && used) stdout.write(vt.reset);
    used = false;
  };
  listen(process, 'exit', restore);
  listen(stdin, 'data', (data: Buffer) => {
    if (borrower) borrower(data);
    else for (const listener of onInput) listener(data);
  });
  stdin.pause();
  stdin.unref();
  for (const [signal, status] of Object.entries(deadlySignals)) listen(process, signal, () => process.exit(status));
  // A reader that went away must not end in an exception: there is nobody left to tell.
  listen(stdout, 'error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EIO') process.exit(1);
    throw error;
  });

  return {
    isInteractive,
    echoesInput: stdin.isTTY === true && !isInteractive,
    get columns() {
      return stdout.columns || 80;
    },
    get rows() {
      return stdout.rows || 24;
    },
    write(text) {
      stdout.write(text);
    },
    flushed: () => new Promise((done) => stdout.write('', () => done())),
    acquire() {
      if (acquired) return;
      acquired = used = true;
      if (isInteractive) {
        stdin.setRawMode(true);
        stdout.write(vt.markPastes);
      }
      stdin.ref();
      stdin.resume();
    },
    release,
    onInput: (listener) => {
      onInput.push(listener);
    },
    lend(listener) {
      borrower = listener;
      stdin.setRawMode(true);
      stdin.ref();
      stdin.resume();
      used = true;
      return () => {
        borrower = null;
        stdin.setRawMode(false);
        stdin.pause();
        stdin.unref();
      };
    },
    onEnd: (listener) => listen(stdin, 'end', listener),
    onResize: (listener) => listen(stdout, 'resize', listener),
    onInterrupt: (listener) => listen(process, 'SIGINT', listener),
    dispose() {
      restore();
      for (const stop of undo) stop();
    },
  };
}
