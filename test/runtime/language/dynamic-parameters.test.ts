/** What dynamicparam blocks declare: parameter sets of their own, and attributes that ask something of values. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    class EvenAttribute : System.Management.Automation.ValidateArgumentsAttribute {
      [void] Validate([object] $value, [System.Management.Automation.EngineIntrinsics] $engine) { if ($value % 2) { throw 'odd' } } }
    function check {
      [CmdletBinding(DefaultParameterSetName='Old')]
      param([Parameter(ParameterSetName='Old', Position=0)] $first, [Parameter(ValueFromPipeline)] $value)
      dynamicparam {
        $all = [Management.Automation.RuntimeDefinedParameterDictionary]::new()
        function add($name, [type] $type, [object[]] $attributes) {
          $all.Add($name, [Management.Automation.RuntimeDefinedParameter]::new($name, $type, [Attribute[]] $attributes)) }
        function within($set, $mandatory, $position) {
          $made = [Parameter] @{ ParameterSetName = $set; Mandatory = $mandatory }; if ($position) { $made.Position = $position }; $made }
        add Expected object (within Is $false 1), (within Less $false 1)
        add Is switch (within Is $true), ([Alias]::new('EQ'))
        add Less switch (within Less $true)
        add Colour string ([Parameter]::new()), ([ValidateSet]::new('red', 'green'))
        add Level int ([Parameter]::new()), ([ValidateRange]::new(1, 3))
        add Even int ([Parameter]::new()), ([EvenAttribute]::new())
        $all
      }
      process { "$($PSCmdlet.ParameterSetName): $value $($PSBoundParameters.Keys)" } }`);
});
afterAll(() => session.close());

test.each([
  ['5 | check', 'Old: 5 value'],
  ['5 | check 1', 'Old: 5 first value'],
  ['5 | check -Is 5', 'Is: 5 Is Expected value'],
  ['5 | check -EQ 5', 'Is: 5 Is Expected value'],
  ['5 | check -Less 5 -Colour red', 'Less: 5 Less Colour Expected value'],
  ['5 | check -Even 4 -Level 3', 'Old: 5 Even Level value'],
  ['try { check -Is -Less } catch { $_.FullyQualifiedErrorId }', 'AmbiguousParameterSet,check'],
  ['try { check -Colour blue } catch { $_.FullyQualifiedErrorId }', 'ParameterArgumentValidationError,check'],
  ['try { check -Level 4 } catch { $_.FullyQualifiedErrorId }', 'ParameterArgumentValidationError,check'],
  ['try { check -Even 3 } catch { $_.FullyQualifiedErrorId }', 'ParameterArgumentValidationError,check'],
  [
    'function broken { [CmdletBinding()]param() dynamicparam { throw "no" } end { } }; try { broken } catch { $_.FullyQualifiedErrorId }',
    'GetDynamicParametersException,broken',
  ],
])('%s', (line, expected) => {
  expect(session.run(line).output).toBe(expected);
});
