/** An engine with its cmdlets, and further ones of the same shell. Rooms above the runtime hand in their cmdlets. */
import '../dotnet/index.js';
import './types/index.js';
import type { CmdletDefinition } from '../cmdlets/cmdlet.js';
import { cmdlets } from '../cmdlets/manifest.js';
import { sharedSize } from '../io/client.js';
import { scheduler } from '../threads/scheduler.js';
import { furtherAliases } from './built-in-aliases.js';
import { defineBuiltInFunctions } from './built-in-functions.js';
import { currentEngine, setCurrentEngine } from './current-engine.js';
import { type EngineOptions, ExecutionContext } from './execution-context.js';
import { setModulePath } from './modules/module-path.js';

/** The engine of a session: it gives turns to the threads that it starts. */
export function createEngine(options: EngineOptions, further: readonly CmdletDefinition[] = []): ExecutionContext {
  const engine = equippedEngine(options, further);
  scheduler.attach(engine);
  return engine;
}

function equippedEngine(options: EngineOptions, further: readonly CmdletDefinition[]): ExecutionContext {
  const engine = new ExecutionContext(options);
  engine.createSibling = (changes) => {
    const outer = currentEngine();
    const stop = new Int32Array(new SharedArrayBuffer(sharedSize));
    const sibling = equippedEngine({ ...options, ...changes, stop }, further);
    setCurrentEngine(outer);
    return sibling;
  };
  setModulePath(engine.environment, engine.shellHome);
  engine.commands.register(cmdlets);
  engine.commands.register(further);
  engine.commands.registerAliases(furtherAliases);
  defineBuiltInFunctions(engine);
  return engine;
}
