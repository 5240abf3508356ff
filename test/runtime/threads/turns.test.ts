/** Threads of the shell: what is left at pauses, in which order it goes on, and what is shared. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeEach(() => {
  session = openSession();
});
afterEach(() => session.close());

function lines(script: string): string[] {
  const { output, errors } = session.run(script);
  expect(errors).toBe('');
  return output.split('\n');
}

describe('order', () => {
  test('who sleeps shorter is done first', () => {
    const script = '3, 1, 2 | ForEach-Object -Parallel { Start-Sleep -Milliseconds (150 * $_); $_ }';
    expect(lines(script)).toEqual(['1', '2', '3']);
  });
  test('sleeps overlap', () => {
    const script = '(Measure-Command { 1..5 | ForEach-Object -Parallel { Start-Sleep 1 } }).TotalSeconds -lt 4';
    expect(lines(script)).toEqual(['True']);
  });
  test('a throttle of one keeps the order of the input', () => {
    const script = '3, 2, 1 | ForEach-Object -Parallel { Start-Sleep -Milliseconds (20 * $_); $_ } -ThrottleLimit 1';
    expect(lines(script)).toEqual(['3', '2', '1']);
  });
});

describe('what can be left in the middle', () => {
  const waits = (body: string) =>
    lines(`
      $go = [System.Threading.ManualResetEvent]::new($false)
      $list = [System.Collections.ArrayList]::new()
      $job = Start-ThreadJob { $go = $using:go; $list = $using:list; ${body} }
      while ($list.Count -eq 0) { Start-Sleep -Milliseconds 5 }
      $null = $list.Add('main')
      $null = $go.Set()
      $null = $job | Wait-Job
      $list -join ','`);

  test.each([
    ['statements', "$null = $list.Add('a'); $null = $go.WaitOne(); $null = $list.Add('b')"],
    ['if', "if ($true) { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') }"],
    ['while', "$i = 0; while ($i -lt 1) { $i++; $null = $list.Add('a'); $go.WaitOne(); $null = $list.Add('b') }"],
    ['do', "do { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') } until ($true)"],
    ['for', "for ($i = 0; $i -lt 1; $i++) { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') }"],
    ['foreach', "foreach ($i in 1) { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') }"],
    ['try and finally', "try { $null = $list.Add('a'); [void]$go.WaitOne() } finally { $null = $list.Add('b') }"],
    ['catch', "try { throw 1 } catch { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') }"],
    ['a function', "function f { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') }; f"],
    ['a block', "& { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') }"],
    ['a value', "function f { $null = $list.Add('a'); [void]$go.WaitOne(); 'b' }; $x = f; $null = $list.Add($x)"],
    ['ForEach-Object', "1 | ForEach-Object { $null = $list.Add('a'); [void]$go.WaitOne(); $null = $list.Add('b') }"],
  ])('%s', (_what, body) => {
    expect(waits(body)).toEqual(['a,main,b']);
  });

  test('a program', () => {
    const script = `
      $job = Start-ThreadJob { sh -c 'sleep 30' }
      while ($job.State -eq 'NotStarted') { Start-Sleep -Milliseconds 5 }
      $job | Stop-Job; $job.State`;
    expect(lines(script)).toEqual(['Stopped']);
  });
  test('a loop that only computes can be stopped, and does not stop others', () => {
    const script = `
      $busy = Start-ThreadJob { while ($true) { $i++ } }
      Start-ThreadJob { 'done' } | Receive-Job -Wait
      Stop-Job $busy; $busy.State`;
    expect(lines(script)).toEqual(['done', 'Stopped']);
  });
  test('a session that computes gives turns away', () => {
    const script = `
      $box = [hashtable]::Synchronized(@{ n = 0 })
      $null = Start-ThreadJob { $b = $using:box; 1..3 | ForEach-Object { $b.n++; Start-Sleep -Milliseconds 5 } }
      while ($box.n -lt 3) { }
      $box.n`;
    expect(lines(script)).toEqual(['3']);
  });
});

describe('what is shared', () => {
  test('objects are, variables and functions are not', () => {
    const script = `
      $object = [pscustomobject]@{ n = 1 }; $other = 1; function f { 'f' }
      Start-ThreadJob { ($using:object).n = 2; $other = 2; [bool](Get-Command f -ErrorAction Ignore) } | Receive-Job -Wait
      $object.n; $other`;
    expect(lines(script)).toEqual(['False', '2', '1']);
  });
  test('a mutex lets one in at a time', () => {
    const script = `
      $mutex = [System.Threading.Mutex]::new(); $log = [System.Collections.ArrayList]::new()
      1..3 | ForEach-Object -Parallel {
        $m = $using:mutex; $l = $using:log
        [void]$m.WaitOne()
        try { [void]$l.Add('in'); Start-Sleep -Milliseconds 5; [void]$l.Add('out') } finally { $m.ReleaseMutex() }
      }
      $log -join ' '`;
    expect(lines(script)).toEqual(['in out in out in out']);
  });
  test('a monitor belongs to the thread that entered it', () => {
    const script = `
      $box = @{ n = 0 }
      1..3 | ForEach-Object -Parallel {
        $b = $using:box
        [System.Threading.Monitor]::Enter($b)
        $n = $b.n; Start-Sleep -Milliseconds 5; $b.n = $n + 1
        [System.Threading.Monitor]::Exit($b)
      }
      $box.n`;
    expect(lines(script)).toEqual(['3']);
  });
});

// Recorded from PowerShell: a clause with pauses in it keeps the rules of one without.
describe('catch clauses that are left in the middle', () => {
  const pause = '[System.Threading.Thread]::Sleep(1)';
  const inThread = (body: string) => lines(`1 | ForEach-Object -Parallel { ${body} }`);

  test('throw alone throws what came, not what the clause was chosen by', () => {
    const script = `
      try { ${pause}; [datetime]::Parse('zz') } catch [FormatException] {
        ${pause}; $_.Exception.GetType().Name
        try { throw } catch { $_.Exception.GetType().Name }
      }`;
    expect(inThread(script)).toEqual(['FormatException', 'MethodInvocationException']);
  });
  test('an error in a clause ends the clause', () => {
    const script = `
      & { try { ${pause}; 1/0 } catch { ${pause}; [int]'x'; 'after' } } 2>$null
      'next'`;
    expect(inThread(script)).toEqual(['next']);
  });
});
