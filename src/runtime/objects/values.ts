/**
 * How .NET values stand in JavaScript.
 *
 *   $null           null                         System.String   string
 *   System.Int32    number that is an int32      System.Boolean  boolean
 *   System.Double   any other number             System.Int64    bigint
 *   object[]        Array                        byte[]          Uint8Array
 *   T[]             Array with `elementType`     everything else an object whose `netType` names its type
 *
 * An integral Double within int32's range is boxed (`DoubleBox`), so that `1.0` and `1` differ while integer loops and
 * fractions cost nothing. One function makes Doubles, `double(v)`; forgetting it degrades a type name, never a value.
 * The raw number -0 never appears: `double(-0)` is boxed.
 */
import type { NetType } from './net-type.js';

/** What a command that wrote nothing returns: like $null in expressions, nothing in a pipeline. */
export class AutomationNullValue {
  declare readonly netType: NetType;
}
export const AutomationNull = new AutomationNullValue();

/** Numbers narrower than a JavaScript number that are not Int32. `value` is always a JavaScript number. */
export abstract class BoxedNumber {
  declare readonly netType: NetType;
  constructor(readonly value: number) {}
}
export class DoubleBox extends BoxedNumber {}
export class SingleBox extends BoxedNumber {
  constructor(value: number) {
    super(Math.fround(value));
  }
}
export class ByteBox extends BoxedNumber {}
export class SByteBox extends BoxedNumber {}
export class Int16Box extends BoxedNumber {}
export class UInt16Box extends BoxedNumber {}
export class UInt32Box extends BoxedNumber {}

const bytes: ByteBox[] = [];
/** The Byte of 0 to 255, one object each: byte[] is a Uint8Array and makes them when read. */
export function byte(value: number): ByteBox {
  return (bytes[value] ??= new ByteBox(value));
}

export class UInt64Box {
  declare readonly netType: NetType;
  constructor(readonly value: bigint) {}
}
export class BigIntegerBox {
  declare readonly netType: NetType;
  constructor(readonly value: bigint) {}
}

/** System.Decimal: `unscaled` times 10 to the power of minus `scale` (0 to 28), |unscaled| below 2^96. */
export class Decimal {
  declare readonly netType: NetType;
  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
    /** Only for a negative zero. */
    readonly negativeZero = false,
  ) {}
}

/** System.Char: one UTF-16 unit. Made by `Char.from`, so that the same unit is the same object. */
export class Char {
  declare readonly netType: NetType;
  static #cache: (Char | undefined)[] = [];
  private constructor(readonly code: number) {}
  static from(unit: number | string): Char {
    const code = typeof unit === 'string' ? unit.charCodeAt(0) : unit & 0xffff;
    let char = Char.#cache[code];
    if (char === undefined) {
      char = new Char(code);
      Char.#cache[code] = char;
    }
    return char;
  }
  toString(): string {
    return String.fromCharCode(this.code);
  }
}

/** A value of an enum type. Made by `NetType.enumValue`, so that the same value is the same object. */
export class EnumValue {
  constructor(
    readonly netType: NetType,
    /** The underlying number; a bigint only where it does not fit a double. */
    readonly value: number | bigint,
  ) {}
}

/** A one-dimensional array of another element type than Object. */
export interface TypedArray extends Array<unknown> {
  elementType?: NetType;
}

/** An array of more than one dimension: elements in row order. */
export class MultiArray {
  constructor(
    readonly netType: NetType,
    readonly elementType: NetType,
    readonly lengths: number[],
    readonly elements: unknown[],
  ) {}
}

/** A reference to a variable or a value: `[ref] $x`, and `ref`/`out` arguments of .NET methods. */
export class PSReference {
  declare readonly netType: NetType;
  constructor(
    readonly get: () => unknown,
    readonly set: (value: unknown) => void,
  ) {}
}

export function isInt32(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value;
}

/** The Double `value` in its representation. */
export function double(value: number): number | DoubleBox {
  return (value | 0) === value ? new DoubleBox(value) : value;
}

/** True for anything that `$null -eq` says is null. */
export function isNull(value: unknown): value is null | undefined | AutomationNullValue {
  return value === null || value === undefined || value === AutomationNull;
}

/**
 * Case folding: the one way in which the engine ignores case (StringComparer.OrdinalIgnoreCase: simple upper-casing, one
 * UTF-16 unit to one). Lower-casing is used because for ASCII it is free when the text is lower case already.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : foldSlowly(text);
}

function foldSlowly(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const lower = unit.toLowerCase();
    folded += lower.length === 1 ? lower : unit;
  }
  return folded;
}
