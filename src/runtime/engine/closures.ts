/** GetNewClosure: the block in a module of its own that has copies of the caller's local variables (about_Script_Blocks). */
import type { Frame } from './frame.js';
import { dynamicModule } from './modules/module-info.js';
import { moduleSession } from './modules/module-session.js';
import type { ScriptBlock } from './script-block.js';
import { VariableCell } from './variable-cell.js';

export function closureOf(frame: Frame, block: ScriptBlock): ScriptBlock {
  const { engine, scope } = frame;
  const session = moduleSession(engine);
  dynamicModule(session);
  for (const local of scope.localNames()) {
    if (scope === engine.globalScope && engine.allScopeVariables.has(local.toLowerCase())) continue;
    const value = scope.slots[scope.table.slotOf(local)];
    // One with options is found where it is.
    if (value instanceof VariableCell && value.options !== 0) continue;
    session.topScope.setLocal(local, value instanceof VariableCell ? value.get() : value);
  }
  return block.bindTo(session);
}
