/** Commands of modules that are not loaded, by what their files tell: for autoloading, Get-Command and completion. */
import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { fold } from '../../objects/values.js';
import type { CommandInfo } from '../command-info.js';
import type { ExecutionContext } from '../execution-context.js';
import { availableModuleFiles } from './files.js';
import { runModuleCommand } from './module-command.js';
import { type Exports, exportedCommands } from './module-exports.js';
import type { PSModuleInfo } from './module-info.js';
import { isCompiled, moduleNameOf } from './module-names.js';
import { modulePathFolders } from './module-path.js';

/** Kept until the file changes. */
export interface AnalysedModule {
  readonly changed: number;
  readonly module: PSModuleInfo;
  readonly commands: Exports<CommandInfo>;
}

/** The modules along PSModulePath that could be loaded, one after the other: looking at one may take a while. */
export function* availableCommands(
  engine: ExecutionContext,
  isWanted: (moduleName: string) => boolean = () => true,
): Iterable<AnalysedModule> {
  const seen = new Set<string>();
  for (const folder of modulePathFolders(engine))
    for (const path of availableModuleFiles(folder)) {
      if (seen.has(path) || isCompiled(path) || fold(extname(path)) === '.cdxml') continue;
      seen.add(path);
      if (!isWanted(moduleNameOf(path))) continue;
      const analysed = analysedModule(engine, path);
      if (analysed !== undefined) yield analysed;
    }
}

function analysedModule(engine: ExecutionContext, path: string): AnalysedModule | undefined {
  const { analysed } = engine.modules;
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const known = analysed.get(path);
  if (known?.changed === changed) return known;
  const [module] = runModuleCommand(engine, 'Get-Module', { Name: path, ListAvailable: true }).modules;
  if (module === undefined) return undefined;
  const found = { changed, module, commands: exportedCommands(module) };
  analysed.set(path, found);
  return found;
}
