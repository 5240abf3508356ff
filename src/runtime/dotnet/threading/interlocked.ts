/** System.Threading.Interlocked and Volatile: reading and writing variables. */
import { defineType, type MemberFunction } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { netEquals } from '../system/object.js';

type Whole = number | bigint;

/** Changes a variable and returns what `result` makes of the old and new value. */
function update(
  change: (old: never, value: never) => unknown,
  result: (old: unknown, changed: unknown) => unknown,
): MemberFunction {
  return (location: PSReference, value?: unknown) => {
    const old = location.get();
    const changed = change(old as never, value as never);
    location.set(changed);
    return result(old, changed);
  };
}
const newValue = (_old: unknown, changed: unknown) => changed;
const oldValue = (old: unknown) => old;

/** In the range of the type, as additions that overflow are. */
const wrapped: Record<string, (value: bigint) => Whole> = {
  int: (value) => Number(BigInt.asIntN(32, value)),
  uint: (value) => Number(BigInt.asUintN(32, value)),
  long: (value) => BigInt.asIntN(64, value),
  ulong: (value) => BigInt.asUintN(64, value),
};

function compareExchange(location: PSReference, value: unknown, comparand: unknown): unknown {
  const old = location.get();
  if (netEquals(old, comparand)) location.set(value);
  return old;
}

const exchanged = [
  'int',
  'long',
  'System.Object',
  'sbyte',
  'short',
  'byte',
  'ushort',
  'uint',
  'ulong',
  'float',
  'double',
];

function members(): Record<string, MemberFunction> {
  const result: Record<string, MemberFunction> = {};
  for (const [type, wrap] of Object.entries(wrapped)) {
    const arithmetic = (change: (old: bigint, value: bigint) => bigint) => (old: Whole, value: Whole) =>
      wrap(change(BigInt(old), BigInt(value ?? 0)));
    const add = arithmetic((old, value) => old + value);
    result[`static ${type} Increment([ref] ${type} location)`] = update((old: Whole) => add(old, 1), newValue);
    result[`static ${type} Decrement([ref] ${type} location)`] = update((old: Whole) => add(old, -1), newValue);
    result[`static ${type} Add([ref] ${type} location1, ${type} value)`] = update(add, newValue);
    result[`static ${type} And([ref] ${type} location1, ${type} value)`] = update(
      arithmetic((old, value) => old & value),
      oldValue,
    );
    result[`static ${type} Or([ref] ${type} location1, ${type} value)`] = update(
      arithmetic((old, value) => old | value),
      oldValue,
    );
  }
  for (const type of exchanged) {
    result[`static ${type} Exchange([ref] ${type} location1, ${type} value)`] = update(
      (_old: unknown, value: unknown) => value,
      oldValue,
    );
    result[`static ${type} CompareExchange([ref] ${type} location1, ${type} value, ${type} comparand)`] =
      compareExchange;
  }
  for (const type of ['long', 'ulong'])
    result[`static ${type} Read([ref] ${type} location)`] = (location: PSReference) => location.get();
  return {
    ...result,
    'static T Exchange[T]([ref] T location1, T value)': update((_old: unknown, value: unknown) => value, oldValue),
    'static T CompareExchange[T]([ref] T location1, T value, T comparand)': compareExchange,
    'static void MemoryBarrier()': () => {},
    'static void MemoryBarrierProcessWide()': () => {},
  };
}

defineType('System.Threading.Interlocked', {}, () => ({ abstract: true, members: members() }));

defineType('System.Threading.Volatile', {}, () => ({
  abstract: true,
  members: {
    ...Object.fromEntries(
      ['bool', ...exchanged.filter((type) => type !== 'System.Object')].flatMap((type) => [
        [`static ${type} Read([ref] ${type} location)`, (location: PSReference) => location.get()],
        [
          `static void Write([ref] ${type} location, ${type} value)`,
          (location: PSReference, value: unknown) => location.set(value),
        ],
      ]),
    ),
    'static T Read[T]([ref] T location)': (location: PSReference) => location.get(),
    'static void Write[T]([ref] T location, T value)': (location: PSReference, value: unknown) => location.set(value),
  },
}));
