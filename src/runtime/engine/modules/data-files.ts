/** The types and format files of modules: loaded with a module, taken away with it. */
import { formatDatabaseOf } from '../../formatting/engine-formatting-session.js';
import { loadFormatFile } from '../../formatting/format-xml/load-format-file.js';
import { runtimeError } from '../../objects/errors.js';
import { typeTable } from '../../objects/type-table.js';
import { fold } from '../../objects/values.js';
import { loadTypeFile, unloadTypeFile } from '../../type-files/load-type-file.js';
import type { LoadRequest } from './load-request.js';

interface DataFiles {
  readonly typeFiles: readonly string[];
  readonly formatFiles: readonly string[];
}

/** Files that are loaded already stay as they are. Ends the command for one that is wrong. */
export function loadDataFiles({ cmd }: LoadRequest, { typeFiles, formatFiles }: DataFiles): void {
  for (const path of typeFiles) {
    cmd.writeVerbose(`Loading 'TypesToProcess' from path '${path}'.`);
    if (typeTable.files.has(fold(path))) continue;
    const problems = loadTypeFile(path, 'after');
    if (problems.length > 0) throw runtimeError('ErrorsUpdatingTypes', typeProblems(problems), 'InvalidOperation');
  }
  const database = formatDatabaseOf(cmd.context);
  const { views } = cmd.context.modules;
  for (const path of formatFiles) {
    cmd.writeVerbose(`Loading 'FormatsToProcess' from path '${path}'.`);
    if (views.has(fold(path))) continue;
    const file = loadFormatFile(path);
    database.add(file.views, 'after');
    for (const [name, control] of file.controls) database.controls.set(name, control);
    views.set(fold(path), file.views);
  }
}

function typeProblems(problems: readonly string[]): string {
  return `The following errors occurred while loading the extended type data file:\n${problems.join('\n')}`;
}

export function unloadDataFiles({ cmd }: LoadRequest, { typeFiles, formatFiles }: DataFiles): void {
  for (const path of typeFiles) unloadTypeFile(path);
  for (const path of formatFiles) {
    const views = cmd.context.modules.views.get(fold(path));
    if (views === undefined) continue;
    cmd.context.modules.views.delete(fold(path));
    formatDatabaseOf(cmd.context).remove(views);
  }
}
