/** The running totals of Measure-Object for one property. */
import { compareValues, formatOperator, toText, tryConvertTo } from '../../language/index.js';
import { typeOf, types } from '../../objects/net-type.js';
import { baseOf, PSObject } from '../../objects/ps-object.js';
import { BoxedNumber, isNull } from '../../objects/values.js';
import { GenericMeasureInfo, GenericObjectMeasureInfo, TextMeasureInfo } from './measure-info.js';

/** What is asked for. */
export interface Measures {
  sum: boolean;
  average: boolean;
  maximum: boolean;
  minimum: boolean;
  standardDeviation: boolean;
  lines: boolean;
  words: boolean;
  characters: boolean;
  ignoreWhiteSpace: boolean;
}

/** The value as a Double, or undefined when it is no number. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const converted = tryConvertTo(value, types.double());
  return converted instanceof BoxedNumber ? converted.value : (converted as number | undefined);
}

export class Statistics {
  count = 0;
  #sum = 0;
  #variance = 0;
  #maximum: unknown = null;
  #minimum: unknown = null;
  #lines = 0;
  #words = 0;
  #characters = 0;

  constructor(readonly measures: Measures) {}

  /** False when a number was asked for and the value is none. */
  add(value: unknown): boolean {
    const { measures } = this;
    this.count++;
    if (measures.lines || measures.words || measures.characters) this.#addText(textOf(value));
    if (measures.sum || measures.average || measures.standardDeviation) {
      const number = numberOf(value);
      if (number === undefined) return false;
      this.#addNumber(number);
    }
    if (measures.minimum) this.#minimum = lesser(this.#minimum, value, 1);
    if (measures.maximum) this.#maximum = lesser(this.#maximum, value, -1);
    return true;
  }

  /** Variance by Welford's running method. */
  #addNumber(number: number): void {
    const before = this.#sum;
    this.#sum += number;
    if (!this.measures.standardDeviation || this.count < 2) return;
    const distance = number - before / (this.count - 1);
    this.#variance = (this.#variance * (this.count - 2)) / (this.count - 1) + (distance * distance) / this.count;
  }

  #addText(text: string): void {
    const { measures } = this;
    if (text === '') return;
    if (measures.characters)
      this.#characters += measures.ignoreWhiteSpace ? text.replace(whiteSpace, '').length : text.length;
    if (measures.words) this.#words += text.match(word)?.length ?? 0;
    if (measures.lines) this.#lines += text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  }

  /** `isNumeric` is false once some value of the input was no number. */
  numbers(isNumeric: boolean): GenericMeasureInfo | GenericObjectMeasureInfo {
    const { measures, count } = this;
    const minimum = asNumber(this.#minimum);
    const maximum = asNumber(this.#maximum);
    const info =
      minimum === undefined || maximum === undefined
        ? Object.assign(new GenericObjectMeasureInfo(), { minimum: this.#minimum, maximum: this.#maximum })
        : Object.assign(new GenericMeasureInfo(), { minimum, maximum });
    info.count = count;
    if (!isNumeric) return info;
    if (measures.sum) info.sum = this.#sum;
    if (measures.average && count > 0) info.average = this.#sum / count;
    if (measures.standardDeviation && info instanceof GenericMeasureInfo)
      info.standardDeviation = Math.sqrt(this.#variance);
    return info;
  }

  texts(): TextMeasureInfo {
    const { measures } = this;
    const info = new TextMeasureInfo();
    if (measures.lines) info.lines = this.#lines;
    if (measures.words) info.words = this.#words;
    if (measures.characters) info.characters = this.#characters;
    return info;
  }
}

const whiteSpace = /[\s\u0085]/g;
const word = /[^\s\u0085]+/g;

/** .NET's text, not PowerShell's: a custom object has none, a collection that of its type. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNull(value) || (value instanceof PSObject && value.isCustom)) return '';
  return value instanceof PSObject ? toText(value) : formatOperator('{0}', [value]);
}

function asNumber(value: unknown): number | null | undefined {
  return isNull(value) ? null : numberOf(value);
}

/** The lesser of the two, or with `direction` -1 the greater. Numbers compare as numbers, different types as text. */
function lesser(known: unknown, value: unknown, direction: 1 | -1): unknown {
  if (isNull(known)) return value;
  if (typeof known === 'number' && typeof value === 'number') return (known - value) * direction > 0 ? value : known;
  return compareMeasured(known, value) * direction > 0 ? value : known;
}

function compareMeasured(known: unknown, value: unknown): number {
  if (isNull(value)) return compareValues(known, null, false);
  const a = numberOf(known);
  const b = numberOf(value);
  if (a !== undefined && b !== undefined) return a - b;
  if (a !== undefined || b !== undefined || typeOf(baseOf(known)) !== typeOf(baseOf(value)))
    return compareValues(toText(known), toText(value), false);
  return compareValues(known, value, false);
}
