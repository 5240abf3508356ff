/** GroupInfo and GroupInfoNoElement: what Group-Object writes. */
import { collectionOf } from '../../dotnet/collections/collection.js';
import { NetList } from '../../dotnet/collections/net-list.js';
import { currentCulture } from '../../dotnet/globalization/culture-info.js';
import { formatComposite } from '../../language/format/composite.js';
import { toTextCulture } from '../../language/to-text.js';
import { elementsOf, isNetArray } from '../../objects/arrays.js';
import { isDictionary } from '../../objects/hashtable.js';
import { defineType, requireType } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import type { OrderEntry } from './order-by-property.js';

const psObject = 'System.Management.Automation.PSObject';

export class GroupInfo {
  count = 0;
  readonly name: string;
  readonly group: NetList;
  /** `first` gives the group its keys; `hasProperties` is false when the objects themselves are the keys. */
  constructor(
    readonly first: OrderEntry,
    hasProperties: boolean,
  ) {
    this.name = hasProperties ? nameOf(first) : objectText(first.input);
    this.group = collectionOf(requireType(psObject));
    this.add(first.input);
  }
  add(item: unknown): void {
    this.group.items.push(item);
    this.count++;
  }
  get values(): NetList {
    return new NetList(
      requireType('System.Collections.ArrayList'),
      this.first.keys.map((key) => key ?? null),
    );
  }
}

export class GroupInfoNoElement extends GroupInfo {
  override add(): void {
    this.count++;
  }
}

/** The texts of the keys, `{a, b}` for one that is a collection. A script block that gave `$_` gave the object itself. */
function nameOf({ keys, input }: OrderEntry): string {
  return keys
    .filter((key) => !isNull(key))
    .map((key) => {
      if (key === input) return objectText(key);
      const items = collectionItems(key);
      return items === null ? textOf(key) : `{${items.map((item) => textOf(item)).join(', ')}}`;
    })
    .join(', ');
}

/** PowerShell's text of an object, in the current culture. */
function objectText(value: unknown): string {
  return toTextCulture(value, currentCulture().name);
}

function collectionItems(key: unknown): unknown[] | null {
  if (isNetArray(key)) return [...elementsOf(key)];
  if (key instanceof NetList) return [...key.items];
  return isDictionary(key) ? [...key.entries()].map(() => requireType('System.Collections.DictionaryEntry')) : null;
}

/** As string interpolation in C#: .NET's text of a value in the current culture. */
function textOf(value: unknown): string {
  return value instanceof PSObject ? objectText(value) : formatComposite('{0}', [value]);
}

const assembly = 'Microsoft.PowerShell.Commands.Utility';

defineType('Microsoft.PowerShell.Commands.GroupInfo', { class: GroupInfo, assembly }, () => ({
  members: {
    'System.Collections.ArrayList Values {get;}': (self: GroupInfo) => self.values,
    'int Count {get;}': (self: GroupInfo) => self.count,
    [`System.Collections.ObjectModel.Collection[psobject] Group {get;}`]: (self: GroupInfo) => self.group,
    'string Name {get;}': (self: GroupInfo) => self.name,
  },
}));

defineType('Microsoft.PowerShell.Commands.GroupInfoNoElement', { class: GroupInfoNoElement, assembly }, () => ({
  base: 'Microsoft.PowerShell.Commands.GroupInfo',
}));
