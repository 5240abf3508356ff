/**
 * PSObject.ToString: the text of any value in string interpolation, [string], -join and parameters. Invariant in culture.
 * Collections join their elements by $OFS, but a collection in a collection shows only its type.
 */
import { netError } from '../objects/errors.js';
import { getProperty, propertyNames } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { NetType, typeOf } from '../objects/net-type.js';
import { ExtendedMember, membersOf, PSObject, WrittenNumber } from '../objects/ps-object.js';
import { typeTable } from '../objects/type-table.js';
import { AutomationNull, EnumValue } from '../objects/values.js';
import { cultureNumberText } from './culture-number-text.js';
import { enumText } from './enum-text.js';
import { enumerableOf } from './enumerate.js';
import { hooks } from './hooks.js';
import { generalText, numberText } from './number-text.js';
import { isNumericCode, TypeCode, typeCodeOf } from './numeric.js';

/**
 * The text of a value. `separator` stands between the elements of a collection; $OFS when left out.
 * Throws PSInvalidCastException when the value's own ToString fails.
 */
export function toText(value: unknown, separator?: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return (value | 0) === value ? String(value) : generalText(value, 15);
  if (value === null || value === undefined || value === AutomationNull) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const own = ownText(value, false);
  if (own !== undefined) return own;
  if (value instanceof PSObject && value.isCustom) return customObjectText(value);
  const items = enumerableOf(value);
  return items === null ? objectText(value, '') : joinItems(items, separator);
}

/**
 * PSObject.ToString with a culture (BCP 47 name) for numbers, dates and other formattable values: the text of what comes
 * through a pipeline, where the type table's ToString counts.
 */
export function toTextCulture(value: unknown, culture: string): string {
  // A sign, a decimal point and infinity are a culture's own.
  if (typeof value === 'number' && culture !== '' && !((value | 0) === value && value >= 0))
    return objectText(value, culture);
  if (typeof value !== 'object' || value === null) return toText(value);
  const own = ownText(value, true);
  if (own !== undefined) return own;
  if (culture === '') return toText(value);
  if (value instanceof PSObject)
    return value.isCustom ? customObjectText(value, culture) : toTextCulture(value.base, culture);
  return enumerableOf(value) === null ? objectText(value, culture) : toText(value);
}

/** The texts of a collection's elements in a culture (BCP 47 name), joined: -join. */
export function joinTexts(items: Iterable<unknown>, separator: string, culture: string): string {
  return joinItems(items, separator, culture);
}

function joinItems(items: Iterable<unknown>, separator: string | undefined, culture = ''): string {
  const between = separator ?? hooks.outputFieldSeparator();
  if (Array.isArray(items)) {
    if (items.length === 1) return elementText(items[0], culture);
    let text = '';
    for (let i = 0; i < items.length; i++)
      text += i === 0 ? elementText(items[i], culture) : between + elementText(items[i], culture);
    return text;
  }
  const texts: string[] = [];
  for (const item of items) texts.push(elementText(item, culture));
  return texts.join(between);
}

/** An element of a collection or a property of a [pscustomobject]: not taken apart any further. */
function elementText(value: unknown, culture = ''): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined || value === AutomationNull) return '';
  if (typeof value === 'number') return toTextCulture(value, culture);
  if (typeof value === 'boolean') return toText(value);
  const own = ownText(value, true);
  if (own !== undefined) return own;
  if (value instanceof PSObject) return value.isCustom ? '' : elementText(value.base, culture);
  return objectText(value, culture);
}

function customObjectText(object: PSObject, culture = ''): string {
  const parts: string[] = [];
  for (const name of propertyNames(object)) {
    const entry = object.entry(name);
    const value =
      entry instanceof ExtendedMember && entry.memberType === 'ScriptProperty'
        ? 'System.Management.Automation.PSScriptProperty'
        : getProperty(object, name);
    parts.push(`${name}=${elementText(value, culture)}`);
  }
  return parts.length === 0 ? '' : `@{${parts.join('; ')}}`;
}

/**
 * A ToString that was added to the object or, in the type table, to its type. The table counts for what PowerShell has in a
 * PSObject: elements of collections, and objects with members of their own.
 */
function ownText(value: unknown, isElement: boolean): string | undefined {
  if (value instanceof WrittenNumber) return value.written;
  const table = membersOf(value);
  const added = table?.entry('ToString');
  const counts = isElement || table !== undefined;
  const member = added instanceof ExtendedMember ? added : counts ? typeTable.memberOf(value, 'tostring') : undefined;
  if (member?.invoke == null) return undefined;
  return protect(() => toText(member.invoke?.(value, [])));
}

/** Object.ToString() of a value that is neither null nor enumerated. */
export function objectText(value: unknown, culture: string): string {
  if (value instanceof PSObject) return value.isCustom ? '' : objectText(value.base, culture);
  const code = typeCodeOf(value);
  if (value instanceof EnumValue) return enumText(value);
  if (isNumericCode(code)) return culture === '' ? numberText(value) : cultureNumberText(value, culture);
  if (typeof value === 'string' || typeof value === 'boolean' || code === TypeCode.Char) return toPlainText(value);
  if (value instanceof NetType) return value.displayName;
  const type = typeOf(value);
  const describe = type.inherited('toString');
  if (describe === undefined) return code === TypeCode.BigInteger ? numberText(value) : type.toString();
  return protect(() => describe(value as never, null, culture));
}

function toPlainText(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

function protect(text: () => string): string {
  try {
    return text();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw netError(
      'PSInvalidCastException',
      'InvalidCastFromAnyTypeToString',
      'Cannot convert value to type System.String.',
      'InvalidArgument',
      null,
      error,
    );
  }
}
