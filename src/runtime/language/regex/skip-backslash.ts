/** Skips an escape in the first pass. What is no character at all is refused here already, as in .NET. */
import { isDigit, isWordStart, type PatternCursor } from './pattern-cursor.js';
import { RegexOptions } from './regex-options.js';

/** `pos` is behind the backslash, and not at the end. */
export function skipBackslash(cursor: PatternCursor): void {
  const c = cursor.peek() as string;
  if (/[bBAGZzwWsSdDpP]/.test(c)) {
    cursor.pos++;
    return;
  }
  const start = cursor.pos;
  if (skipReference(cursor)) return;
  cursor.pos = start;
  cursor.charEscape();
}

/** `\k<name>`, `\<name>`, `\'name'` and `\1`. */
function skipReference(cursor: PatternCursor): boolean {
  const close = openReference(cursor);
  const c = cursor.peek();
  if (close !== null) {
    if (isDigit(c)) cursor.decimal();
    else if (isWordStart(c)) cursor.groupName();
    else return false;
    const end = cursor.peek();
    cursor.pos++;
    return end === close;
  }
  if (!isDigit(c) || c === '0') return false;
  if (cursor.has(RegexOptions.ECMAScript)) return false;
  cursor.decimal();
  return true;
}

/** The closing character when a bracketed reference opens here; `pos` is then behind the bracket. */
export function openReference(cursor: PatternCursor): string | null {
  const c = cursor.peek();
  if (c === 'k') {
    if (cursor.pos + 1 < cursor.pattern.length) {
      cursor.pos++;
      const open = cursor.peek();
      cursor.pos++;
      if (open === '<' || open === "'") {
        if (cursor.atEnd) throw cursor.fail('MalformedNamedReference');
        return open === '<' ? '>' : open;
      }
    }
    throw cursor.fail('MalformedNamedReference');
  }
  if ((c === '<' || c === "'") && cursor.pos + 1 < cursor.pattern.length) {
    cursor.pos++;
    return c === '<' ? '>' : c;
  }
  return null;
}
