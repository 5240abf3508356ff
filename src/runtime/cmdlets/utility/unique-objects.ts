/**
 * Select-Object -Unique: the objects that differ from all before them, in order. An object is compared without its
 * properties, and then by those that the selection made. As comparing each with all is slow, objects whose values are all of
 * one plain kind are found by a key; from the first that is not, all are compared.
 */
import { currentCulture } from '../../dotnet/globalization/culture-info.js';
import { findMember, getProperty } from '../../objects/members.js';
import { PSObject } from '../../objects/ps-object.js';
import { equalityKey, type ObjectComparer, objectComparer } from './object-comparer.js';
import type { SelectedObject } from './property-selection.js';

export class UniqueObjects {
  readonly objects: SelectedObject[] = [];
  readonly #compare: ObjectComparer;
  #keys: Set<string> | null = new Set();
  #kinds: string | null = null;

  constructor(readonly caseSensitive: boolean) {
    this.#compare = objectComparer(currentCulture(), caseSensitive);
  }

  /** False when an equal object is there already. */
  add(selected: SelectedObject): boolean {
    if (this.#has(selected)) return false;
    this.objects.push(selected);
    return true;
  }

  #has(selected: SelectedObject): boolean {
    const keys = this.#keys;
    const key = keys === null ? undefined : this.#keyOf(selected);
    if (keys === null || key === undefined) {
      this.#keys = null;
      return this.objects.some((other) => this.#isEqual(selected, other));
    }
    if (keys.has(key)) return true;
    keys.add(key);
    return false;
  }

  /** The keys of all values; undefined when one has none or is of another kind than in the objects before. */
  #keyOf({ object, added }: SelectedObject): string | undefined {
    const isNew = object instanceof PSObject && object.isCustom;
    if (isNew !== added.length > 0) return undefined;
    let kinds = '';
    let key = '';
    for (const value of isNew ? added.map(([, value]) => value) : [object]) {
      const part = equalityKey(value, this.caseSensitive);
      if (part === undefined) return undefined;
      kinds += part.charAt(0);
      key += `${part.length}:${part}`;
    }
    if (isNew) for (const [name] of added) kinds += `\n${name}`;
    this.#kinds ??= kinds;
    return this.#kinds === kinds ? key : undefined;
  }

  #isEqual(a: SelectedObject, b: SelectedObject): boolean {
    if (a.added.length !== b.added.length || this.#compare(a.object, b.object) !== 0) return false;
    return a.added.every(
      ([name, value]) =>
        findMember(b.object, name)?.isProperty === true && this.#compare(getProperty(b.object, name), value) === 0,
    );
  }
}
