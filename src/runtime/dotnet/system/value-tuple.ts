/** System.Tuple and System.ValueTuple, of one to seven items and a rest. */

import { hashKeyOf } from '../../objects/hashtable.js';
import { defineType, type MemberImplementation, type NetType, requireType, typeOf } from '../../objects/net-type.js';
import { netText } from './object.js';

abstract class TupleBase {
  constructor(
    readonly netType: NetType,
    /** In order; an eighth one is the rest, a tuple itself. */
    readonly items: unknown[],
  ) {}
}

export class Tuple extends TupleBase {}
export class ValueTuple extends TupleBase {
  /** A ValueTuple of values with their own types. */
  static of(items: unknown[]): ValueTuple {
    const types = items.map((item) => (item === null ? requireType('System.Object') : typeOf(item)));
    return new ValueTuple(requireType(`System.ValueTuple\`${items.length}`).makeGeneric(types), items);
  }
}

const names = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'TRest'];

function parameterNames(count: number): string[] {
  return names.slice(0, count);
}

function text(self: TupleBase): string {
  return `(${innerText(self)})`;
}
function innerText(self: TupleBase): string {
  return self.items
    .map((item, i) =>
      i === 7 && item instanceof TupleBase ? innerText(item) : item === null ? '' : netText(item, null, ''),
    )
    .join(', ');
}

function sameItems(a: TupleBase, b: unknown): boolean {
  if (!(b instanceof TupleBase) || a.netType !== b.netType) return false;
  return a.items.every((item, i) => hashKeyOf(item, false) === hashKeyOf(b.items[i], false));
}

const sharedMembers: Record<string, MemberImplementation> = {
  'int Length {get;}': (self: TupleBase) => self.items.length,
  'System.Object Item(int index) {get;}': (self: TupleBase, index: number) => self.items[index] ?? null,
};

function itemMembers(count: number, writable: boolean): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  parameterNames(count).forEach((parameter, i) => {
    const name = i === 7 ? 'Rest' : `Item${i + 1}`;
    const get = (self: TupleBase) => self.items[i];
    const set = (self: TupleBase, value: unknown) => {
      self.items[i] = value;
    };
    members[`${parameter} ${name} {get;${writable ? 'set;' : ''}}`] = writable ? { get, set } : get;
  });
  return members;
}

function defineTuples(name: 'Tuple' | 'ValueTuple', make: typeof Tuple | typeof ValueTuple): void {
  const isValue = name === 'ValueTuple';
  for (let count = 1; count <= 8; count++) {
    const generic = parameterNames(count);
    const parameters = generic.map((type, i) => `${type} ${i === 7 ? 'rest' : `item${i + 1}`}`).join(', ');
    defineType(`System.${name}\`${count}`, { generic }, () => ({
      kind: isValue ? 'struct' : 'class',
      interfaces: [
        'System.IComparable',
        'System.Collections.IStructuralComparable',
        'System.Collections.IStructuralEquatable',
      ],
      toString: text,
      equals: sameItems,
      hashKey: (self: TupleBase) => self.items.map((item) => String(hashKeyOf(item, false))).join('\u0001'),
      members: {
        [`new(${parameters})`]: (type: NetType, ...items: unknown[]) => new make(type, items),
        // The items of value tuples are fields, which come behind properties.
        ...(isValue
          ? { ...sharedMembers, ...itemMembers(count, true) }
          : { ...itemMembers(count, false), ...sharedMembers }),
      },
    }));
  }
  defineType(`System.${name}`, {}, () => ({
    kind: isValue ? 'struct' : 'class',
    members: Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => {
        const types = parameterNames(i + 1).map((type) => (type === 'TRest' ? 'T8' : type));
        const list = types.join(',');
        const parameters = types.map((type, n) => `${type} item${n + 1}`).join(', ');
        return [
          `static System.${name}[${list}] Create[${list}](${parameters})`,
          (...args: unknown[]) => create(name, make, args, i + 1),
        ];
      }),
    ),
  }));
}

/** The items, and behind them the type arguments where the caller gave any. */
function create(name: string, make: typeof Tuple | typeof ValueTuple, args: unknown[], count: number): TupleBase {
  const items = args.slice(0, count);
  const given = args[count] as NetType[] | undefined;
  const types = given ?? items.map((item) => (item === null ? requireType('System.Object') : typeOf(item)));
  if (count < 8) return new make(requireType(`System.${name}\`${count}`).makeGeneric(types), items);
  const rest = create(name, make, [items[7]], 1);
  return new make(requireType(`System.${name}\`8`).makeGeneric([...types.slice(0, 7), rest.netType]), [
    ...items.slice(0, 7),
    rest,
  ]);
}

defineTuples('Tuple', Tuple);
defineTuples('ValueTuple', ValueTuple);
