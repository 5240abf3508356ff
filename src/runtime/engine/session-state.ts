/**
 * SessionState: the scopes of the session, or of one module, and what a module gives to others. All sessions of an engine share
 * providers and drives.
 */
import type { NetType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import type { ProviderSession } from '../providers/provider-session.js';
import type { AliasInfo, CmdletInfo, FunctionInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import { CommandInvocationIntrinsics, SessionStateIntrinsics } from './intrinsics.js';
import type { PSModuleInfo } from './modules/module-info.js';
import type { PSVariable } from './ps-variable.js';
import { Scope } from './scope.js';
import { SlotTable } from './slot-table.js';
import type { VariableCell } from './variable-cell.js';

/** What Export-ModuleMember, or the end of the module's code, marked for export. */
export class SessionExports {
  /** Something was marked: else all functions and aliases are exported in the end. */
  isDecided = false;
  functions: FunctionInfo[] = [];
  aliases: AliasInfo[] = [];
  variables: PSVariable[] = [];
}

export class SessionState {
  declare readonly netType: NetType;
  /** The session's outermost scope: the global one, or a module's. */
  readonly topScope: Scope;
  /** The innermost scope that runs. */
  currentScope: Scope;
  /** The module whose session this is, null for the global one. */
  module: PSModuleInfo | null = null;
  /** Modules that were imported into this session, by folded path, in the order of import. */
  readonly modules = new Map<string, PSModuleInfo>();
  /** Cmdlets that modules brought under names of their own (Import-Module -Prefix), by folded name. */
  cmdlets: Map<string, CmdletInfo> | null = null;
  readonly exports = new SessionExports();
  #intrinsics: SessionStateIntrinsics | null = null;
  #invokeCommand: CommandInvocationIntrinsics | null = null;

  constructor(
    readonly engine: ExecutionContext,
    parent: Scope | null = null,
  ) {
    this.topScope = new Scope(parent, new SlotTable(), this, true);
    this.currentScope = this.topScope;
  }

  get providers(): ProviderSession {
    return this.engine.providers;
  }
  get allScopeVariables(): ReadonlyMap<string, VariableCell> {
    return this.engine.allScopeVariables;
  }
  /** The session as scripts see it: one object, so that they can compare. */
  get intrinsics(): SessionStateIntrinsics {
    this.#intrinsics ??= new SessionStateIntrinsics(this);
    return this.#intrinsics;
  }
  get invokeCommand(): CommandInvocationIntrinsics {
    this.#invokeCommand ??= new CommandInvocationIntrinsics(this);
    return this.#invokeCommand;
  }

  /** A variable by name as scripts write it (`x`, `global:x`), or undefined. */
  getVariable(name: string): unknown {
    return this.engine.getVariable(this.currentScope, name);
  }
  setVariable(name: string, value: unknown): void {
    this.engine.setVariable(this.currentScope, name, value);
  }

  /** A cmdlet that was imported under a name of its own; the global session's are seen in all. */
  findCmdlet(foldedName: string): CmdletInfo | undefined {
    return this.cmdlets?.get(foldedName) ?? this.engine.session.cmdlets?.get(foldedName);
  }
  setCmdlet(info: CmdletInfo): void {
    this.cmdlets ??= new Map();
    this.cmdlets.set(fold(info.name), info);
    this.engine.commandEpoch++;
  }

  /**
   * The scope that a -Scope argument names: `Global`, `Local`, `Script`, or a number counted from the current scope.
   * Returns null when there is no such scope.
   */
  scopeById(id: string): Scope | null {
    switch (id.toLowerCase()) {
      case 'global':
        return this.engine.globalScope;
      case 'script':
        return this.currentScope.scriptScope;
      case 'local':
      case 'private':
      case '':
        return this.currentScope;
    }
    let scope: Scope | null = this.currentScope;
    for (let depth = Number(id); depth > 0 && scope !== null; depth--) scope = scope.parent;
    return scope;
  }
}
