/**
 * SIGINT while the first program of a script is being started: that is when the worker of the services is being made as well, and
 * it can be cut off half-way. One moment would meet that by chance, so there are more than a dozen.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const shell = join(import.meta.dirname, '../../dist/cli.cjs');

interface Interrupted {
  output: string;
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Runs a script and interrupts it so long after it has written GO. Answers when nobody holds its output open any more. */
function interrupted(script: string, milliseconds: number): Promise<Interrupted> {
  const child = spawn(process.execPath, [shell, '-NoProfile', '-Command', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 40_000);
  let output = '';
  child.stdout.on('data', (data) => {
    const begins = !output.includes('GO');
    output += data;
    if (begins && output.includes('GO')) setTimeout(() => child.kill('SIGINT'), milliseconds);
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(giveUp);
      resolve({ output, code, signal });
    });
  });
}

describe.skipIf(process.platform === 'win32')('SIGINT while a program is being started', () => {
  const moments = Array.from({ length: 14 }, (_, i) => i * 3);

  // The program lives longer than the patience: it would keep the output open.
  test('the shell ends, and the program with it', async () => {
    for (const moment of moments) {
      const end = await interrupted("[Console]::WriteLine('GO'); sleep 300; [Console]::WriteLine('AFTER')", moment);
      expect(end, `after ${moment} ms`).toEqual({ output: 'GO\n\n', code: 1, signal: null });
    }
  }, 300_000);

  test('finally blocks run', async () => {
    const script = "try { [Console]::WriteLine('GO'); sleep 300 } finally { [Console]::WriteLine('LAST') }";
    for (const moment of moments) {
      const end = await interrupted(script, moment);
      expect(end, `after ${moment} ms`).toEqual({ output: 'GO\nLAST\n\n', code: 1, signal: null });
    }
  }, 300_000);
});
