/**
 * Aliases under the rules of their options (about_Aliases): the alias cmdlets, the Alias: drive and `$alias:name` rest on it.
 * An AllScope alias counts as one of every scope; that it is not copied into each makes no difference to scripts.
 */
import { netError } from '../objects/errors.js';
import { fold } from '../objects/values.js';
import type { AliasInfo } from './command-info.js';
import type { Scope } from './scope.js';
import { ScopedItemOption, sessionStateError } from './variable-cell.js';

const { Constant, ReadOnly, Private, AllScope } = ScopedItemOption;

/** The alias of this very scope. */
export function aliasIn(scope: Scope, name: string): AliasInfo | undefined {
  const key = fold(name);
  const own = scope.aliases?.get(key);
  if (own !== undefined) return own;
  for (let s = scope.parent; s !== null; s = s.parent) {
    const alias = s.aliases?.get(key);
    if (alias !== undefined) return alias.options & AllScope ? alias : undefined;
  }
  return undefined;
}

/** All aliases of this very scope. */
export function aliasesIn(scope: Scope): AliasInfo[] {
  const found = new Map<string, AliasInfo>();
  for (let s: Scope | null = scope; s !== null; s = s.parent)
    for (const [key, alias] of s.aliases ?? [])
      if (!found.has(key) && (s === scope || alias.options & AllScope)) found.set(key, alias);
  return [...found.values()];
}

/** The aliases that can be seen from a scope. */
export function visibleAliases(scope: Scope): AliasInfo[] {
  const found = new Map<string, AliasInfo>();
  for (let s: Scope | null = scope; s !== null; s = s.parent)
    for (const [key, alias] of s.aliases ?? [])
      if (!found.has(key) && (s === scope || !(alias.options & Private))) found.set(key, alias);
  return [...found.values()];
}

/** Throws SessionStateUnauthorizedAccessException for an alias that may not be overwritten. */
export function putAlias(scope: Scope, alias: AliasInfo, force: boolean): void {
  const existing = aliasIn(scope, alias.name);
  if (existing !== undefined) {
    if (isProtected(existing, force)) throw sessionStateError('AliasNotWritable', notWritable(alias.name), alias.name);
    if (existing.options & AllScope && !(alias.options & AllScope))
      throw sessionStateError(
        'AliasAllScopeOptionCannotBeRemoved',
        `The AllScope option cannot be removed from the alias '${alias.name}'.`,
        alias.name,
      );
  }
  scope.setAlias(alias);
}

/** Removes the alias that can be seen from the scope, if any. Throws when it is constant, or read-only without `force`. */
export function removeAlias(scope: Scope, name: string, force: boolean): void {
  const key = fold(name);
  for (let s: Scope | null = scope; s !== null; s = s.parent) {
    const alias = s.aliases?.get(key);
    if (alias === undefined) continue;
    if (isProtected(alias, force)) throw sessionStateError('AliasNotRemovable', notRemovable(name), name);
    s.aliases?.delete(key);
    s.session.engine.commandEpoch++;
    return;
  }
}

/** What Options says when an alias already is; throws for what may not be changed afterwards. */
export function changeOptions(alias: AliasInfo, options: number): void {
  const { name } = alias;
  if (alias.options & Constant)
    throw sessionStateError('AliasIsConstant', `Alias ${name} cannot be modified because it is constant.`, name);
  if (alias.options & ReadOnly)
    throw sessionStateError('AliasIsReadOnly', `Alias ${name} cannot be modified because it is read-only.`, name);
  if (options & Constant)
    throw sessionStateError(
      'AliasCannotBeMadeConstant',
      `Alias ${name} cannot be made constant after it has been created. Aliases can only be made constant at creation time.`,
      name,
    );
  if (alias.options & AllScope && !(options & AllScope))
    throw sessionStateError(
      'AliasAllScopeOptionCannotBeRemoved',
      `The AllScope option cannot be removed from the alias '${name}'.`,
      name,
    );
  alias.options = options;
}

export function aliasExists(name: string) {
  return netError(
    'SessionStateException',
    'AliasAlreadyExists',
    `The alias is not allowed, because an alias with the name '${name}' already exists.`,
    'ResourceExists',
    name,
  );
}

function isProtected(alias: AliasInfo, force: boolean): boolean {
  return (alias.options & Constant) !== 0 || ((alias.options & ReadOnly) !== 0 && !force);
}
const notWritable = (name: string) =>
  `Alias is not writeable because alias ${name} is read-only or constant and cannot be written to.`;
const notRemovable = (name: string) => `Alias was not removed because alias ${name} is constant or read-only.`;
