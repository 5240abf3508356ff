/**
 * Types that a scope knows: the classes and enums of the scripts that ran in it, and the namespaces of their `using`
 * statements. What is typed at the prompt later, or run as text, finds them there by name; the newest of a name counts.
 */
import { findType, type NetType } from '../objects/net-type.js';
import type { TypeNames } from '../objects/type-registry.js';
import { fold } from '../objects/values.js';
import type { Scope } from './scope.js';

export interface ScopeTypes {
  /** By folded name. */
  types: Map<string, NetType>;
  /** All that were known here, those of the scopes around it included, when there were this many changes. */
  known: { changes: number; types: ReadonlyMap<string, NetType> } | null;
  /** Null where no script of this scope has `using` statements: then those of the scope around it hold. */
  namespaces: readonly string[] | null;
}

function typesOf(scope: Scope): ScopeTypes {
  scope.types ??= { types: new Map(), known: null, namespaces: null };
  return scope.types;
}

/** How often types were added to any scope. */
let changes = 0;
const none: ReadonlyMap<string, NetType> = new Map();

export function addScopeTypes(scope: Scope, types: ReadonlyMap<string, NetType>): void {
  if (types.size === 0) return;
  changes++;
  const own = typesOf(scope);
  for (const [name, type] of types) own.types.set(name, type);
}

export function setNamespaces(scope: Scope, namespaces: readonly string[]): void {
  typesOf(scope).namespaces = namespaces;
}

/**
 * The types that a script means which is parsed while `scope` runs: it keeps them wherever its blocks run later, in a module's
 * session for instance, and whatever the scope learns later.
 */
export function knownTypesIn(scope: Scope | null): ReadonlyMap<string, NetType> {
  while (scope !== null && scope.types === null) scope = scope.parent;
  if (scope === null || scope.types === null) return none;
  const { types, known } = scope.types;
  if (known?.changes === changes) return known.types;
  const around = knownTypesIn(scope.parent);
  const all = types.size === 0 ? around : new Map([...around, ...types]);
  scope.types.known = { changes, types: all };
  return all;
}

function findInScopes(scope: Scope | null, name: string): NetType | undefined {
  for (; scope !== null; scope = scope.parent) {
    const type = scope.types?.types.get(name);
    if (type !== undefined) return type;
  }
  return undefined;
}

function namespacesIn(scope: Scope | null): readonly string[] {
  for (; scope !== null; scope = scope.parent) if (scope.types?.namespaces) return scope.types.namespaces;
  return [];
}

/** The type of a name that stands in a script (`names` tells of its text) which runs in `scope`. */
export function findTypeFrom(scope: Scope, text: string, names: TypeNames | undefined): NetType | undefined {
  const local = (name: string) => names?.find(name) ?? findInScopes(scope, fold(name));
  const running = namespacesIn(scope);
  const namespaces = names === undefined || names.namespaces.length === 0 ? running : [...names.namespaces, ...running];
  return findType(text, namespaces, local);
}
