/**
 * FileSystemInfo, FileInfo and DirectoryInfo: a path, and what is there as of the first time somebody asks; Refresh asks anew. A
 * listing makes thousands of them, so nothing is looked up before it is needed.
 */
import { chmodSync, readlinkSync, type Stats, symlinkSync } from 'node:fs';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import type { DateTime } from '../system/date-time.js';
import { attributesOf, type FileTime, localTimeOf, modeOf, setAttributes, setTime, timeOf } from './file-times.js';
import { guarded, ioException } from './io-errors.js';
import { extension, fileName, fullPath, trimEndingSeparator } from './path-text.js';
import { isDirectory, lstatOrNull } from './stat.js';

export abstract class FileSystemInfo {
  declare readonly netType: NetType;
  #stats: Stats | null | undefined;
  constructor(
    public fullName: string,
    /** What ToString() says: the path as it was given. */
    public originalPath = fullName,
  ) {}
  get name(): string {
    return fileName(trimEndingSeparator(this.fullName)) || '/';
  }
  /** Of a link itself, not of its target; null when nothing is there. */
  get stats(): Stats | null {
    if (this.#stats === undefined) this.#stats = lstatOrNull(this.fullName);
    return this.#stats;
  }
  get isDirectory(): boolean {
    const { stats } = this;
    if (stats?.isSymbolicLink()) return isDirectory(this.fullName);
    return stats?.isDirectory() ?? false;
  }
  abstract get exists(): boolean;
  get attributes(): number {
    return attributesOf(this.fullName, this.stats);
  }
  /** Where a symbolic link points, as it is written; null for anything else. */
  get linkTarget(): string | null {
    return this.stats?.isSymbolicLink() ? readlinkSync(this.fullName) : null;
  }
  refresh(): void {
    this.#stats = undefined;
  }
}
export class FileInfo extends FileSystemInfo {
  get exists(): boolean {
    return this.stats !== null && !this.isDirectory;
  }
}
export class DirectoryInfo extends FileSystemInfo {
  get exists(): boolean {
    return this.isDirectory;
  }
}

/** The object for what is at a path: a DirectoryInfo for a directory or a link to one. */
export function infoOf(path: string, original = path): FileSystemInfo {
  return isDirectory(path) ? new DirectoryInfo(path, original) : new FileInfo(path, original);
}

/** The target of a link as an object, the last one of a chain when asked; null for what is no link. */
export function resolveLink(path: string, toTheEnd: boolean): FileSystemInfo | null {
  let current = path;
  for (let hops = 0; hops < 40; hops++) {
    const stats = guarded(current, () => lstatOrNull(current));
    if (!stats?.isSymbolicLink()) return current === path ? null : infoOf(current);
    const target = readlinkSync(current);
    current = fullPath(target, current.slice(0, current.lastIndexOf('/')) || '/');
    if (!toTheEnd) return infoOf(current);
  }
  throw ioException(`The name of the file cannot be resolved by the system. : '${path}'`);
}

export function createLink(path: string, target: string): void {
  guarded(path, () => symlinkSync(target, path));
}

function time(which: FileTime, isUtc: boolean) {
  return {
    get: (self: FileSystemInfo) => (isUtc ? timeOf : localTimeOf)(self.fullName, which),
    set: (self: FileSystemInfo, value: DateTime) => {
      setTime(self.fullName, which, value);
      self.refresh();
    },
  };
}

defineType('System.IO.FileSystemInfo', { class: FileSystemInfo }, () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  toString: (self: FileSystemInfo) => self.originalPath,
  members: {
    'string FullName {get;}': (self: FileSystemInfo) => self.fullName,
    'string Extension {get;}': (self: FileSystemInfo) => extension(self.fullName),
    'string Name {get;}': (self: FileSystemInfo) => self.name,
    'bool Exists {get;}': (self: FileSystemInfo) => self.exists,
    'datetime CreationTime {get;set;}': time('creation', false),
    'datetime CreationTimeUtc {get;set;}': time('creation', true),
    'datetime LastAccessTime {get;set;}': time('lastAccess', false),
    'datetime LastAccessTimeUtc {get;set;}': time('lastAccess', true),
    'datetime LastWriteTime {get;set;}': time('lastWrite', false),
    'datetime LastWriteTimeUtc {get;set;}': time('lastWrite', true),
    'string LinkTarget {get;}': (self: FileSystemInfo) => self.linkTarget,
    'System.IO.UnixFileMode UnixFileMode {get;set;}': {
      get: (self: FileSystemInfo) => modeOf(self.stats),
      set: (self: FileSystemInfo, value: EnumValue) => {
        guarded(self.fullName, () => chmodSync(self.fullName, Number(value.value)));
        self.refresh();
      },
    },
    'System.IO.FileAttributes Attributes {get;set;}': {
      get: (self: FileSystemInfo) => self.attributes,
      set: (self: FileSystemInfo, value: EnumValue) => {
        setAttributes(self.fullName, Number(value.value));
        self.refresh();
      },
    },
    'void CreateAsSymbolicLink(string pathToTarget)': (self: FileSystemInfo, target: string) => {
      createLink(self.fullName, target);
      self.refresh();
    },
    'System.IO.FileSystemInfo ResolveLinkTarget(bool returnFinalTarget)': (self: FileSystemInfo, toTheEnd: boolean) =>
      resolveLink(self.fullName, toTheEnd),
    'string ToString()': (self: FileSystemInfo) => self.originalPath,
    'void Refresh()': (self: FileSystemInfo) => self.refresh(),
  },
}));
