/** What Trace-Command tells of the binding of parameters: the lines that the real engine writes for the same commands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
const folder = mkdtempSync(join(tmpdir(), 'trace-'));
beforeAll(() => {
  session = openSession();
  session.run(`
    function f { [CmdletBinding()] param([Parameter(Mandatory,Position=0)][ValidateSet('a','b')][string]$X,
      [Parameter(ValueFromPipeline)]$I,[Parameter(ValueFromPipelineByPropertyName)][int]$Length) process{} }
    function traced($options, [scriptblock]$block) {
      try { $null = Trace-Command ParameterBinding $block $options -FilePath '${folder}/t.txt' } catch { }
      Get-Content '${folder}/t.txt' | ForEach-Object { $_ -replace '^ParameterBinding Information: 0 : ' }
      Remove-Item '${folder}/t.txt' }`);
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

const typeConverter = 'System.Management.Automation.ArgumentTypeConverterAttribute';

test('a validation that fails', () => {
  expect(session.run('traced All { f c }').output).toBe(`BIND NAMED cmd line args [f]
BIND POSITIONAL cmd line args [f]
    BIND arg [c] to parameter [X]
        Executing DATA GENERATION metadata: [${typeConverter}]
            result returned from DATA GENERATION: c
        Executing VALIDATION metadata: [System.Management.Automation.ValidateSetAttribute]
            ERROR: VALIDATION FAILED: The argument "c" does not belong to the set "a,b" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`);
});

test("a cmdlet's arguments are converted one by one", () => {
  expect(
    session.run("traced All { Get-Command -TotalCount '1' -Verb get,'set' }").output,
  ).toBe(`BIND NAMED cmd line args [Get-Command]
    BIND arg [1] to parameter [TotalCount]
        COERCE arg to [System.Int32]
            Trying to convert argument value from System.String to System.Int32
            CONVERT arg type to param type using LanguagePrimitives.ConvertTo
            CONVERT SUCCESSFUL using LanguagePrimitives.ConvertTo: [1]
        BIND arg [1] to param [TotalCount] SUCCESSFUL
    BIND arg [System.Object[]] to parameter [Verb]
        COERCE arg to [System.String[]]
            Trying to convert argument value from System.Object[] to System.String[]
            ENCODING arg into collection
            Binding collection parameter Verb: argument type [Object[]], parameter type [System.String[]], collection type Array, element type [System.String], coerceElementType
            Arg is IList with 2 elements
            Creating array with element type [System.String] and 2 elements
            Argument type System.Object[] is IList
            COERCE collection element from type String to type System.String
            COERCE arg to [System.String]
                Parameter and arg types the same, no coercion is needed.
            Adding element of type String to array position 0
            COERCE collection element from type String to type System.String
            COERCE arg to [System.String]
                Parameter and arg types the same, no coercion is needed.
            Adding element of type String to array position 1
        BIND arg [System.String[]] to param [Verb] SUCCESSFUL
BIND POSITIONAL cmd line args [Get-Command]
MANDATORY PARAMETER CHECK on cmdlet [Get-Command]
CALLING BeginProcessing
CALLING ProcessRecord
CALLING EndProcessing`);
});

test('objects of the pipeline', () => {
  const { output } = session.run("traced All { [pscustomobject]@{Length='5'} | f a }");
  expect(output.slice(output.indexOf('CALLING BeginProcessing'))).toBe(`CALLING BeginProcessing
BIND PIPELINE object to parameters: [f]
    PIPELINE object TYPE = [System.Management.Automation.PSCustomObject]
    RESTORING pipeline parameter's original values
    Parameter [I] PIPELINE INPUT ValueFromPipeline NO COERCION
    BIND arg [@{Length=5}] to parameter [I]
        BIND arg [@{Length=5}] to param [I] SUCCESSFUL
    Parameter [Length] PIPELINE INPUT ValueFromPipelineByPropertyName NO COERCION
    BIND arg [5] to parameter [Length]
        Executing DATA GENERATION metadata: [${typeConverter}]
            result returned from DATA GENERATION: 5
        BIND arg [5] to param [Length] SKIPPED
    Parameter [Length] PIPELINE INPUT ValueFromPipelineByPropertyName WITH COERCION
    BIND arg [5] to parameter [Length]
        Executing DATA GENERATION metadata: [${typeConverter}]
            result returned from DATA GENERATION: 5
        COERCE arg to [System.Int32]
            Parameter and arg types the same, no coercion is needed.
        BIND arg [5] to param [Length] SUCCESSFUL
MANDATORY PARAMETER CHECK on cmdlet [f]
CALLING ProcessRecord
CALLING EndProcessing`);
});

test('scopes alone, and nothing where the options leave out methods', () => {
  expect(session.run('traced ExecutionFlow { f a }').output.split('\n').slice(0, 3)).toEqual([
    'BIND NAMED cmd line args [f]',
    'BIND POSITIONAL cmd line args [f]',
    '    BIND arg [a] to parameter [X]',
  ]);
  expect(session.run('traced WriteLine { f a }').output).toBe('');
});

test('names of no source', () => {
  const { output } = session.run(
    'try { Get-TraceSource nope -ErrorAction Stop } catch { "$_ $($_.FullyQualifiedErrorId)" }',
  );
  expect(output).toBe(
    "Cannot find a trace source with the name 'nope'. TraceSourceNotFound,Microsoft.PowerShell.Commands.GetTraceSourceCommand",
  );
});
