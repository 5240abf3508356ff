/** Numbers: `12`, `1.5e3`, `0xFF`, `0b101`, with type suffixes and multipliers. What is no number in a command is a word. */
import {
  endsNumber,
  endsToken,
  isDash,
  isDecimalDigit,
  isHexDigit,
  isMultiplierStart,
  isTypeSuffix,
} from './characters.js';
import { type NumberFormat, type NumberSuffix, numberLiteral } from './number-literal.js';
import type { Token } from './token.js';
import { TokenKind as K } from './token-kinds.js';
import { Mode, type Tokenizer } from './tokenizer.js';
import { scanGeneric } from './words.js';

interface ScannedNumber {
  digits: string;
  format: NumberFormat;
  suffix: NumberSuffix;
  real: boolean;
  multiplier: number;
}

const MULTIPLIERS: Record<string, number> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };
/** More digits than this may not fit an Int32. */
const SHORT = 9;

/** Scans a number whose first character, a digit, sign or dot, has been taken. */
export function scanNumber(t: Tokenizer): Token {
  const short = scanShortNumber(t);
  if (short !== null) return short;
  t.index = t.tokenStart + 1;
  const number = scanNumberText(t);
  if (number === null) return rescanAsWord(t);
  const value = numberLiteral(number.digits, number.format, number.suffix, number.real, number.multiplier);
  if (value === null) {
    if (t.mode !== Mode.Expression) return rescanAsWord(t);
    t.error(t.tokenStart, t.index, 'BadNumericConstant', t.text.slice(t.tokenStart, t.index));
  }
  return t.makeWith(K.Number, 0, '', value);
}

function rescanAsWord(t: Tokenizer): Token {
  t.index = t.tokenStart;
  return scanGeneric(t, '');
}

/** The common case, a few decimal digits and nothing else; null for all other numbers. */
function scanShortNumber(t: Tokenizer): Token | null {
  const { text, length, tokenStart } = t;
  let value = 0;
  let index = tokenStart;
  while (index < length && index - tokenStart <= SHORT) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    index++;
  }
  if (index === tokenStart || index - tokenStart > SHORT) return null;
  const follower = index < length ? text.charCodeAt(index) : 0;
  if (
    !endsToken(follower) &&
    (t.mode !== Mode.Expression || follower === 46 || !endsNumber(follower, t.endNumberInTernary))
  ) {
    return null;
  }
  t.index = index;
  return t.makeWith(K.Number, 0, '', { type: 'Int32', value, scale: 0 });
}

/** Scans what looks like a number; null when it is none. The first character has been taken. */
export function scanNumberText(t: Tokenizer): ScannedNumber | null {
  let first = t.text.charCodeAt(t.index - 1);
  let sign = '';
  if (isDash(first) || first === 43) {
    sign = first === 43 ? '+' : '-';
    first = t.next();
  }
  const number: ScannedNumber = { digits: '', format: 'decimal', suffix: '', real: false, multiplier: 1 };
  let isNumber = true;
  const start = t.index - 1;
  if (first === 46) {
    number.real = true;
    isNumber = skipFraction(t);
    number.digits = sign + normalizeDash(t.text.slice(start, t.index));
  } else {
    const radix = first === 48 ? t.peek() | 32 : 0;
    if (radix === 120 || radix === 98) {
      t.index++;
      number.format = radix === 120 ? 'hex' : 'binary';
      const digitsStart = t.index;
      while (radix === 120 ? isHexDigit(t.peek()) : t.peek() === 48 || t.peek() === 49) t.index++;
      const digits = t.text.slice(digitsStart, t.index);
      if (radix === 98 && digits === '' && sign === '') isNumber = false;
      number.digits = sign + (radix === 120 ? '0' : '') + digits;
    } else {
      skipDigits(t);
      const follower = t.peek();
      if (follower === 46 && t.text.charCodeAt(t.index + 1) !== 46) {
        t.index++;
        number.real = true;
        isNumber = skipFraction(t);
      } else if ((follower | 32) === 101) {
        t.index++;
        number.real = true;
        isNumber = skipExponent(t);
      }
      number.digits = sign + normalizeDash(t.text.slice(start, t.index));
    }
  }
  if (!scanSuffix(t, number)) isNumber = false;
  if (!scanMultiplier(t, number)) isNumber = false;
  const follower = t.peek();
  if (!endsToken(follower) && (t.mode !== Mode.Expression || !endsNumber(follower, t.endNumberInTernary)))
    isNumber = false;
  return isNumber ? number : null;
}

function normalizeDash(digits: string): string {
  return digits.replace(/[\u2013-\u2015]/, '-');
}

function skipDigits(t: Tokenizer): number {
  const start = t.index;
  while (isDecimalDigit(t.peek())) t.index++;
  return t.index - start;
}

function skipFraction(t: Tokenizer): boolean {
  skipDigits(t);
  if ((t.peek() | 32) !== 101) return true;
  t.index++;
  return skipExponent(t);
}

function skipExponent(t: Tokenizer): boolean {
  const code = t.peek();
  if (code === 43 || isDash(code)) t.index++;
  return skipDigits(t) > 0;
}

function scanSuffix(t: Tokenizer, number: ScannedNumber): boolean {
  const code = t.peek();
  if (!isTypeSuffix(code)) return true;
  t.index++;
  number.suffix = String.fromCharCode(code | 32) as NumberSuffix;
  const second = t.peek();
  if (!isTypeSuffix(second)) return true;
  t.index++;
  const width = String.fromCharCode(second | 32);
  if (number.suffix !== 'u' || (width !== 'l' && width !== 's' && width !== 'y')) return false;
  number.suffix = `u${width}` as NumberSuffix;
  return true;
}

function scanMultiplier(t: Tokenizer, number: ScannedNumber): boolean {
  const code = t.peek();
  if (!isMultiplierStart(code)) return true;
  t.index++;
  number.multiplier = MULTIPLIERS[String.fromCharCode(code | 32)] as number;
  if ((t.peek() | 32) !== 98) return false;
  t.index++;
  return true;
}
