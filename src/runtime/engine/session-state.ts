/** SessionState: the scopes of the session, or of one module. All sessions of an engine share providers and drives. */
import type { NetType } from '../objects/net-type.js';
import type { ProviderSession } from '../providers/provider-session.js';
import type { ExecutionContext } from './execution-context.js';
import { Scope } from './scope.js';
import { SlotTable } from './slot-table.js';
import type { VariableCell } from './variable-cell.js';

export class SessionState {
  declare readonly netType: NetType;
  /** The session's outermost scope: the global one, or a module's. */
  readonly topScope: Scope;
  /** The innermost scope that runs. */
  currentScope: Scope;

  constructor(
    readonly engine: ExecutionContext,
    /** The module whose session this is, null for the global one. */
    readonly module: unknown = null,
    readonly moduleName = '',
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

  /** A variable by name as scripts write it (`x`, `global:x`), or undefined. */
  getVariable(name: string): unknown {
    return this.engine.getVariable(this.currentScope, name);
  }
  setVariable(name: string, value: unknown): void {
    this.engine.setVariable(this.currentScope, name, value);
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
