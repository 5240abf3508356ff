/** Objects that come to advanced functions which take none from the pipeline, and steppable pipelines; recorded with PowerShell 7.6. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    function refuses { [CmdletBinding()] param($x) begin { 'begin' } process { "process $_".Trim() } end { 'end' } }
    function takes {
      [CmdletBinding()] param()
      dynamicparam {
        $found = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new()
        $attribute = [Parameter]@{ ValueFromPipeline = $true }
        $found['Z'] = [System.Management.Automation.RuntimeDefinedParameter]::new('Z', [object], [Attribute[]]$attribute)
        $found
      }
      process { "process $($PSBoundParameters['Z'])" }
    }
    function steps { begin { 'begin' } process { "process $_".Trim() } end { 'end' } }
    function proxy {
      [CmdletBinding()] param([Parameter(ValueFromPipeline)] $x)
      begin { $inner = { steps }.GetSteppablePipeline(); "<$($inner.Begin($PSCmdlet))>" }
      process { "<$($inner.Process($_))>" }
      end { "<$($inner.End())>" }
    }`);
});
afterAll(() => session.close());

test('an object that nothing takes is an error, and nothing is processed for it', () => {
  expect(session.run('$Error.Clear(); 1, 2 | refuses -ErrorAction SilentlyContinue').output).toBe('begin\nend');
  expect(session.run('"$($Error.FullyQualifiedErrorId)"').output).toBe(
    'InputObjectNotBound,refuses InputObjectNotBound,refuses',
  );
  expect(session.run('refuses').output).toBe('begin\nprocess\nend');
});

test('a dynamic parameter takes objects', () => {
  expect(session.run('1, 2 | takes').output).toBe('process 1\nprocess 2');
});

test.each([
  ['$true', '<>\n<begin process 1>\n<process 2>\n<end>'],
  ['$false', '<>\n<begin process>\n<process>\n<end>'],
])('what begin writes comes with the first object: Begin(%s)', (expectsInput, expected) => {
  expect(
    session.run(`$s = { steps }.GetSteppablePipeline(); "<$($s.Begin(${expectsInput}))>"
      foreach ($i in 1, 2) { "<$($s.Process($i))>" }; "<$($s.End())>"`).output,
  ).toBe(expected);
});

test('in a proxy it is output of the function', () => {
  expect(session.run('1 | proxy').output).toBe('begin\n<>\nprocess 1\n<>\nend\n<>');
});
