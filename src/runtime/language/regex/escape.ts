/** Regex.Escape and Regex.Unescape. */
import { PatternCursor } from './pattern-cursor.js';

const named: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };

/** Puts a backslash before everything that means something in a pattern: also blanks and `#`, for x mode. */
export function escapeRegex(text: string): string {
  return text.replace(/[\t\n\f\r #$()*+.?[\\^{|]/g, (c) => named[c] ?? `\\${c}`);
}

/** Resolves escapes. Throws a RegexParseException for one that there is not. */
export function unescapeRegex(text: string): string {
  const cursor = new PatternCursor(text, 0);
  let result = '';
  while (!cursor.atEnd) {
    const backslash = text.indexOf('\\', cursor.pos);
    if (backslash < 0) break;
    result += text.slice(cursor.pos, backslash);
    cursor.pos = backslash + 1;
    if (!cursor.atEnd) result += cursor.charEscape();
  }
  return result + text.slice(cursor.pos);
}
