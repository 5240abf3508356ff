/** Completion of what is typed: names of commands and of files. What TabExpansion2 is in PowerShell. */

import type { ExecutionContext } from '../engine/execution-context.js';
import { findCommands } from '../engine/find-commands.js';
import { WildcardPattern } from '../language/index.js';
import { ProviderContext } from '../providers/provider-context.js';
import type { CompletionItem, CompletionSet } from '../runspaces/runspace.js';

/** `cursor` counts UTF-16 units. */
export function completeInput(engine: ExecutionContext, text: string, cursor: number): CompletionSet {
  const before = text.slice(0, cursor);
  const word = /[^\s|;&(){}'"]*$/.exec(before)?.[0] ?? '';
  const isCommand = /(^|[|;&({]\s*)$/.test(
    before
      .slice(0, before.length - word.length)
      .trimEnd()
      .concat(/\s$/.test(before) && word === '' ? ' ' : ''),
  );
  const items =
    isCommand && word !== '' && !/[/\\.~]/.test(word) ? commandItems(engine, word) : pathItems(engine, word);
  return { replacementIndex: cursor - word.length, replacementLength: word.length, items };
}

function commandItems(engine: ExecutionContext, word: string): CompletionItem[] {
  const names = new Map<string, string>();
  for (const command of findCommands(engine, `${WildcardPattern.escape(word)}*`, { types: 'All', all: true }))
    if (!names.has(command.name)) names.set(command.name, command.definition);
  return [...names].map(([name, tip]) => ({
    completionText: name,
    listItemText: name,
    resultType: 'Command',
    toolTip: tip,
  }));
}

function pathItems(engine: ExecutionContext, word: string): CompletionItem[] {
  const context = new ProviderContext(null);
  context.force = true;
  const pattern = `${word.replace(/([[\]?*])/g, '`$1')}*`;
  const relative = !/^(\/|~|[^:/]+:)/.test(word);
  const found = engine.providers.paths.resolve(pattern, context, true);
  return found.map((path) => {
    const name = engine.providers.paths.childName(path.providerPath);
    const parent = word.slice(0, word.length - (word.split(/[/\\]/).pop() ?? '').length);
    const completed = (relative && parent === '' ? './' : parent) + name;
    const quoted = /[\s'()&;|$`{}]/.test(completed) ? `'${completed.replaceAll("'", "''")}'` : completed;
    return { completionText: quoted, listItemText: name, resultType: 'ProviderItem', toolTip: path.providerPath };
  });
}
