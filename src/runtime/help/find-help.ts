/**
 * Finding topics of help: the very name first, then names like it, and what the pages say last. Within each, aliases come
 * before functions and scripts, and these before cmdlets.
 */

import type { CommandType } from '../engine/command-info.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { byTypeAndName, commandsMatching, commandsNamed } from '../engine/find-commands.js';
import { toText, WildcardPattern } from '../language/index.js';
import { netError } from '../objects/errors.js';
import { getProperty } from '../objects/members.js';
import { fold } from '../objects/values.js';
import { contentMatches, type HelpTopic, topicOf } from './help-topic.js';

export interface HelpRequest {
  target: string;
  /** Names of help categories; empty for all. */
  categories: readonly string[];
  /** Patterns of which one must match; empty for any. Only a search heeds them. */
  component: readonly string[];
  role: readonly string[];
  functionality: readonly string[];
}

export function findHelp(engine: ExecutionContext, request: HelpRequest): HelpTopic[] {
  if (!WildcardPattern.containsWildcard(request.target)) {
    const exact = [...exactTopics(engine, request.target, request.categories)].filter((topic) => fits(topic, request));
    if (exact.length > 0) return exact;
  }
  const named = [...topicsNamedLike(engine, request)];
  return named.length > 0 ? named : [...topicsSaying(engine, request)];
}

/** A category stands for commands of one type, `All` for those of any. */
function wants(categories: readonly string[], type: CommandType): boolean {
  return categories.length === 0 || categories.some((each) => fold(each) === 'all' || fold(each) === fold(type));
}

function* exactTopics(
  engine: ExecutionContext,
  target: string,
  categories: readonly string[],
  from: HelpTopic | null = null,
): Iterable<HelpTopic> {
  const kinds: CommandType[][] = [['Alias'], ['Function', 'Filter'], ['ExternalScript'], ['Cmdlet']];
  for (const kind of kinds) {
    const accepts = (type: CommandType) => kind.includes(type) && wants(categories, type);
    for (const command of commandsNamed(engine, target, accepts, false)) {
      const topic = topicOf(engine, command);
      if (topic === null) continue;
      if (topic.forward === null) yield topic;
      else if (topic.name === from?.name && topic.category === from.category) throw forwardsToItself();
      else yield* exactTopics(engine, topic.forward.target, topic.forward.categories, topic);
      if (kind[0] === 'Alias') return;
    }
  }
}

function forwardsToItself() {
  const message = 'ForwardHelpTargetName cannot refer to the function itself.';
  return netError('PSInvalidOperationException', 'InvalidOperation', message, 'InvalidOperation');
}

/** An alias must begin with the target, a command have it in its name, where the target is no pattern itself. */
function* topicsNamedLike(engine: ExecutionContext, request: HelpRequest): Iterable<HelpTopic> {
  const { target } = request;
  const isPattern = WildcardPattern.containsWildcard(target);
  const beginning = new WildcardPattern(isPattern ? target : `${target}*`);
  const containing = isPattern || target.includes('-') ? beginning : new WildcardPattern(`*${target}*`);
  yield* topics(engine, request, 'Alias', (name) => beginning.isMatch(name));
  for (const type of ['Function', 'Filter', 'ExternalScript', 'Cmdlet'] as const)
    yield* topics(engine, request, type, (name) => containing.isMatch(name));
}

function* topicsSaying(engine: ExecutionContext, request: HelpRequest): Iterable<HelpTopic> {
  const { target } = request;
  const pattern = new WildcardPattern(WildcardPattern.containsWildcard(target) ? target : `*${target}*`);
  for (const type of ['Function', 'Filter', 'ExternalScript', 'Cmdlet'] as const)
    for (const topic of topics(engine, request, type, () => true)) if (contentMatches(topic, pattern)) yield topic;
}

function* topics(
  engine: ExecutionContext,
  request: HelpRequest,
  type: CommandType,
  matches: (name: string) => boolean,
): Iterable<HelpTopic> {
  if (!wants(request.categories, type)) return;
  const commands = [...commandsMatching(engine, matches, (each) => each === type)].sort(byTypeAndName);
  for (const command of commands) {
    const topic = topicOf(engine, command);
    if (topic !== null && fits(topic, request)) yield topic;
  }
}

function fits({ page }: HelpTopic, { component, role, functionality }: HelpRequest): boolean {
  const fitsOne = (name: string, patterns: readonly string[]) => {
    const text = toText(getProperty(page, name));
    return patterns.length === 0 || patterns.some((pattern) => new WildcardPattern(pattern).isMatch(text));
  };
  return fitsOne('Component', component) && fitsOne('Role', role) && fitsOne('Functionality', functionality);
}
