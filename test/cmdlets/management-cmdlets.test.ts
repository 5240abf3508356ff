/** Corners of the commands for files, drives and locations, as PowerShell 7 has them. */
import { describe, expect, test } from 'vitest';
import { openSession } from '../support/session.js';

type Case = readonly [title: string, code: string, output: string];

const files: Case[] = [
  [
    'a folder is not moved onto a file',
    'New-Item d -ItemType Directory | Out-Null; "x" > f; try { Move-Item d f -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
    'DirectoryExist,Microsoft.PowerShell.Commands.MoveItemCommand',
  ],
  [
    'a link is not copied onto what it leads to',
    '"x" > f; ln -s f link; try { Copy-Item link f -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId) $($_.Exception.Data["SelfCopy"] -replace ".*/")" }',
    'CopyError,Microsoft.PowerShell.Commands.CopyItemCommand f',
  ],
  [
    'a link must lead to something',
    'try { New-Item link -ItemType SymbolicLink -Value {} } catch { "$($_.FullyQualifiedErrorId) $($_.Exception.ParamName)" }',
    'ArgumentNull,Microsoft.PowerShell.Commands.NewItemCommand content',
  ],
  [
    'texts of files from the provider',
    '"x" > f; [Microsoft.PowerShell.Commands.FileSystemProvider]::Mode((Get-Item f)); [Microsoft.PowerShell.Commands.FileSystemProvider]::LengthString((Get-Item f))',
    '-----\n2',
  ],
];

const drives: Case[] = [
  [
    'a root may be given by another drive, or relative to the location',
    'New-Item a/b -ItemType Directory | Out-Null; New-PSDrive one FileSystem a | Out-Null; New-PSDrive two FileSystem one:/b | ForEach-Object { $_.Root.Substring("$PWD".Length) }',
    '/a/b',
  ],
  [
    'a drive that the scope does not have',
    'try { Get-PSDrive nope -Scope Global -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
    'GetDriveNoMatchingDrive,Microsoft.PowerShell.Commands.GetPSDriveCommand',
  ],
];

describe.each(Object.entries({ files, drives }))('%s', (_, cases) => {
  test.each(cases)('%s', (_title, code, output) => {
    const session = openSession();
    try {
      expect(session.run(code)).toMatchObject({ output, errors: '' });
    } finally {
      session.close();
    }
  });
});
