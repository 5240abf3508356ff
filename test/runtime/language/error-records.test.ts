/** What an error keeps of the command that wrote it, and how far a terminating error goes: as the real engine answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    function record($text) { [System.Management.Automation.ErrorRecord]::new([Exception]::new($text), 'id', 'InvalidData', 1) }
    function writes { [CmdletBinding()] param($q) $PSCmdlet.WriteError((record 'written')) }
    function ends { [CmdletBinding()] param() $PSCmdlet.ThrowTerminatingError((record 'ended')); 'after' }
    function dynamic {
      [CmdletBinding()] param()
      dynamicparam {
        $attributes = [System.Collections.ObjectModel.Collection[System.Attribute]]::new()
        $attributes.Add([System.Management.Automation.ParameterAttribute]::new())
        $attributes.Add([System.Management.Automation.ValidateRangeAttribute]::new(1, 5))
        $all = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new()
        $all.Add('Number', [System.Management.Automation.RuntimeDefinedParameter]::new('Number', [int], $attributes))
        $all
      }
    }
    function calls { [CmdletBinding()] param() ends; 'calls after' }`);
});
afterAll(() => session.close());

test.each([
  ['writes -q 1 2>$null; $Error[0].InvocationInfo.BoundParameters.Count', '0'],
  ['writes -q 1 2>$null; $i = $Error[0].InvocationInfo; "$($i.PipelineLength) $($i.InvocationName)"', '0 writes'],
  ['1, 2 | ForEach-Object { writes } 2>$null; "$($Error[0].PipelineIterationInfo)"', '0 1'],
  ['\'x\' | Where-Object { $true } | Get-Item -Path { "no$_" } 2>$null; "$($Error[0].PipelineIterationInfo)"', '1 1 1'],
  ['1 / 0; $Error[0].InvocationInfo.Line.EndsWith("`n")', 'False'],
  ['1 / 0\n$Error[0].InvocationInfo.Line.EndsWith("`n")', 'True'],
  ['writes -bad 2>$null; "[$($Error[0].InvocationInfo.InvocationName)]"', '[]'],
  ['ends 2>$null; "next"', 'next'],
  ['$Error.Clear(); ends -ErrorAction Ignore 2>$null; $Error.Count', '1'],
  ['calls -ErrorAction SilentlyContinue', 'calls after'],
  ['ends -ErrorVariable e 2>$null; "$($e.Count) $($e[0].GetType().Name)"', '1 CmdletInvocationException'],
  ["$Error.Clear(); & { $ErrorActionPreference = 'Ignore'; 1 / 0 }; $Error.Count", '1'],
  [
    'function up { 1 }; try { up | ForEach-Object { throw 1 } } catch { ($_.ScriptStackTrace -split "`n")[1] }',
    'at up, <No file>: line 1',
  ],
  [
    '$PSNativeCommandUseErrorActionPreference = $true; sh -c \'exit 5\'; $e = $Error[0]; "$($e.Exception.Message) [$($e.CategoryInfo.Activity)] $($e.Exception.ProcessId -gt 0)"',
    'Program "sh" ended with non-zero exit code: 5 (0x05). [] True',
  ],
  ['dynamic -Number x 2>$null; $Error[0].FullyQualifiedErrorId', 'CannotConvertArgumentNoMessage,dynamic'],
  ['dynamic -Number 9 2>$null; $Error[0].FullyQualifiedErrorId', 'ParameterArgumentValidationError,dynamic'],
])('%s', (line, expected) => {
  expect(session.run(line).output).toBe(expected);
});
