/** An engine with its cmdlets. Rooms above the runtime hand in theirs. */
import '../dotnet/index.js';
import './types/index.js';
import type { CmdletDefinition } from '../cmdlets/cmdlet.js';
import { cmdlets } from '../cmdlets/manifest.js';
import { furtherAliases } from './built-in-aliases.js';
import { defineBuiltInFunctions } from './built-in-functions.js';
import { type EngineOptions, ExecutionContext } from './execution-context.js';
import { setModulePath } from './modules/module-path.js';

export function createEngine(options: EngineOptions, further: readonly CmdletDefinition[] = []): ExecutionContext {
  const engine = new ExecutionContext(options);
  setModulePath(engine.environment, engine.shellHome);
  engine.commands.register(cmdlets);
  engine.commands.register(further);
  engine.commands.registerAliases(furtherAliases);
  defineBuiltInFunctions(engine);
  return engine;
}
