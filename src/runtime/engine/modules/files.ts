/** Module files in folders: a module is a folder with a file of its name in it, or with folders for its versions. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Version } from '../../dotnet/system/version.js';
import { fold } from '../../objects/values.js';
import { compareVersions, parseVersion } from './module-constraints.js';
import { moduleExtensions } from './module-names.js';

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** What is in a folder; nothing when it cannot be read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Names of the folders in a folder, links to folders included, those that begin with a dot not. */
export function foldersIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => !entry.name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(folder, entry.name))))
    .map(({ name }) => name);
}

/** The versions for which a module's folder has folders, the newest first. */
export function versionFolders(moduleFolder: string): Version[] {
  return versionsAmong(foldersIn(moduleFolder));
}
function versionsAmong(names: readonly string[]): Version[] {
  return names.flatMap((name) => parseVersion(name) ?? []).sort((a, b) => compareVersions(b, a));
}

/** The version that the file's folder is named by. */
export function versionOfFolder(path: string): Version | null {
  return parseVersion(basename(dirname(path)));
}

/** The module file of this name in a folder: the first extension that there is. */
function moduleFileIn(folder: string, name: string): string | undefined {
  return moduleExtensions.map((extension) => join(folder, name) + extension).find(isFile);
}

/** One file for each module below a folder of PSModulePath, with versions one for each. */
export function* availableModuleFiles(top: string): Iterable<string> {
  const folders = [top];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const name = basename(folder);
    const inside = foldersIn(folder);
    const manifests = versionsAmong(inside)
      .map((version) => join(folder as string, String(version), `${name}.psd1`))
      .filter(isFile);
    yield* manifests;
    if (manifests.length > 0) continue;
    const file = moduleFileIn(folder, name);
    if (file !== undefined) yield file;
    else folders.push(...inside.map((each) => join(folder as string, each)));
  }
}

const resourceFolder = /^[a-z]{2}(?:-[a-z]{2})?$/i;

/** Every module file below a folder, whatever the name of its folder. Folders of translations have none. */
export function* allModuleFiles(top: string): Iterable<string> {
  const folders = [top];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const name of foldersIn(folder))
      if (folder === top || !resourceFolder.test(name)) folders.push(join(folder, name));
    for (const entry of entriesOf(folder)) {
      const name = fold(entry.name);
      if (
        !entry.isDirectory() &&
        !name.startsWith('.') &&
        moduleExtensions.some((extension) => name.endsWith(extension))
      )
        yield join(folder, entry.name);
    }
  }
}

/** The files of the module that a folder holds, or of its version that the folder is. `versionOf` reads a manifest's. */
export function moduleFilesOf(folder: string, versionOf: (manifest: string) => Version): string[] {
  const name = basename(folder);
  if (name === '' || !isFolder(folder)) return [];
  const isVersion = (manifest: string, version: Version) =>
    isFile(manifest) && compareVersions(versionOf(manifest), version) === 0;
  const own = parseVersion(name);
  const parent = basename(dirname(folder));
  if (own !== null && parent !== '') {
    const manifest = join(folder, `${parent}.psd1`);
    if (isVersion(manifest, own)) return [manifest];
  }
  const files = versionFolders(folder)
    .map((version) => ({ version, manifest: join(folder, String(version), `${name}.psd1`) }))
    .filter(({ version, manifest }) => isVersion(manifest, version))
    .map(({ manifest }) => manifest);
  const file = moduleFileIn(folder, name);
  return file === undefined ? files : [...files, file];
}
