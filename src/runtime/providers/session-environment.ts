/** What the providers need of the engine: its variables, functions, aliases and scopes. The engine implements this. */
import type { ScopeChain } from './drive-table.js';

export interface SetItemOptions {
  /** Overwrites what is read-only. */
  force: boolean;
  /** ScopedItemOptions to give the item; null leaves them. */
  options: number | null;
}

/** One kind of session items, as the current scope sees them. Items are PSVariable, FunctionInfo or AliasInfo objects. */
export interface SessionItems {
  /** All visible items: name and item. */
  entries(): Iterable<readonly [name: string, item: unknown]>;
  get(name: string): unknown;
  /**
   * Sets the item in the current scope and returns it. `value` is a plain value, or an item whose value, options and
   * description are taken. Throws SessionStateUnauthorizedAccessException for read-only and constant items.
   */
  set(name: string, value: unknown, options: SetItemOptions): unknown;
  /** Throws as `set` does. */
  remove(name: string, force: boolean): void;
  /** True for an object that is an item of this kind. */
  isItem(value: unknown): boolean;
  /** A variable's value, a function's script block, an alias's definition. */
  valueOf(item: unknown): unknown;
  /** ScopedItemOptions of the item. */
  optionsOf(item: unknown): number;
}

/** The process's environment variables, as this session sees them. Names are exact on Linux. */
export interface EnvironmentVariables {
  names(): Iterable<string>;
  get(name: string): string | undefined;
  /** null removes. */
  set(name: string, value: string | null): void;
}

export interface SessionEnvironment extends ScopeChain {
  readonly variables: SessionItems;
  readonly functions: SessionItems;
  readonly aliases: SessionItems;
  readonly environmentVariables: EnvironmentVariables;
  /** Full path of the user's home; null when there is none. */
  readonly homeDirectory: string | null;
  /** Full path of the folder for temporary files. */
  readonly temporaryDirectory: string;
  /** Full path of the folder in which the session starts. */
  readonly startDirectory: string;
  /** Called when the current location changed ($PWD, LocationChangedAction). */
  locationChanged?(): void;
}
