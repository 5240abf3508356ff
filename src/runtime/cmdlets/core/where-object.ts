/** Where-Object lets objects through: by a script block, or by one property compared with a value. */
import type { BlockRunner } from '../../engine/invoke.js';
import { Slot } from '../../engine/slot-table.js';
import {
  binaryOperation,
  convertTo,
  isOperator,
  matchOperator,
  toBoolean,
  WildcardPattern,
} from '../../language/index.js';
import { isDictionary } from '../../objects/hashtable.js';
import { enumerateMembers, readProperty } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { CaptureSink } from '../../pipeline/sink.js';
import { cmdlet, type ParameterSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { nameError } from './name-error.js';

/** Comparison switches: the operator behind each, and the parameter set. The case-sensitive ones begin with C. */
const comparisons: Record<string, readonly [operator: string, set: string]> = {
  EQ: ['Ieq', 'EqualSet'], CEQ: ['Ceq', 'CaseSensitiveEqualSet'],
  NE: ['Ine', 'NotEqualSet'], CNE: ['Cne', 'CaseSensitiveNotEqualSet'],
  GT: ['Igt', 'GreaterThanSet'], CGT: ['Cgt', 'CaseSensitiveGreaterThanSet'],
  LT: ['Ilt', 'LessThanSet'], CLT: ['Clt', 'CaseSensitiveLessThanSet'],
  GE: ['Ige', 'GreaterOrEqualSet'], CGE: ['Cge', 'CaseSensitiveGreaterOrEqualSet'],
  LE: ['Ile', 'LessOrEqualSet'], CLE: ['Cle', 'CaseSensitiveLessOrEqualSet'],
  Like: ['Ilike', 'LikeSet'], CLike: ['Clike', 'CaseSensitiveLikeSet'],
  NotLike: ['Inotlike', 'NotLikeSet'], CNotLike: ['Cnotlike', 'CaseSensitiveNotLikeSet'],
  Match: ['Imatch', 'MatchSet'], CMatch: ['Cmatch', 'CaseSensitiveMatchSet'],
  NotMatch: ['Inotmatch', 'NotMatchSet'], CNotMatch: ['Cnotmatch', 'CaseSensitiveNotMatchSet'],
  Contains: ['Icontains', 'ContainsSet'], CContains: ['Ccontains', 'CaseSensitiveContainsSet'],
  NotContains: ['Inotcontains', 'NotContainsSet'], CNotContains: ['Cnotcontains', 'CaseSensitiveNotContainsSet'],
  In: ['Iin', 'InSet'], CIn: ['Cin', 'CaseSensitiveInSet'],
  NotIn: ['Inotin', 'NotInSet'], CNotIn: ['Cnotin', 'CaseSensitiveNotInSet'],
  Is: ['Is', 'IsSet'], IsNot: ['IsNot', 'IsNotSet'], Not: ['Not', 'Not'],
}; // biome-ignore format: a table
const valueSets = Object.values(comparisons)
  .map(([, set]) => set)
  .filter((set) => set !== 'Not');

function comparisonParameters(): Record<string, ParameterSpec<boolean>> {
  return Object.fromEntries(
    Object.entries(comparisons).map(([name, [operator, set]]) => [
      name,
      {
        type: t.switch,
        default: false,
        aliases: operator === `I${fold(name)}` ? [`I${name}`] : [],
        sets: { [set]: { mandatory: name !== 'EQ' } },
        help: `Compares with the operator -${fold(name)}.`,
      },
    ]),
  );
}

export const WhereObject = cmdlet('Where-Object', ['?', 'where'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lets through the objects that meet a condition.',
  defaultSet: 'EqualSet',
  parameters: {
    InputObject: { type: t.object, from: 'pipeline', help: 'The objects.' },
    FilterScript: {
      type: t.scriptBlock,
      sets: { ScriptBlockSet: { mandatory: true, position: 0 } },
      help: 'Is run for each object, which is `$_`; what makes it true passes.',
    },
    Property: {
      type: t.string,
      sets: Object.fromEntries([...valueSets, 'Not'].map((set) => [set, { mandatory: true, position: 0 }])),
      validate: [{ notNullOrEmpty: true }],
      help: 'The property to compare; alone, it must be true.',
    },
    Value: {
      type: t.object,
      sets: Object.fromEntries(valueSets.map((set) => [set, { position: 1 }])),
      help: 'What to compare it with.',
    },
    ...comparisonParameters(),
  },
  examples: [
    { code: '1..4 | Where-Object { $_ % 2 }', output: '1\n3' },
    { code: "'a', 'bb' | Where-Object Length -gt 1", output: 'bb' },
    {
      code: '[pscustomobject]@{ On = $true; N = 1 }, [pscustomobject]@{ On = $false; N = 2 } | Where-Object On | ForEach-Object N',
      output: '1',
    },
  ],
  run(cmd, parameters) {
    const { FilterScript, Property } = parameters;
    if (FilterScript !== undefined) {
      const sink = new CaptureSink();
      const runner: BlockRunner = cmd.blockRunner(FilterScript, sink);
      return {
        process({ InputObject }) {
          sink.clear();
          const item = InputObject === undefined ? null : InputObject;
          runner.run(item, none, [item]);
          if (toBoolean(sink.result)) cmd.writeObject(InputObject);
        },
      };
    }
    const chosen = Object.keys(comparisons).find((name) => (parameters as Record<string, unknown>)[name] === true);
    const [operator] = comparisons[chosen ?? 'EQ'] as readonly [string, string];
    const hasValue = cmd.isBound('Value');
    const test = propertyTest(cmd, operator, chosen === undefined || chosen === 'Not', parameters.Value);
    const read = propertyReader(cmd, Property as string);
    return {
      process({ InputObject }) {
        if (!hasValue && chosen !== undefined && chosen !== 'Not')
          throwNameError(
            cmd,
            'ValueNotSpecifiedForWhereObject',
            'The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.',
          );
        if (hasValue && chosen === undefined)
          throwNameError(
            cmd,
            'OperatorNotSpecified',
            'An operator is required to compare the two specified values. Include a valid operator in the command, and then try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle',
          );
        const value = read(InputObject);
        if (value !== failed && passes(cmd, operator, test, value, InputObject)) cmd.writeObject(InputObject);
      },
    };
  },
}));

function throwNameError(cmd: CmdletRuntime, id: string, message: string): never {
  return cmd.throwTerminating(nameError(cmd, id, message));
}

/** What a property that cannot be read is: an error was written, and the object does not pass. */
const failed = Symbol('failed');

/** Reads the property: a key of a dictionary, or a member, whose name may have wildcards when only one fits. */
function propertyReader(cmd: CmdletRuntime, name: string): (input: unknown) => unknown {
  const folded = fold(name);
  const pattern = WildcardPattern.containsWildcard(name) ? new WildcardPattern(name) : null;
  const refuse = (id: string, message: string, input: unknown): unknown => {
    cmd.writeError(nameError(cmd, id, message, input));
    return failed;
  };
  const isStrict = () => cmd.session.currentScope.strict >= 200;
  return (input) => {
    if (isNull(input))
      return isStrict() ? refuse('InputObjectIsNull', "Cannot operate on a 'null' input object.", input) : null;
    const base = baseOf(input);
    if (isDictionary(base) && base.has(name)) return base.get(name);
    let value: unknown;
    if (pattern === null) value = readProperty(input, name, folded);
    else {
      const names = enumerateMembers(input)
        .filter((member) => !member.isHidden && pattern.isMatch(member.name))
        .map((member) => member.name);
      const [first, second] = names;
      if (second !== undefined)
        return refuse(
          'AmbiguousPropertyName',
          `Input name "${name}" is ambiguous. It can be resolved to multiple matched members. Possible matches include: ${names.join(' ')}.`,
          input,
        );
      value = first === undefined ? undefined : readProperty(input, first, fold(first));
    }
    if (value !== undefined || !isStrict()) return value ?? null;
    return refuse('PropertyNotFound', `The input name "${name}" cannot be resolved to a property.`, input);
  };
}

type Test = (value: unknown) => unknown;

/** The comparison with the value, which is made ready once. Without an operator the property itself must be true. */
function propertyTest(cmd: CmdletRuntime, operator: string, isBoolean: boolean, value: unknown): Test {
  if (isBoolean) return operator === 'Not' ? (property) => !toBoolean(property) : toBoolean;
  const right = value ?? null;
  if (operator === 'Is' || operator === 'IsNot') {
    const type = typeOperand(right);
    return (property) => isOperator(property, type) === (operator === 'Is');
  }
  const match = /^(.)(not)?match$/.exec(operator);
  if (match === null) {
    const compare = binaryOperation(operator);
    return (property) => compare(property, right);
  }
  return (property) => {
    const { result, matches } = matchOperator(property, right, match[1] === 'I', match[2] !== undefined);
    if (matches !== null) cmd.session.currentScope.slots[Slot.Matches] = matches;
    return result;
  };
}

/** `[int]` is taken for the type, as in scripts. */
function typeOperand(value: unknown): unknown {
  const base = baseOf(value);
  if (typeof base !== 'string') return value;
  return convertTo(/^\[(.+)\]$/.exec(base)?.[1] ?? base, requireType('System.Type'));
}

function passes(cmd: CmdletRuntime, operator: string, test: Test, value: unknown, input: unknown): boolean {
  try {
    return toBoolean(test(value));
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const isArgument = /ArgumentException$/.test(error.netType.fullName);
    const [id, category, kind, text] = isArgument
      ? ([
          'BadOperatorArgument',
          'InvalidArgument',
          'PSArgumentException',
          `The argument to operator '${operator}' is not valid: ${error.message}.`,
        ] as const)
      : ([
          'OperatorFailed',
          'InvalidOperation',
          'PSInvalidOperationException',
          `The '${operator}' operator failed: ${error.message}.`,
        ] as const);
    cmd.writeError(cmd.error(id, category, input, text, `System.Management.Automation.${kind}`));
    return false;
  }
}

const none: readonly unknown[] = [];
