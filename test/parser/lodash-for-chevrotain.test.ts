/** The bundle's stand-in for lodash does what lodash does, with everything that Chevrotain gives it. */
import { expect, test } from 'vitest';

// biome-ignore lint/suspicious/noExplicitAny: the functions of both are called with whatever the table says
type Functions = Record<string, (...args: any[]) => unknown>;
/** Neither has declarations of its types. */
const load = async (module: string) => (await import(module)) as Functions;
const standIn = await load(new URL('../../scripts/lodash-for-chevrotain.mjs', import.meta.url).href);
const lodash = await load('lodash-es');

const double = (value: number) => value * 2;
const isEven = (value: number) => value % 2 === 0;
const calls: Record<string, unknown[][]> = {
  assign: [[{ a: 1 }, { b: 2 }]],
  clone: [[[1, 2]], [{ a: 1 }], [3]],
  compact: [[[0, 1, undefined, '', 'a', false]]],
  defaults: [[{ a: 1, b: undefined }, { a: 2, b: 3 }, { c: 4 }]],
  difference: [[[1, 2, 3], [2]]],
  drop: [[[1, 2, 3]], [[1, 2, 3], 2]],
  dropRight: [[[1, 2, 3]], [[1, 2, 3], 2], [[1], 4]],
  every: [
    [[2, 4], isEven],
    [{ a: 1 }, isEven],
  ],
  filter: [
    [[1, 2, 4], isEven],
    [{ a: 1, b: 2 }, isEven],
  ],
  find: [
    [[1, 2, 4], isEven],
    [[1], isEven],
  ],
  first: [[[1, 2]], [[]]],
  flatMap: [[[1, 2], (value: number) => [value, value]]],
  flatten: [[[1, [2, [3]]]]],
  groupBy: [[[1, 2, 3], (value: number) => (isEven(value) ? 'even' : 'odd')]],
  has: [
    [{ a: 1 }, 'a'],
    [{ a: 1 }, 'toString'],
    [undefined, 'a'],
  ],
  identity: [[1]],
  includes: [
    [[1, 2], 2],
    ['abc', 'b'],
    [{ a: 1 }, 1],
  ],
  indexOf: [[[1, 2], 2]],
  isArray: [[[]], [{}]],
  isEmpty: [[[]], [[1]], [{}], [{ a: 1 }], [undefined], [null], [''], [3]],
  isFunction: [[double], [1]],
  isObject: [[{}], [double], [null], ['a']],
  isRegExp: [[/a/], ['a']],
  isString: [['a'], [1]],
  isUndefined: [[undefined], [null]],
  keys: [[{ a: 1 }], [undefined]],
  last: [[[1, 2]], [[]]],
  map: [
    [[1, 2], double],
    [{ a: 1 }, (value: number, key: string) => key + value],
    [undefined, double],
  ],
  noop: [[1]],
  pickBy: [[{ a: 1, b: 2 }, isEven]],
  reduce: [
    [[1, 2], (sum: number, value: number) => sum + value, 5],
    [{ a: 1 }, (all: string, v: number, k: string) => all + k + v, ''],
  ],
  reject: [[[1, 2], isEven]],
  some: [
    [[1, 2], isEven],
    [[], isEven],
  ],
  uniq: [[[1, 2, 1]]],
  upperFirst: [['abc'], ['']],
  values: [[{ a: 1 }], [undefined], [[1, 2]]],
};

test('every function is compared', () => {
  expect([...Object.keys(calls), 'forEach'].sort()).toEqual(Object.keys(standIn).sort());
});
test.each(Object.entries(calls))('%s', (name, argumentLists) => {
  for (const args of argumentLists) {
    const copy = () => args.map((arg) => (typeof arg === 'function' ? arg : structuredCloneOf(arg)));
    const result = standIn[name]?.(...copy());
    expect(result).toEqual(lodash[name]?.(...copy()));
  }
});
const structuredCloneOf = (value: unknown) => (value instanceof RegExp ? value : structuredClone(value));

test('forEach gives items and keys, and ends at false', () => {
  const seen = ({ forEach }: Functions, collection: object) => {
    const all: unknown[] = [];
    forEach?.(collection, (item: unknown, key: unknown) => {
      all.push([key, item]);
      return item !== 2;
    });
    return all;
  };
  for (const collection of [[1, 2, 3], { a: 1, b: 2, c: 3 }])
    expect(seen(standIn, collection)).toEqual(seen(lodash, collection));
});
