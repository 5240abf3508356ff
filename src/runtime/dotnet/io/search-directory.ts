/** Listing a directory by a pattern, as GetFiles and its kin do. */
import { type Dirent, readdirSync } from 'node:fs';
import { EnumValue, fold } from '../../objects/values.js';
import { argumentError, argumentNull } from '../system/errors.js';
import type { EnumerationOptions } from './enumeration-options.js';
import { directoryNotFound, guarded, requirePath } from './io-errors.js';
import { fullPath } from './path-text.js';
import { isDirectory } from './stat.js';

export type EntryKind = 'files' | 'directories' | 'both';

export interface SearchSettings {
  recurse: boolean;
  maxDepth: number;
  ignoreInaccessible: boolean;
  /** FileAttributes of entries that are left out. */
  skip: number;
  ignoreCase: boolean;
  /** `*.*` means all, as in DOS. EnumerationOptions turn that off. */
  dosPatterns: boolean;
}

const unlimited = 0x7fffffff;

/** The settings of a SearchOption or of EnumerationOptions. */
export function settingsOf(option: EnumValue | EnumerationOptions | null): SearchSettings {
  if (option !== null && !(option instanceof EnumValue))
    return {
      recurse: option.recurseSubdirectories,
      maxDepth: option.maxRecursionDepth,
      ignoreInaccessible: option.ignoreInaccessible,
      skip: option.attributesToSkip,
      ignoreCase: option.matchCasing === 2,
      dosPatterns: option.matchType === 1,
    };
  return {
    recurse: Number(option?.value ?? 0) === 1,
    maxDepth: unlimited,
    ignoreInaccessible: false,
    skip: 0,
    ignoreCase: false,
    dosPatterns: true,
  };
}

/** Paths of what matches, each below `path` as it was given. Throws DirectoryNotFoundException. */
export function searchDirectory(
  path: string | null,
  pattern: string | null,
  settings: SearchSettings,
  kind: EntryKind,
): string[] {
  const given = requirePath(path);
  if (pattern === null) throw argumentNull('searchPattern');
  if (pattern.includes('\0')) throw argumentError('Null character in path.', 'searchPattern');
  const slash = pattern.lastIndexOf('/');
  const folder = slash < 0 ? given : `${given.replace(/\/$/, '')}/${pattern.slice(0, slash)}`;
  const matches = matcherOf(pattern.slice(slash + 1), settings);
  const found: string[] = [];
  visit(folder, 0);
  return found;

  function visit(directory: string, depth: number): void {
    const prefix = directory.endsWith('/') ? directory : `${directory}/`;
    const below: string[] = [];
    for (const entry of entriesOf(directory, settings.ignoreInaccessible && depth > 0)) {
      const isLink = entry.isSymbolicLink();
      const isFolder = entry.isDirectory() || (isLink && pointsToDirectory(prefix + entry.name));
      if (settings.skip & 2 && entry.name.startsWith('.')) continue;
      if (kind === 'both' || (kind === 'directories') === isFolder)
        if (matches(entry.name)) found.push(prefix + entry.name);
      if (isFolder && !isLink) below.push(prefix + entry.name);
    }
    if (settings.recurse && depth < settings.maxDepth) for (const each of below) visit(each, depth + 1);
  }
}

function entriesOf(directory: string, ignoreInaccessible: boolean): Dirent[] {
  const full = fullPath(directory);
  if (ignoreInaccessible) {
    try {
      return readdirSync(full, { withFileTypes: true });
    } catch (error) {
      if (['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  }
  return guarded(
    full,
    () => {
      if (!isDirectory(full)) throw directoryNotFound(full);
      return readdirSync(full, { withFileTypes: true });
    },
    'directory',
  );
}
function pointsToDirectory(path: string): boolean {
  return isDirectory(path);
}

/** Whether a name fits a pattern. */
export function matcherOf(pattern: string, settings: SearchSettings): (name: string) => boolean {
  if (pattern === '*' || pattern === '' || pattern === '.' || (settings.dosPatterns && pattern === '*.*'))
    return () => true;
  const text = settings.ignoreCase ? fold(pattern) : pattern;
  let source = text.replace(/[\\^$+.()[\]{}|]/g, '\\$&').replace(/\*/g, '.*');
  if (settings.dosPatterns) {
    // As in DOS: `*.` is a name without extension, and `?` at the end or before a dot may be nothing.
    source = source.replace(/\.\*\\\.$/, '[^.]*').replace(/\?+(?=$|\\\.)/g, (run) => `.{0,${run.length}}`);
  }
  const regExp = new RegExp(`^${source.replace(/\?(?![^{]*\})/g, '.')}$`, 's');
  return (name) => regExp.test(settings.ignoreCase ? fold(name) : name);
}
