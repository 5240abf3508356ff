/** Commands that Get-Command finds in modules beside those of the session: hidden ones, and those of modules not loaded yet. */
import type { CommandInfo } from '../../engine/command-info.js';
import type { TypeFilter } from '../../engine/find-commands.js';
import { availableCommands } from '../../engine/modules/available-commands.js';
import { exportedCommands } from '../../engine/modules/module-exports.js';
import { withoutPrefix } from '../../engine/modules/module-names.js';
import { WildcardPattern } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { fold } from '../../objects/values.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

type NameTest = (name: string) => boolean;

/** Functions and aliases of imported modules that others of the same name may hide; those of the newest module first. */
export function* commandsOfModules(cmd: CmdletRuntime, matches: NameTest, accepts: TypeFilter): Iterable<CommandInfo> {
  for (const module of [...cmd.session.modules.values()].reverse()) {
    const scope = module.session?.topScope;
    for (const table of [scope?.functions, scope?.aliases])
      for (const info of table?.values() ?? [])
        if (info.isImported && accepts(info.commandType) && info.module === module && matches(info.name)) yield info;
  }
}

/** Of modules along PSModulePath, loaded or not; of those that are not only the names are known. */
export function* commandsAvailable(cmd: CmdletRuntime, matches: NameTest, accepts: TypeFilter): Iterable<CommandInfo> {
  const { modules } = cmd.context;
  for (const { module, commands } of availableCommands(cmd.context)) {
    const [loaded] = modules.matching([WildcardPattern.escape(module.name)]);
    for (const [name, info] of loaded === undefined ? commands : exportedCommands(loaded))
      if (accepts(info.commandType) && matches(name)) yield info;
  }
}

/** Loads the module that has the command, as running it would. */
export function loadModuleOf(cmd: CmdletRuntime, name: string): void {
  const { context, session } = cmd;
  try {
    context.commands.resolve(session.currentScope, name, null);
  } catch (thrown) {
    if (!(thrown instanceof NetException) || thrown.netType.name !== 'CommandNotFoundException') throw thrown;
  }
}

/** True where the results have the module's command already, perhaps under a name with a prefix. */
export function isAmong(results: readonly { command: CommandInfo }[], wanted: CommandInfo): boolean {
  const { module } = wanted;
  if (module === null) return false;
  return results.some(
    ({ command }) =>
      command.module?.key === module.key &&
      command.commandType === wanted.commandType &&
      [command.name, withoutPrefix(command.name, command.prefix)].some((name) => fold(name) === fold(wanted.name)),
  );
}
