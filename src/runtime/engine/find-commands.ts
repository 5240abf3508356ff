/**
 * Finding commands by name or pattern, for Get-Command, completion and $ExecutionContext.InvokeCommand. In the order of command
 * precedence: aliases, functions, cmdlets, then scripts and programs along PATH.
 */
import { WildcardPattern } from '../language/index.js';
import { fold } from '../objects/values.js';
import { visibleAliases } from './aliases.js';
import type { CommandInfo, CommandType, FunctionInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import { qualifiedCommand } from './modules/qualified-commands.js';
import type { Scope } from './scope.js';

/** True for the kinds that are wanted. */
export type TypeFilter = (type: CommandType) => boolean;

/** From the names of CommandTypes joined by commas; `All` is every kind. */
export function typeFilter(types: string): TypeFilter {
  const wanted = new Set(types.split(',').map((t) => t.trim()));
  return (type) => wanted.has('All') || wanted.has(type);
}

/** Every command with this very name, the one that would run first. A name may be a path, or `Module\name`. */
export function* commandsNamed(
  engine: ExecutionContext,
  name: string,
  accepts: TypeFilter,
  allScopes: boolean,
): Iterable<CommandInfo> {
  const { commands } = engine;
  const scope = engine.currentScope;
  const qualified = qualifiedCommand(engine, name);
  if (qualified && accepts(qualified.commandType)) yield qualified;
  const alias = commands.findAlias(scope, name);
  if (alias && accepts('Alias')) yield alias;
  for (const info of allScopes ? hiddenFunctions(scope, name) : [commands.findFunction(scope, name)])
    if (info && accepts(info.commandType)) yield info;
  if (accepts('Cmdlet')) {
    const own = scope.session.findCmdlet(fold(name));
    if (own !== undefined) yield own;
    const cmdlet = qualified === undefined ? commands.findCmdlet(name) : null;
    if (cmdlet !== null) yield cmdlet;
  }
  if (!accepts('ExternalScript') && !accepts('Application')) return;
  for (const file of commands.externalsNamed(name)) if (accepts(file.commandType)) yield file;
}

function* hiddenFunctions(scope: Scope, name: string): Iterable<FunctionInfo> {
  for (let s: Scope | null = scope; s !== null; s = s.parent) {
    const info = s.functions?.get(fold(name));
    if (info) yield info;
  }
}

/** All commands whose names the test takes. */
export function* commandsMatching(
  engine: ExecutionContext,
  matches: (name: string) => boolean,
  accepts: TypeFilter,
): Iterable<CommandInfo> {
  const { commands } = engine;
  const scope = engine.currentScope;
  if (accepts('Alias')) yield* fitting(visibleAliases(scope), matches);
  for (const info of fitting(commands.visibleFunctions(scope), matches)) if (accepts(info.commandType)) yield info;
  if (accepts('Cmdlet')) {
    yield* fitting(commands.cmdlets, matches);
    for (const session of new Set([scope.session, engine.session]))
      yield* fitting(session.cmdlets?.values() ?? [], matches);
  }
  if (!accepts('ExternalScript') && !accepts('Application')) return;
  for (const file of commands.externalCommands(matches)) if (accepts(file.commandType)) yield file;
}
function* fitting<T extends CommandInfo>(commands: Iterable<T>, matches: (name: string) => boolean): Iterable<T> {
  for (const command of commands) if (matches(command.name)) yield command;
}

export interface FindOptions {
  /** `All`, or names of CommandTypes joined by commas. */
  types: string;
  /** Also those that are hidden behind others of the same name. */
  all: boolean;
}

/** By name or pattern; within a kind by name. */
export function findCommands(engine: ExecutionContext, pattern: string, { types, all }: FindOptions): CommandInfo[] {
  const accepts = typeFilter(types);
  if (!WildcardPattern.containsWildcard(pattern)) {
    const found = [...commandsNamed(engine, pattern, accepts, all)];
    return all ? found : found.slice(0, 1);
  }
  const wildcard = new WildcardPattern(pattern);
  const found = [...commandsMatching(engine, (name) => wildcard.isMatch(name), accepts)];
  return found.sort(byTypeAndName);
}

const typeOrder: CommandType[] = ['Alias', 'Function', 'Filter', 'Cmdlet', 'ExternalScript', 'Application', 'Script'];

/** Get-Command's order of what a pattern finds. */
export function byTypeAndName(a: CommandInfo, b: CommandInfo): number {
  const types = typeOrder.indexOf(a.commandType) - typeOrder.indexOf(b.commandType);
  if (types !== 0) return types;
  const [nameA, nameB] = [a.name.toUpperCase(), b.name.toUpperCase()];
  return nameA < nameB ? -1 : nameA > nameB ? 1 : 0;
}
