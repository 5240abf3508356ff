/** Measure-Object works out numbers about its input: count, sum, average, extremes; or lines, words and characters of text. */

import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import type { PropertyExpression } from '../../formatting/property-expression.js';
import { formatOperator } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf, PSObject } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { cmdlet, type ParameterSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import type { PSPropertyExpression } from './ps-property-expression.js';
import './ps-property-expression.js';
import { type Measures, Statistics } from './statistics.js';

const numbers = 'GenericMeasure';
const texts = 'TextMeasure';
const measure = (set: string, help: string): ParameterSpec<boolean> & { default: boolean } => ({
  type: t.switch,
  default: false,
  sets: [set],
  help,
});

export const MeasureObject = cmdlet('Measure-Object', ['measure'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Counts and measures objects, or the text of strings.',
  defaultSet: numbers,
  parameters: {
    Property: {
      type: t.array(t.net<PSPropertyExpression>('Microsoft.PowerShell.Commands.PSPropertyExpression')),
      position: 0,
      wildcards: true,
      validate: [{ notNullOrEmpty: true }],
      help: 'Properties to measure, or script blocks. The objects themselves, when left out.',
    },
    StandardDeviation: measure(numbers, 'The standard deviation of a sample.'),
    Sum: measure(numbers, 'The sum of the values.'),
    AllStats: measure(numbers, 'Everything there is to know of numbers.'),
    Average: measure(numbers, 'The mean of the values.'),
    Maximum: measure(numbers, 'The greatest value; anything that can be compared will do.'),
    Minimum: measure(numbers, 'The least value.'),
    Line: measure(texts, 'The number of lines.'),
    Word: measure(texts, 'The number of words.'),
    Character: measure(texts, 'The number of characters.'),
    IgnoreWhiteSpace: measure(texts, 'Count no white space among the characters.'),
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
  },
  outputs: ['GenericMeasureInfo', 'TextMeasureInfo', 'GenericObjectMeasureInfo'].map(
    (name) => `Microsoft.PowerShell.Commands.${name}`,
  ),
  examples: [
    { code: '(1..4 | Measure-Object -Sum -Average).Sum', output: '10' },
    { code: "('ant', 'bee' | Measure-Object).Count", output: '2' },
    {
      code: "'one two', 'three' | Measure-Object -Line -Word -Character",
      output: '\nLines Words Characters Property\n----- ----- ---------- --------\n    2     3         12\n',
    },
    { code: "('ant', 'wasp' | Measure-Object Length -Maximum).Maximum", output: '4' },
  ],
  run(cmd, parameters) {
    const { Property } = parameters;
    const all = parameters.AllStats;
    const measures: Measures = {
      sum: all || parameters.Sum,
      average: all || parameters.Average,
      maximum: all || parameters.Maximum,
      minimum: all || parameters.Minimum,
      standardDeviation: all || parameters.StandardDeviation,
      lines: parameters.Line,
      words: parameters.Word,
      characters: parameters.Character,
      ignoreWhiteSpace: parameters.IgnoreWhiteSpace,
    };
    const session = new EngineFormattingSession(cmd);
    const byProperty = new Map<string, { name: string; statistics: Statistics }>();
    let isNumeric = true;

    const statisticsOf = (name: string): Statistics => {
      const key = fold(name);
      let entry = byProperty.get(key);
      if (entry === undefined) {
        entry = { name, statistics: new Statistics(measures) };
        byProperty.set(key, entry);
      }
      return entry.statistics;
    };
    const add = (name: string, value: unknown) => {
      if (statisticsOf(name).add(value)) return;
      isNumeric = false;
      const message = formatOperator('Input object "{0}" is not numeric.', [value]);
      const exception = 'System.Management.Automation.PSInvalidOperationException';
      cmd.writeError(cmd.error('NonNumericInputObject', 'InvalidType', value, message, exception));
    };
    const valueIn = (expression: PropertyExpression, input: unknown): unknown => {
      try {
        return expression.valueOf(input, session);
      } catch (error) {
        if (error instanceof NetException) return null;
        throw error;
      }
    };
    const addProperties = (expressions: readonly PSPropertyExpression[], input: unknown) => {
      const counted = new Set<string>();
      for (const { expression, source } of expressions) {
        const resolved = expression.resolve(input);
        if (resolved.length === 0 && !expression.hasWildcards) statisticsOf(expression.text);
        for (const one of resolved) {
          if (counted.has(one.text)) continue;
          counted.add(one.text);
          const value = valueIn(one, input);
          // Several objects that a block gave are one in a PSObject, whose text is theirs.
          add(one.text, typeof source !== 'string' && Array.isArray(value) ? new PSObject(value) : value);
        }
      }
    };

    return {
      process({ InputObject }) {
        if (isNull(InputObject)) return;
        if (Property === undefined) add('$_', baseOf(InputObject));
        else addProperties(Property, InputObject);
      },
      end() {
        if (Property === undefined) statisticsOf('$_');
        for (const { name, statistics } of byProperty.values()) {
          if (statistics.count === 0 && Property !== undefined) {
            if (cmd.session.currentScope.strict >= 200) writeNotFound(cmd, name);
            continue;
          }
          const info = cmd.parameterSet === texts ? statistics.texts() : statistics.numbers(isNumeric);
          if (Property !== undefined) info.property = name;
          cmd.writeObject(info);
        }
      },
    };
  },
}));

function writeNotFound(cmd: CmdletRuntime, name: string): void {
  const id = cmd.parameterSet === texts ? 'TextMeasurePropertyNotFound' : 'GenericMeasurePropertyNotFound';
  const message = `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`;
  const exception = 'System.Management.Automation.PSArgumentException';
  cmd.writeError(cmd.error(id, 'ObjectNotFound', null, message, exception));
}
