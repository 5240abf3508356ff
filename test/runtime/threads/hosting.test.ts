/** [powershell], runspaces and pools, as scripts use them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeEach(() => {
  session = openSession();
});
afterEach(() => session.close());
const run = (script: string) => session.run(script).output;

describe('[powershell]', () => {
  test('a failure is what Invoke throws, and the reason of the state', () => {
    const script = `
      $ps = [powershell]::Create().AddScript('throw "bad"')
      try { $ps.Invoke() } catch { $_.FullyQualifiedErrorId; $_.Exception.InnerException.Message }
      "$($ps.InvocationStateInfo.State) $($ps.InvocationStateInfo.Reason.Message) $($ps.HadErrors) $($ps.Streams.Error.Count)"`;
    expect(run(script)).toBe('RuntimeException\nbad\nFailed bad True 0');
  });
  test('keeps its runspace, and the records of the streams apart', () => {
    const script = `
      $ps = [powershell]::Create().AddScript('$x = 5; Write-Warning w; Write-Verbose v -Verbose; Write-Error e; Write-Host h')
      $null = $ps.Invoke()
      "$($ps.Streams.Warning) $($ps.Streams.Verbose) $($ps.Streams.Error) $($ps.Streams.Information)"
      $ps.Commands.Clear(); $ps.AddScript('$x').Invoke()`;
    expect(run(script)).toBe('w v e h\n5');
  });
  test('commands, parameters, arguments and statements', () => {
    const script = `
      $ps = [powershell]::Create().AddCommand('Write-Output').AddArgument(3).AddStatement()
      $ps = $ps.AddScript('1..3').AddCommand('Sort-Object').AddParameters(@{ Descending = $true })
      $ps.Invoke() -join ','`;
    expect(run(script)).toBe('3,3,2,1');
  });
  test('runs in the background, and is stopped', () => {
    const script = `
      $ps = [powershell]::Create().AddScript('try { Start-Sleep 30 } finally { $global:cleaned = $true }')
      $result = $ps.BeginInvoke()
      while ($ps.InvocationStateInfo.State -ne 'Running') { }
      Start-Sleep -Milliseconds 20
      $result.IsCompleted; $ps.Stop(); $ps.InvocationStateInfo.State; $result.IsCompleted
      $ps.Runspace.SessionStateProxy.GetVariable('cleaned')`;
    expect(run(script)).toBe('False\nStopped\nTrue\nTrue');
  });
  test('in the current runspace it sees the variables', () => {
    expect(run("$a = 4; [powershell]::Create('CurrentRunspace').AddScript('$a + 1').Invoke()")).toBe('5');
  });
  test.each([
    ['[powershell]::Create().Invoke()', 'No commands are specified.'],
    [
      "[powershell]::Create().AddParameter('x')",
      'A command is required to add a parameter. A command must be added to the PowerShell instance before adding a parameter.',
    ],
  ])('%s', (code, message) => {
    expect(run(`try { ${code} } catch { $_.Exception.InnerException.Message }`)).toBe(message);
  });
});

describe('runspaces', () => {
  test('the initial state brings variables and functions', () => {
    const script = `
      $iss = [initialsessionstate]::CreateDefault()
      $iss.Variables.Add([System.Management.Automation.Runspaces.SessionStateVariableEntry]::new('v', 7, ''))
      $iss.Commands.Add([System.Management.Automation.Runspaces.SessionStateFunctionEntry]::new('Twice', 'param($n) $n * 2'))
      $rs = [runspacefactory]::CreateRunspace($iss); $rs.Open()
      [powershell]::Create($rs).AddScript('Twice $v').Invoke()
      $rs.Close(); $rs.RunspaceStateInfo.State`;
    expect(run(script)).toBe('14\nClosed');
  });
  test('a pool runs so many at a time', () => {
    const script = `
      $pool = [runspacefactory]::CreateRunspacePool(1, 2); $pool.Open()
      $seen = [hashtable]::Synchronized(@{ now = 0; most = 0 })
      $runs = 1..4 | ForEach-Object {
        $ps = [powershell]::Create()
        $ps.RunspacePool = $pool
        $null = $ps.AddScript('param($s) $s.now++; if ($s.now -gt $s.most) { $s.most = $s.now }; Start-Sleep -Milliseconds 20; $s.now--').AddArgument($seen)
        @{ ps = $ps; result = $ps.BeginInvoke() }
      }
      $runs | ForEach-Object { $_.ps.EndInvoke($_.result) }
      $seen.most; $pool.Close()`;
    expect(run(script)).toBe('2');
  });
  test('a runspace runs one pipeline at a time', () => {
    const script = `
      $rs = [runspacefactory]::CreateRunspace(); $rs.Open()
      $null = [powershell]::Create($rs).AddScript('Start-Sleep 30').BeginInvoke()
      try { [powershell]::Create($rs).AddScript('1').Invoke() } catch { $_.Exception.InnerException.Message }`;
    expect(run(script)).toContain('Pipelines cannot be run concurrently.');
  });
});
