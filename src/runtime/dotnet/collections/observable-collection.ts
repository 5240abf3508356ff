/** ObservableCollection<T>: a list that tells who listens about each change, when it has been made. */
import { defineEvents, isHeard, raise } from '../../events/event-source.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { defineEnums } from '../enums.js';
import { argumentNull } from '../system/errors.js';
import { EventArgs } from '../system/event-args.js';
import { arrayListOf } from './array-list.js';
import { typeArgument, valuesOf } from './elements.js';
import { indexOutOfRange } from './errors.js';
import { NetList } from './net-list.js';

const specialized = 'System.Collections.Specialized.';
const action = `${specialized}NotifyCollectionChangedAction`;
defineEnums('System.Collections.Specialized', {
  NotifyCollectionChangedAction: { values: { Add: 0, Remove: 1, Replace: 2, Move: 3, Reset: 4 } },
});

/** What changed. -1 and null where there is nothing to say. */
class CollectionChange extends EventArgs {
  newItems: unknown[] | null = null;
  oldItems: unknown[] | null = null;
  newIndex = -1;
  oldIndex = -1;
  constructor(readonly action: 'Add' | 'Remove' | 'Replace' | 'Move' | 'Reset') {
    super();
  }
}
class PropertyChange extends EventArgs {
  constructor(readonly propertyName: string) {
    super();
  }
}

class ObservableList extends NetList {
  #changed(args: CollectionChange): void {
    if (isHeard(this, 'PropertyChanged')) {
      if (args.action !== 'Replace' && args.action !== 'Move')
        raise(this, 'PropertyChanged', new PropertyChange('Count'));
      raise(this, 'PropertyChanged', new PropertyChange('Item[]'));
    }
    raise(this, 'CollectionChanged', args);
  }
  #tell(kind: 'Add' | 'Remove', item: unknown, index: number): void {
    const args = new CollectionChange(kind);
    if (kind === 'Add') {
      args.newItems = [item];
      args.newIndex = index;
    } else {
      args.oldItems = [item];
      args.oldIndex = index;
    }
    this.#changed(args);
  }

  override add(item: unknown): void {
    super.add(item);
    this.#tell('Add', item, this.count - 1);
  }
  override insert(index: number, item: unknown): void {
    super.insert(index, item);
    this.#tell('Add', item, index);
  }
  override removeAt(index: number): void {
    const item = this.get(index);
    super.removeAt(index);
    this.#tell('Remove', item, index);
  }
  override remove(item: unknown): boolean {
    const index = this.indexOf(item);
    if (index < 0) return false;
    this.removeAt(index);
    return true;
  }
  override set(index: number, value: unknown): void {
    const args = new CollectionChange('Replace');
    args.oldItems = [this.get(index)];
    super.set(index, value);
    args.newItems = [value];
    args.newIndex = index;
    args.oldIndex = index;
    this.#changed(args);
  }
  override clear(): void {
    super.clear();
    this.#changed(new CollectionChange('Reset'));
  }
  move(from: number, to: number): void {
    if (to < 0 || to >= this.count) throw indexOutOfRange();
    const item = this.get(from);
    super.removeAt(from);
    super.insert(to, item);
    const args = new CollectionChange('Move');
    args.newItems = [item];
    args.oldItems = [item];
    args.newIndex = to;
    args.oldIndex = from;
    this.#changed(args);
  }
}

const name = 'System.Collections.ObjectModel.ObservableCollection`1';

defineType(name, { generic: ['T'] }, () => ({
  base: 'System.Collections.ObjectModel.Collection[T]',
  interfaces: [`${specialized}INotifyCollectionChanged`, 'System.ComponentModel.INotifyPropertyChanged'],
  members: {
    'new()': (type: NetType) => new ObservableList(type),
    'new(System.Collections.Generic.IEnumerable[T] collection)': (type: NetType, items: unknown) => {
      if (items === null) throw argumentNull('collection');
      return new ObservableList(type, valuesOf(items, typeArgument(type)));
    },
    'new(System.Collections.Generic.List[T] list)': (type: NetType, list: unknown) => {
      if (list === null) throw argumentNull('list');
      return new ObservableList(type, valuesOf(list, typeArgument(type)));
    },
    'void Move(int oldIndex, int newIndex)': (self: ObservableList, from: number, to: number) => self.move(from, to),
    ...defineEvents(name, {
      CollectionChanged: `${specialized}NotifyCollectionChangedEventHandler`,
      PropertyChanged: 'System.ComponentModel.PropertyChangedEventHandler',
    }),
  },
}));

const listOf = (items: unknown[] | null) => (items === null ? null : arrayListOf(items));

defineType(`${specialized}NotifyCollectionChangedEventArgs`, { class: CollectionChange }, () => ({
  base: 'System.EventArgs',
  members: {
    [`${action} Action {get;}`]: (self: CollectionChange) => requireType(action).enumByName(self.action),
    'System.Collections.IList NewItems {get;}': (self: CollectionChange) => listOf(self.newItems),
    'System.Collections.IList OldItems {get;}': (self: CollectionChange) => listOf(self.oldItems),
    'int NewStartingIndex {get;}': (self: CollectionChange) => self.newIndex,
    'int OldStartingIndex {get;}': (self: CollectionChange) => self.oldIndex,
  },
}));
defineType('System.ComponentModel.PropertyChangedEventArgs', { class: PropertyChange }, () => ({
  base: 'System.EventArgs',
  members: { 'string PropertyName {get;}': (self: PropertyChange) => self.propertyName },
}));
