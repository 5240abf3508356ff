/** PSVariable: a variable as an object. It is a view of the variable's cell, so it follows later assignments. */

import { runtimeError } from '../objects/errors.js';
import type { NetType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import type { PSModuleInfo } from './modules/module-info.js';
import type { Scope } from './scope.js';
import { ScopedItemOption, sessionStateError, VariableCell } from './variable-cell.js';

const views = new WeakMap<VariableCell, PSVariable>();

export class PSVariable {
  declare readonly netType: NetType;
  /** The module that it was imported from. */
  module: PSModuleInfo | null = null;
  constructor(readonly cell: VariableCell) {}

  static of(cell: VariableCell): PSVariable {
    let variable = views.get(cell);
    if (!variable) {
      variable = new PSVariable(cell);
      views.set(cell, variable);
    }
    return variable;
  }
  /** By dynamic scoping; null when no scope has it. */
  static find(scope: Scope, name: string): PSVariable | null {
    const cell = scope.findScope(fold(name))?.cellOf(name);
    return cell ? PSVariable.of(cell) : null;
  }
  static create(scope: Scope, name: string, value: unknown, options = 0): PSVariable {
    const cell = new VariableCell(name, value);
    cell.options = options;
    scope.putCell(cell);
    if (options & ScopedItemOption.AllScope) scope.session.engine.addAllScope(cell);
    return PSVariable.of(cell);
  }
  /** Throws when it is not there, constant, or read-only without `force`. */
  static remove(scope: Scope, name: string, force: boolean): void {
    const holder = scope.findScope(fold(name));
    const cell = holder?.cellOf(name);
    if (!holder || !cell)
      throw runtimeError('VariableNotFound', `Cannot find a variable with the name '${name}'.`, 'ObjectNotFound', name);
    if (cell.options & ScopedItemOption.Constant || (cell.options & ScopedItemOption.ReadOnly && !force))
      throw sessionStateError(
        'VariableNotRemovable',
        `Cannot remove variable ${name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`,
        name,
      );
    holder.removeLocal(name);
  }

  get name(): string {
    return this.cell.name;
  }
  get value(): unknown {
    return this.cell.get();
  }
  set value(value: unknown) {
    this.cell.set(value);
  }
}

/** The variables that can be seen from a scope, inner ones first, each name once. */
export function* visibleVariables(scope: Scope): Iterable<PSVariable> {
  const seen = new Set<string>();
  for (let s: Scope | null = scope; s !== null; s = s.parent)
    for (const name of [...s.localNames()]) {
      const key = fold(name);
      if (seen.has(key)) continue;
      const cell = s.cellOf(name);
      if (!cell || (cell.options & ScopedItemOption.Private && s !== scope)) continue;
      seen.add(key);
      yield PSVariable.of(cell);
    }
}
