/** Taking a module out of the session: its members that were imported, its types and views, and the module itself. */
import { fold } from '../../objects/values.js';
import { removeAlias, visibleAliases } from '../aliases.js';
import { BlockRunner } from '../invoke.js';
import { unloadDataFiles } from './data-files.js';
import type { LoadRequest } from './load-request.js';
import type { PSModuleInfo } from './module-info.js';

/**
 * `asked` is the name that Remove-Module was given: a module that only came along with that one stays when it was imported by
 * itself, too.
 */
export function removeModule(request: LoadRequest, module: PSModuleInfo, asked: string | null = null): void {
  const { cmd } = request;
  const engine = cmd.context;
  const { modules } = engine;
  const isTop = engine.session.modules.has(module.key);
  if (isTop && asked !== null && fold(asked) !== fold(module.name)) return;
  if (!modules.all.has(module.key)) return;
  if (module.onRemove !== null) {
    const { out, streams } = engine.frame;
    new BlockRunner(engine.frame, module.onRemove, out, streams, true).run(undefined, [module]);
  }
  removeCommands(request, module);
  if (module.session !== null) removeVariables(request, module);
  unloadDataFiles(request, module.details);
  modules.remove(module);
}

function removeCommands(request: LoadRequest, module: PSModuleInfo): void {
  const { cmd } = request;
  const engine = cmd.context;
  const { session } = cmd;
  for (const [key, info] of session.cmdlets ?? []) if (isFrom(info.module, module)) session.cmdlets?.delete(key);
  engine.commandEpoch++;
  if (module.session === null) return;
  for (const info of [...engine.commands.visibleFunctions(session.currentScope)]) {
    if (!isFrom(info.module, module)) continue;
    engine.commands.removeFunction(session.currentScope, info.name);
    cmd.writeVerbose(`Removing the imported "${info.name}" function.`);
  }
  for (const info of visibleAliases(session.currentScope)) {
    if (!isFrom(info.module, module)) continue;
    removeAlias(session.currentScope, info.name, true);
    cmd.writeVerbose(`Removing the imported "${info.name}" alias.`);
  }
}

function isFrom(owner: PSModuleInfo | null, module: PSModuleInfo): boolean {
  return owner !== null && owner.key === module.key;
}

/** A variable is the module's only as long as it is still the module's own. */
function removeVariables(request: LoadRequest, module: PSModuleInfo): void {
  const { cmd } = request;
  for (const { name, cell } of module.session?.exports.variables ?? []) {
    const holder = cmd.session.currentScope.findScope(fold(name));
    if (holder?.cellOf(name) !== cell) continue;
    holder.removeLocal(name);
    cmd.writeVerbose(`Removing the imported "${name}" variable.`);
  }
}
