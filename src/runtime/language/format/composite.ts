/** Composite formatting: `{0,-10:N2}` (String.Format, the -f operator, StringBuilder.AppendFormat). */
import { CultureInfo, currentCulture } from '../../dotnet/globalization/culture-info.js';
import { argumentNull, formatError } from '../../dotnet/system/errors.js';
import { netText } from '../../dotnet/system/object.js';
import { invokeMethod } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType, typeOf } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { hooks } from '../hooks.js';
import { toTextCulture } from '../to-text.js';

const endsEarly = 'Format item ends prematurely.';
const expectsDigit = 'Expected an ASCII digit.';
const strayBrace = 'Unexpected closing brace without a corresponding opening brace.';

function malformed(offset: number, reason: string) {
  return formatError(`Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`);
}

/** One `{...}` of a format, or the literal text before it. */
interface FormatItem {
  index: number;
  /** Negative for left alignment. */
  width: number;
  format: string | null;
  end: number;
}

const maxIndex = 1_000_000;

/** Reads the item whose opening brace is before `at`. Throws FormatException. */
function readItem(format: string, at: number): FormatItem {
  const current = () => {
    if (at >= format.length) throw malformed(at, endsEarly);
    return format[at] as string;
  };
  const skipSpaces = () => {
    while (current() === ' ') at++;
  };
  const readNumber = () => {
    if (!/[0-9]/.test(current())) throw malformed(at, expectsDigit);
    let value = 0;
    for (; /[0-9]/.test(current()); at++) if (value < maxIndex) value = value * 10 + Number(format[at]);
    return value;
  };
  const index = readNumber();
  skipSpaces();
  let width = 0;
  if (current() === ',') {
    at++;
    skipSpaces();
    const left = current() === '-';
    if (left) at++;
    width = readNumber();
    if (left) width = -width;
    skipSpaces();
  }
  if (current() === '}') return { index, width, format: null, end: at + 1 };
  if (current() !== ':') throw malformed(at, endsEarly);
  const start = ++at;
  while (current() !== '}') {
    if (format[at] === '{') throw malformed(at, endsEarly);
    at++;
  }
  return { index, width, format: start === at ? null : format.slice(start, at), end: at + 1 };
}

/**
 * String.Format. `provider` is an IFormatProvider, the name of a culture, or null for the current one.
 * Throws FormatException for a bad format, an index beyond the arguments, or what a value makes of its format string.
 */
export function formatComposite(format: string | null, args: readonly unknown[], provider: unknown = null): string {
  if (format === null) throw argumentNull('format');
  let result = '';
  for (const piece of piecesOf(format)) {
    if (typeof piece === 'string') {
      result += piece;
      continue;
    }
    if (typeof piece === 'function') throw piece();
    if (piece.index >= args.length)
      throw formatError(
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    const text = argumentText(args[piece.index], piece.format, provider);
    result += piece.width < 0 ? text.padEnd(-piece.width) : text.padStart(piece.width);
  }
  return result;
}

/** Literal text, an item, or, as the last, what is wrong with the format from there on. */
type Piece = string | FormatItem | (() => NetException);

/** Formats are used again and again: in loops, mostly. */
const known = new Map<string, readonly Piece[]>();
const mostKnown = 200;

function piecesOf(format: string): readonly Piece[] {
  let pieces = known.get(format);
  if (pieces === undefined) {
    pieces = parseFormat(format);
    if (known.size >= mostKnown) known.clear();
    known.set(format, pieces);
  }
  return pieces;
}

function parseFormat(format: string): Piece[] {
  const pieces: Piece[] = [];
  try {
    for (let at = 0; at < format.length; ) {
      const c = format[at] as string;
      if (c !== '{' && c !== '}') {
        const brace = format.slice(at).search(/[{}]/);
        const end = brace < 0 ? format.length : at + brace;
        pieces.push(format.slice(at, end));
        at = end;
        continue;
      }
      if (at + 1 >= format.length) throw malformed(at + 1, endsEarly);
      if (format[at + 1] === c) {
        pieces.push(c);
        at += 2;
        continue;
      }
      if (c === '}') throw malformed(at + 1, strayBrace);
      const item = readItem(format, at + 1);
      pieces.push(item);
      at = item.end;
    }
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const { message } = error;
    pieces.push(() => formatError(message));
  }
  return pieces;
}

/** The text of one argument: by the provider's own formatter, else by IFormattable, else by ToString. */
export function argumentText(value: unknown, format: string | null, provider: unknown = null): string {
  const custom = customFormatter(provider);
  if (custom !== null) {
    const text = invokeMethod(custom, 'Format', [format, value, provider]);
    if (typeof text === 'string') return text;
  }
  if (typeof value === 'string') return value;
  if (isNull(value)) return '';
  if (value instanceof PSObject)
    return value.isCustom
      ? toTextCulture(value, cultureArgument(provider) ?? hooks.currentCulture())
      : argumentText(value.base, format, provider);
  return netText(value, format, cultureArgument(provider));
}

/** A provider that a script wrote may know formats of its own (ICustomFormatter). */
function customFormatter(provider: unknown): unknown {
  if (typeof provider !== 'object' || provider === null || provider instanceof CultureInfo) return null;
  const formatterType = requireType('System.ICustomFormatter');
  if (!typeOf(provider).members.instance.has('getformat')) return null;
  const formatter = invokeMethod(provider, 'GetFormat', [formatterType]);
  return isNull(formatter) ? null : formatter;
}

/** Definitions take a culture by name; a changed culture or a NumberFormatInfo goes to them as it is. */
function cultureArgument(provider: unknown): string {
  if (typeof provider === 'string') return provider;
  const culture = provider === null ? currentCulture() : provider;
  return culture instanceof CultureInfo && culture.isReadOnly ? culture.name : (culture as string);
}
