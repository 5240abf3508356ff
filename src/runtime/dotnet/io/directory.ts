/** System.IO.Directory and DirectoryInfo: listing has the same overloads in both, of paths here and of objects there. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineType, type MemberImplementation, type NetType, requireType, types } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { typedArray } from '../collections/elements.js';
import { currentDirectory, setCurrentDirectory } from './current-directory.js';
import type { EnumerationOptions } from './enumeration-options.js';
import { timeMembers } from './file.js';
import { createDirectory, deleteDirectory, directoryIsThere, moveDirectory } from './file-operations.js';
import { createLink, DirectoryInfo, FileInfo, type FileSystemInfo, infoOf, resolveLink } from './file-system-info.js';
import { directoryNotFound, guarded, requirePath } from './io-errors.js';
import { combine, directoryName, fullPath, trimEndingSeparator } from './path-text.js';
import { type EntryKind, searchDirectory, settingsOf } from './search-directory.js';

type Option = EnumValue | EnumerationOptions;
const optionParameters = [
  '',
  'string searchPattern',
  'string searchPattern, System.IO.SearchOption searchOption',
  'string searchPattern, System.IO.EnumerationOptions enumerationOptions',
];

function paths(
  path: string | null,
  pattern: string | null | undefined,
  option: Option | null,
  kind: EntryKind,
): string[] {
  return searchDirectory(path, pattern === undefined ? '*' : pattern, settingsOf(option), kind);
}

/** The statics of Directory that give paths. */
function pathListings(): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const [names, kind] of [
    [['GetFiles', 'EnumerateFiles'], 'files'],
    [['GetDirectories', 'EnumerateDirectories'], 'directories'],
    [['GetFileSystemEntries', 'EnumerateFileSystemEntries'], 'both'],
  ] as const)
    names.forEach((name, lazily) => {
      const result = lazily ? 'System.Collections.Generic.IEnumerable[string]' : 'string[]';
      for (const rest of optionParameters)
        members[`static ${result} ${name}(string path${rest && `, ${rest}`})`] = (
          path: string | null,
          pattern?: string | null,
          option: Option | null = null,
        ) => typedArray(types.string(), paths(path, pattern, option, kind));
    });
  return members;
}
/** The methods of DirectoryInfo that give objects. */
function infoListings(): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  const make = (path: string, kind: EntryKind): FileSystemInfo => {
    if (kind === 'both') return infoOf(path);
    return kind === 'files' ? new FileInfo(path) : new DirectoryInfo(path);
  };
  for (const [names, kind, element] of [
    [['GetFiles', 'EnumerateFiles'], 'files', 'System.IO.FileInfo'],
    [['GetDirectories', 'EnumerateDirectories'], 'directories', 'System.IO.DirectoryInfo'],
    [['GetFileSystemInfos', 'EnumerateFileSystemInfos'], 'both', 'System.IO.FileSystemInfo'],
  ] as const)
    names.forEach((name, lazily) => {
      const result = lazily ? `System.Collections.Generic.IEnumerable[${element}]` : `${element}[]`;
      for (const rest of optionParameters)
        members[`${result} ${name}(${rest})`] = (
          self: DirectoryInfo,
          pattern?: string | null,
          option: Option | null = null,
        ) =>
          typedArray(
            requireType(element),
            paths(self.fullName, pattern, option, kind).map((path) => make(path, kind)),
          );
    });
  return members;
}

function parentOf(path: string): DirectoryInfo | null {
  const parent = directoryName(path);
  return parent === null ? null : new DirectoryInfo(parent);
}
/** The mount points, in the order of the table of mounts. */
export function mountPoints(): string[] {
  if (process.platform !== 'linux') return ['/'];
  return guarded('/proc/mounts', () => readFileSync('/proc/mounts', 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      (line.split(' ')[1] as string).replace(/\\([0-7]{3})/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 8)),
      ),
    );
}

defineType('System.IO.Directory', {}, () => ({
  abstract: true,
  members: {
    'static System.IO.DirectoryInfo GetParent(string path)': (path: string | null) =>
      parentOf(fullPath(requirePath(path))),
    'static System.IO.DirectoryInfo CreateDirectory(string path)': (path: string | null) =>
      new DirectoryInfo(createDirectory(path), path as string),
    'static System.IO.DirectoryInfo CreateDirectory(string path, System.IO.UnixFileMode unixCreateMode)': (
      path: string | null,
      mode: EnumValue,
    ) => new DirectoryInfo(createDirectory(path, Number(mode.value)), path as string),
    'static System.IO.DirectoryInfo CreateTempSubdirectory(string prefix = null)': (prefix: string | null = null) =>
      new DirectoryInfo(mkdtempSync(combine([tmpdir(), prefix ?? '']) + (prefix ? '' : '/'))),
    'static bool Exists(string path)': directoryIsThere,
    ...timeMembers(),
    ...pathListings(),
    'static string GetDirectoryRoot(string path)': (path: string | null) => {
      requirePath(path);
      return '/';
    },
    'static string GetCurrentDirectory()': currentDirectory,
    'static void SetCurrentDirectory(string path)': (path: string | null) => {
      const full = trimEndingSeparator(fullPath(requirePath(path)));
      if (!directoryIsThere(full)) throw directoryNotFound(full);
      setCurrentDirectory(full);
    },
    'static void Move(string sourceDirName, string destDirName)': moveDirectory,
    'static void Delete(string path)': (path: string | null) => deleteDirectory(path, false),
    'static void Delete(string path, bool recursive)': deleteDirectory,
    'static string[] GetLogicalDrives()': () => typedArray(types.string(), mountPoints()),
    'static System.IO.FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)': (
      path: string,
      target: string,
    ) => {
      const full = fullPath(requirePath(path));
      createLink(full, requirePath(target, 'pathToTarget'));
      return new DirectoryInfo(full, path);
    },
    'static System.IO.FileSystemInfo ResolveLinkTarget(string linkPath, bool returnFinalTarget)': (
      path: string,
      toTheEnd: boolean,
    ) => resolveLink(fullPath(requirePath(path, 'linkPath')), toTheEnd),
  },
}));

defineType('System.IO.DirectoryInfo', { class: DirectoryInfo }, () => ({
  base: 'System.IO.FileSystemInfo',
  members: {
    'new(string path)': (_type: NetType, path: string | null) =>
      new DirectoryInfo(fullPath(requirePath(path)), path as string),
    'System.IO.DirectoryInfo Parent {get;}': (self: DirectoryInfo) => parentOf(trimEndingSeparator(self.fullName)),
    'System.IO.DirectoryInfo Root {get;}': () => new DirectoryInfo('/'),
    'System.IO.DirectoryInfo CreateSubdirectory(string path)': (self: DirectoryInfo, path: string | null) =>
      new DirectoryInfo(createDirectory(combine([self.fullName, requirePath(path)]))),
    'void Create()': (self: DirectoryInfo) => {
      createDirectory(self.fullName);
      self.refresh();
    },
    ...infoListings(),
    'void MoveTo(string destDirName)': (self: DirectoryInfo, destination: string | null) => {
      moveDirectory(self.fullName, destination);
      self.fullName = fullPath(destination as string);
      self.originalPath = destination as string;
      self.refresh();
    },
    'void Delete()': (self: DirectoryInfo) => {
      deleteDirectory(self.fullName, false);
      self.refresh();
    },
    'void Delete(bool recursive)': (self: DirectoryInfo, recursive: boolean) => {
      deleteDirectory(self.fullName, recursive);
      self.refresh();
    },
  },
}));
