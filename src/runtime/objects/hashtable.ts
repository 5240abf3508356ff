/**
 * Hashtable and OrderedDictionary, and the keys that all dictionaries share.
 *
 * A .NET dictionary tells keys apart by type and value (1, 1.0 and '1' are three keys); `hashKeyOf` maps each key to a
 * JavaScript Map key with that property. A Hashtable keeps insertion order, which is as good as the random order of
 * strings in .NET; keys that are all integers come in .NET's bucket order, because that order is the same in every run.
 */
import { bucketOrder } from './bucket-order.js';
import { NetException } from './net-exception.js';
import { type NetType, typeOf } from './net-type.js';
import { PSObject } from './ps-object.js';
import { BoxedNumber, Char, Decimal, EnumValue, fold } from './values.js';

/** What the language asks of any System.Collections.IDictionary. Every such type's instances implement it. */
export interface IDictionaryLike {
  readonly count: number;
  /** The value, or undefined when there is no such key. */
  get(key: unknown): unknown;
  /** Adds or replaces. Throws what the .NET indexer throws (a null or ill-typed key, a read-only dictionary). */
  set(key: unknown, value: unknown): void;
  has(key: unknown): boolean;
  /** False when there was no such key. */
  delete(key: unknown): boolean;
  clear(): void;
  keys(): Iterable<unknown>;
  values(): Iterable<unknown>;
  entries(): Iterable<[unknown, unknown]>;
}

/** True for every value whose .NET type is an IDictionary. Looks through a PSObject never: pass the base. */
export function isDictionary(value: unknown): value is IDictionaryLike {
  if (value instanceof Hashtable || value instanceof OrderedDictionary) return true;
  return typeof value === 'object' && value !== null && typeOf(value).isDictionary;
}

/** True for a System.Collections.Hashtable and what derives from it (ConvertFrom-Json's, which keeps an order, too). */
export function isHashtable(value: unknown): value is Hashtable | OrderedDictionary {
  return (
    value instanceof Hashtable || (value instanceof OrderedDictionary && value.netType.baseType?.fullName === hashtable)
  );
}
const hashtable = 'System.Collections.Hashtable';

/** A Map key that is the same for keys that .NET's default (or OrdinalIgnoreCase) comparer calls equal. */
export function hashKeyOf(key: unknown, ignoreCase: boolean): unknown {
  if (typeof key === 'string') {
    const text = ignoreCase ? fold(key) : key;
    return text.charCodeAt(0) === 0 ? `\0s${text}` : text;
  }
  if (typeof key !== 'object' || key === null || key instanceof Char || key instanceof EnumValue) return key;
  if (key instanceof PSObject) return key.isCustom ? key : hashKeyOf(key.base, ignoreCase);
  if (key instanceof BoxedNumber) {
    const value = key.value === 0 ? 0 : key.value;
    return Number.isNaN(value) ? Number.NaN : `\0${key.netType.id}:${value}`;
  }
  if (key instanceof Decimal) return decimalKey(key);
  const type = (key as { netType?: NetType }).netType;
  const hashKey = type?.inherited('hashKey');
  return hashKey ? `\0${(type as NetType).id}:${hashKey(key as never)}` : key;
}

function decimalKey(value: Decimal): string {
  let { unscaled, scale } = value;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale--;
  }
  return `\0m${unscaled}e${scale}`;
}

/** A pair as it is stored: what indexers change and enumerators hand out. */
export class DictionaryCell {
  constructor(
    readonly key: unknown,
    public value: unknown,
  ) {}
}

export class Hashtable implements IDictionaryLike {
  declare readonly netType: NetType;
  readonly #cells = new Map<unknown, DictionaryCell>();
  #allIntegers = true;
  #ordered: DictionaryCell[] | null = null;
  /** Counts changes: a change ends all enumerations that are under way. */
  #version = 0;
  constructor(
    /** Literals and conversions ignore case; `[hashtable]::new()` does not. */
    readonly ignoreCase = true,
    /** As given to the .NET constructor; it decides the order of integer keys. */
    readonly capacity = 0,
  ) {}

  /** A case-insensitive table of these pairs. */
  static of(pairs: Iterable<readonly [unknown, unknown]>): Hashtable {
    const table = new Hashtable();
    for (const [key, value] of pairs) table.set(key, value);
    return table;
  }

  get count(): number {
    return this.#cells.size;
  }
  get(key: unknown): unknown {
    return this.#cells.get(hashKeyOf(key, this.ignoreCase))?.value;
  }
  set(key: unknown, value: unknown): void {
    const hashKey = hashKeyOf(key, this.ignoreCase);
    const cell = this.#cells.get(hashKey);
    this.#version++;
    if (cell !== undefined) {
      cell.value = value;
      return;
    }
    const stored = key instanceof PSObject && !key.isCustom ? key.base : key;
    this.#cells.set(hashKey, new DictionaryCell(stored, value));
    if (this.#allIntegers) {
      this.#ordered = null;
      if (typeof stored !== 'number' || (stored | 0) !== stored) this.#allIntegers = false;
    }
  }
  has(key: unknown): boolean {
    return this.#cells.has(hashKeyOf(key, this.ignoreCase));
  }
  delete(key: unknown): boolean {
    const isGone = this.#cells.delete(hashKeyOf(key, this.ignoreCase));
    if (isGone) {
      this.#version++;
      this.#ordered = null;
    }
    return isGone;
  }
  clear(): void {
    this.#version++;
    this.#cells.clear();
    this.#ordered = null;
    this.#allIntegers = true;
  }
  /** The pairs in the order of enumeration. */
  cells(): Iterable<DictionaryCell> {
    if (!this.#allIntegers || this.#cells.size < 2) return this.#cells.values();
    this.#ordered ??= bucketOrder([...this.#cells.values()], (cell) => cell.key as number, this.capacity);
    return this.#ordered;
  }
  keys(): Iterable<unknown> {
    return this.#each(keyOfCell);
  }
  values(): Iterable<unknown> {
    return this.#each(valueOfCell);
  }
  entries(): Iterable<[unknown, unknown]> {
    return this.#each(pairOfCell);
  }
  *#each<T>(pick: (cell: DictionaryCell) => T): Iterable<T> {
    const version = this.#version;
    for (const cell of this.cells()) {
      yield pick(cell);
      if (this.#version !== version) throw collectionModified();
    }
  }
}

const keyOfCell = (cell: DictionaryCell): unknown => cell.key;
const valueOfCell = (cell: DictionaryCell): unknown => cell.value;
const pairOfCell = (cell: DictionaryCell): [unknown, unknown] => [cell.key, cell.value];

function collectionModified(): NetException {
  return new NetException(
    'System.InvalidOperationException',
    'Collection was modified; enumeration operation may not execute.',
  );
}

/** [ordered] and OrderedDictionary: an integer index means a position, as in PowerShell, unless the key is asked for by `get`. */
export class OrderedDictionary implements IDictionaryLike {
  declare readonly netType: NetType;
  readonly #cells = new Map<unknown, DictionaryCell>();
  readonly #order: DictionaryCell[] = [];
  #version = 0;
  isReadOnly = false;
  constructor(readonly ignoreCase = true) {}

  static of(pairs: Iterable<readonly [unknown, unknown]>): OrderedDictionary {
    const dictionary = new OrderedDictionary();
    for (const [key, value] of pairs) dictionary.set(key, value);
    return dictionary;
  }

  get count(): number {
    return this.#order.length;
  }
  get(key: unknown): unknown {
    return this.#cells.get(hashKeyOf(key, this.ignoreCase))?.value;
  }
  set(key: unknown, value: unknown): void {
    const cell = this.#cells.get(hashKeyOf(key, this.ignoreCase));
    this.#version++;
    if (cell !== undefined) cell.value = value;
    else this.insertAt(this.#order.length, key, value);
  }
  has(key: unknown): boolean {
    return this.#cells.has(hashKeyOf(key, this.ignoreCase));
  }
  delete(key: unknown): boolean {
    const hashKey = hashKeyOf(key, this.ignoreCase);
    const cell = this.#cells.get(hashKey);
    if (cell === undefined) return false;
    this.#version++;
    this.#cells.delete(hashKey);
    this.#order.splice(this.#order.indexOf(cell), 1);
    return true;
  }
  clear(): void {
    this.#version++;
    this.#cells.clear();
    this.#order.length = 0;
  }
  /** The pair at a position; undefined outside. */
  cellAt(index: number): DictionaryCell | undefined {
    return this.#order[index];
  }
  /** Inserts a key that is not there yet. */
  insertAt(index: number, key: unknown, value: unknown): void {
    const cell = new DictionaryCell(key instanceof PSObject && !key.isCustom ? key.base : key, value);
    this.#version++;
    this.#cells.set(hashKeyOf(key, this.ignoreCase), cell);
    if (index === this.#order.length) this.#order.push(cell);
    else this.#order.splice(index, 0, cell);
  }
  cells(): readonly DictionaryCell[] {
    return this.#order;
  }
  keys(): Iterable<unknown> {
    return this.#each(keyOfCell);
  }
  values(): Iterable<unknown> {
    return this.#each(valueOfCell);
  }
  entries(): Iterable<[unknown, unknown]> {
    return this.#each(pairOfCell);
  }
  *#each<T>(pick: (cell: DictionaryCell) => T): Iterable<T> {
    const version = this.#version;
    for (const cell of this.#order) {
      yield pick(cell);
      if (this.#version !== version) throw collectionModified();
    }
  }
}
