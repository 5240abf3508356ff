/** What the provider asks of files: their attributes, and whether they are there. Paths that lead nowhere are no error. */
import { attributesOf } from '../../dotnet/io/file-times.js';
import { lstatOrNull } from '../../dotnet/io/stat.js';
import { leafOf } from '../path-syntax.js';

/** System.IO.FileAttributes. */
export const FileAttribute = {
  ReadOnly: 0x1,
  Hidden: 0x2,
  System: 0x4,
  Directory: 0x10,
  Archive: 0x20,
  Device: 0x40,
  Normal: 0x80,
  Temporary: 0x100,
  SparseFile: 0x200,
  ReparsePoint: 0x400,
  Compressed: 0x800,
  Offline: 0x1000,
  NotContentIndexed: 0x2000,
  Encrypted: 0x4000,
  IntegrityStream: 0x8000,
  NoScrubData: 0x20000,
} as const;

export function isHiddenName(name: string): boolean {
  return name.startsWith('.') && name !== '.' && name !== '..';
}
/** True for anything at the path, a broken link included. */
export function exists(path: string): boolean {
  return lstatOrNull(path) !== null;
}
export function isSymbolicLink(path: string): boolean {
  return lstatOrNull(path.replace(/(.)\/+$/, '$1'))?.isSymbolicLink() ?? false;
}
/** The attributes of what is at a path; 0 when nothing is. */
export function attributesAt(path: string): number {
  const stats = lstatOrNull(path);
  if (stats === null) return 0;
  const attributes = attributesOf(path, stats);
  // A name in a path with a trailing separator hides too.
  return isHiddenName(leafOf(path)) ? attributes | FileAttribute.Hidden : attributes;
}
