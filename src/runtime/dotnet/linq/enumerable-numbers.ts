/** Sum, Average, Min and Max of Enumerable: one overload for each number type, for what may be null, and for selectors. */
import { decimalAdd, decimalCompare, decimalDivide, decimalFromBigInt } from '../../language/decimal.js';
import type { MemberImplementation } from '../../objects/net-type.js';
import type { Decimal } from '../../objects/values.js';
import { overflow } from '../system/errors.js';
import { given, type Items, type Mapping, noElements, sequenceMembers } from './sequences.js';

interface NumberOperations {
  sum(items: Items): unknown;
  /** Of at least one. */
  average(items: Items): unknown;
  averageType: string;
  compare(a: unknown, b: unknown): number;
}

function checked(sum: bigint, bits: number): bigint {
  if (BigInt.asIntN(bits, sum) !== sum) throw overflow('Arithmetic operation resulted in an overflow.');
  return sum;
}
function total(items: Items): number {
  return (items as number[]).reduce((sum, item) => sum + item, 0);
}
function totalOf(items: Items): bigint {
  return items.reduce((sum: bigint, item) => sum + BigInt(item as number), 0n);
}
/** NaN is less than any other number. */
function compareNumbers(a: unknown, b: unknown): number {
  const [x, y] = [a as number, b as number];
  if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1;
  if (Number.isNaN(y)) return 1;
  return x < y ? -1 : x > y ? 1 : 0;
}
function decimalSum(items: Items): Decimal {
  return (items as Decimal[]).reduce(decimalAdd, decimalFromBigInt(0n));
}

const operations: Record<string, NumberOperations> = {
  int: {
    sum: (items) => Number(checked(totalOf(items), 32)),
    average: (items) => Number(totalOf(items)) / items.length,
    averageType: 'double',
    compare: compareNumbers,
  },
  long: {
    sum: (items) => checked(totalOf(items), 64),
    average: (items) => Number(checked(totalOf(items), 64)) / items.length,
    averageType: 'double',
    compare: (a, b) => ((a as bigint) < (b as bigint) ? -1 : (a as bigint) > (b as bigint) ? 1 : 0),
  },
  float: {
    sum: (items) => Math.fround(total(items)),
    average: (items) => Math.fround(total(items) / items.length),
    averageType: 'float',
    compare: compareNumbers,
  },
  double: {
    sum: total,
    average: (items) => total(items) / items.length,
    averageType: 'double',
    compare: compareNumbers,
  },
  decimal: {
    sum: decimalSum,
    average: (items) => decimalDivide(decimalSum(items), decimalFromBigInt(BigInt(items.length))),
    averageType: 'decimal',
    compare: (a, b) => decimalCompare(a as Decimal, b as Decimal),
  },
};

function extreme(items: Items, compare: NumberOperations['compare'], sign: 1 | -1): unknown {
  return items.reduce((best, item) => (compare(item, best) * sign > 0 ? item : best));
}

/** `reduce` gets what is not null; where nothing is left the result is null, or an exception when nulls are not allowed. */
function overloads(
  name: string,
  type: string,
  resultType: string,
  needsElements: boolean,
  reduce: (items: Items) => unknown,
): Record<string, MemberImplementation> {
  const plain = (items: Items) => {
    if (needsElements && items.length === 0) throw noElements();
    return reduce(items);
  };
  const nullable = (items: Items) => {
    const left = items.filter((item) => item !== null && item !== undefined);
    return needsElements && left.length === 0 ? null : reduce(left);
  };
  const selected = (items: Items, select: Mapping) => given(items).map((item) => given(select, 'selector')(item));
  const optional = `System.Nullable[${type}]`;
  const optionalResult = `System.Nullable[${resultType}]`;
  return {
    [`${resultType} ${name}({${type}} source)`]: (source: Items) => plain(given(source)),
    [`${optionalResult} ${name}({${optional}} source)`]: (source: Items) => nullable(given(source)),
    [`${resultType} ${name}[TSource]({TSource} source, Func[TSource,${type}] selector)`]: (
      source: Items,
      select: Mapping,
    ) => plain(selected(source, select)),
    [`${optionalResult} ${name}[TSource]({TSource} source, Func[TSource,${optional}] selector)`]: (
      source: Items,
      select: Mapping,
    ) => nullable(selected(source, select)),
  };
}

export function numberMembers(): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const [type, { sum, average, averageType, compare }] of Object.entries(operations)) {
    Object.assign(members, overloads('Sum', type, type, false, sum));
    Object.assign(members, overloads('Average', type, averageType, true, average));
    Object.assign(
      members,
      overloads('Max', type, type, true, (items) => extreme(items, compare, 1)),
    );
    Object.assign(
      members,
      overloads('Min', type, type, true, (items) => extreme(items, compare, -1)),
    );
  }
  return sequenceMembers(members);
}
