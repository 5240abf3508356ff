/** Members that are not public, which test frameworks reach by reflection to run blocks in the sessions of others. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    $flags = [Reflection.BindingFlags] 'Instance, NonPublic'
    $own = New-Module { $secret = 'of the module' }
    $property = [scriptblock].GetProperty('SessionStateInternal', $flags)`);
});
afterAll(() => session.close());

test.each([
  [
    'they are not seen without the flag',
    "$null -eq [scriptblock].GetProperty('SessionStateInternal'); $null -eq {}.SessionStateInternal",
    'True\nTrue',
  ],
  ['nor are public ones with it alone', "$null -eq [scriptblock].GetProperty('Ast', $flags)", 'True'],
  [
    'a block moves to another session',
    "$b = { $secret }; $inside = $own.SessionState.GetType().GetProperty('Internal', $flags).GetValue($own.SessionState); $property.SetValue($b, $inside, $null); & $b",
    'of the module',
  ],
  [
    'and tells where it is',
    '$property.GetValue($b).GetType().GetProperty("Module", $flags).GetValue($property.GetValue($b)) -eq $own',
    'True',
  ],
  [
    'a block is made of a part of a script',
    "$type = [scriptblock].Assembly.GetType('System.Management.Automation.Language.IParameterMetadataProvider'); $ast = { & { 7 } }.Ast.Find({ $args[0] -is [Management.Automation.Language.ScriptBlockExpressionAst] }, $true).ScriptBlock; $made = [scriptblock].GetConstructor($flags, $null, [type[]] @($type, [bool]), $null).Invoke(@($ast, $false)); & $made",
    '7',
  ],
  [
    'a cmdlet tells its class',
    "(Get-Command Get-Item).ImplementingType.GetInterface('IDynamicParameters', $true).Name; (Get-Command Get-Date).ImplementingType.FullName",
    'IDynamicParameters\nMicrosoft.PowerShell.Commands.GetDateCommand',
  ],
])('%s', (_what, line, expected) => {
  expect(session.run(line).output).toBe(expected);
});
