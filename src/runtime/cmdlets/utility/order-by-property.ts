/**
 * The keys by which Sort-Object, Group-Object and Compare-Object order objects: the object itself, or the values of
 * properties and calculations. A property that an object does not have sorts after every value.
 */
import type { CultureInfo } from '../../dotnet/globalization/culture-info.js';
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { type FormatParameter, formatParameters, parameterKeys } from '../../formatting/format-parameters.js';
import type { FormattingSession } from '../../formatting/formatting-session.js';
import { propertyExpression } from '../../formatting/property-expression.js';
import { ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../../objects/error-record.js';
import { netException } from '../../objects/errors.js';
import { isDictionary } from '../../objects/hashtable.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf } from '../../objects/ps-object.js';
import { ownPropertySet } from '../../objects/standard-members.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { typeTable } from '../../objects/type-table.js';
import { AutomationNull, fold } from '../../objects/values.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { type ObjectComparer, objectComparer } from './object-comparer.js';

/** An object and its keys. A key is undefined where the object lacks the property. */
export interface OrderEntry {
  readonly input: unknown;
  readonly keys: readonly unknown[];
  /** Its place in the input. */
  readonly index: number;
  /** False when it has none of the properties. */
  readonly isComparable: boolean;
}
export type EntryComparer = (a: OrderEntry, b: OrderEntry) => number;

export class OrderKeys {
  readonly #session: FormattingSession;
  constructor(
    readonly cmd: CmdletRuntime,
    readonly parameters: readonly FormatParameter[],
  ) {
    this.#session = new EngineFormattingSession(cmd);
  }

  /** The keys that -Property asks for; without it those that the type of the first object names, or the object itself. */
  static read(
    cmd: CmdletRuntime,
    property: readonly unknown[] | undefined,
    known: 'sort' | 'group',
    first: unknown,
  ): OrderKeys {
    const asked = property ?? keyProperties(first);
    const parameters = formatParameters(asked, parameterKeys[known], (error) => cmd.throwTerminating(error));
    if (known === 'group') refuseWildcards(cmd, asked, parameters);
    return new OrderKeys(cmd, parameters);
  }

  /** The keys with names with wildcards replaced by the properties that any of the objects has, sorted by name. */
  expand(inputs: readonly unknown[]): OrderKeys {
    if (!this.parameters.some(({ expression }) => expression.hasWildcards)) return this;
    const expanded = this.parameters.flatMap((parameter) => {
      if (!parameter.expression.hasWildcards) return [parameter];
      const names = new Map<string, string>();
      for (const input of inputs)
        for (const { text } of parameter.expression.resolve(input)) names.set(fold(text), text);
      return [...names.keys()]
        .sort()
        .map((key) => ({ ...parameter, expression: propertyExpression(names.get(key) as string) }));
    });
    return new OrderKeys(this.cmd, expanded);
  }

  entryOf(input: unknown, index: number): OrderEntry {
    const { parameters } = this;
    const { length } = parameters;
    if (length === 0) return { input, keys: [input], index, isComparable: true };
    const keys = new Array<unknown>(length);
    let isComparable = false;
    for (let i = 0; i < length; i++) {
      const value = this.#keyOf(parameters[i] as FormatParameter, input);
      keys[i] = value;
      if (value !== undefined) isComparable = true;
    }
    return { input, keys, index, isComparable };
  }

  #keyOf({ expression }: FormatParameter, input: unknown): unknown {
    try {
      const value = expression.find(input, this.#session);
      if (value === AutomationNull) return null;
      if (value === undefined)
        this.cmd.writeDebug(`"Sort-Object" - "${expression.text}" cannot be found in "InputObject".`);
      return value;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      this.cmd.writeError(this.cmd.error('ExpressionEvaluation', 'InvalidResult', input, error.message, error));
      return null;
    }
  }

  /** The order of entries. A key's own direction goes before `descending`. */
  comparer(culture: CultureInfo, caseSensitive: boolean, descending = false): EntryComparer {
    const ascending = objectComparer(culture, caseSensitive);
    const reversed: ObjectComparer = (a, b) => -ascending(a, b);
    const directions =
      this.parameters.length === 0 ? [descending] : this.parameters.map((p) => p.isDescending ?? descending);
    const comparers = directions.map((isDescending) => (isDescending ? reversed : ascending));
    const [only] = comparers;
    if (comparers.length === 1 && only) return (a, b) => compareKeys(a.keys[0], b.keys[0], only);
    return (a, b) => {
      for (let i = 0; i < comparers.length; i++) {
        const order = compareKeys(a.keys[i], b.keys[i], comparers[i] as ObjectComparer);
        if (order !== 0) return order;
      }
      return 0;
    };
  }
}

/** DefaultKeyPropertySet of the object or its type. */
function keyProperties(first: unknown): readonly string[] {
  const own = ownPropertySet(first, 'DefaultKeyPropertySet');
  return own ?? typeTable.standardMember(typeNamesOf(first), 'defaultKeyPropertySet') ?? [];
}

/** A property that is not there comes last, whatever the direction. */
function compareKeys(a: unknown, b: unknown, compare: ObjectComparer): number {
  if (a !== undefined && b !== undefined) return compare(a, b);
  if (a !== undefined) return -1;
  return b === undefined ? 0 : 1;
}

function refuseWildcards(cmd: CmdletRuntime, asked: readonly unknown[], parameters: readonly FormatParameter[]): void {
  let wasHashtable = false;
  parameters.forEach(({ expression }, i) => {
    wasHashtable ||= isDictionary(baseOf(asked[i]));
    if (!expression.hasWildcards) return;
    const exception = netException('System.NotSupportedException', 'Specified method is not supported.');
    const id = wasHashtable ? 'ExpressionGlobbing1' : 'ExpressionGlobbing2';
    const record = new ErrorRecord(exception, id, new ErrorCategoryInfo('InvalidArgument'));
    record.errorDetails = new ErrorDetails(
      wasHashtable
        ? `The "expression" key cannot have wildcard characters in value "${expression.text}".`
        : `Wildcard characters are not allowed in "${expression.text}".`,
    );
    cmd.throwTerminating(record);
  });
}
