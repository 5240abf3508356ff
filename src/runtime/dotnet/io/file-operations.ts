/** Copying, moving, deleting and creating, as System.IO.File and Directory do it: what they refuse, and how they say so. */
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
} from 'node:fs';
import { argumentNull } from '../system/errors.js';
import {
  accessDenied,
  directoryNotFound,
  fileExists,
  fileNotFound,
  guarded,
  ioException,
  requirePath,
} from './io-errors.js';
import { directoryName, fullPath, trimEndingSeparator } from './path-text.js';
import { isDirectory, lstatOrNull, statOrNull } from './stat.js';

export function fileIsThere(path: string | null): boolean {
  if (!path || path.includes('\0')) return false;
  const full = fullPath(path);
  return !full.endsWith('/') && existsSync(full) && !isDirectory(full);
}
export function directoryIsThere(path: string | null): boolean {
  return !!path && !path.includes('\0') && isDirectory(fullPath(path));
}

export function copyFile(source: string | null, destination: string | null, overwrite: boolean): void {
  const from = fullPath(requirePath(source, 'sourceFileName'));
  const to = fullPath(requirePath(destination, 'destFileName'));
  if (!existsSync(from)) throw existsSync(directoryName(from) ?? '/') ? fileNotFound(from) : directoryNotFound(from);
  if (isDirectory(from)) throw accessDenied(from);
  if (isDirectory(to)) throw ioException(`The target file '${to}' is a directory, not a file.`);
  if (!overwrite && existsSync(to)) throw fileExists(to);
  if (from === to)
    throw ioException(`The process cannot access the file '${to}' because it is being used by another process.`);
  if (to.endsWith('/')) throw accessDenied(to);
  guarded(to, () => copyWithTimes(from, to, overwrite ? 0 : constants.COPYFILE_EXCL));
}
/** A copy has the times of the original. */
function copyWithTimes(from: string, to: string, mode: number): void {
  const { atime, mtime } = statSync(from);
  copyFileSync(from, to, mode);
  utimesSync(to, atime, mtime);
}

export function moveFile(source: string | null, destination: string | null, overwrite: boolean): void {
  const from = fullPath(requirePath(source, 'sourceFileName'));
  const to = fullPath(requirePath(destination, 'destFileName'));
  const stats = lstatOrNull(from);
  if (!stats) throw existsSync(directoryName(from) ?? '/') ? fileNotFound(from) : directoryNotFound(from);
  if (stats.isDirectory()) throw fileNotFound(from);
  if (!overwrite && existsSync(to) && from !== to) throw fileExists(to);
  guarded(to, () => renameOrCopy(from, to));
}
/** A rename cannot cross file systems. */
function renameOrCopy(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyWithTimes(from, to, 0);
    unlinkSync(from);
  }
}

/** Deleting what is not there is no error, but in a folder that is not there. */
export function deleteFile(path: string | null): void {
  const full = fullPath(requirePath(path));
  const stats = lstatOrNull(full);
  if (!stats) {
    if (!existsSync(directoryName(full) ?? '/')) throw directoryNotFound(full);
    return;
  }
  if (stats.isDirectory()) throw accessDenied(full);
  guarded(full, () => unlinkSync(full));
}

/** Creates a directory and those above it. Gives the full path. */
export function createDirectory(path: string | null, mode?: number): string {
  const full = fullPath(requirePath(path));
  const stats = statOrNull(full);
  if (stats && !stats.isDirectory()) throw fileExists(trimEndingSeparator(full));
  guarded(full, () => mkdirSync(full, { recursive: true, ...(mode !== undefined && { mode }) }), 'directory');
  return full;
}

export function deleteDirectory(path: string | null, recursive: boolean): void {
  const full = trimEndingSeparator(fullPath(requirePath(path)));
  const stats = lstatOrNull(full);
  if (!stats) throw directoryNotFound(full);
  if (stats.isSymbolicLink()) {
    if (!isDirectory(full)) throw directoryNotFound(full);
    guarded(full, () => unlinkSync(full), 'directory');
    return;
  }
  if (!stats.isDirectory()) throw directoryNotFound(full);
  if (recursive) guarded(full, () => rmSync(full, { recursive: true }), 'directory');
  else if (readdirSync(full).length > 0) throw ioException(`Directory not empty : '${full}'`);
  else guarded(full, () => rmdirSync(full), 'directory');
}

/** Moves a directory, or a file given by its path. */
export function moveDirectory(source: string | null, destination: string | null): void {
  if (source === null) throw argumentNull('sourceDirName');
  if (destination === null) throw argumentNull('destDirName');
  const from = trimEndingSeparator(fullPath(requirePath(source, 'sourceDirName')));
  const to = trimEndingSeparator(fullPath(requirePath(destination, 'destDirName')));
  if (from === to) throw ioException('Source and destination path must be different.');
  if (!existsSync(from)) throw directoryNotFound(from);
  if (existsSync(to))
    throw ioException(`Cannot create '${to}' because a file or directory with the same name already exists.`);
  guarded(to, () => renameSync(from, to), 'directory');
}
