/**
 * The text of a value in a cell: `{a, b}` for collections (no more than $FormatEnumerationLimit items), the culture's text for
 * all else. Numbers with fractions have a fixed number of digits in tables whose columns are an object's own properties.
 */
import { enumerableOf, formatOperator, hooks, toTextCulture } from '../language/index.js';
import { isDictionary } from '../objects/hashtable.js';
import { NetException } from '../objects/net-exception.js';
import { NetType, typeOf } from '../objects/net-type.js';
import { baseOf, membersOf, PSObject } from '../objects/ps-object.js';
import { AutomationNull, Decimal, DoubleBox, isNull, SingleBox } from '../objects/values.js';
import { displayNameExpression } from './display-properties.js';
import type { FormattingSession } from './formatting-session.js';

const ellipsis = '…';

/** How a value is turned into text. */
export interface DisplayOptions {
  /** $FormatEnumerationLimit: items of a collection shown; negative for all. */
  enumerationLimit: number;
  /** Fractions get the culture's fixed number of digits. */
  fixedFractions?: boolean;
  /** A .NET format string: `N2`, or a composite one. */
  format?: string | undefined;
}

/** The text of a value. A format string that does not fit the value is ignored, unless `onError` wants to know. */
export function displayText(
  value: unknown,
  options: DisplayOptions,
  session: FormattingSession,
  onFormatError: ((error: NetException, format: string) => string) | null = null,
): string {
  if (typeof value === 'string' && !options.format) return value;
  if (options.format) {
    try {
      return applyFormat(options.format, value);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      if (onFormatError !== null) return onFormatError(error, options.format);
    }
  }
  const items = itemsOf(value);
  if (items !== null) return itemsText(items, options.enumerationLimit, session);
  if (options.fixedFractions && isFraction(value)) return formatOperator('{0:F}', value);
  return textOf(value);
}

function applyFormat(format: string, value: unknown): string {
  if (format.includes('{0') || format.includes('}')) return formatOperator(format, [value]);
  return formatOperator(`{0:${format}}`, [value]);
}

/** The elements of a collection; a dictionary's are its pairs. */
export function itemsOf(value: unknown): Iterable<unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  const base = baseOf(value);
  if (base instanceof PSObject) return null;
  if (isDictionary(base)) return pairsOf(base);
  return enumerableOf(base);
}

function pairsOf(dictionary: object): Iterable<unknown> {
  const enumerate = typeOf(dictionary).inherited('enumerate');
  return enumerate ? enumerate(dictionary as never) : [];
}

function itemsText(items: Iterable<unknown>, limit: number, session: FormattingSession): string {
  const texts: string[] = [];
  for (const item of items) {
    if (limit >= 0 && texts.length === limit) return `{${texts.join(', ')}${ellipsis}}`;
    texts.push(itemText(item, session));
  }
  return `{${texts.join(', ')}}`;
}

/**
 * An item of a collection is named by its own ToString, else by its display property (Name, Id, Key...). Objects with
 * added members are wrapped in PowerShell, and a wrapper has a ToString of its own.
 */
function itemText(item: unknown, session: FormattingSession): string {
  if (isNull(item)) return '$null';
  if (typeof item !== 'object' || item instanceof PSObject || membersOf(item) !== undefined) return textOf(item);
  if (!Array.isArray(item) && Object.hasOwn(typeOf(item).definition, 'toString')) return textOf(item);
  const name = displayNameExpression(item);
  if (name === null) return textOf(item);
  try {
    return textOf(name.valueOf(item, session));
  } catch (error) {
    if (error instanceof NetException) return textOf(item);
    throw error;
  }
}

function isFraction(value: unknown): boolean {
  const base = baseOf(value);
  if (typeof base === 'number') return (base | 0) !== base;
  return base instanceof DoubleBox || base instanceof SingleBox || base instanceof Decimal;
}

/** ToString() in the current culture (a type by its .NET name); an object whose ToString fails shows nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNull(value) || value === AutomationNull) return '';
  if (baseOf(value) instanceof NetType) return String(baseOf(value));
  try {
    return toTextCulture(value, hooks.currentCulture());
  } catch (error) {
    if (error instanceof NetException) return '';
    throw error;
  }
}
