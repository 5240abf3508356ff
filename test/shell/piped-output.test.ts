/** What a script writes into a pipe: it arrives before a wait, not when the script ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

test('what a session brings is written while it runs on', async () => {
  const script = `'first'; Invoke-Command -ComputerName localhost { 'there'; [Threading.Thread]::Sleep(600000) }`;
  const child = spawn(process.execPath, [program, '-NoProfile', '-Command', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let out = '';
  child.stdout.setEncoding('utf8');
  for await (const chunk of child.stdout) {
    out += chunk;
    if (out.includes('there')) break;
  }
  child.kill('SIGKILL');
  await ended;
  expect(out).toBe('first\nthere\n');
});
