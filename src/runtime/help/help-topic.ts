/** One topic of help: what Get-Help knows of a command, and the object that it writes. */
import { AliasInfo, CmdletInfo, type CommandInfo, ExternalScriptInfo, FunctionInfo } from '../engine/command-info.js';
import { commandSyntax } from '../engine/command-syntax.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { enumerableOf, toText, WildcardPattern } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { cmdletHelp } from './cmdlet-help.js';
import { commentHelp, commentOf } from './comment-help.js';
import { helpNode } from './help-node.js';
import { reducedHelp } from './reduced-help.js';
import { remoteHelp } from './remote-help.js';

export type HelpCategory = 'Alias' | 'Cmdlet' | 'Function' | 'Filter' | 'ExternalScript';

export interface HelpTopic {
  name: string;
  category: HelpCategory;
  page: PSObject;
  /** Where the help is in truth: another command, of one of these kinds. */
  forward: { target: string; categories: readonly string[] } | null;
  /** Address of its help online; empty for none. */
  uri: string;
}

const commandCategories = ['Cmdlet', 'Function', 'Filter', 'ExternalScript'];

/** Null for programs, and for scripts that do not parse. */
export function topicOf(engine: ExecutionContext, command: CommandInfo): HelpTopic | null {
  if (command instanceof AliasInfo) return aliasTopic(engine, command);
  if (command instanceof CmdletInfo) return complete(command, cmdletHelp(engine, command));
  if (!(command instanceof FunctionInfo) && !(command instanceof ExternalScriptInfo)) return null;
  try {
    return scriptTopic(engine, command);
  } catch (thrown) {
    if (thrown instanceof NetException) return null;
    throw thrown;
  }
}

function scriptTopic(engine: ExecutionContext, command: FunctionInfo | ExternalScriptInfo): HelpTopic {
  const comment = commentOf(command);
  if (comment === null) {
    if (command instanceof FunctionInfo) return complete(command, reducedHelp(engine, command));
    return complete(command, new PSObject(commandSyntax(command)));
  }
  const { component, role, functionality, forwardTarget, forwardCategory, links } = comment.help;
  const topic = complete(command, commentHelp(command, comment), { component, role, functionality }, links[0]);
  if (comment.help.remoteRunspace !== '' && command instanceof FunctionInfo) {
    const page = remoteHelp(engine, command, comment.help);
    return page === null ? topic : { ...topic, name: command.name, page };
  }
  if (forwardTarget === '' && forwardCategory === '') return topic;
  const categories = forwardCategory === '' ? [...commandCategories, 'Alias'] : [forwardCategory];
  return { ...topic, forward: { target: forwardTarget || command.name, categories } };
}

function aliasTopic(engine: ExecutionContext, alias: AliasInfo): HelpTopic {
  const target = engine.commands.find(engine.currentScope, alias.definition)?.name ?? alias.definition;
  const page = helpNode([`AliasHelpInfo#${alias.name}`, 'AliasHelpInfo', 'HelpInfo'], []);
  const labels = { Component: null, Role: null, Functionality: null };
  addCommon(page, { Name: alias.name, Category: 'Alias', Synopsis: target, ...labels });
  return { name: alias.name, category: 'Alias', page, forward: { target, categories: commandCategories }, uri: '' };
}

interface Labels {
  component: string;
  role: string;
  functionality: string;
}

/** Adds what every help object has. `link`: the first link of a help comment. */
function complete(
  command: CmdletInfo | FunctionInfo | ExternalScriptInfo,
  page: PSObject,
  labels: Labels | null = null,
  link?: string,
): HelpTopic {
  const synopsis = pageSynopsis(page);
  const details = getProperty(page, 'details');
  const name = isNull(details) ? command.name : toText(getProperty(details, 'name'));
  addCommon(page, {
    Name: name,
    Category: command.commandType,
    Synopsis: synopsis ?? toText(page),
    Component: labels?.component ?? null,
    Role: labels?.role ?? null,
    Functionality: labels?.functionality ?? null,
    ModuleName: command.moduleName,
  });
  const uri = firstAddress(page) ?? (command.helpUri || link || '');
  return { name, category: command.commandType, page, forward: null, uri };
}

function addCommon(page: PSObject, notes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(notes)) if (!page.has(name)) page.setEntry(name, value);
}

function pageSynopsis(page: PSObject): string | undefined {
  const details = getProperty(page, 'details');
  if (isNull(details)) return undefined;
  const [first] = itemsOf(getProperty(details, 'description'));
  return first === undefined ? '' : toText(getProperty(first, 'Text'));
}

function firstAddress(page: PSObject): string | undefined {
  const links = getProperty(page, 'relatedLinks');
  for (const link of isNull(links) ? [] : itemsOf(getProperty(links, 'navigationLink'))) {
    const uri = toText(getProperty(link, 'uri'));
    if (uri !== '') return uri;
  }
  return undefined;
}

/** The parameters of a page whose names match. */
export function parametersOf({ page }: HelpTopic, patterns: readonly string[]): unknown[] {
  const parameters = getProperty(page, 'parameters');
  if (isNull(parameters) || typeof baseOf(parameters) === 'string') return [];
  const all = itemsOf(getProperty(parameters, 'parameter'));
  return patterns.flatMap((pattern) => {
    const wildcard = new WildcardPattern(pattern);
    return all.filter((parameter) => wildcard.isMatch(toText(getProperty(parameter, 'name'))));
  });
}

const proseNotes = ['synopsis', 'description', 'examples', 'alertSet', 'parameters'];

/** The pattern occurs in what the page says. */
export function contentMatches({ page }: HelpTopic, pattern: WildcardPattern): boolean {
  for (const name of proseNotes) for (const text of textsIn(page.entry(name))) if (pattern.isMatch(text)) return true;
  return false;
}
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (value instanceof PSObject && value.isCustom) for (const inner of value.values) yield* textsIn(inner);
}

/** A list's items, or the one that there is; none for null. */
export function itemsOf(value: unknown): unknown[] {
  if (isNull(value)) return [];
  return [...(enumerableOf(value) ?? [value])];
}
