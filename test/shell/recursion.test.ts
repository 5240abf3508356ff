/** How deep scripts may call themselves in the built shell, and what happens when they go on for ever. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const shell = process.env['PERIWINKLE_SHELL'] ?? fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

function run(script: string): Promise<{ out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [shell, '-NoProfile', '-NonInteractive', '-Command', script],
      { env: { ...process.env, NO_COLOR: '1' } },
      (_error, out, err) => resolve({ out: out.trim(), err: err.trim() }),
    );
    child.stdin?.end();
  });
}

describe.skipIf(!existsSync(shell) || process.platform !== 'linux')('recursion', { timeout: 120_000 }, () => {
  test.each([
    ['a function', 'function f($n) { if ($n -gt 0) { (f ($n - 1)) + 1 } else { 0 } }; f 10000'],
    [
      'statements and a pipeline between the calls',
      `function f { param([int]$n) process { try { foreach ($i in 1) {
        if ($n -gt 0) { $n | ForEach-Object { f -n ($n - 1) } } else { 10000 } } } finally { $x = 1 } } }; f 10000`,
    ],
    [
      'a method',
      'class A { [int] M([int]$n) { if ($n -eq 0) { return 0 }; return $this.M($n - 1) + 1 } }; [A]::new().M(10000)',
    ],
    ['a script block', '$b = { param($n) if ($n -gt 0) { & $b ($n - 1) } else { 10000 } }; & $b 10000'],
  ])('%s, ten thousand deep', async (_what, script) => {
    expect(await run(script)).toEqual({ out: '10000', err: '' });
  });

  test('without an end it is an error that can be caught', async () => {
    const script = `function f($n) { f ($n + 1) }
      try { f 0 } catch { $_.FullyQualifiedErrorId; "$_"; $_.Exception.GetType().Name; $_.Exception.InnerException.GetType().Name }`;
    expect(await run(script)).toEqual({
      out: 'CallDepthOverflow\nThe script failed due to call depth overflow.\nRuntimeException\nScriptCallDepthException',
      err: '',
    });
  });

  test('an error that nobody catches ends the statement, once', async () => {
    const { out, err } = await run('function f { f }; f; "after $($Error.Count) $($Error[0].FullyQualifiedErrorId)"');
    expect(out).toBe('after 1 CallDepthOverflow');
    expect(err).toContain('The script failed due to call depth overflow.');
  });
});
