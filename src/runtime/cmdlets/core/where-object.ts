/** Where-Object lets objects through: by a script block, or by one property compared with a value. */
import type { BlockRunner } from '../../engine/invoke.js';
import { Slot } from '../../engine/slot-table.js';
import { binaryOperation, isOperator, matchOperator, toBoolean } from '../../language/index.js';
import { getProperty } from '../../objects/members.js';
import { fold } from '../../objects/values.js';
import { CaptureSink } from '../../pipeline/sink.js';
import { cmdlet, type ParameterSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** Comparison switches and the operator behind each; the case-sensitive ones begin with C. */
const comparisons: Record<string, string> = {
  EQ: 'Ieq', CEQ: 'Ceq', NE: 'Ine', CNE: 'Cne', GT: 'Igt', CGT: 'Cgt', LT: 'Ilt', CLT: 'Clt', GE: 'Ige', CGE: 'Cge',
  LE: 'Ile', CLE: 'Cle', Like: 'Ilike', CLike: 'Clike', NotLike: 'Inotlike', CNotLike: 'Cnotlike', Match: 'Imatch',
  CMatch: 'Cmatch', NotMatch: 'Inotmatch', CNotMatch: 'Cnotmatch', Contains: 'Icontains', CContains: 'Ccontains',
  NotContains: 'Inotcontains', CNotContains: 'Cnotcontains', In: 'Iin', CIn: 'Cin', NotIn: 'Inotin', CNotIn: 'Cnotin',
  Is: 'Is', IsNot: 'IsNot', Not: 'Not',
}; // biome-ignore format: a table
const insensitiveAliases = new Set([
  'EQ',
  'NE',
  'GT',
  'LT',
  'GE',
  'LE',
  'Like',
  'NotLike',
  'Match',
  'NotMatch',
  'Contains',
  'NotContains',
  'In',
  'NotIn',
]);

function setName(name: string): string {
  if (name === 'EQ') return 'EqualSet';
  if (name === 'Not') return 'NotSet';
  return `${name}Set`;
}
const valueSets = Object.keys(comparisons)
  .filter((n) => n !== 'Not')
  .map(setName);

function comparisonParameters(): Record<string, ParameterSpec<boolean>> {
  return Object.fromEntries(
    Object.keys(comparisons).map((name) => [
      name,
      {
        type: t.switch,
        default: false,
        aliases: insensitiveAliases.has(name) ? [`I${name}`] : [],
        sets: { [setName(name)]: { mandatory: name !== 'EQ' } },
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
      sets: Object.fromEntries([...valueSets, 'NotSet'].map((s) => [s, { mandatory: true, position: 0 }])),
      validate: [{ notNullOrEmpty: true }],
      help: 'The property to compare; alone, it must be true.',
    },
    Value: {
      type: t.object,
      sets: Object.fromEntries(valueSets.map((s) => [s, { position: 1 }])),
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
    const { FilterScript } = parameters;
    if (FilterScript !== undefined) {
      const sink = new CaptureSink();
      const runner: BlockRunner = cmd.blockRunner(FilterScript, sink);
      return {
        process({ InputObject }) {
          sink.clear();
          runner.run(InputObject === undefined ? null : InputObject);
          if (toBoolean(sink.result)) cmd.writeObject(InputObject);
        },
      };
    }
    const property = parameters.Property as string;
    const chosen = Object.keys(comparisons).find((name) => (parameters as Record<string, unknown>)[name] === true);
    if (chosen === 'Not') return passing(cmd, (value) => !toBoolean(value), property);
    if (chosen === undefined && !cmd.isBound('Value')) return passing(cmd, toBoolean, property);
    const compare = comparer(cmd, comparisons[chosen ?? 'EQ'] as string);
    const { Value } = parameters;
    return passing(cmd, (value) => toBoolean(compare(value, Value ?? null)), property);
  },
}));

function passing(cmd: CmdletRuntime, test: (value: unknown) => boolean, property: string) {
  return {
    process({ InputObject }: { InputObject: unknown }) {
      if (test(getProperty(InputObject, property))) cmd.writeObject(InputObject);
    },
  };
}

function comparer(cmd: CmdletRuntime, operator: string): (a: unknown, b: unknown) => unknown {
  if (operator === 'Is') return isOperator;
  if (operator === 'IsNot') return (a, b) => !isOperator(a, b);
  if (/match$/.test(operator))
    return (a, b) => {
      const { result, matches } = matchOperator(a, b, operator[0] === 'I', operator.slice(1) === 'notmatch');
      if (matches !== null) cmd.session.currentScope.slots[Slot.Matches] = matches;
      return result;
    };
  return binaryOperation(operator);
}
