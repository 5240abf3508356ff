/** Events: when actions run, and what they see. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeEach(() => {
  session = openSession();
});
afterEach(() => session.close());
const run = (script: string) => session.run(script).output;

test('an action runs between two statements, not within one', () => {
  const script = `
    $null = Register-EngineEvent e -Action { $global:log += 'action ' }
    $log = ''; $log += "$(New-Event e | Out-Null; 'raised') "; $null = 1 | Write-Output
    $log`;
  expect(run(script)).toBe('raised action');
});
test('an action keeps its own variables, and its errors go to its job', () => {
  const script = `
    $job = Register-EngineEvent e -Action { $n++; $n; if ($n -eq 2) { Write-Error two } }
    1..3 | ForEach-Object { $null = New-Event e }; $null = Write-Output 1
    ($job | Receive-Job -ErrorVariable problem -ErrorAction SilentlyContinue) -join ','
    "$problem $($job.State)"`;
  expect(run(script)).toBe('1,2,3\ntwo Running');
});
test('timers elapse while the session computes, sleeps and waits', () => {
  const script = `
    $timer = [System.Timers.Timer]::new(5)
    $null = Register-ObjectEvent $timer Elapsed -SourceIdentifier tick -Action { $global:ticks++ }
    $timer.Start()
    while ($ticks -lt 2) { }
    for ($i = 0; $ticks -lt 4; $i++) { Start-Sleep -Milliseconds 5 }
    $timer.Stop(); $timer.Enabled; Unregister-Event tick; @(Get-EventSubscriber).Count`;
  expect(run(script)).toBe('False\n0');
});
test('jobs raise their changes of state', () => {
  const script = `
    $job = Start-ThreadJob { Start-Sleep -Milliseconds 20 }
    Register-ObjectEvent $job StateChanged -SourceIdentifier done
    (Wait-Event done -Timeout 20).SourceEventArgs.JobStateInfo.State
    while ($job.State -ne 'Completed') { Start-Sleep -Milliseconds 5 }
    (Get-Event done)[-1].SourceEventArgs.JobStateInfo.State`;
  expect(run(script)).toBe('Running\nCompleted');
});
test.each([
  ['Register-ObjectEvent ([System.Timers.Timer]::new()) Nope', 'INVALID_REGISTRATION'],
  ['Get-Event nope', 'INVALID_SOURCE_IDENTIFIER'],
  ['Remove-Event -EventIdentifier 99', 'INVALID_EVENT_IDENTIFIER'],
  ['Unregister-Event -SubscriptionId 99', 'INVALID_SUBSCRIPTION_IDENTIFIER'],
])('%s', (code, id) => {
  expect(run(`try { ${code} -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }`)).toContain(`${id},`);
});
