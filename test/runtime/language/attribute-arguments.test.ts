/** What PowerShell 7.6 says of attributes with arguments that they do not take: when the function is first called. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

const automation = 'System.Management.Automation';
const noConstructor = (count: number) => `Cannot find an overload for ".ctor" and the argument count: "${count}".`;
const noProperty = (name: string, type: string) =>
  `Property '${name}' cannot be found for type '${automation}.${type}'.`;

test.each([
  ['param([ValidateNotNull(1, 2)] $p)', 'MethodCountCouldNotFindBest', noConstructor(2)],
  ['param([Parameter("x")] $p)', 'MethodCountCouldNotFindBest', noConstructor(1)],
  ['param([ValidateRange()] $p)', 'MethodCountCouldNotFindBest', noConstructor(0)],
  ['param([AllowNull(1)] $p)', 'MethodCountCouldNotFindBest', noConstructor(1)],
  ['param([Parameter(Nope = 1)] $p)', 'PropertyNotFoundForType', noProperty('Nope', 'CmdletBindingAttribute')],
  ['[CmdletBinding(Nope = 1)] param($p)', 'PropertyNotFoundForType', noProperty('Nope', 'CmdletBindingAttribute')],
  [
    'param([ValidateRange(1, 2, Nope = 1)] $p)',
    'PropertyNotFoundForType',
    noProperty('Nope', 'ValidateRangeAttribute'),
  ],
  [
    'param([Parameter(Position = "x")] $p)',
    'InvalidCastFromStringToInteger',
    `Cannot convert value "x" to type "System.Int32". Error: "The input string 'x' was not in a correct format."`,
  ],
  [
    'param([ValidateScript("x")] $p)',
    'ExceptionConstructingAttribute',
    `The following exception occurred while constructing the attribute "ValidateScript": "Cannot convert the "x" value of type "System.String" to type "${automation}.ScriptBlock"."`,
  ],
  [
    'param([ValidateRange(5, 1)] $p)',
    'MaxRangeSmallerThanMinRange',
    'The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter.',
  ],
  [
    'param([NoSuch()] $p)',
    'CustomAttributeTypeNotFound',
    "Cannot find the type for custom attribute 'NoSuch'. Make sure that the assembly that contains this type is loaded.",
  ],
])('%s', (head, id, message) => {
  const session = openSession();
  try {
    const line = `function f { ${head} } try { f 1 } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }`;
    expect(session.run(line).output).toBe(`${id}\n${message}`);
  } finally {
    session.close();
  }
});

test.each([
  [
    '[CmdletBinding(ConfirmImpact = "high")] param([Parameter(Position = "1")] $a, [Parameter(Position = 0)] $b) "$a$b"',
    '21',
  ],
  [
    '[Diagnostics.CodeAnalysis.SuppressMessage("a", "b", Justification = "c")] param([Obsolete("x")] $a, $b) "$a$b"',
    '12',
  ],
  // With a parameter set anywhere, none has a position that is not written.
  [
    'param([Parameter(ParameterSetName = "A")] $a, $b) 0',
    "A positional parameter cannot be found that accepts argument '1'.",
  ],
])('%s', (body, expected) => {
  const session = openSession();
  try {
    expect(session.run(`function f { ${body} } try { f 1 2 } catch { "$_" }`).output).toBe(expected);
  } finally {
    session.close();
  }
});
