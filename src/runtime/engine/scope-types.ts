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
  /** Null where no script of this scope has `using` statements: then those of the scope around it hold. */
  namespaces: readonly string[] | null;
}

function typesOf(scope: Scope): ScopeTypes {
  scope.types ??= { types: new Map(), namespaces: null };
  return scope.types;
}

export function addScopeTypes(scope: Scope, types: ReadonlyMap<string, NetType>): void {
  const own = typesOf(scope);
  for (const [name, type] of types) own.types.set(name, type);
}

export function setNamespaces(scope: Scope, namespaces: readonly string[]): void {
  typesOf(scope).namespaces = namespaces;
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
