/**
 * -Property, -GroupBy and their like: names, script blocks, or hashtables with the keys Expression, Label (Name), Width,
 * Alignment, FormatString and Depth, each of which may be shortened. See about_Calculated_Properties.
 */
import type { ScriptBlock } from '../engine/script-block.js';
import { isTruthy, toText } from '../language/index.js';
import { ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../objects/error-record.js';
import { netException } from '../objects/errors.js';
import { isDictionary } from '../objects/hashtable.js';
import { typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { fold, isInt32, isNull } from '../objects/values.js';
import { Alignment } from './format-data.js';
import { isScriptBlock, type PropertyExpression, propertyExpression } from './property-expression.js';

/** A property that a Format-* command was asked for. */
export interface FormatParameter {
  expression: PropertyExpression;
  label?: string;
  format?: string;
  width?: number;
  alignment?: Alignment;
  depth?: number;
  /** Attributes of an HTML column, as they were written. */
  columnWidth?: string;
  columnAlignment?: string;
  /** Set where the parameter says how to sort. */
  isDescending?: boolean;
}

type ThrowTerminating = (error: ErrorRecord) => never;
type KeyName =
  | 'expression'
  | 'formatString'
  | 'width'
  | 'alignment'
  | 'label'
  | 'depth'
  | 'columnWidth'
  | 'columnAlignment'
  | 'name'
  | 'ascending'
  | 'descending';

interface KeyDefinition {
  name: KeyName;
  /** How the key is written, where `name` does not say it. */
  written?: string;
  otherName?: string;
  /** .NET type of the value; `text` is a string or an Int32. */
  type: 'System.String' | 'System.Int32' | 'expression' | 'text' | 'any';
}
const keys: Readonly<Record<KeyName, KeyDefinition>> = {
  expression: { name: 'expression', type: 'expression' },
  formatString: { name: 'formatString', type: 'System.String' },
  width: { name: 'width', type: 'System.Int32' },
  alignment: { name: 'alignment', type: 'System.String' },
  label: { name: 'label', otherName: 'name', type: 'System.String' },
  depth: { name: 'depth', type: 'System.Int32' },
  columnWidth: { name: 'columnWidth', written: 'width', type: 'text' },
  columnAlignment: { name: 'columnAlignment', written: 'alignment', type: 'System.String' },
  name: { name: 'name', otherName: 'label', type: 'System.String' },
  ascending: { name: 'ascending', type: 'any' },
  descending: { name: 'descending', type: 'any' },
};
const textTypes = '{System.String, System.Int32}';
const expressionTypes = '{System.String, System.Management.Automation.ScriptBlock}';

/** The keys that each command knows. */
export const parameterKeys = {
  table: ['expression', 'formatString', 'width', 'alignment', 'label'],
  list: ['expression', 'formatString', 'label'],
  wide: ['expression', 'formatString'],
  custom: ['expression', 'depth'],
  groupBy: ['expression', 'formatString', 'label'],
  select: ['expression', 'name'],
  sort: ['expression', 'ascending', 'descending'],
  group: ['expression'],
  html: ['expression', 'label', 'columnAlignment', 'columnWidth'],
} as const satisfies Record<string, readonly KeyName[]>;

/** Reads the parameters; ends the command with PowerShell's error for one that it does not understand. */
export function formatParameters(
  values: readonly unknown[],
  known: readonly KeyName[],
  throwTerminating: ThrowTerminating,
): FormatParameter[] {
  const fail = (id: string, message: string): never => throwTerminating(parameterError(id, message));
  return values.map((value) => readParameter(baseOf(value), known, fail));
}

type Fail = (id: string, message: string) => never;

function readParameter(value: unknown, known: readonly KeyName[], fail: Fail): FormatParameter {
  if (isDictionary(value)) return fromDictionary(value, known, fail);
  if (typeof value === 'string' || isScriptBlock(value))
    return { expression: toExpression(value, 'An empty string value is not allowed.', 'ExpressionEmptyString2', fail) };
  if (isNull(value))
    return fail(
      'DictionaryKeyUnknownType',
      `The value of a parameter was null; one of the following types was expected: ${expressionTypes}.`,
    );
  return fail(
    'DictionaryKeyUnknownType',
    `Cannot convert ${typeOf(value).fullName} to one of the following types ${expressionTypes}.`,
  );
}

function fromDictionary(
  dictionary: { entries(): Iterable<[unknown, unknown]> },
  known: readonly KeyName[],
  fail: Fail,
): FormatParameter {
  const found = new Map<KeyName, unknown>();
  for (const [key, value] of dictionary.entries()) {
    if (typeof key !== 'string')
      return fail(
        'DictionaryKeyNonString',
        `The ${isNull(key) ? '' : typeOf(key).name} key type is not valid. The key must be a string.`,
      );
    const definition = matchKey(key, known, fail);
    if (found.has(definition.name))
      fail('DictionaryKeyDuplicate', `The duplicated key "${key}" conflicts with "${definition.name}".`);
    checkType(key, definition, baseOf(value), fail);
    found.set(definition.name, baseOf(value));
  }
  if (!found.has('expression')) fail('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  return toParameter(found, fail);
}

function matchKey(key: string, known: readonly KeyName[], fail: Fail): KeyDefinition {
  const matches = known
    .map((name) => keys[name])
    .filter(({ name, written = name, otherName }) => isBeginning(key, written) || isBeginning(key, otherName));
  const [match, other] = matches;
  if (match === undefined) return fail('DictionaryKeyIllegal', `The ${key} key is not valid.`);
  if (other !== undefined)
    fail('DictionaryKeyAmbiguous', `The ${key} key is ambiguous; ${match.name} and ${other.name} conflict.`);
  return match;
}

function isBeginning(text: string, of: string | undefined): boolean {
  return of !== undefined && fold(of).startsWith(fold(text));
}

function checkType(key: string, definition: KeyDefinition, value: unknown, fail: Fail): void {
  if (definition.type === 'any') return;
  if (isNull(value)) fail('DictionaryKeyMissingValue', `The ${key} key has no value.`);
  const actual = typeOf(value).fullName;
  if (definition.type === 'expression' || definition.type === 'text') {
    const isExpression = definition.type === 'expression';
    if (typeof value !== 'string' && !(isExpression ? isScriptBlock(value) : isInt32(value)))
      fail(
        'DictionaryKeyIllegalValue1',
        `The "${key}" key has a type, ${actual}, that is not valid; expected types are ${isExpression ? expressionTypes : textTypes}.`,
      );
  } else if (actual !== definition.type)
    fail(
      'DictionaryKeyIllegalValue2',
      `The "${key}" key has a type, ${actual}, that is not valid; expected type is ${definition.type}.`,
    );
}

function toParameter(found: ReadonlyMap<KeyName, unknown>, fail: Fail): FormatParameter {
  const parameter: FormatParameter = {
    expression: toExpression(
      found.get('expression') as string | ScriptBlock,
      'The "expression" key cannot have an empty string value.',
      'ExpressionEmptyString1',
      fail,
    ),
  };
  const label = found.get('label') ?? found.get('name');
  if (typeof label === 'string') parameter.label = label;
  const format = found.get('formatString');
  if (format === '') fail('FormatStringEmpty', 'Cannot have an empty formatting string for key "formatString".');
  if (typeof format === 'string') parameter.format = format;
  const width = found.get('width');
  if (isInt32(width)) {
    if (width <= 0) fail('WidthOutOfRange', `The value "${width}" for key "width" should be greater than 0.`);
    parameter.width = width;
  }
  if (found.has('alignment')) parameter.alignment = toAlignment(toText(found.get('alignment')), fail);
  const columnWidth = found.get('columnWidth');
  if (columnWidth !== undefined) parameter.columnWidth = toText(columnWidth);
  const columnAlignment = found.get('columnAlignment');
  if (typeof columnAlignment === 'string') parameter.columnAlignment = columnAlignment;
  const depth = found.get('depth');
  if (isInt32(depth)) parameter.depth = depth;
  const descending = isDescending(found);
  if (descending !== undefined) parameter.isDescending = descending;
  return parameter;
}

/** Contradicting keys (`ascending = $true; descending = $true`) say nothing. */
function isDescending(found: ReadonlyMap<KeyName, unknown>): boolean | undefined {
  if (!found.has('ascending')) return found.has('descending') ? isTruthy(found.get('descending')) : undefined;
  const ascending = isTruthy(found.get('ascending'));
  return found.has('descending') && isTruthy(found.get('descending')) === ascending ? undefined : !ascending;
}

function toAlignment(text: string, fail: Fail): Alignment {
  if (text !== '') {
    if (isBeginning(text, 'left')) return Alignment.left;
    if (isBeginning(text, 'center')) return Alignment.center;
    if (isBeginning(text, 'right')) return Alignment.right;
  }
  return fail(
    'AlignmentIllegalValue',
    `The value "${text}" for key "alignment" is not valid; valid values are {left, center, right}.`,
  );
}

function toExpression(
  value: string | ScriptBlock,
  emptyMessage: string,
  emptyId: string,
  fail: Fail,
): PropertyExpression {
  if (value === '') return fail(emptyId, emptyMessage);
  return propertyExpression(value);
}

function parameterError(id: string, message: string): ErrorRecord {
  const record = new ErrorRecord(
    netException('System.NotSupportedException', 'Specified method is not supported.'),
    id,
    new ErrorCategoryInfo('InvalidArgument'),
  );
  record.errorDetails = new ErrorDetails(message);
  return record;
}
