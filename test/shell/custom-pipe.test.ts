/** A shell that lets others come in by a named pipe (-CustomPipeName), and another that does. */
import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShell, type ShellTerminal } from './support/terminal.js';

const name = `periwinkle-${process.pid}`;
const local = /^PS .*>$/;
const inside = new RegExp(`^\\[Process:${name}\\]: PS .*>$`);
const output = (rows: string[]) => rows.map((row) => row.trim()).filter((row) => row !== '');

describe.skipIf(process.platform === 'win32')('-CustomPipeName', () => {
  const file = join(process.env['TMPDIR'] ?? tmpdir(), `CoreFxPipe_${name}`);
  let open: ShellTerminal;
  let visitor: ShellTerminal;
  beforeAll(async () => {
    const folder = process.env['TMPDIR'];
    const environment: Record<string, string> = folder === undefined ? {} : { TMPDIR: folder };
    open = openShell(['-NoLogo', '-NoProfile', '-CustomPipeName', name], environment);
    visitor = openShell(undefined, environment);
    await open.until(local);
    await visitor.until(local);
  });
  afterAll(() => {
    open.close();
    visitor.close();
  });

  test('listens for its user alone', () => {
    expect(statSync(file).mode & 0o077).toBe(0);
  });
  test('lets another in, and the next one after it', async () => {
    const [pid] = output(await open.run('$PID'));
    for (const leave of ['exit', 'Exit-PSHostProcess']) {
      await visitor.run(`Enter-PSHostProcess -CustomPipeName ${name}`, inside);
      expect(output(await visitor.run('$PID; $Host.Name', inside))).toEqual([pid, 'ServerRemoteHost']);
      await visitor.run(leave, local);
    }
    expect(output(await open.run("'undisturbed'"))).toEqual(['undisturbed']);
  });
  test('takes its pipe away when it ends', async () => {
    open.type('exit\r');
    expect(await open.exited).toBe(0);
    expect(existsSync(file)).toBe(false);
  });
});
