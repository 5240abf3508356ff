/**
 * Get-Error's layout, which is also $ErrorView's DetailedView: all that an error holds, its exceptions and records nested by
 * four blanks.
 */
import { enumerableOf, equals, toText } from '../language/index.js';
import { ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { isDictionary } from '../objects/hashtable.js';
import { enumerateMembers, getProperty } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { NetType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import type { FormattingSession } from './formatting-session.js';
import { psStyle } from './ps-style.js';
import { resetSequence } from './text/escape-sequences.js';

const deepest = 10;
const ellipsis = '…';

interface DetailColors {
  accent: string;
  error: string;
  reset: string;
}

/** The error's properties, a line each, without a line break at the end. */
export function errorDetail(record: unknown, session: FormattingSession): string {
  const coloured =
    session.host.supportsVirtualTerminal && !session.environmentVariable('__SuppressAnsiEscapeSequences');
  const colors = coloured
    ? { accent: psStyle.formatting.formatAccent, error: psStyle.formatting.error, reset: resetSequence }
    : { accent: '', error: '', reset: '' };
  return detailOf(record, 0, 1, colors);
}

function detailOf(value: unknown, indent: number, depth: number, colors: DetailColors): string {
  const margin = ' '.repeat(indent);
  const properties = propertiesOf(value);
  const width = Math.max(0, ...properties.filter(([, v]) => hasContent(v)).map(([name]) => name.length));
  const lines = properties
    .filter(([name, v]) => hasContent(v) && !isEmptyCollection(v) && name !== 'PSErrorIndex')
    .map(([name, v]) => {
      const label = `${margin}${colors.accent}${name.padEnd(width)} : ${colors.reset}`;
      return label + shownValue(name, v, indent + 4, depth, width + 3, margin, colors);
    });
  return lines.join('\n');
}

/** An exception says its type first; .NET has no property for that. */
function propertiesOf(value: unknown): (readonly [string, unknown])[] {
  const base = baseOf(value);
  const type: (readonly [string, unknown])[] =
    base instanceof NetException ? [['Type', base.netType.fullName] as const] : [];
  const members = enumerateMembers(value).filter((member) => member.isProperty && !member.isHidden);
  return [...type, ...members.map((member) => [member.name, valueOrNull(value, member.name)] as const)];
}

/** What a getter that throws shows: nothing. */
function valueOrNull(target: unknown, name: string): unknown {
  try {
    return getProperty(target, name);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

function hasContent(value: unknown): boolean {
  if (isNull(value)) return false;
  const items = enumerableOf(value);
  return items !== null || isDictionary(baseOf(value)) || !equals(value, '', true);
}

function isEmptyCollection(value: unknown): boolean {
  const base = baseOf(value);
  if (isDictionary(base)) return base.count === 0;
  const items = enumerableOf(value);
  return items !== null && items[Symbol.iterator]().next().done === true;
}

function shownValue(
  name: string,
  value: unknown,
  indent: number,
  depth: number,
  labelWidth: number,
  margin: string,
  colors: DetailColors,
): string {
  const base = baseOf(value);
  if (base instanceof NetException || base instanceof ErrorRecord || base instanceof InvocationInfo)
    return depth >= deepest ? ellipsis : `\n${detailOf(value, indent, depth + 1, colors)}`;
  if (name === 'StackTrace') return `\n${toText(value)}`;
  if (isDictionary(base)) return dictionaryLines(base, margin, colors);
  const items = name === 'Data' ? null : enumerableOf(value);
  if (items !== null) return depth >= deepest ? ellipsis : itemLines(items, indent, depth, margin, colors);
  if (base instanceof NetType) return `[${toText(value)}]`;
  return textLines(name, toText(value), margin + ' '.repeat(labelWidth), colors);
}

function dictionaryLines(
  dictionary: { keys(): Iterable<unknown>; get(key: unknown): unknown },
  margin: string,
  colors: DetailColors,
): string {
  const keys = [...dictionary.keys()].sort((a, b) => toText(a).localeCompare(toText(b)));
  const lines = keys.map((key) => {
    const shown = toText(key).toLowerCase() === 'authorization' ? ellipsis : toText(dictionary.get(key));
    return `${margin}    ${colors.accent}${toText(key)} : ${colors.reset}${shown}\n`;
  });
  return `\n${lines.join('')}`;
}

function itemLines(
  items: Iterable<unknown>,
  indent: number,
  depth: number,
  margin: string,
  colors: DetailColors,
): string {
  const itemMargin = margin + ' '.repeat(indent + 2);
  let text = '';
  let first = true;
  for (const item of items) {
    text += '\n';
    const base = baseOf(item);
    if (base instanceof NetType) text += `${itemMargin}[${toText(item)}]`;
    else if (typeof base !== 'object' || base === null || typeOf(base).isValueType) text += itemMargin + toText(item);
    else text += `${first ? '' : '\n'}${detailOf(item, indent, depth + 1, colors)}`;
    first = false;
  }
  return text;
}

function textLines(name: string, text: string, margin: string, colors: DetailColors): string {
  let shown = text;
  if (name === 'PositionMessage') {
    const mark = text.indexOf('~');
    if (mark >= 0) shown = text.slice(0, mark) + colors.error + text.slice(mark);
  } else if (name === 'Message') shown = colors.error + text;
  if (!shown.includes('\n')) return shown;
  return shown
    .split('\n')
    .map((line) => line.trim())
    .join(`\n${margin}`);
}
