/**
 * Where modules are looked for (about_PSModulePath): the folders of PowerShell itself, because script modules work here as they do
 * there, and then those of the shell.
 */
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import type { ExecutionContext } from '../execution-context.js';
import { isFolder } from './files.js';

/** The user's own folder for modules, which need not be there. */
export function personalModuleFolder(environment: NodeJS.ProcessEnv): string {
  const home = environment['HOME'] ?? homedir();
  if (process.platform === 'win32') return join(home, 'Documents', 'PowerShell', 'Modules');
  const data = environment['XDG_DATA_HOME'] || join(home, '.local', 'share');
  return join(data, 'powershell', 'Modules');
}

function defaultFolders(environment: NodeJS.ProcessEnv, shellHome: string): string[] {
  const shared =
    process.platform === 'win32'
      ? join(environment['ProgramFiles'] ?? 'C:\\Program Files', 'PowerShell', 'Modules')
      : '/usr/local/share/powershell/Modules';
  return [personalModuleFolder(environment), shared, join(shellHome, 'Modules')];
}

/** Puts those of the default folders that are missing in front of what PSModulePath names, as PowerShell does at its start. */
export function setModulePath(environment: NodeJS.ProcessEnv, shellHome: string): void {
  const given = (environment['PSModulePath'] ?? '').split(delimiter).filter((folder) => folder.trim() !== '');
  const known = new Set(given.map(comparable));
  const missing = defaultFolders(environment, shellHome).filter((folder) => !known.has(comparable(folder)));
  environment['PSModulePath'] = [...missing, ...given].join(delimiter);
}
const comparable = (folder: string) =>
  folder
    .trim()
    .replace(/(.)[/\\]+$/, '$1')
    .toLowerCase();

/** The folders of PSModulePath that are there, each once. */
export function modulePathFolders(engine: ExecutionContext): string[] {
  const seen = new Set<string>();
  const folders: string[] = [];
  for (const entry of (engine.environment['PSModulePath'] ?? '').split(delimiter)) {
    const written = entry.trim().replace(/^filesystem::/i, '');
    if (written === '') continue;
    const folder = resolve(engine.currentDirectory, written.replace(/^~(?=[/\\]|$)/, homedir()));
    if (seen.has(comparable(folder)) || !isFolder(folder)) continue;
    seen.add(comparable(folder));
    folders.push(folder);
  }
  return folders;
}
