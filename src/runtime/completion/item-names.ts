/** Names and numbers of what the session and the system have: processes, jobs, variables, aliases, drives, providers, nouns. */
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { findCommands } from '../engine/find-commands.js';
import { toText } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import { fold, isNull } from '../objects/values.js';
import type { ArgumentCall, BuiltInCompleter } from './built-in-completers.js';
import type { CompletionContext } from './completion-context.js';
import { completeModuleName } from './modules.js';
import { byText, matchingValues, needsQuotes, quoted, result, startingWith, unquote } from './results.js';
import { runQuietly } from './run-quietly.js';

function textOf(item: unknown, property: string): string {
  const value = getProperty(item, property);
  return isNull(value) ? '' : toText(value);
}

/** What a command lists, by the property `name`, each once. */
function named(
  { engine, word: written }: CompletionContext,
  command: string,
  parameter: string,
  more: Readonly<Record<string, unknown>> = {},
): CompletionResult[] {
  const { word, quote } = unquote(written);
  const pattern = word.endsWith('*') ? word : `${word}*`;
  const seen = new Set<string>();
  return runQuietly(engine, command, { [parameter]: [pattern], ...more })
    .map((item) => textOf(item, 'Name'))
    .filter((name) => name !== '' && !seen.has(fold(name)) && seen.add(fold(name)))
    .map((name) => result('ParameterValue', quoted(name, quote), name));
}

export const processNames: BuiltInCompleter = ({ context }) => named(context, 'Get-Process', 'Name');

export const processIds: BuiltInCompleter = ({ context }) => {
  const { word, quote } = unquote(context.word);
  const fits = startingWith(word);
  return runQuietly(context.engine, 'Get-Process').flatMap((process) => {
    const id = textOf(process, 'Id');
    const shown = `${id} - ${textOf(process, 'Name')}`;
    return fits(id) ? [result('ParameterValue', quote + id + quote, shown)] : [];
  });
};

export function jobValues(property: 'Id' | 'InstanceId' | 'Name'): BuiltInCompleter {
  return ({ context }) => {
    if (property === 'Name') return named(context, 'Get-Job', 'Name');
    const { word, quote } = unquote(context.word);
    const fits = startingWith(word);
    return runQuietly(context.engine, 'Get-Job', { IncludeChildJob: true })
      .map((job) => textOf(job, property))
      .filter(fits)
      .map((value) => result('ParameterValue', quote + value + quote, value));
  };
}

export const variableNames: BuiltInCompleter = ({ context }) => {
  const { word, quote } = unquote(context.word);
  const pattern = word.endsWith('*') ? word : `${word}*`;
  return runQuietly(context.engine, 'Get-Variable', { Name: [pattern] }).map((variable) => {
    const name = textOf(variable, 'Name');
    const isPattern = /[*?]/.test(name);
    const inUse = isPattern ? "'" : quote;
    const escaped = isPattern ? name.replace(/[*?]/g, '`$&') : name;
    const text = name !== '$' && needsQuotes(escaped) ? quoted(escaped, inUse) : inUse + escaped + inUse;
    return result('ParameterValue', text, name);
  });
};

export const aliasNames: BuiltInCompleter = ({ context }) => named(context, 'Get-Alias', 'Name');
export const providerNames: BuiltInCompleter = ({ context }) => named(context, 'Get-PSProvider', 'PSProvider');

export function driveNames(context: CompletionContext, providers: readonly string[]): CompletionResult[] {
  if (providers.length === 0) return named(context, 'Get-PSDrive', 'Name');
  return providers.flatMap((provider) => named(context, 'Get-PSDrive', 'Name', { PSProvider: [provider] }));
}

export const loadedAndAvailableModules: BuiltInCompleter = ({ context }) => {
  const seen = new Set<string>();
  return [...completeModuleName(context, true), ...completeModuleName(context, false)].filter(
    ({ toolTip }) => !seen.has(fold(toolTip)) && seen.add(fold(toolTip)),
  );
};

export const itemTypes: BuiltInCompleter = ({ context }) => {
  if (context.engine.providers.locations.current.provider.name !== 'FileSystem') return null;
  const fits = startingWith(context.word);
  const all = ['File', 'Directory', 'SymbolicLink', 'Junction', 'HardLink'];
  const found = context.word === '' ? all : all.filter(fits).slice(0, 1);
  return found.map((type) => result('Text', type));
};

/** The nouns of commands that have a verb. */
export function nounNames({ context }: ArgumentCall): CompletionResult[] {
  const nouns = new Map<string, string>();
  for (const { name } of findCommands(context.engine, '*-*', {
    types: 'Cmdlet, Function, Filter, Alias',
    all: false,
  })) {
    const noun = name.slice(name.indexOf('-') + 1);
    if (!nouns.has(fold(noun))) nouns.set(fold(noun), noun);
  }
  return matchingValues(context.word, [...nouns.values()].sort(byText));
}

/** The topics of about_ help that there are. */
export function helpTopics({ engine, word }: CompletionContext): CompletionResult[] {
  const fits = startingWith(word);
  const topics = runQuietly(engine, 'Get-Help', { Name: 'about_*' }).map((topic) => textOf(topic, 'Name'));
  return topics.filter(fits).map((name) => result('ParameterValue', name));
}
