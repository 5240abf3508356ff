/** Names of the views that Format-* commands can show objects of a type in. */
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { formatDatabaseOf } from '../formatting/engine-formatting-session.js';
import { fold } from '../objects/values.js';
import { result, startingWith, unquote } from './results.js';

const shapes: Readonly<Record<string, string>> = {
  'format-table': 'Table',
  'format-list': 'List',
  'format-wide': 'Wide',
  'format-custom': 'Custom',
};
const needsQuotes = /[-`&@'"#{}()$,;|<> .\\/\t^]/;

export function viewNamesOf(
  engine: ExecutionContext,
  command: string,
  typeNames: readonly string[],
  written: string,
): CompletionResult[] {
  const { word, quote } = unquote(written);
  const fits = startingWith(word);
  const shape = shapes[fold(command)];
  const wanted = typeNames.map(fold);
  const names = formatDatabaseOf(engine)
    .views.filter(({ control }) => control.shape === shape)
    .filter((view) => view.typeNames.some((name) => wanted.some((type) => fold(name).startsWith(type))))
    .map(({ name }) => name);
  return [...new Set(names)].filter(fits).map((name) => {
    const isQuoted = quote !== '' || needsQuotes.test(name);
    return result('Text', isQuoted ? `'${name.replaceAll("'", "''")}'` : name, name);
  });
}
