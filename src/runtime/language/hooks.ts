/**
 * What the language needs of the engine, which it may not import: running script blocks and resolving names. The engine
 * fills the fields in when it starts; until then script blocks cannot run, and the defaults say so.
 */
import { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';
import { findType } from '../objects/net-type.js';
import type { TypeNames } from '../objects/type-registry.js';

export interface LanguageHooks {
  /**
   * Runs a script block with `$_` set and returns what it wrote: null, the one object, or an array. In the current scope, what
   * it assigns stays behind.
   */
  invokeScriptBlock(block: unknown, dollarUnder: unknown, args: readonly unknown[], inCurrentScope?: boolean): unknown;
  /** A function that runs the block as a delegate of this type. It takes and returns natural values (see marshal.ts). */
  scriptBlockToDelegate(block: unknown, delegateType: NetType): (...args: unknown[]) => unknown;
  /** Runs a script block as a member of an object, which it sees as $this. */
  invokeWithThis(block: unknown, self: unknown, args: readonly unknown[]): unknown;
  /** [scriptblock]::Create(text). Throws a ParseException. */
  parseScriptBlock(text: string): unknown;
  /**
   * A type by the name a script wrote: of the classes and namespaces of its text (`names`), of those that the running scopes
   * know, or of .NET.
   */
  resolveType(name: string, names?: TypeNames): NetType | undefined;
  /** The exception in what was thrown, whoever raised it; null for what is no error. */
  exceptionOf(thrown: unknown): NetException | null;
  /** `.ForEach(...)` and `.Where(...)` of any collection. */
  forEachMethod(items: unknown, args: readonly unknown[]): unknown;
  whereMethod(items: unknown, args: readonly unknown[]): unknown;
  /** BCP 47 name of the current culture, '' for the invariant one. */
  currentCulture(): string;
  /** $OFS, or a space. */
  outputFieldSeparator(): string;
}

function noEngine(): never {
  throw new Error('No engine has been set up to run script blocks');
}

export const hooks: LanguageHooks = {
  invokeScriptBlock: noEngine,
  invokeWithThis: noEngine,
  scriptBlockToDelegate: noEngine,
  parseScriptBlock: noEngine,
  resolveType: (name, names) => findType(name, names?.namespaces, names?.find),
  exceptionOf: (thrown) => (thrown instanceof NetException ? thrown : null),
  forEachMethod: noEngine,
  whereMethod: noEngine,
  currentCulture: () => 'en-US',
  outputFieldSeparator: () => ' ',
};

/** Called by the engine, once. */
export function setLanguageHooks(given: Partial<LanguageHooks>): void {
  Object.assign(hooks, given);
}
