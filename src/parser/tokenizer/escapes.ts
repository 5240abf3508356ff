/** What a back-tick makes of the character behind it (about_Special_Characters). */
import { isHexDigit } from './characters.js';
import type { Tokenizer } from './tokenizer.js';

const MAX_HEX_DIGITS = 6;
/** Stands in the value for an escape that is wrong; the error has been reported. */
const INVALID = '\uffff';

/** The value of an escape; the back-tick and the character `code` behind it have been taken. */
export function scanEscape(t: Tokenizer, code: number): string {
  switch (code) {
    case 48:
      return '\0';
    case 97:
      return '\x07';
    case 98:
      return '\b';
    case 101:
      return '\x1b';
    case 102:
      return '\f';
    case 110:
      return '\n';
    case 114:
      return '\r';
    case 116:
      return '\t';
    case 117:
      return scanUnicodeEscape(t);
    case 118:
      return '\v';
    default:
      return String.fromCharCode(code);
  }
}

/** `u{1F600}: one to six hexadecimal digits. */
function scanUnicodeEscape(t: Tokenizer): string {
  const opening = t.index - 2;
  if (t.peek() !== 123) {
    t.error(opening, t.index, 'InvalidUnicodeEscapeSequence');
    return INVALID;
  }
  const first = ++t.index;
  while (isHexDigit(t.peek()) && t.index - first < MAX_HEX_DIGITS) t.index++;
  const count = t.index - first;
  const code = t.peek();
  if (code !== 125) {
    const tooMany = count === MAX_HEX_DIGITS;
    const id = !tooMany
      ? 'InvalidUnicodeEscapeSequence'
      : isHexDigit(code)
        ? 'TooManyDigitsInUnicodeEscapeSequence'
        : 'MissingUnicodeEscapeSequenceTerminator';
    t.error(t.index, t.index + 1, id);
    return INVALID;
  }
  t.index++;
  if (count === 0) {
    t.error(opening, t.index, 'InvalidUnicodeEscapeSequence');
    return INVALID;
  }
  const codePoint = Number.parseInt(t.text.slice(first, first + count), 16);
  if (codePoint > 0x10ffff) {
    t.error(opening + 3, t.index - 1, 'InvalidUnicodeEscapeSequenceValue');
    return INVALID;
  }
  return codePoint <= 0xffff ? String.fromCharCode(codePoint) : String.fromCodePoint(codePoint);
}
