/** A number as format strings see it: digits on demand, and what its type allows. One class a family of types. */
import { invariantNumberFormat, type NumberFormatInfo } from '../../dotnet/globalization/number-format-info.js';
import {
  type Digits,
  digitsOfDecimal,
  digitsOfInteger,
  fractionDigits,
  roundDigits,
  shortestDigits,
  significantDigits,
} from './digits.js';
import { invalidSpecifier } from './standard-numeric.js';

export interface GeneralDigits {
  digits: Digits;
  /** Numbers with more digits before the point are written with an exponent. */
  maxDigits: number;
  suppressScientific: boolean;
}

export interface FormattableNumber {
  /** BigInteger takes G and R for D. */
  readonly generalIsDecimal: boolean;
  /** Rounded to so many significant digits. */
  significant(count: number): Digits;
  /** Rounded to so many digits behind the point. */
  fraction(count: number): Digits;
  /** For the G format; a precision below 1 is the type's own. */
  general(precision: number): GeneralDigits;
  /** For custom formats, which round later. */
  custom(): Digits;
  /** The D, X and B formats. Throw FormatException where the type has none. */
  decimalDigits(precision: number, info: NumberFormatInfo): string;
  hexDigits(letter: string, precision: number): string;
  binaryDigits(precision: number): string;
}

abstract class KnownDigits implements FormattableNumber {
  get generalIsDecimal(): boolean {
    return false;
  }
  constructor(readonly digits: Digits) {}
  significant(count: number): Digits {
    return roundDigits(this.digits, count);
  }
  fraction(count: number): Digits {
    return roundDigits(this.digits, this.digits.scale + count);
  }
  custom(): Digits {
    return this.digits;
  }
  abstract general(precision: number): GeneralDigits;
  decimalDigits(_precision: number, _info: NumberFormatInfo): string {
    throw invalidSpecifier();
  }
  hexDigits(_letter: string, _precision: number): string {
    throw invalidSpecifier();
  }
  binaryDigits(_precision: number): string {
    throw invalidSpecifier();
  }
}

/** An integer of `bits` bits, or of any size (BigInteger) when bits is 0. */
export class FormattableInteger extends KnownDigits {
  constructor(
    readonly value: bigint,
    readonly bits: number,
  ) {
    super(digitsOfInteger(value));
  }
  override get generalIsDecimal(): boolean {
    return this.bits === 0;
  }
  general(precision: number): GeneralDigits {
    if (precision < 1) return { digits: this.digits, maxDigits: 0, suppressScientific: true };
    return { digits: roundDigits(this.digits, precision), maxDigits: precision, suppressScientific: false };
  }
  override decimalDigits(precision: number, info: NumberFormatInfo): string {
    const negative = this.value < 0n;
    const digits = String(negative ? -this.value : this.value).padStart(precision, '0');
    return negative ? info.negativeSign + digits : digits;
  }
  override hexDigits(letter: string, precision: number): string {
    const text = this.bits === 0 ? this.#bigDigits(4) : BigInt.asUintN(this.bits, this.value).toString(16);
    const padding = this.bits === 0 && this.value < 0n ? 'f' : '0';
    const hex = text.padStart(precision, padding);
    return letter === 'X' ? hex.toUpperCase() : hex;
  }
  override binaryDigits(precision: number): string {
    if (this.bits === 0) return this.#bigDigits(1).padStart(precision, this.value < 0n ? '1' : '0');
    return BigInt.asUintN(this.bits, this.value).toString(2).padStart(precision, '0');
  }
  /** Two's complement with as many digits as tell the sign; positive hexadecimal numbers then begin with 0 to 7. */
  #bigDigits(bitsOfDigit: number): string {
    const magnitude = this.value < 0n ? -this.value - 1n : this.value;
    const length = magnitude === 0n ? 1 : Math.floor(magnitude.toString(2).length / bitsOfDigit) + 1;
    return BigInt.asUintN(length * bitsOfDigit, this.value)
      .toString(2 ** bitsOfDigit)
      .padStart(length, '0');
  }
}

export class FormattableDecimal extends KnownDigits {
  constructor(unscaled: bigint, scale: number) {
    super(digitsOfDecimal(unscaled, scale));
  }
  general(precision: number): GeneralDigits {
    if (precision < 0) return { digits: this.digits, maxDigits: 29, suppressScientific: true };
    const count = precision === 0 ? 29 : precision;
    return { digits: roundDigits(this.digits, count), maxDigits: count, suppressScientific: false };
  }
}

/** Double, Single or Half: `roundTripDigits` is 17, 9 or 5, `customDigits` 15, 7 or 5. */
export class FormattableFloat implements FormattableNumber {
  readonly generalIsDecimal = false;
  constructor(
    readonly value: number,
    readonly roundTripDigits: number,
    readonly customDigits: number,
  ) {}
  significant(count: number): Digits {
    return significantDigits(this.value, count);
  }
  fraction(count: number): Digits {
    return fractionDigits(this.value, count);
  }
  general(precision: number): GeneralDigits {
    if (precision >= 1)
      return { digits: significantDigits(this.value, precision), maxDigits: precision, suppressScientific: false };
    const digits = shortestDigits(this.value, this.roundTripDigits);
    return { digits, maxDigits: Math.max(digits.digits.length, this.roundTripDigits), suppressScientific: false };
  }
  custom(): Digits {
    return significantDigits(this.value, this.customDigits);
  }
  decimalDigits(): string {
    throw invalidSpecifier();
  }
  hexDigits(): string {
    throw invalidSpecifier();
  }
  binaryDigits(): string {
    throw invalidSpecifier();
  }
}

/** `NaN`, `∞`, or null for finite numbers. */
export function nonFiniteText(value: number, info: NumberFormatInfo = invariantNumberFormat): string | null {
  if (Number.isFinite(value)) return null;
  if (Number.isNaN(value)) return info.nanSymbol;
  return value > 0 ? info.positiveInfinitySymbol : info.negativeInfinitySymbol;
}
