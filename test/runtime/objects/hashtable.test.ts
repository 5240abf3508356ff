/** Hashtable and OrderedDictionary: keys, the order of enumeration, changes under way. */
import { describe, expect, it } from 'vitest';
import '../../../src/runtime/dotnet/index.js';
import { Hashtable, OrderedDictionary } from '../../../src/runtime/objects/hashtable.js';
import type { NetException } from '../../../src/runtime/objects/net-exception.js';
import { requireType } from '../../../src/runtime/objects/net-type.js';
import { PSObject } from '../../../src/runtime/objects/ps-object.js';
import { byte, Char, double } from '../../../src/runtime/objects/values.js';

describe('keys', () => {
  it('are told apart by type and value', () => {
    const keys = [1, double(1), 1n, byte(1), '1', Char.from('1'), true];
    const table = new Hashtable();
    for (const [i, key] of keys.entries()) table.set(key, i);
    expect(keys.map((key) => table.get(key))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...table.keys()]).toEqual(keys);
  });

  it('ignore case, but not in a table made by its constructor', () => {
    const table = Hashtable.of([['Name', 1]]);
    table.set('NAME', 2);
    expect([...table.entries()]).toEqual([['Name', 2]]);
    const exact = new Hashtable(false);
    exact.set('Name', 1);
    expect(exact.get('name')).toBeUndefined();
  });

  it('of a PSObject are those of its base', () => {
    const table = Hashtable.of([[new PSObject('a'), 1]]);
    expect(table.get('A')).toBe(1);
    expect([...table.keys()]).toEqual(['a']);
  });

  it('that are enum values or objects are found again', () => {
    const monday = requireType('System.DayOfWeek').enumByName('Monday');
    const object = new PSObject();
    const table = Hashtable.of([
      [monday, 'day'],
      [object, 'object'],
    ]);
    expect(table.get(requireType('System.DayOfWeek').enumValue(1))).toBe('day');
    expect(table.get(object)).toBe('object');
    expect(table.get(new PSObject())).toBeUndefined();
  });
});

describe('the order of integer keys', () => {
  it('is that of the buckets of a literal', () => {
    const table = new Hashtable(true, 6);
    for (const key of [3, 1, 2, 10, 100, -5]) table.set(key, true);
    expect([...table.keys()]).toEqual([10, -5, 100, 3, 2, 1]);
  });

  it('is that of a table that grew', () => {
    const table = new Hashtable();
    for (let i = 1; i <= 40; i++) table.set(i * 7, true);
    expect([...table.keys()].join()).toBe(
      '266,175,84,259,168,77,252,161,70,245,154,63,238,147,56,231,140,49,224,133,42,217,126,35,210,119,28,203,112,21,196,105,14,280,189,98,7,273,182,91',
    );
  });

  it('is the order of insertion with other keys among them', () => {
    expect([
      ...Hashtable.of([
        [2, 1],
        ['x', 1],
        [1, 1],
      ]).keys(),
    ]).toEqual([2, 'x', 1]);
  });
});

describe.each([
  [
    'Hashtable',
    () =>
      Hashtable.of([
        ['a', 1],
        ['b', 2],
      ]),
  ],
  [
    'OrderedDictionary',
    () =>
      OrderedDictionary.of([
        ['a', 1],
        ['b', 2],
      ]),
  ],
])('%s that changes while it is enumerated', (_name, make) => {
  const modified = 'Collection was modified; enumeration operation may not execute.';
  it.each<[string, (table: Hashtable | OrderedDictionary) => void]>([
    ['a value is set', (table) => table.set('a', 5)],
    ['a key is added', (table) => table.set('c', 5)],
    ['a key is removed', (table) => table.delete('b')],
    ['all is cleared', (table) => table.clear()],
  ])('throws when %s', (_what, change) => {
    const table = make();
    const keys = table.keys()[Symbol.iterator]();
    expect(keys.next().value).toBe('a');
    change(table);
    expect(() => keys.next()).toThrow(expect.objectContaining({ message: modified }) as NetException);
  });

  it('does not mind that a key was not there to remove', () => {
    const table = make();
    const keys = table.keys()[Symbol.iterator]();
    keys.next();
    expect(table.delete('none')).toBe(false);
    expect(keys.next().value).toBe('b');
  });
});

describe('OrderedDictionary', () => {
  it('keeps the order through insertions and removals', () => {
    const dictionary = OrderedDictionary.of([
      ['b', 1],
      ['a', 2],
    ]);
    dictionary.insertAt(0, 'first', 0);
    dictionary.delete('B');
    dictionary.set('a', 9);
    expect([...dictionary.entries()]).toEqual([
      ['first', 0],
      ['a', 9],
    ]);
    expect(dictionary.cellAt(1)?.key).toBe('a');
  });
});
