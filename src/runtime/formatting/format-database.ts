/**
 * The views of a session, and the choice among them: the first view of the nearest of an object's types. Objects from a
 * remote session, whose type names begin with `Deserialized.`, fall back on the views of the original types.
 */
import { fold } from '../objects/values.js';
import { typeNamesBehind } from './display-properties.js';
import type { CustomControl, EntrySelection, ViewDefinition, ViewShape } from './views/view-definition.js';

/** A view with its place in the order of preference. */
interface RankedView {
  rank: number;
  view: ViewDefinition;
}

export class FormatDatabase {
  #views: ViewDefinition[];
  #byType: Map<string, RankedView[]> | null = null;
  readonly #chosen = new Map<string, ViewDefinition | null>();
  /** The answers of findOutOfBand, which is asked for every object: by the very list of names, as long as it looks the same. */
  #outOfBand = new WeakMap<
    readonly string[],
    { first: string | undefined; count: number; view: ViewDefinition | null }
  >();
  /** Controls that any view may name. */
  readonly controls = new Map<string, CustomControl>();

  constructor(views: readonly ViewDefinition[]) {
    this.#views = [...views];
  }

  get views(): readonly ViewDefinition[] {
    return this.#views;
  }

  /** Puts views before (Update-FormatData -PrependPath) or after the ones that are there. */
  add(views: readonly ViewDefinition[], where: 'before' | 'after'): void {
    this.#views = where === 'before' ? [...views, ...this.#views] : [...this.#views, ...views];
    this.#changed();
  }
  /** Takes views away again, when the module that brought them is removed. */
  remove(views: readonly ViewDefinition[]): void {
    const gone = new Set(views);
    this.#views = this.#views.filter((view) => !gone.has(view));
    this.#changed();
  }
  #changed(): void {
    this.#byType = null;
    this.#chosen.clear();
    this.#outOfBand = new WeakMap();
  }

  /** The view for objects of these types, of a shape (any when left out) and a name (any when left out). */
  find(typeNames: readonly string[], shape?: ViewShape, name?: string): ViewDefinition | null {
    const key = `${shape ?? ''}|${name ?? ''}|${typeNames.join('|')}`;
    return this.#cached(key, typeNames, (view) => {
      if (view.outOfBand || (shape !== undefined && view.control.shape !== shape)) return false;
      return name === undefined || fold(view.name) === fold(name);
    });
  }

  /** The view for objects that print as they come. */
  findOutOfBand(typeNames: readonly string[]): ViewDefinition | null {
    const known = this.#outOfBand.get(typeNames);
    if (known !== undefined && known.first === typeNames[0] && known.count === typeNames.length) return known.view;
    const view = this.#cached(`!${typeNames.join('|')}`, typeNames, (candidate) => candidate.outOfBand === true);
    this.#outOfBand.set(typeNames, { first: typeNames[0], count: typeNames.length, view });
    return view;
  }

  /** All views for the very type, for error messages. */
  viewsOfType(typeName: string): ViewDefinition[] {
    return (this.#index.get(fold(typeName)) ?? []).map((entry) => entry.view);
  }

  #cached(
    key: string,
    typeNames: readonly string[],
    accepts: (view: ViewDefinition) => boolean,
  ): ViewDefinition | null {
    let found = this.#chosen.get(key);
    if (found === undefined) {
      const behind = typeNamesBehind(typeNames);
      found = this.#nearest(typeNames, accepts) ?? (behind && this.#nearest(behind, accepts));
      this.#chosen.set(key, found);
    }
    return found;
  }

  #nearest(typeNames: readonly string[], accepts: (view: ViewDefinition) => boolean): ViewDefinition | null {
    for (const typeName of typeNames) {
      const candidates = this.#index.get(fold(typeName))?.filter((entry) => accepts(entry.view)) ?? [];
      candidates.sort((a, b) => a.rank - b.rank);
      if (candidates[0]) return candidates[0].view;
    }
    return null;
  }

  get #index(): Map<string, RankedView[]> {
    if (this.#byType === null) {
      this.#byType = new Map();
      for (const [rank, view] of this.#views.entries())
        for (const typeName of view.typeNames) {
          const key = fold(typeName);
          const list = this.#byType.get(key);
          if (list) list.push({ rank, view });
          else this.#byType.set(key, [{ rank, view }]);
        }
    }
    return this.#byType;
  }
}

/** True when a view made for some types is right for objects of these, too. */
export function viewApplies(view: ViewDefinition, typeNames: readonly string[]): boolean {
  const applies = (names: readonly string[]) =>
    names.some((name) => view.typeNames.some((typeName) => fold(typeName) === fold(name)));
  const behind = typeNamesBehind(typeNames);
  return applies(typeNames) || (behind !== null && applies(behind));
}

/**
 * The entry of a view for an object: that of the nearest type named by an entry whose condition holds, else the entry
 * without a selection.
 */
export function selectEntry<E extends { selectedBy?: EntrySelection }>(
  entries: readonly E[],
  typeNames: readonly string[],
  conditionHolds: (selection: EntrySelection) => boolean,
): E {
  const first = entries[0] as E;
  if (entries.length === 1) return first;
  for (const names of [typeNames, typeNamesBehind(typeNames) ?? []])
    for (const typeName of names)
      for (const entry of entries) {
        const selection = entry.selectedBy;
        const named = selection?.typeNames ?? typeNames.slice(0, 1);
        if (selection && named.some((name) => fold(name) === fold(typeName)) && conditionHolds(selection)) return entry;
      }
  return entries.find((entry) => entry.selectedBy === undefined) ?? first;
}
