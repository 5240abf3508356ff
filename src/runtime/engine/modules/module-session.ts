/** The session of a module or closure: it has an $Error and $PSDefaultParameterValues of its own, both empty. */

import { DefaultParameterDictionary } from '../../dotnet/automation/hashtable-types.js';
import { arrayListOf } from '../../dotnet/collections/array-list.js';
import type { ExecutionContext } from '../execution-context.js';
import type { Scope } from '../scope.js';
import { SessionState } from '../session-state.js';
import { ScopedItemOption, VariableCell } from '../variable-cell.js';

/** `parent` null is a module that does not see the global scope. */
export function moduleSession(engine: ExecutionContext, parent: Scope | null = engine.globalScope): SessionState {
  const session = new SessionState(engine, parent);
  const errors = new VariableCell('Error', arrayListOf([]));
  errors.options = ScopedItemOption.Constant;
  session.topScope.putCell(errors);
  session.topScope.setLocal('PSDefaultParameterValues', new DefaultParameterDictionary());
  return session;
}
