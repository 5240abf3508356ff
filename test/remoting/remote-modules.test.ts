/** Modules of another session: Get-Module and Import-Module with -PSSession. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../support/session.js';

let session: Session;
const run = (text: string) => {
  const { output, errors } = session.run(text);
  return `${output}${errors === '' ? '' : `\n!${errors}`}`.trim();
};

beforeAll(() => {
  session = openSession();
  const folder = join(session.folder, 'far', 'There');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'There.psm1'),
    `function Get-There($a) { "there $a $($PID -eq $args[0])" }; function Get-Other { 'other' }; Set-Alias gth Get-There
     Export-ModuleMember -Function * -Alias *`,
  );
  writeFileSync(
    join(folder, 'There.psd1'),
    `@{ RootModule = 'There.psm1'; ModuleVersion = '2.1'; GUID = '11111111-2222-3333-4444-555555555555'
       Author = 'me'; FunctionsToExport = 'Get-There', 'Get-Other'; AliasesToExport = 'gth' }`,
  );
  run(
    `$s = New-PSSession; Invoke-Command $s { $env:PSModulePath = $args[0] } -ArgumentList '${join(session.folder, 'far')}'`,
  );
}, 60_000);
afterAll(() => session?.close());

test('the modules that could be imported there', () => {
  expect(
    run(
      '$m = Get-Module -ListAvailable -PSSession $s -Name There; "$($m.GetType().Name) $($m.Name) $($m.Version) $($m.Author) $($m.Guid) $($m.ExportedCommands.Keys | Sort-Object)"',
    ),
  ).toBe('PSModuleInfo There 2.1 me 11111111-2222-3333-4444-555555555555 Get-Other Get-There gth');
  expect(
    run(
      "@(Get-Module -ListAvailable -PSSession $s -FullyQualifiedName @{ ModuleName = 'There'; ModuleVersion = '3.0' }).Count",
    ),
  ).toBe('0');
});

test.each([
  ['Get-Module -PSSession $s', 'RemoteDiscoveryWorksOnlyInListAvailableMode'],
  ['Get-Module -ListAvailable -PSSession $s -Name ./There', 'RemoteDiscoveryWorksOnlyForUnQualifiedNames'],
])('%s', (text, id) => {
  expect(run(`try { ${text} } catch { $_.FullyQualifiedErrorId }`)).toBe(
    `${id},Microsoft.PowerShell.Commands.GetModuleCommand`,
  );
});

test('is imported there, and by proxies here, until it is removed', () => {
  run('Import-Module -PSSession $s -Name There -Prefix Far');
  expect(run('Get-FarThere 5 $PID; Get-FarOther; (Invoke-Command $s { Get-Module There }).Name')).toBe(
    'there 5 False\nother\nThere',
  );
  expect(run('$m = Get-Module There; "$($m.Guid)"')).toBe('11111111-2222-3333-4444-555555555555');
  const folder = run('$m.ModuleBase');
  expect(folder).toMatch(/remoteIpMoProxy_There_2\.1_localhost_/);
  expect(existsSync(folder)).toBe(true);
  expect(run('Import-Module -PSSession $s -Name There; Get-There 6 0')).toBe('there 6 False');
  run('Remove-Module There');
  expect(existsSync(folder)).toBe(false);
  expect(run('(Get-PSSession).State')).toBe('Opened');
});

test('one that was listed knows where it is, and versions are heeded there', () => {
  expect(run('Get-Module -ListAvailable -PSSession $s There | Import-Module; Get-Other; Remove-Module There')).toBe(
    'other',
  );
  expect(
    run(
      "Import-Module -PSSession $s -FullyQualifiedName @{ ModuleName = 'There'; ModuleVersion = '2.0' } -PassThru | ForEach-Object Name; Remove-Module There",
    ),
  ).toBe('There');
  run('Import-Module -PSSession $s -Name There -RequiredVersion 3.0 -ErrorVariable e 2> $null');
  expect(run('"$($e.Count) $e"')).toBe(
    "1 Failure from remote command: Import-Module -Name 'There': The specified module 'There' with version '3.0' was not loaded because no valid module file was found in any module directory.",
  );
});
