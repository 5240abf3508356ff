/** Custom numeric format strings (`#,0.00;(0.00);zero`), in the two passes that .NET makes: measure a section, then write it. */
import type { NumberFormatInfo } from '../../dotnet/globalization/number-format-info.js';
import { type Digits, roundDigits } from './digits.js';
import { formatExponent } from './standard-numeric.js';

/** What the first pass finds in a section. Positions count its digit placeholders. */
interface Section {
  start: number;
  digitCount: number;
  /** Placeholders before the decimal point. */
  pointAt: number;
  firstZero: number;
  lastZero: number;
  scientific: boolean;
  groups: boolean;
  /** Powers of ten by which %, ‰ and trailing commas move the point. */
  shift: number;
}

const none = Number.MAX_SAFE_INTEGER;

export function formatCustom(number: Digits, format: string, info: NumberFormatInfo): string {
  let section = measure(format, findSection(format, number.digits === '' ? 2 : number.negative ? 1 : 0));
  let digits = number;
  for (;;) {
    if (digits.digits === '') {
      digits = { ...digits, negative: number.float && number.negative, scale: 0 };
      break;
    }
    const shifted = { ...number, scale: number.scale + section.shift };
    const count = section.scientific ? section.digitCount : shifted.scale + section.digitCount - section.pointAt;
    digits = roundDigits(shifted, count);
    if (digits.digits !== '') break;
    const zeroSection = findSection(format, 2);
    if (zeroSection === section.start) break;
    section = measure(format, zeroSection);
  }
  return write(digits, format, section, info);
}

/** Where a section starts: 0 positive, 1 negative, 2 zero. The first one stands in for those that are missing or empty. */
function findSection(format: string, wanted: number): number {
  let section = wanted;
  if (section === 0) return 0;
  for (let i = 0; i < format.length; ) {
    const c = format[i++] as string;
    if (c === "'" || c === '"') {
      while (i < format.length && format[i] !== '\0' && format[i++] !== c);
    } else if (c === '\\') i++;
    else if (c === '\0') return 0;
    else if (c === ';' && --section === 0) return i < format.length && format[i] !== '\0' && format[i] !== ';' ? i : 0;
  }
  return 0;
}

function isExponent(format: string, at: number): boolean {
  const next = format[at];
  return next === '0' || ((next === '+' || next === '-') && format[at + 1] === '0');
}

function measure(format: string, start: number): Section {
  const section: Section = {
    start,
    digitCount: 0,
    pointAt: -1,
    firstZero: none,
    lastZero: 0,
    scientific: false,
    groups: false,
    shift: 0,
  };
  let commaAt = -1;
  let commaCount = 0;
  for (let i = start; i < format.length; ) {
    const c = format[i++] as string;
    if (c === ';' || c === '\0') break;
    switch (c) {
      case '#':
        section.digitCount++;
        break;
      case '0':
        if (section.firstZero === none) section.firstZero = section.digitCount;
        section.lastZero = ++section.digitCount;
        break;
      case '.':
        if (section.pointAt < 0) section.pointAt = section.digitCount;
        break;
      case ',':
        if (section.digitCount === 0 || section.pointAt >= 0) break;
        if (commaAt === section.digitCount) {
          commaCount++;
          break;
        }
        if (commaAt >= 0) section.groups = true;
        commaAt = section.digitCount;
        commaCount = 1;
        break;
      case '%':
        section.shift += 2;
        break;
      case '‰':
        section.shift += 3;
        break;
      case "'":
      case '"':
        while (i < format.length && format[i] !== '\0' && format[i++] !== c);
        break;
      case '\\':
        i++;
        break;
      case 'E':
      case 'e':
        if (!isExponent(format, i)) break;
        i++;
        while (format[i] === '0') i++;
        section.scientific = true;
    }
  }
  if (section.pointAt < 0) section.pointAt = section.digitCount;
  if (commaAt >= 0) {
    if (commaAt === section.pointAt) section.shift -= commaCount * 3;
    else section.groups = true;
  }
  return section;
}

/** Counts of digits from the point at which group separators stand, largest last. */
function groupPositions(sizes: number[], digitCount: number): number[] {
  const positions: number[] = [];
  let total = sizes[0] ?? 0;
  let size = total;
  for (let i = 0; digitCount > total && size !== 0; ) {
    positions.push(total);
    if (i < sizes.length - 1) size = sizes[++i] as number;
    total += size;
  }
  return positions;
}

function write(number: Digits, format: string, section: Section, info: NumberFormatInfo): string {
  const { pointAt, digitCount } = section;
  const firstZero = section.firstZero < pointAt ? pointAt - section.firstZero : 0;
  const lastZero = section.lastZero > pointAt ? pointAt - section.lastZero : 0;
  /** Digits before the point that are still to come; negative behind it. */
  let position = section.scientific ? pointAt : Math.max(number.scale, pointAt);
  /** Digits that the number has more than placeholders (written at the first one), or fewer, when negative. */
  let adjust = section.scientific ? 0 : number.scale - pointAt;
  const separators =
    section.groups && info.numberGroupSeparator !== ''
      ? groupPositions(info.numberGroupSizes, Math.max(firstZero, position + Math.min(adjust, 0)))
      : [];
  let next = 0;
  let pointWritten = false;
  let scientific = section.scientific;
  let result = number.negative && section.start === 0 && number.scale !== 0 ? info.negativeSign : '';

  const digit = (c: string) => {
    result += c;
    if (position > 1 && position === (separators.at(-1) ?? -1) + 1) {
      result += info.numberGroupSeparator;
      separators.pop();
    }
  };
  const take = () => number.digits[next++];

  for (let i = section.start; i < format.length; ) {
    const c = format[i++] as string;
    if (c === ';' || c === '\0') break;
    if (adjust > 0 && (c === '#' || c === '0' || c === '.'))
      for (; adjust > 0; adjust--, position--) digit(take() ?? '0');
    switch (c) {
      case '#':
      case '0': {
        let shown: string | undefined;
        if (adjust < 0) {
          adjust++;
          shown = position <= firstZero ? '0' : undefined;
        } else shown = take() ?? (position > lastZero ? '0' : undefined);
        if (shown !== undefined) digit(shown);
        position--;
        break;
      }
      case '.':
        if (position !== 0 || pointWritten) break;
        if (lastZero < 0 || (pointAt < digitCount && next < number.digits.length)) {
          result += info.numberDecimalSeparator;
          pointWritten = true;
        }
        break;
      case '‰':
        result += info.perMilleSymbol;
        break;
      case '%':
        result += info.percentSymbol;
        break;
      case ',':
        break;
      case "'":
      case '"':
        while (i < format.length && format[i] !== '\0' && format[i] !== c) result += format[i++];
        if (i < format.length && format[i] !== '\0') i++;
        break;
      case '\\':
        if (i < format.length && format[i] !== '\0') result += format[i++];
        break;
      case 'E':
      case 'e': {
        if (!scientific) {
          result += c;
          if (format[i] === '+' || format[i] === '-') result += format[i++];
          while (format[i] === '0') result += format[i++];
          break;
        }
        if (!isExponent(format, i)) {
          result += c;
          break;
        }
        const showPlus = format[i] === '+';
        if (format[i] !== '0') i++;
        let zeros = 0;
        for (; format[i] === '0'; i++) zeros++;
        const exponent = number.digits === '' ? 0 : number.scale - pointAt;
        result += formatExponent(exponent, c, Math.min(zeros, 10), showPlus, info);
        scientific = false;
        break;
      }
      default:
        result += c;
    }
  }
  if (number.negative && section.start === 0 && number.scale === 0 && result !== '') return info.negativeSign + result;
  return result;
}
