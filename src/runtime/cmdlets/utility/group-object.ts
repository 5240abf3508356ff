/**
 * Group-Object gathers objects with the same values. Groups come sorted when all values of a property are of one type; else
 * each object goes to the first group that it compares equal to, in the order of their first objects.
 */
import { Hashtable } from '../../objects/hashtable.js';
import { type NetType, typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { GroupInfo, GroupInfoNoElement } from './group-info.js';
import { comparisonCulture, comparisonParameters, equalityKey } from './object-comparer.js';
import { type EntryComparer, type OrderEntry, OrderKeys } from './order-by-property.js';

export const GroupObject = cmdlet('Group-Object', ['group'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Groups objects that have the same value of a property.',
  parameters: {
    Property: {
      type: t.array(t.object),
      position: 0,
      help: 'The properties to group by, or calculated ones. The object itself, when left out.',
    },
    NoElement: { type: t.switch, default: false, help: 'Count only: leave the objects out of the groups.' },
    AsHashTable: {
      type: t.switch,
      default: false,
      sets: ['HashTable'],
      aliases: ['AHT'],
      help: 'Write one hashtable of the groups, with the values as keys.',
    },
    AsString: { type: t.switch, default: false, sets: ['HashTable'], help: 'Make the keys of the hashtable texts.' },
    ...comparisonParameters,
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
  },
  outputs: ['System.Collections.Hashtable', 'Microsoft.PowerShell.Commands.GroupInfo'],
  examples: [
    {
      code: "'ant', 'bee', 'wasp' | Group-Object Length | ForEach-Object { \"$($_.Name): $($_.Group)\" }",
      output: '3: ant bee\n4: wasp',
    },
    {
      code: '1..5 | Group-Object { $_ % 2 } -NoElement',
      output: '\nCount Name\n----- ----\n    2 0\n    3 1\n',
    },
    { code: "('ant', 'bee', 'wasp' | Group-Object Length -AsHashTable)[3]", output: 'ant\nbee' },
  ],
  run(cmd, { Property, NoElement, AsHashTable, AsString, Culture, CaseSensitive }) {
    const culture = comparisonCulture(Culture);
    const entries: OrderEntry[] = [];
    let keys: OrderKeys | null = null;
    return {
      process({ InputObject }) {
        if (isNull(InputObject)) return;
        if (keys === null) {
          keys = OrderKeys.read(cmd, Property, 'group', InputObject);
          refuseConflict(cmd, AsHashTable, AsString, Property);
        }
        entries.push(keys.entryOf(InputObject, entries.length));
      },
      end() {
        if (keys === null) return;
        joinMissing(entries);
        const compare = keys.comparer(culture, CaseSensitive);
        const hasProperties = keys.parameters.length > 0;
        const GroupClass = NoElement ? GroupInfoNoElement : GroupInfo;
        const newGroup = (entry: OrderEntry) => new GroupClass(entry, hasProperties);
        const groups = haveOneType(entries)
          ? groupSorted(entries, compare, newGroup, CaseSensitive)
          : groupInOrder(entries, compare, newGroup);
        if (AsHashTable) writeTable(cmd, groups, AsString, CaseSensitive);
        else for (const group of groups) cmd.writeObject(group);
      },
    };
  },
}));

function refuseConflict(
  cmd: CmdletRuntime,
  asTable: boolean,
  asString: boolean,
  property: unknown[] | undefined,
): void {
  let message: string | undefined;
  if (asString && !asTable)
    message =
      'The command cannot be run because the AsString parameter requires that you specify the AsHashtable parameter.';
  else if (asTable && !asString && property !== undefined && property.length > 1)
    message =
      'The command cannot be run because using the AsHashTable parameter with more than one property requires adding the AsString parameter.';
  if (message !== undefined)
    cmd.throwTerminating(
      cmd.error('ArgumentException', 'InvalidArgument', property ?? null, message, 'System.ArgumentException'),
    );
}

/** An object without the property belongs to the group of those that have it with the value $null, if there are any. */
function joinMissing(entries: OrderEntry[]): void {
  const hasNull: boolean[] = [];
  for (const { keys } of entries) for (let i = 0; i < keys.length; i++) hasNull[i] ||= keys[i] === null;
  if (!hasNull.includes(true)) return;
  entries.forEach((entry, at) => {
    if (entry.keys.some((key, i) => key === undefined && hasNull[i]))
      entries[at] = { ...entry, keys: entry.keys.map((key, i) => (key === undefined && hasNull[i] ? null : key)) };
  });
}

/** For each key, all values are of one type; null is of any. */
function haveOneType(entries: readonly OrderEntry[]): boolean {
  const types: (NetType | null)[] = [];
  for (const { keys } of entries)
    for (let i = 0; i < keys.length; i++) {
      const value = baseOf(keys[i]);
      if (isNull(value)) continue;
      const type = typeOf(value);
      if (types[i] === undefined) types[i] = type;
      else if (types[i] !== type) return false;
    }
  return true;
}

type NewGroup = (first: OrderEntry) => GroupInfo;

/** Only the groups are sorted where their keys can be told apart without comparing. */
function groupSorted(
  entries: readonly OrderEntry[],
  compare: EntryComparer,
  newGroup: NewGroup,
  caseSensitive: boolean,
): GroupInfo[] {
  const byKey = groupByKey(entries, newGroup, caseSensitive);
  if (byKey !== null) return byKey.sort((a, b) => compare(a.first, b.first));
  const groups: GroupInfo[] = [];
  for (const entry of [...entries].sort(compare)) {
    const last = groups.at(-1);
    if (last !== undefined && compare(last.first, entry) === 0) last.add(entry.input);
    else groups.push(newGroup(entry));
  }
  return groups;
}

/** Null when some value has no key. */
function groupByKey(entries: readonly OrderEntry[], newGroup: NewGroup, caseSensitive: boolean): GroupInfo[] | null {
  const groups = new Map<string, GroupInfo>();
  for (const entry of entries) {
    let key = '';
    for (const value of entry.keys) {
      const part = equalityKey(value, caseSensitive);
      if (part === undefined) return null;
      key += `${part.length}:${part}`;
    }
    const group = groups.get(key);
    if (group === undefined) groups.set(key, newGroup(entry));
    else group.add(entry.input);
  }
  return [...groups.values()];
}

function groupInOrder(entries: readonly OrderEntry[], compare: EntryComparer, newGroup: NewGroup): GroupInfo[] {
  const groups: GroupInfo[] = [];
  for (const entry of entries) {
    const group = groups.find(({ first }) => compare(first, entry) === 0);
    if (group === undefined) groups.push(newGroup(entry));
    else group.add(entry.input);
  }
  return groups;
}

function writeTable(cmd: CmdletRuntime, groups: readonly GroupInfo[], asString: boolean, caseSensitive: boolean): void {
  if (groups.length === 0) return;
  const table = new Hashtable(!caseSensitive);
  for (const group of groups) {
    const key = asString ? group.name : baseOf(group.first.keys[0]);
    if (isNull(key) || table.has(key)) {
      cmd.writeError(duplicate(cmd));
      return;
    }
    table.set(key, group.group);
  }
  cmd.writeObject(table);
}

function duplicate(cmd: CmdletRuntime) {
  const message =
    'The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the property, and then try again.';
  return cmd.error(message, 'InvalidArgument', null, message, 'System.Exception');
}
