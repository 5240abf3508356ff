/** What is wrong with a JSON text, in the words of Newtonsoft.Json, which PowerShell shows: with the path and place in the text. */

/** A name in an object, an index in an array; null or -1 before the first one. */
export type JsonPlace = string | number | null;

export class JsonError {
  constructor(readonly message: string) {}
}

/** The error at a position of the text (in UTF-16 units). `atStart`: nothing has been read of it yet. */
export function jsonError(message: string, path: string, text: string, position: number, atStart: boolean): JsonError {
  const { line, column } = lineOf(text, position);
  const number = atStart && column === 0 ? 0 : line;
  return new JsonError(`${withStop(message)} Path '${path}', line ${number}, position ${column}.`);
}

function withStop(message: string): string {
  const trimmed = message.trim();
  return trimmed.endsWith('.') ? trimmed : `${trimmed}.`;
}

/** Lines end with CR LF, LF or CR, and count from 1; columns count from 0. */
function lineOf(text: string, position: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  const ends = /\r\n|\r|\n/g;
  for (let end = ends.exec(text); end !== null && ends.lastIndex <= position; end = ends.exec(text)) {
    line++;
    start = ends.lastIndex;
  }
  return { line, column: position - start };
}

/** `a.b[0]['c d']` */
export function jsonPath(places: readonly JsonPlace[]): string {
  let path = '';
  for (const place of places) {
    if (typeof place === 'number') path += `[${place}]`;
    else if (place !== null) path += namePath(place, path === '');
  }
  return path;
}

function namePath(name: string, isFirst: boolean): string {
  if (/[. '/"[\]()\t\n\r\f\b\\\x85\u2028\u2029]/.test(name)) return `['${escapeInQuotes(name)}']`;
  return isFirst ? name : `.${name}`;
}

const escapes: Record<string, string> = {
  "'": "\\'",
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '\b': '\\b',
};
function escapeInQuotes(name: string): string {
  return name.replace(
    /[\0-\x1f'\\\x85\u2028\u2029]/g,
    (unit) => escapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
