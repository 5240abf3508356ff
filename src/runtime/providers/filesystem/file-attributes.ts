/** System.IO.FileAttributes of files on Unix: there are none there, so they are read off the name and the mode, as .NET does. */
import { lstatSync, type Stats, statSync } from 'node:fs';

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

/** What is at a path, links not followed; undefined when there is nothing, or no way to it. */
export function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** True for a directory and for a link to one. */
export function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // Whatever keeps the system from looking (no permission, a loop of links), .NET's Directory.Exists says false.
    return false;
  }
}
/** True for anything at the path, a broken link included. */
export function exists(path: string): boolean {
  try {
    return statOf(path) !== undefined;
  } catch {
    return false;
  }
}
export function isSymbolicLink(path: string): boolean {
  try {
    return statOf(path.replace(/(.)\/+$/, '$1'))?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}

/** The attributes of what is at a path; 0 when nothing is. */
export function attributesOf(path: string): number {
  try {
    const stats = statOf(path);
    return stats === undefined ? 0 : attributesFrom(path, stats);
  } catch {
    return 0;
  }
}
/** `stats` is of the path itself, links not followed. */
export function attributesFrom(path: string, stats: Stats): number {
  let attributes = 0;
  if (isReadOnly(stats)) attributes |= FileAttribute.ReadOnly;
  if (stats.isSymbolicLink()) attributes |= FileAttribute.ReparsePoint;
  if (stats.isDirectory() || (stats.isSymbolicLink() && isDirectory(path))) attributes |= FileAttribute.Directory;
  const trimmed = path.replace(/\/+$/, '');
  if (isHiddenName(trimmed.slice(trimmed.lastIndexOf('/') + 1))) attributes |= FileAttribute.Hidden;
  return attributes === 0 ? FileAttribute.Normal : attributes;
}

/** The user may read but not write (the mode bits alone decide, so root is no exception). */
export function isReadOnly(stats: Stats): boolean {
  const readOnlyFor = (shift: number) => ((stats.mode >> shift) & 0o6) === 0o4;
  const [user, group, other] = [readOnlyFor(6), readOnlyFor(3), readOnlyFor(0)];
  if (user === group && group === other) return user;
  if (stats.uid === process.geteuid?.()) return user;
  if (group === user) return group;
  return process.getgroups?.().includes(stats.gid) || stats.gid === process.getegid?.() ? group : other;
}
