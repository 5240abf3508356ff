/** The small pieces of JSON: white space and numbers, as Newtonsoft.Json takes them. */
import { type DoubleBox, double } from '../../objects/values.js';

/** White space of Unicode, and NUL, which is passed over as well. */
export function isSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0;
  if (unit < 0x85) return false;
  if (unit === 0x85 || unit === 0xa0 || unit === 0x1680 || unit === 0x3000) return true;
  return (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f;
}

/** What a number may be made of, right or wrong: digits (hexadecimal ones, too), signs, `.` and `x`. */
export function isNumberUnit(unit: number): boolean {
  if (unit <= 57) return unit >= 48 || unit === 43 || unit === 45 || unit === 46;
  const lower = unit | 32;
  return unit >= 65 && unit <= 122 && ((lower >= 97 && lower <= 102) || lower === 120);
}

/** A whole number as a bigint, any other as a Double; octal after `0`, hexadecimal after `0x`. Undefined when it is none. */
export function readNumber(text: string): bigint | number | DoubleBox | undefined {
  if (isShortInteger(text)) return BigInt(text);
  if (/^-?\d+$/.test(text) && !/^0\d/.test(text)) return BigInt(text);
  if (/^0[^.eE]/.test(text)) return readOtherBase(text);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? double(Number(text)) : undefined;
}

/** The usual case, told without a pattern. */
function isShortInteger(text: string): boolean {
  if (text.length > 15) return false;
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57 || (first === 48 && text.length > 1)) return false;
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}

/** As Convert.ToInt64 does: 64 bits, so that the highest is the sign. */
function readOtherBase(text: string): bigint | undefined {
  const isHex = /^0x/i.test(text);
  if (!(isHex ? /^0x[\da-f]{1,16}$/i : /^[0-7]+$/).test(text)) return undefined;
  return BigInt.asIntN(64, BigInt(isHex ? text : `0o${text}`));
}
