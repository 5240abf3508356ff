/** Script blocks that keys call. The editor knows them by number, and asks the engine to run them. */
import { ConsoleKeyInfo } from '../../dotnet/system/small-types.js';
import type { ExecutionContext } from '../../engine/execution-context.js';
import { evaluateBlock } from '../../engine/invoke.js';
import type { ScriptBlock } from '../../engine/script-block.js';
import type { KeyScriptCall } from '../../host/editor-request.js';
import { NetException } from '../../objects/net-exception.js';

export interface KeyScript {
  readonly block: ScriptBlock;
  readonly briefDescription: string;
  readonly description: string;
}

const scripts = new WeakMap<ExecutionContext, KeyScript[]>();

/** Keeps a script block; returns its number. */
export function keepKeyScript(engine: ExecutionContext, script: KeyScript): number {
  const kept = scripts.get(engine) ?? [];
  scripts.set(engine, kept);
  return kept.push(script) - 1;
}

export function keyScript(engine: ExecutionContext, id: number): KeyScript | undefined {
  return scripts.get(engine)?.[id];
}

/** Runs the script block of a key; what it writes is lost. Returns the message of the error that ended it, or null. */
export function runKeyScript(engine: ExecutionContext, call: KeyScriptCall): string | null {
  const script = keyScript(engine, call.id);
  if (!script) return null;
  const key = new ConsoleKeyInfo(call.character || '\0', call.virtualKeyCode, call.modifiers);
  try {
    evaluateBlock(engine.frame, script.block, { args: [key, call.argument] });
    return null;
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    return thrown.message;
  }
}
