/** Jobs: their states, their streams, and what Receive-Job makes of them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeEach(() => {
  session = openSession();
});
afterEach(() => session.close());
const run = (script: string) => session.run(script).output;

describe('thread jobs', () => {
  test('a job that throws fails with the reason', () => {
    const script = `
      $j = Start-ThreadJob { 'before'; throw 'bad' } | Wait-Job
      "$($j.State) $($j.JobStateInfo.Reason.Message)"
      Receive-Job $j -ErrorVariable e -ErrorAction SilentlyContinue
      $e[0].FullyQualifiedErrorId`;
    expect(run(script)).toBe('Failed bad\nbefore\nJobStateFailed,Microsoft.PowerShell.Commands.ReceiveJobCommand');
  });
  test('the streams come by kind, and Write-Host is shown when it is received', () => {
    const script = `
      $j = Start-ThreadJob { Write-Host shown; Write-Warning w; 1; Write-Error e } | Wait-Job
      'received:'; $j | Receive-Job -WarningVariable w -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
      "$w"`;
    expect(run(script)).toBe('received:\n1\nshown\nw');
  });
  test('input, arguments and an initialization script', () => {
    const script = `
      1..3 | Start-ThreadJob { ($input | Measure-Object -Sum).Sum } | Receive-Job -Wait
      Start-ThreadJob -InitializationScript { function f { 'f' } } { param($a) "$(f)$a" } -ArgumentList 1 | Receive-Job -Wait`;
    expect(run(script)).toBe('6\nf1');
  });
  test('a value for a block within the block is found there', () => {
    const script = '1 | ForEach-Object -Parallel { $v = $_; 2 | ForEach-Object -Parallel { "$using:v-$_" } }';
    expect(run(script)).toBe('1-2');
  });
  test('one that waits for its turn can be stopped', () => {
    const script = `
      $a = Start-ThreadJob { Start-Sleep 30 } -ThrottleLimit 1; $b = Start-ThreadJob { 1 }
      $b.State; Stop-Job $b; $b.State; Remove-Job $a, $b -Force
      $null = Start-ThreadJob { } -ThrottleLimit 5`;
    expect(run(script)).toBe('NotStarted\nStopped');
  });
});

describe('Start-Job', { timeout: 30_000 }, () => {
  test.each([
    ['-RunAs32', 'RunAs32NotSupported,Microsoft.PowerShell.Commands.StartJobCommand'],
    ['-PSVersion 7.0', 'ParameterBindingFailed,Microsoft.PowerShell.Commands.StartJobCommand'],
    ['-Authentication Kerberos', 'InvalidOperation,Microsoft.PowerShell.Commands.StartJobCommand'],
  ])('%s is refused', (parameters, id) => {
    expect(run(`try { Start-Job { 1 } ${parameters} } catch { $_.FullyQualifiedErrorId }`)).toBe(id);
  });
  test('as another user it fails, as in PowerShell on Unix', () => {
    const script = `$c = [pscredential]::new('nobody', (ConvertTo-SecureString x -AsPlainText -Force))
      $j = Start-Job { 1 } -Credential $c | Wait-Job; $j.State; $j.ChildJobs[0].JobStateInfo.Reason.Message
      Receive-Job $j -ErrorVariable e -ErrorAction SilentlyContinue; "$($e.FullyQualifiedErrorId) $($e.CategoryInfo)"`;
    expect(run(script)).toBe(
      `Failed
An error has occurred which PowerShell cannot handle. A remote session might have ended.
PSSessionStateBroken OpenError: (localhost:String) [], PSRemotingDataStructureException`,
    );
  });
  test('there are no scheduled jobs', () => {
    const script = `Start-Job -DefinitionName a -ErrorVariable e 2> $null; Start-Job a -Type b -ErrorVariable +e 2> $null; "$e"`;
    expect(run(script)).toBe(
      'Cannot find a scheduled job with name a. Cannot find a scheduled job with type b and name a.',
    );
  });
  test('-PSVersion 5.1 is this shell outside of Windows', () => {
    expect(run('Start-Job { $PSVersionTable.Periwinkle.GetType().Name } -PSVersion 5.1 | Receive-Job -Wait')).toBe(
      'Version',
    );
  });
});

describe('the cmdlets', () => {
  test.each([
    ['Receive-Job -AutoRemoveJob', 'The -AutoRemoveJob parameter cannot be used without the -Wait parameter'],
    ['Receive-Job -Wait -Keep', 'The Wait and Keep parameters cannot be used together in the same command.'],
  ])('%s is refused', (command, message) => {
    expect(run(`try { Start-ThreadJob { } | ${command} } catch { $_.Exception.Message }`)).toBe(message);
  });
  test('-WhatIf removes nothing', () => {
    const script = `$j = Start-ThreadJob { 1 } | Wait-Job; Remove-Job $j -WhatIf; @(Get-Job).Count`;
    expect(run(script)).toMatch(
      /^What if: .*Remote Command: {2}1 , associated with a job that has an ID of "\d+"\.".\n1$/,
    );
  });
  test('jobs are found by state, command and number', () => {
    const script = `
      $a = Start-ThreadJob { 'aaa' } | Wait-Job; $b = Start-ThreadJob { Start-Sleep 30 }
      Start-Sleep -Milliseconds 20
      (Get-Job -State Running).Id -eq $b.Id; (Get-Job -Command "*aaa*").Id -eq $a.Id; (Get-Job -Id $a.Id).Name -eq $a.Name
      Remove-Job * -Force; @(Get-Job).Count`;
    expect(run(script)).toBe('True\nTrue\nTrue\n0');
  });
});

describe('-Parallel', () => {
  test('a timeout stops what still runs', () => {
    const script =
      "1, 2 | ForEach-Object -Parallel { if ($_ -eq 1) { 'quick' } else { Start-Sleep 30 } } -TimeoutSeconds 1";
    expect(run(script)).toBe('quick');
  });
  test('errors of the blocks keep their ids', () => {
    const script = '1 | ForEach-Object -Parallel { Write-Error e; 1 / 0 } 2>&1 | ForEach-Object FullyQualifiedErrorId';
    expect(run(script)).toBe('Microsoft.PowerShell.Commands.WriteErrorException\nRuntimeException');
  });
  test('a script block is no value for it', () => {
    const script = '$b = { 1 }; try { 1 | ForEach-Object -Parallel { $using:b } } catch { $_.FullyQualifiedErrorId }';
    expect(run(script)).toBe(
      'ParallelUsingVariableCannotBeScriptBlock,Microsoft.PowerShell.Commands.ForEachObjectCommand',
    );
  });
});

describe('jobs in processes', () => {
  test('objects come as copies that say where they were', () => {
    const script = `
      $o = Start-Job { [pscustomobject]@{ A = 1 } } | Receive-Job -Wait -AutoRemoveJob
      $o.PSObject.TypeNames[0]; $o.PSComputerName; $o.RunspaceId.GetType().Name`;
    expect(run(script)).toBe('Deserialized.System.Management.Automation.PSCustomObject\nlocalhost\nGuid');
  });
  test('a job that asks is blocked until somebody receives', () => {
    const script = `
      $j = Start-Job { $null = Read-Host; 'after' }
      while ($j.State -ne 'Blocked') { Start-Sleep -Milliseconds 10 }
      try { Wait-Job $j } catch { $_.FullyQualifiedErrorId }
      $null = Receive-Job $j -ErrorAction SilentlyContinue
      Remove-Job $j -Force`;
    expect(run(script)).toBe('BlockedJobsDeadlockWithWaitJob,Microsoft.PowerShell.Commands.WaitJobCommand');
  });
  test('the background operator takes the variables along', () => {
    expect(run('$n = 2; $j = Write-Output ($n + 1) & ; $j | Receive-Job -Wait')).toBe('3');
  });
});
