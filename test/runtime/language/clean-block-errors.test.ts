/** clean blocks: their errors leave neither the block nor the command, and they run for what ran only. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    function dirty { end { 'ran' } clean { throw 'in clean'; 'never' } }
    function stopped { [CmdletBinding()] param() end { 'ran' } clean { Get-Item nosuch -ErrorAction Stop } }
    function first { begin { throw 'early' } process { } clean { $script:seen += 'first ' } }
    function second { process { } clean { $script:seen += 'second ' } }
    function hosted($script) {
      $ps = [powershell]::Create(); $null = $ps.AddScript($script)
      try { $ps.Invoke() } catch { $inner = $_.Exception.InnerException; "$($inner.GetType().Name) $($inner.ErrorRecord.FullyQualifiedErrorId)" } finally { $ps.Dispose() } }`);
});
afterAll(() => session.close());

test.each([
  ['try { dirty; "after" } catch { "caught" }', 'ran\nafter'],
  ['& { trap { "trapped"; continue }; dirty; "after" }', 'ran\nafter'],
  ['stopped; $?', 'ran\nFalse'],
  ['$Error.Clear(); dirty > $null; "$Error"', 'in clean'],
  ['$seen = ""; try { 1 | first | second } catch { }; $seen', 'first'],
])('%s', (line, expected) => {
  expect(session.run(line).output.trimEnd()).toBe(expected);
});

test.each([
  ['throw "x"', 'RuntimeException x'],
  ['throw [ArgumentException]::new("y")', 'RuntimeException y'],
  [
    'Get-Item nosuch -ErrorAction Stop',
    'ActionPreferenceStopException PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand',
  ],
])('[powershell] that ran %s', (script, expected) => {
  expect(session.run(`hosted '${script}'`).output).toBe(expected);
});
