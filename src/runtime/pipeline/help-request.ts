/** `-?` as an argument: the command's help is shown instead of running it. */
import type { CommandArgument } from '../binding/command-argument.js';
import { CmdletInfo, type CommandInfo, ExternalScriptInfo, FunctionInfo } from '../engine/command-info.js';
import type { Frame } from '../engine/frame.js';
import { commentOf } from '../help/comment-help.js';

export const asksForHelp = (args: readonly CommandArgument[]): boolean => args.some(({ name }) => name === '?');

/**
 * The call of Get-Help for a command. Null for programs, and for plain functions and scripts without help: these take `-?` as any
 * other argument.
 */
export function helpCall(f: Frame, command: CommandInfo): { command: CommandInfo; args: CommandArgument[] } | null {
  const isScript = command instanceof FunctionInfo || command instanceof ExternalScriptInfo;
  if (!isScript && !(command instanceof CmdletInfo)) return null;
  if (isScript && !command.metadata.isAdvanced && commentOf(command) === null) return null;
  const getHelp = f.engine.commands.find(f.scope, 'Get-Help');
  if (getHelp === null) return null;
  const name = command instanceof ExternalScriptInfo ? command.path : command.name;
  return { command: getHelp, args: [argument('Name', name), argument('Category', command.commandType)] };
}

function argument(name: string, value: string): CommandArgument {
  return { name, value, hasValue: true, extent: null, text: `-${name}:`, fromSplat: false };
}
