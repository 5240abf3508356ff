/** String.Split in all its forms. */
import type { EnumValue } from '../../objects/values.js';
import { isNull } from '../../objects/values.js';
import { argumentError, mustNotBeNegative } from './errors.js';
import { isWhiteUnit, trim } from './string-operations.js';

/** StringSplitOptions. */
const removeEmptyEntries = 1;
const trimEntries = 2;

/** Separators: a text, or an array of chars or texts, or none for white space. Then a count, then options. */
export function split(self: string, separator: string | string[] | null = null, ...rest: unknown[]): string[] {
  const options = Number((rest.find((a) => typeof a === 'object' && a !== null) as EnumValue | undefined)?.value ?? 0);
  if (options < 0 || options > 3) throw argumentError(`Illegal enum value: ${options}.`, 'options');
  const count = rest.find((a) => typeof a === 'number') as number | undefined;
  if (count !== undefined && count < 0) throw mustNotBeNegative('count', count);
  if (count === 0 || (self === '' && (options & removeEmptyEntries) !== 0)) return [];
  const separators = (Array.isArray(separator) ? separator : [separator])
    .filter((s) => !isNull(s) && s !== '')
    .map(String);
  const splitsAtWhite = separators.length === 0 && (separator === null || Array.isArray(separator));
  if (separators.length === 0 && !splitsAtWhite) return finish([self], options);
  if (count === 1) return finish([self], options);
  if (count === undefined && options === 0 && separators.length === 1) return self.split(separators[0] as string);
  return pieces(self, splitsAtWhite ? null : separators, count ?? Number.MAX_SAFE_INTEGER, options);
}

function entry(text: string, options: number): string {
  return (options & trimEntries) !== 0 ? trim(text, [], true, true) : text;
}

function finish(parts: string[], options: number): string[] {
  const entries = parts.map((part) => entry(part, options));
  return (options & removeEmptyEntries) !== 0 ? entries.filter((part) => part !== '') : entries;
}

/** At most `count` pieces: the last one keeps what is left, separators and all. */
function pieces(self: string, separators: string[] | null, count: number, options: number): string[] {
  const dropsEmpty = (options & removeEmptyEntries) !== 0;
  const result: string[] = [];
  let start = 0;
  for (let at = 0; at < self.length && result.length < count - 1; ) {
    const length = separatorLength(self, at, separators);
    if (length === 0) {
      at++;
      continue;
    }
    const piece = entry(self.slice(start, at), options);
    if (piece !== '' || !dropsEmpty) result.push(piece);
    at += length;
    start = at;
  }
  if (dropsEmpty && result.length === count - 1) start = skipEmpty(self, start, separators, options);
  const last = entry(self.slice(start), options);
  if (last !== '' || !dropsEmpty) result.push(last);
  return result;
}

/** The length of the separator at a position; 0 when there is none. The first in the list wins. */
function separatorLength(self: string, at: number, separators: string[] | null): number {
  if (separators === null) return isWhiteUnit(self.charCodeAt(at)) ? 1 : 0;
  for (const separator of separators) if (self.startsWith(separator, at)) return separator.length;
  return 0;
}

/** Where the last piece begins when empty ones before it do not count. */
function skipEmpty(self: string, start: number, separators: string[] | null, options: number): number {
  for (let at = start; at < self.length; ) {
    const length = separatorLength(self, at, separators);
    if (length > 0) start = at += length;
    else if ((options & trimEntries) !== 0 && isWhiteUnit(self.charCodeAt(at))) at++;
    else break;
  }
  return start;
}
