/**
 * A scope: variables in slots, and rarely functions, aliases and drives. Hot: one is made for each function call, so the
 * rare parts stay null until used. See about_Scopes.
 */
import { fold } from '../objects/values.js';
import type { AliasInfo, FunctionInfo } from './command-info.js';
import type { ScopeTypes } from './scope-types.js';
import type { SessionState } from './session-state.js';
import type { SlotTable } from './slot-table.js';
import { ScopedItemOption, VariableCell } from './variable-cell.js';

export class Scope {
  /** undefined = not set here; a VariableCell stands for a variable that is more than its value. */
  slots: unknown[] = [];
  functions: Map<string, FunctionInfo> | null = null;
  aliases: Map<string, AliasInfo> | null = null;
  /** Classes and namespaces; see scope-types.ts. */
  types: ScopeTypes | null = null;
  /** The nearest scope, this one included, that has functions or aliases: where command lookup starts. */
  commandScope: Scope;
  /** The scope that `$script:` names. */
  scriptScope: Scope;
  /** Set-StrictMode of this scope: 0 is off, undefined not set here. As major * 100 + minor. */
  strictMode: number | undefined = undefined;

  constructor(
    readonly parent: Scope | null,
    readonly table: SlotTable,
    readonly session: SessionState,
    isScriptScope = false,
  ) {
    this.commandScope = parent === null ? this : parent.commandScope;
    this.scriptScope = isScriptScope || parent === null ? this : parent.scriptScope;
  }

  /** The strict mode in force. */
  get strict(): number {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent)
      if (scope.strictMode !== undefined) return scope.strictMode;
    return 0;
  }

  /** The value set in this very scope, or undefined. `key` is folded. */
  getLocal(key: string): unknown {
    const slot = this.table.find(key);
    if (slot === undefined) return undefined;
    const value = this.slots[slot];
    return value instanceof VariableCell ? value.get() : value;
  }

  /** The variable's value by dynamic scoping, or undefined when no scope has it. `key` is folded. */
  lookup(key: string): unknown {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const slot = scope.table.find(key);
      if (slot === undefined) continue;
      const value = scope.slots[slot];
      if (value === undefined) continue;
      if (!(value instanceof VariableCell)) return value;
      if (value.options & ScopedItemOption.Private && scope !== this) continue;
      return value.get();
    }
    return undefined;
  }

  /** The scope that holds the variable, by dynamic scoping. */
  findScope(key: string): Scope | null {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const slot = scope.table.find(key);
      const value = slot === undefined ? undefined : scope.slots[slot];
      if (value === undefined) continue;
      if (value instanceof VariableCell && value.options & ScopedItemOption.Private && scope !== this) continue;
      return scope;
    }
    return null;
  }

  /** The variable of this scope as a cell (moved into one if need be), or undefined when it is not set here. */
  cellOf(name: string): VariableCell | undefined {
    const slot = this.table.find(fold(name));
    const value = slot === undefined ? undefined : this.slots[slot];
    if (value === undefined) return undefined;
    if (value instanceof VariableCell) return value;
    const cell = new VariableCell(this.table.names[slot as number] as string, value);
    this.slots[slot as number] = cell;
    return cell;
  }

  /** Assigns in this very scope, through the variable's cell if it has one. */
  setLocal(name: string, value: unknown): void {
    const slot = this.table.slotOf(name);
    const old = this.slots[slot];
    if (old instanceof VariableCell) old.set(value);
    else if (old === undefined) this.slots[slot] = this.#inheritAllScope(name, value);
    else this.slots[slot] = value;
  }

  /** Assigning a new local where an outer variable has the option AllScope writes that one. */
  #inheritAllScope(name: string, value: unknown): unknown {
    const outer = this.session.allScopeVariables.get(fold(name));
    if (outer === undefined) return value;
    outer.set(value);
    return outer;
  }

  /** Puts a cell in place, replacing whatever was there. */
  putCell(cell: VariableCell): void {
    this.slots[this.table.slotOf(cell.name)] = cell;
  }

  removeLocal(name: string): boolean {
    const slot = this.table.find(fold(name));
    if (slot === undefined || this.slots[slot] === undefined) return false;
    this.slots[slot] = undefined;
    return true;
  }

  /** Names (as written) of the variables set in this scope. */
  *localNames(): Iterable<string> {
    for (let slot = 0; slot < this.slots.length; slot++)
      if (this.slots[slot] !== undefined) yield this.table.names[slot] as string;
  }

  setFunction(info: FunctionInfo): void {
    this.#ownCommands();
    this.functions ??= new Map();
    this.functions.set(fold(info.name), info);
    this.session.engine.commandEpoch++;
  }
  setAlias(info: AliasInfo): void {
    this.#ownCommands();
    info.module ??= this.session.module;
    this.aliases ??= new Map();
    this.aliases.set(fold(info.name), info);
    this.session.engine.commandEpoch++;
  }

  /** From now on lookups of this scope and of the running scopes below it start here. */
  #ownCommands(): void {
    if (this.functions !== null || this.aliases !== null) return;
    const before = this.commandScope;
    this.commandScope = this;
    if (before === this) return;
    const below: Scope[] = [];
    let scope: Scope | null = this.session.currentScope;
    for (; scope !== null && scope !== this; scope = scope.parent) if (scope.commandScope === before) below.push(scope);
    if (scope === this) for (const running of below) running.commandScope = this;
  }
}
