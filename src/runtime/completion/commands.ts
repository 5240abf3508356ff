/** Names of commands: aliases, functions (those that the input itself defines, too), cmdlets, scripts and programs. */
import {
  type Ast,
  type CommandAst,
  type FunctionDefinitionAst,
  findAll,
  parseWithTokens,
  TokenFlags,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { ApplicationInfo, type CommandInfo } from '../engine/command-info.js';
import { commandSyntax } from '../engine/command-syntax.js';
import { findCommands } from '../engine/find-commands.js';
import { isSignal } from '../engine/signals.js';
import { fold } from '../objects/values.js';
import type { CompletionContext } from './completion-context.js';
import { needsQuotes, ordinally, result, startingWith, unquote } from './results.js';

export interface CommandQuery {
  /** Null for the commands of all modules. */
  module?: string | null;
  /** Names of CommandTypes joined by commas. */
  types?: string;
}

export function completeCommand(context: CompletionContext, query: CommandQuery = {}): CompletionResult[] {
  const { word, quote } = unquote(context.word);
  const form: NameForm = { addAmpersand: needsAmpersand(context, false), quote };
  if (!/[\\/:]/.test(word)) {
    const found = commandsLike(context, word, query, false, form);
    const root = context.relatedAsts[0] as Ast;
    const fits = startingWith(word);
    for (const definition of findAll(root, ({ kind }) => kind === 'FunctionDefinitionAst', true)) {
      const { name } = definition as FunctionDefinitionAst;
      if (fits(name) && !found.some((each) => fold(each.completionText) === fold(name)))
        found.unshift(commandResult(name, null, form));
    }
    return found;
  }
  const [colon, backslash] = [word.indexOf(':'), word.indexOf('\\')];
  if (backslash <= 0 || (colon >= 0 && colon < backslash)) return [];
  const module = word.slice(0, backslash);
  return commandsLike(context, word.slice(backslash + 1), { ...query, module }, true, form);
}

interface NameForm {
  addAmpersand: boolean;
  quote: string;
}

function commandsLike(
  { engine }: CompletionContext,
  word: string,
  { module = null, types = 'All' }: CommandQuery,
  withModule: boolean,
  form: NameForm,
): CompletionResult[] {
  const isOfModule = (command: CommandInfo) => module === null || startingWith(module)(command.moduleName);
  const find = (pattern: string) => {
    try {
      return findCommands(engine, pattern, { types, all: true }).filter(isOfModule);
    } catch (thrown) {
      if (isSignal(thrown)) throw thrown;
      return []; // a word that is no valid pattern
    }
  };
  let found = find(`${word}*`);
  if (found.length === 0 && word.includes('-')) found = abbreviated(find('*-*'), word);
  const visible = found.filter((command) => command.visibility !== 'Private');
  return uniqueCommands(visible.sort(byName), withModule, form);
}

/** `i-psdf` means Import-PowerShellDataFile: the beginning of the verb, and the capitals of the noun. */
function abbreviated(commands: readonly CommandInfo[], word: string): CommandInfo[] {
  const wanted = fold(word);
  return commands.filter(({ name }) => {
    const capitals = name.replace(/[^A-Z-]/g, '');
    return fold(capitals) === wanted;
  });
}

/** By name alone: the sort is stable, so that of one name the kind that would run comes first. */
function byName(a: CommandInfo, b: CommandInfo): number {
  return ordinally(a.name, b.name);
}

/** Each name once; commands of the same name in other modules, and programs behind the first, with where they are. */
function uniqueCommands(commands: readonly CommandInfo[], withModule: boolean, form: NameForm): CompletionResult[] {
  const byNames = new Map<string, { name: string; commands: CommandInfo[] }>();
  for (const command of commands) {
    const qualifies = withModule && command.moduleName !== '';
    const name = qualifies ? `${command.moduleName}\\${command.name}` : command.name;
    const same = byNames.get(fold(name));
    if (same === undefined) byNames.set(fold(name), { name, commands: [command] });
    else same.commands.push(command);
  }
  return [...byNames.values()].flatMap(({ name, commands: same }) => {
    const [first] = same as [CommandInfo, ...CommandInfo[]];
    const results = [commandResult(name, first, form)];
    const modules = new Set([fold(first.moduleName)]);
    for (const command of same.slice(1)) {
      if (command instanceof ApplicationInfo) results.push(commandResult(command.definition, command, form));
      else if (command.moduleName !== '' && !modules.has(fold(command.moduleName))) {
        modules.add(fold(command.moduleName));
        results.push(commandResult(`${command.moduleName}\\${command.name}`, command, form));
      }
    }
    return results;
  });
}

/** Keywords that are names of commands at the same time. */
const commandKeywords = new Set(['inlinescript', 'configuration']);

function commandResult(name: string, command: CommandInfo | null, { addAmpersand, quote }: NameForm): CompletionResult {
  const toolTip = command === null ? name : syntaxOf(command) || name;
  const listItem = command?.name ?? name;
  let text: string;
  let isQuoted = quote === '' && addAmpersand;
  if (needsQuotes(name)) {
    const inUse = quote === '' ? "'" : quote;
    const escaped = inUse === "'" ? name.replaceAll("'", "''") : name.replaceAll('`', '``').replaceAll('$', '`$');
    text = inUse + escaped + inUse;
  } else {
    isQuoted &&= isKeyword(name) && !commandKeywords.has(fold(name));
    text = quote + name + quote;
  }
  return result('Command', isQuoted && name !== 'foreach' ? `& ${text}` : text, listItem, toolTip);
}

function isKeyword(name: string): boolean {
  const [first] = parseWithTokens(name).tokens;
  return first !== undefined && (first.flags & TokenFlags.Keyword) !== 0;
}

function syntaxOf(command: CommandInfo): string {
  try {
    return commandSyntax(command);
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    return ''; // a script that cannot be parsed
  }
}

/** A quoted name runs only with `&` in front: true where that is to be added, `otherwise` where it cannot be told. */
export function needsAmpersand({ lastAst, word }: CompletionContext, otherwise: boolean): boolean {
  if (word === '' || lastAst.parent?.kind !== 'CommandAst') return otherwise;
  const { commandElements, invocationOperator } = lastAst.parent as CommandAst;
  return commandElements.length === 1 ? invocationOperator === 'Unknown' : otherwise;
}
