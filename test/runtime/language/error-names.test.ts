/** Under whose name errors arrive where they are caught, and which exception of theirs the clauses see. Recorded from PowerShell. */
import { describe, expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

const told = `
function Show($e) { "$($e.FullyQualifiedErrorId)|$($e.CategoryInfo.Activity)|$($e.InvocationInfo.MyCommand)|$($e.Exception.GetType().Name)" }
function Advanced { [CmdletBinding()]param() process { [void]0; [int]::Parse('x') } }
function Plain { process { [void]0; [int]::Parse('x') } }
function Throws { [CmdletBinding()]param() throw 'x' }
function Assigns { param([int]$x) $x = 'a' }
function Wants { param([int]$x) }
`;
function run(script: string): string {
  const session = openSession();
  try {
    return session
      .run(told + script)
      .output.trim()
      .replace(/\r/g, '');
  } finally {
    session.close();
  }
}

describe('an error that leaves a function', () => {
  test.each([
    ['try { Advanced } catch { Show $_ }', 'FormatException,Advanced|Advanced|Advanced|MethodInvocationException'],
    ['try { Plain } catch { Show $_ }', 'FormatException|||MethodInvocationException'],
    ['try { Throws } catch { Show $_ }', 'x|||RuntimeException'],
    ["try { Advanced } catch [FormatException] { 'inner' } catch { 'all' }", 'inner'],
    ["try { Plain } catch [FormatException] { 'inner' } catch { 'all' }", 'inner'],
    ["try { try { Plain } catch { throw $_ } } catch [FormatException] { 'inner' } catch { 'all' }", 'all'],
    [
      'try { Wants q } catch [System.Management.Automation.RuntimeException] { $_.Exception.GetType().Name }',
      'ArgumentTransformationMetadataException',
    ],
    ['try { Assigns } catch { Show $_ }', 'InvalidCastFromStringToInteger|||RuntimeException'],
    ['try { . Assigns } catch { Show $_ }', 'RuntimeException|||ArgumentTransformationMetadataException'],
    ["try { Advanced } catch { $_.ScriptStackTrace -match 'Advanced<Process>' }", 'True'],
    ['try { Plain } catch { [object]::ReferenceEquals($_, $Error[0]) }', 'False'],
    ['& { [CmdletBinding()]param() $MyInvocation.MyCommand.GetType().Name }', 'FunctionInfo'],
  ])('%s', (script, expected) => {
    expect(run(script)).toBe(expected);
  });

  test('with $ErrorActionPreference = Stop ends an advanced function alone', () => {
    const script = `function f { [CmdletBinding()]param() $ErrorActionPreference = 'Stop'; $null.foo() }; f 2>$null; 'next'`;
    expect(run(script)).toBe('next');
  });
});
