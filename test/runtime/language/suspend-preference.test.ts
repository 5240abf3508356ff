/** Suspend is reserved: no parameter and no global preference takes it, and a local one is put back when it is first asked for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    function id([scriptblock] $block) { try { & $block } catch { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Reason)" } }
    function own { [CmdletBinding()] param() 'ran' }
    function fails { [CmdletBinding()] param() Write-Error 'no' }`);
});
afterAll(() => session.close());

test.each([
  ['id { own -ErrorAction Suspend }', 'ParameterBindingFailed,own ParameterBindingException'],
  [
    'id { Write-Output 1 -ProgressAction Suspend }',
    'ParameterBindingFailed,Microsoft.PowerShell.Commands.WriteOutputCommand ParameterBindingException',
  ],
  ['id { own -WarningAction $null }', 'ParameterBindingFailed,own ParameterBindingException'],
  [
    'id { Set-Variable DebugPreference Suspend -Scope Global; "went on" }',
    'RuntimeException,Microsoft.PowerShell.Commands.SetVariableCommand ArgumentTransformationMetadataException',
  ],
  ['id { $global:DebugPreference = "Suspend" }', 'RuntimeException ArgumentTransformationMetadataException'],
  [
    'id { $WarningPreference = "Suspend"; Write-Warning 1 }',
    'System.NotSupportedException,Microsoft.PowerShell.Commands.WriteWarningCommand NotSupportedException',
  ],
  [
    'try { own -ErrorAction $null } catch { $e = $_.Exception.InnerException; "$($e.GetType().Name) $($e.InnerException.GetType().Name)" }',
    'SetValueInvocationException PSInvalidCastException',
  ],
  [
    'function f { $WarningPreference = "Suspend"; try { Write-Warning 1 } catch {}; "$WarningPreference" }; f',
    'Continue',
  ],
  [
    'try { fails -ErrorAction Stop -ErrorVariable e } catch {}; "$($e.Count) $($e[0].GetType().Name) $($e[0].ErrorRecord)"',
    '1 ActionPreferenceStopException no',
  ],
])('%s', (line, expected) => {
  expect(session.run(line).output).toBe(expected);
});
