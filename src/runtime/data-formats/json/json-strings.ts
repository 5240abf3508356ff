/** Strings of JSON: reading escape sequences, and writing text between quotation marks. */

/** What a string turned out to be; `end` is behind its closing quotation mark, or where the error is. */
export interface StringRead {
  value: string;
  end: number;
  error: string | null;
}

const simpleEscapes: Record<string, string> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '/': '/',
};
const replacement = '\ufffd';

/** Reads the string that starts at `start` and has its first escape sequence, or its missing end, at `at`. */
export function readStringWithEscapes(text: string, start: number, at: number, delimiter: string): StringRead {
  const unterminated = `Unterminated string. Expected delimiter: ${delimiter}.`;
  let value = '';
  let from = start;
  while (at < text.length) {
    const unit = text[at] as string;
    if (unit === delimiter) return { value: value + text.slice(from, at), end: at + 1, error: null };
    if (unit !== '\\') {
      at++;
      continue;
    }
    value += text.slice(from, at);
    const letter = text[++at];
    if (letter === undefined) return { value, end: at, error: unterminated };
    at++;
    if (letter === 'u') {
      const read = readUnicode(text, at);
      if (read.error !== null) return read;
      value += read.value;
      at = read.end;
    } else {
      const simple = simpleEscapes[letter];
      if (simple === undefined) return { value, end: at, error: `Bad JSON escape sequence: \\${letter}.` };
      value += simple;
    }
    from = at;
  }
  return { value, end: text.length, error: unterminated };
}

/** The units of `\uXXXX` sequences in a row; half a surrogate pair becomes the replacement character. */
function readUnicode(text: string, at: number): StringRead {
  const read = readHex(text, at);
  if (read.error !== null || !isSurrogate(read.value)) return read;
  if (read.value >= '\udc00') return { ...read, value: replacement };
  if (!text.startsWith('\\u', read.end)) return { ...read, value: replacement };
  const low = readHex(text, read.end + 2);
  if (low.error !== null) return low;
  if (isSurrogate(low.value) && low.value >= '\udc00') return { ...low, value: read.value + low.value };
  if (!isSurrogate(low.value)) return { ...low, value: replacement + low.value };
  const rest = readUnicode(text, read.end + 2);
  return { ...rest, value: replacement + rest.value };
}

function isSurrogate(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udfff';
}

function readHex(text: string, at: number): StringRead {
  const digits = text.slice(at, at + 4);
  if (at + 4 >= text.length)
    return { value: '', end: at, error: 'Unexpected end while parsing Unicode escape sequence.' };
  if (!/^[\da-f]{4}$/i.test(digits))
    return { value: '', end: at, error: `Invalid Unicode escape sequence: \\u${digits}.` };
  return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 4, error: null };
}

/** Newtonsoft.Json.StringEscapeHandling */
export type EscapeHandling = 'Default' | 'EscapeNonAscii' | 'EscapeHtml';

const escaped: Record<EscapeHandling, RegExp> = {
  Default: /[\0-\x1f"\\\x85\u2028\u2029]/,
  EscapeNonAscii: /[\0-\x1f"\\\x80-\uffff]/,
  EscapeHtml: /[\0-\x1f"\\\x85\u2028\u2029<>&']/,
};
const escapedAll = {
  Default: new RegExp(escaped.Default, 'g'),
  EscapeNonAscii: new RegExp(escaped.EscapeNonAscii, 'g'),
  EscapeHtml: new RegExp(escaped.EscapeHtml, 'g'),
};
const written: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** The text in quotation marks. */
export function jsonString(text: string, handling: EscapeHandling): string {
  if (!escaped[handling].test(text)) return `"${text}"`;
  const inside = text.replace(escapedAll[handling], (unit) => {
    if (unit === '"' && handling !== 'EscapeHtml') return '\\"';
    return written[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${inside}"`;
}
