/** File.Copy, File.Move and Directory.Move as .NET has them on Unix. Targets must not exist unless overwriting is asked for. */
import { copyFileSync, existsSync, renameSync, statSync, unlinkSync, utimesSync } from 'node:fs';
import { parentOf } from '../path-syntax.js';
import { exists, isDirectory } from './file-attributes.js';
import {
  accessDenied,
  directoryNotFound,
  fileException,
  fileNotFound,
  ioException,
  onFile,
  systemErrorCode,
} from './file-errors.js';

/** Copies the bytes, the mode and the times. */
export function copyFile(path: string, target: string, overwrite: boolean): void {
  const stats = onFile(path, () => statSync(path));
  if (target.endsWith('/')) throw accessDenied(target);
  if (!overwrite && exists(target)) throw ioException(`The file '${target}' already exists.`);
  onFile(
    target,
    () => {
      copyFileSync(path, target);
      utimesSync(target, stats.atime, stats.mtime);
    },
    true,
  );
}

export function moveFile(path: string, target: string, overwrite: boolean): void {
  if (!exists(path)) throw fileNotFound(path);
  if (!overwrite && exists(target)) throw ioException(`The file '${target}' already exists.`);
  if (!existsSync(parentOf(target, '') || '/')) throw directoryNotFound(target);
  try {
    renameSync(path, target);
  } catch (error) {
    if (systemErrorCode(error) !== 'EXDEV') throw fileException(error, path);
    copyFile(path, target, overwrite);
    onFile(path, () => unlinkSync(path));
  }
}

export function moveDirectory(path: string, target: string): void {
  if (!isDirectory(path)) throw directoryNotFound(path);
  if (exists(target))
    throw ioException(`Cannot create '${target}' because a file or directory with the same name already exists.`);
  onFile(path, () => renameSync(path, target), true);
}
