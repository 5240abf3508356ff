/** Reads folders for Get-ChildItem: folders first, then files, each by name; then the folders' contents. */
import { type Dirent, opendirSync, readdirSync, statSync } from 'node:fs';
import { ioException } from '../../dotnet/io/io-errors.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import { errorRecord } from '../errors.js';
import { joinPath } from '../path-syntax.js';
import type { ProviderContext } from '../provider-context.js';
import { compareNames } from '../session-item-provider.js';
import { FlagsExpression } from './attributes-expression.js';
import { attributesAt, exists, FileAttribute, isHiddenName, isSymbolicLink } from './file-attributes.js';
import { fileException, isAccessDenied } from './file-errors.js';
import { fileSystemItem, writeFileItem } from './file-items.js';
import { fileMessages } from './file-messages.js';
import type { FileSystemProvider } from './filesystem-provider.js';
import { searchPattern } from './search-pattern.js';

interface Entry {
  name: string;
  path: string;
  isDirectory: boolean;
  isLink: boolean;
}

/** What the switches and -Attributes let through. */
class EntryFilter {
  readonly #expressions: FlagsExpression[];
  readonly #showsHidden: boolean;
  readonly #needsMode: boolean;
  constructor(context: ProviderContext) {
    const given = context.dynamic['Attributes'];
    const switches = switchExpression(context);
    this.#expressions = [given instanceof FlagsExpression ? given : null, switches].filter((e) => e !== null);
    this.#showsHidden = context.force || this.#mentions(FileAttribute.Hidden);
    this.#needsMode = this.#mentions(FileAttribute.ReadOnly) || this.#mentions(FileAttribute.Normal);
  }
  #mentions(flag: number): boolean {
    return this.#expressions.some((expression) => expression.mentions(flag));
  }
  get isSet(): boolean {
    return this.#expressions.length > 0;
  }
  showsHidden(name: string): boolean {
    return this.#showsHidden || !isHiddenName(name);
  }
  passes(entry: Entry, allContainers: boolean): boolean {
    if (!this.showsHidden(entry.name)) return false;
    if (this.#expressions.length === 0 || (allContainers && entry.isDirectory)) return true;
    const attributes = this.#needsMode ? attributesAt(entry.path) : quickAttributes(entry);
    return this.#expressions.every((expression) => expression.evaluate(attributes));
  }
}

function quickAttributes(entry: Entry): number {
  return (
    (entry.isDirectory ? FileAttribute.Directory : 0) |
    (entry.isLink ? FileAttribute.ReparsePoint : 0) |
    (isHiddenName(entry.name) ? FileAttribute.Hidden : 0)
  );
}

/** -Directory, -File, -System, -ReadOnly and -Hidden as one expression. */
function switchExpression(context: ProviderContext): FlagsExpression | null {
  const operands = [];
  const is = (name: string) => context.dynamic[name] === true;
  if (is('Directory')) operands.push({ flag: FileAttribute.Directory, negated: false });
  if (is('File')) operands.push({ flag: FileAttribute.Directory, negated: true });
  if (is('System')) operands.push({ flag: FileAttribute.System, negated: false });
  if (is('ReadOnly')) operands.push({ flag: FileAttribute.ReadOnly, negated: false });
  if (is('Hidden')) operands.push({ flag: FileAttribute.Hidden, negated: false });
  return FlagsExpression.all(operands);
}

export function hasAttributeFilter(context: ProviderContext): boolean {
  return new EntryFilter(context).isSet;
}

/** Writes what is in a folder, or the file itself. */
export function listItems(
  provider: FileSystemProvider,
  path: string,
  recurse: boolean,
  depth: number,
  context: ProviderContext,
): void {
  if (!exists(path)) {
    const exception = ioException(fileMessages.itemDoesNotExist(path));
    context.writeError(errorRecord('ItemDoesNotExist', 'ObjectNotFound', path, exception));
    return;
  }
  const filter = new EntryFilter(context);
  if (!isDirectory(path)) {
    const entry = {
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      isDirectory: false,
      isLink: isSymbolicLink(path),
    };
    if (filter.passes(entry, false)) writeFileItem(provider, fileSystemItem(path, false), path, false, context);
    return;
  }
  const visited = recurse && context.dynamic['FollowSymlink'] === true ? new Set<string>([inodeOf(path)]) : null;
  listFolder(provider, path, recurse, depth, filter, searchPattern(context.filter), visited, context);
}

function listFolder(
  provider: FileSystemProvider,
  folder: string,
  recurse: boolean,
  depth: number,
  filter: EntryFilter,
  nameFilter: (name: string) => boolean,
  visited: Set<string> | null,
  context: ProviderContext,
): void {
  const entries = entriesOf(folder, context);
  if (entries === undefined) return;
  for (const entry of entries)
    if (filter.passes(entry, false) && nameFilter(entry.name))
      writeFileItem(provider, fileSystemItem(entry.path, entry.isDirectory), entry.path, entry.isDirectory, context);
  if (!recurse || depth === 0) return;
  const folders = entries.filter((entry) => entry.isDirectory && filter.showsHidden(entry.name));
  for (const entry of visited === null ? folders : inStoredOrder(folder, folders)) {
    if (visited === null) {
      if (entry.isLink) continue;
    } else if (!visit(visited, entry.path)) {
      context.writeWarning(fileMessages.alreadyVisited(entry.path));
      continue;
    }
    listFolder(provider, entry.path, recurse, depth - 1, filter, nameFilter, visited, context);
  }
}

/** With -FollowSymlink, which of several ways into a folder is taken is decided by the order in which the disk has them. */
function inStoredOrder(folder: string, entries: readonly Entry[]): Entry[] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const ordered: Entry[] = [];
  const directory = opendirSync(folder);
  for (let dirent = directory.readSync(); dirent !== null; dirent = directory.readSync()) {
    const entry = byName.get(dirent.name);
    if (entry !== undefined) ordered.push(entry);
  }
  directory.closeSync();
  return ordered;
}

function visit(visited: Set<string>, path: string): boolean {
  const inode = inodeOf(path);
  if (visited.has(inode)) return false;
  visited.add(inode);
  return true;
}
function inodeOf(path: string): string {
  const stats = statSync(path, { bigint: true });
  return `${stats.dev}:${stats.ino}`;
}

/** Names of what is in a folder (or the file's own), as far as the filters show it. */
export function listNames(path: string, allContainers: boolean, context: ProviderContext): string[] {
  const filter = new EntryFilter(context);
  if (!isDirectory(path)) return exists(path) ? [path.slice(path.lastIndexOf('/') + 1)] : [];
  const nameFilter = searchPattern(context.filter);
  return (entriesOf(path, context) ?? [])
    .filter((entry) => filter.passes(entry, allContainers))
    .filter((entry) => (allContainers && entry.isDirectory) || nameFilter(entry.name))
    .map((entry) => entry.name);
}

/** The entries of a folder, folders first. Undefined after an error was written. */
function entriesOf(folder: string, context: ProviderContext): Entry[] | undefined {
  let found: Dirent[];
  try {
    found = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const exception = fileException(error, folder);
    const [id, category] = isAccessDenied(exception)
      ? (['DirUnauthorizedAccessError', 'PermissionDenied'] as const)
      : (['DirIOError', 'ReadError'] as const);
    context.writeError(errorRecord(id, category, folder, exception));
    return undefined;
  }
  const directories: Entry[] = [];
  const files: Entry[] = [];
  for (const dirent of found) {
    const path = joinPath(folder, dirent.name);
    const isLink = dirent.isSymbolicLink();
    const isFolder = dirent.isDirectory() || (!dirent.isFile() && isDirectory(path));
    (isFolder ? directories : files).push({ name: dirent.name, path, isDirectory: isFolder, isLink });
  }
  const byName = (a: Entry, b: Entry) => compareNames(a.name, b.name);
  return [...directories.sort(byName), ...files.sort(byName)];
}
