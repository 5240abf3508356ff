/** Finding commands by name or pattern, for Get-Command and $ExecutionContext.InvokeCommand. */
import { WildcardPattern } from '../language/index.js';
import { fold } from '../objects/values.js';
import { visibleAliases } from './aliases.js';
import type { CommandInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';

export interface FindOptions {
  /** `All`, or names of CommandTypes joined by commas. */
  types: string;
  /** Also those that are hidden behind others of the same name. */
  all: boolean;
}

/** Aliases first, then functions, cmdlets, scripts and programs; within a kind by name. */
export function findCommands(engine: ExecutionContext, pattern: string, { types, all }: FindOptions): CommandInfo[] {
  const wanted = new Set(types.split(',').map((t) => t.trim()));
  const accepts = (type: string) => wanted.has('All') || wanted.has(type);
  const wildcard = new WildcardPattern(pattern, true);
  const scope = engine.session.currentScope;
  const found: CommandInfo[] = [];
  const add = (commands: Iterable<CommandInfo>) => {
    const fitting = [...commands].filter((c) => accepts(c.commandType) && wildcard.isMatch(c.name));
    found.push(...fitting.sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1)));
  };
  if (accepts('Alias')) add(visibleAliases(scope));
  if (accepts('Function') || accepts('Filter')) add(engine.commands.visibleFunctions(scope));
  if (accepts('Cmdlet')) add(engine.commands.cmdlets);
  if (accepts('Application') || accepts('ExternalScript'))
    for (const command of engine.commands.externalCommands(pattern))
      if (accepts(command.commandType)) found.push(command);
  if (all || WildcardPattern.containsWildcard(pattern)) return found;
  return found.slice(0, 1);
}
