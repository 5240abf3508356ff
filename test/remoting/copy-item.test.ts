/** Copy-Item into sessions and out of them, in the built shell: the far side is this shell's own server, and the real engine. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeGuest } from './support/fake-guest.js';
import { oracle } from './support/real.js';

const shell = process.env['PERIWINKLE_SHELL'] ?? fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const peers = [
  { name: 'this shell', open: 'New-PSSession', there: existsSync(shell) },
  {
    name: 'the real engine',
    open: "New-PSSession -VMName it -Credential ([pscredential]::new('CONTOSO\\ann', (ConvertTo-SecureString secret -AsPlainText -Force)))",
    there: existsSync(shell) && oracle !== null && process.platform !== 'win32',
  },
];

describe.each(peers.filter(({ there }) => there))('with $name', { timeout: 60_000 }, ({ name, open }) => {
  let folder: string;
  let guest: FakeGuest;
  const file = (...names: string[]) => join(folder, ...names);
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'copy-'));
    mkdirSync(file('here'));
    mkdirSync(file('there'));
    guest = new FakeGuest();
    if (name === 'the real engine') await guest.serveEngine();
  });
  afterEach(() => {
    guest.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a script in the folder `here`, with a session in `$s`; gives the lines that it prints. */
  function run(script: string): Promise<string[]> {
    const text = `$ErrorActionPreference = 'Stop'; $s = ${open}; $ErrorActionPreference = 'Continue'; ${script}`;
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [shell, '-NoProfile', '-NonInteractive', '-Command', text],
        { cwd: file('here'), env: { ...process.env, NO_COLOR: '1', PERIWINKLE_VM_SOCKETS: guest.sockets } },
        (_error, out, err) => resolve(`${out}${err}`.split('\n').filter((line) => line !== '')),
      );
      child.stdin?.end();
    });
  }
  const there = () => `'${file('there')}'`;

  test('files go there and come back, with their contents and times', async () => {
    writeFileSync(file('here/large.bin'), randomBytes(1_300_000));
    writeFileSync(file('here/empty.txt'), '');
    writeFileSync(file("here/it's [1] ü.txt"), 'text');
    utimesSync(file('here/large.bin'), 1e9, 1e9);
    const lines = await run(
      `Copy-Item *.bin, empty.txt -Destination ${there()} -ToSession $s
       Copy-Item -LiteralPath "it's [1] ü.txt" ${file('there', 'renamed.txt')} -ToSession $s
       Copy-Item ${file('there')}/*.bin back.bin -FromSession $s
       Copy-Item ${file('there', 'empty.txt')}, ${file('there', 'renamed.txt')} (New-Item got -ItemType Directory) -FromSession $s`,
    );
    expect(lines).toEqual([]);
    expect(readdirSync(file('there')).sort()).toEqual(['empty.txt', 'large.bin', 'renamed.txt']);
    expect(readFileSync(file('there/renamed.txt'), 'utf8')).toBe('text');
    for (const copy of ['there/large.bin', 'here/back.bin']) {
      expect(hashOf(file(copy))).toBe(hashOf(file('here/large.bin')));
      expect(statSync(file(copy)).mtimeMs).toBe(1e12);
    }
    expect(readdirSync(file('here/got')).sort()).toEqual(['empty.txt', 'renamed.txt']);
  });

  test('folders', async () => {
    mkdirSync(file('here/site/in/deep'), { recursive: true });
    writeFileSync(file('here/site/a.txt'), 'a');
    writeFileSync(file('here/site/in/deep/b.txt'), 'b');
    const lines = await run(
      `Copy-Item site ${there()} -ToSession $s -Recurse
       Copy-Item site ${file('there', 'other')} -ToSession $s -Recurse
       Copy-Item site ${file('there', 'alone')} -ToSession $s
       Copy-Item ${file('there', 'site')} new -FromSession $s -Recurse
       mkdir old | Out-Null; Copy-Item ${file('there', 'site')} old -FromSession $s -Recurse`,
    );
    expect(lines).toEqual([]);
    const files = ['a.txt', 'in', 'in/deep', 'in/deep/b.txt'];
    for (const copy of ['there/site', 'there/other', 'here/new', 'here/old/site'])
      expect((readdirSync(file(copy), { recursive: true }) as string[]).sort()).toEqual(files);
    expect(readdirSync(file('there/alone'))).toEqual([]);
    expect(readFileSync(file('here/new/in/deep/b.txt'), 'utf8')).toBe('b');
  });

  test('what is read-only is written over with -Force', async () => {
    writeFileSync(file('here/a.txt'), 'new');
    writeFileSync(file('there/a.txt'), 'old');
    chmodSync(file('there/a.txt'), 0o444);
    expect(await run(`Copy-Item a.txt ${there()} -ToSession $s -Force`)).toEqual([]);
    expect(readFileSync(file('there/a.txt'), 'utf8')).toBe('new');
  });

  test('errors end what they are about, and no more', async () => {
    writeFileSync(file('here/a.txt'), 'a');
    writeFileSync(file('here/large.bin'), randomBytes(2_000_000));
    const lines = await run(
      `Copy-Item nowhere.txt, a.txt ${there()} -ToSession $s -ErrorAction SilentlyContinue
       "$($Error[0])"
       Copy-Item ${file('there', 'no.txt')} . -FromSession $s -ErrorAction SilentlyContinue
       "$($Error[0])"
       Copy-Item large.bin ${file('there', 'no', 'such', 'folder')} -ToSession $s -ErrorAction SilentlyContinue
       $Error[0].Exception.Message -match 'Could not find a part of the path'
       Invoke-Command $s { 'the session goes on' }
       Copy-Item a.txt x -ToSession $s -FromSession $s -ErrorAction SilentlyContinue
       $Error[0].FullyQualifiedErrorId
       Copy-Item a.txt ${there()} -ToSession $s -WhatIf
       Remove-PSSession $s
       Copy-Item a.txt ${there()} -ToSession $s -ErrorAction SilentlyContinue
       $Error[0].FullyQualifiedErrorId`,
    );
    expect(lines).toEqual([
      `Cannot find path '${file('here', 'nowhere.txt')}' because it does not exist.`,
      `Cannot find path '${file('there', 'no.txt')}' because it does not exist.`,
      'True',
      'the session goes on',
      'InvalidInput,Microsoft.PowerShell.Commands.CopyItemCommand',
      `What if: Performing the operation "Copy Item" on target "Item: ${file('here', 'a.txt')} Destination: ${file('there')}".`,
      'SessionIsNotAvailable,Microsoft.PowerShell.Commands.CopyItemCommand',
    ]);
    expect(readdirSync(file('there'))).toEqual(['a.txt']);
  });
});
