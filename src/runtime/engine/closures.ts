/** GetNewClosure: the block in a session of its own that has copies of the caller's local variables (about_Script_Blocks). */
import type { Frame } from './frame.js';
import { ScriptBlock } from './script-block.js';
import { SessionState } from './session-state.js';
import { VariableCell } from './variable-cell.js';

let count = 0;

export function closureOf(frame: Frame, block: ScriptBlock): ScriptBlock {
  const { engine } = frame;
  const name = `__DynamicModule_${++count}`;
  const session = new SessionState(engine, null, name, engine.globalScope);
  const { scope } = frame;
  for (const local of scope.localNames()) {
    if (scope === engine.globalScope && engine.allScopeVariables.has(local.toLowerCase())) continue;
    const value = scope.slots[scope.table.slotOf(local)];
    session.topScope.setLocal(local, value instanceof VariableCell ? value.get() : value);
  }
  return new ScriptBlock(block.template, session);
}
