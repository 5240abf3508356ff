/** FileInfo and DirectoryInfo: a path, and what is there as of the first time somebody asks. */
import { lstatSync, type Stats } from 'node:fs';
import { defineType, type NetType } from '../../objects/net-type.js';

export abstract class FileSystemInfo {
  declare readonly netType: NetType;
  #stats: Stats | null | undefined;
  constructor(public fullName: string) {}
  get name(): string {
    const path = this.fullName.length > 1 ? this.fullName.replace(/\/+$/, '') : this.fullName;
    return path === '/' ? path : path.slice(path.lastIndexOf('/') + 1);
  }
  /** null when nothing is there. */
  get stats(): Stats | null {
    this.#stats ??= lstatSync(this.fullName, { throwIfNoEntry: false }) ?? null;
    return this.#stats;
  }
  refresh(): void {
    this.#stats = undefined;
  }
}
export class FileInfo extends FileSystemInfo {}
export class DirectoryInfo extends FileSystemInfo {}

defineType('System.IO.FileSystemInfo', { class: FileSystemInfo }, () => ({
  abstract: true,
  toString: (self: FileSystemInfo) => self.fullName,
  members: {
    'string Name {get;}': (self: FileSystemInfo) => self.name,
    'string FullName {get;}': (self: FileSystemInfo) => self.fullName,
  },
}));
defineType('System.IO.FileInfo', { class: FileInfo }, () => ({
  base: 'System.IO.FileSystemInfo',
  members: { 'long Length {get;}': (self: FileInfo) => BigInt(self.stats?.size ?? 0) },
}));
defineType('System.IO.DirectoryInfo', { class: DirectoryInfo }, () => ({ base: 'System.IO.FileSystemInfo' }));
