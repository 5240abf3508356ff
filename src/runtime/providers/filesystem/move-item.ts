/** Move-Item and Rename-Item. What lies on another device is copied and then removed. */
import { readdirSync, renameSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { moveDirectory, moveFile } from '../../dotnet/io/file-operations.js';
import { setAttributes } from '../../dotnet/io/file-times.js';
import { ioException } from '../../dotnet/io/io-errors.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import type { NetException } from '../../objects/net-exception.js';
import { argumentError, errorRecord } from '../errors.js';
import { joinPath, leafOf, parentOf, trimTrailingSeparators } from '../path-syntax.js';
import type { ProviderContext } from '../provider-context.js';
import { exists, FileAttribute } from './file-attributes.js';
import { fileException, isAccessDenied, onFile, systemErrorCode } from './file-errors.js';
import { fileSystemItem, writeFileItem } from './file-items.js';
import { fileMessages, fromTo } from './file-messages.js';
import type { FileSystemProvider } from './filesystem-provider.js';
import { createDirectory } from './new-item.js';
import { removeItem } from './remove-item.js';

export function moveItem(
  provider: FileSystemProvider,
  path: string,
  destination: string,
  context: ProviderContext,
): void {
  const target = isDirectory(destination) ? joinPath(destination, leafOf(path)) : destination;
  if (!isDirectory(path)) {
    if (context.shouldProcess(fromTo(path, target), 'Move File')) moveFileItem(provider, path, target, true, context);
    return;
  }
  const source = trimTrailingSeparators(path);
  if (target === source || target.startsWith(`${source}/`)) {
    const exception = ioException(fileMessages.intoItself(target));
    context.writeError(errorRecord('MoveItemArgumentError', 'InvalidArgument', target, exception));
    return;
  }
  if (context.shouldProcess(fromTo(path, target), 'Move Directory')) moveDirectoryItem(provider, path, target, context);
}

function moveFileItem(
  provider: FileSystemProvider,
  path: string,
  target: string,
  writes: boolean,
  context: ProviderContext,
): void {
  try {
    moveFile(path, target, false);
  } catch (error) {
    if (!context.force || !retryMove(path, target, error as NetException)) {
      reportMove(path, error as NetException, context);
      return;
    }
  }
  if (writes) writeFileItem(provider, fileSystemItem(target, false), target, false, context);
}
/** -Force: makes the file writable, or removes what is in its way, and tries again. */
function retryMove(path: string, target: string, failure: NetException): boolean {
  try {
    if (isAccessDenied(failure)) setAttributes(path, FileAttribute.Normal);
    else if (exists(target) && !isDirectory(target)) onFile(target, () => unlinkSync(target));
    else return false;
    moveFile(path, target, false);
    return true;
  } catch {
    // The first failure is the one that is reported.
    return false;
  }
}
function reportMove(path: string, exception: NetException, context: ProviderContext): void {
  const item = fileSystemItem(path, false);
  if (isAccessDenied(exception))
    context.writeError(errorRecord('MoveFileInfoItemUnauthorizedAccessError', 'PermissionDenied', item, exception));
  else context.writeError(errorRecord('MoveFileInfoItemIOError', 'WriteError', item, exception));
}

function moveDirectoryItem(provider: FileSystemProvider, path: string, target: string, context: ProviderContext): void {
  try {
    if (exists(target)) copyAndDelete(provider, path, target, context);
    else {
      try {
        renameSync(path, target);
      } catch (error) {
        if (systemErrorCode(error) !== 'EXDEV') throw fileException(error, path, true);
        copyAndDelete(provider, path, target, context);
      }
    }
  } catch (error) {
    const exception = fileException(error, path);
    const item = fileSystemItem(path, true);
    if (isAccessDenied(exception))
      context.writeError(errorRecord('MoveDirectoryItemUnauthorizedAccessError', 'PermissionDenied', item, exception));
    else context.writeError(errorRecord('MoveDirectoryItemIOError', 'WriteError', item, exception));
    return;
  }
  writeMovedDirectory(provider, target, context);
}
/** A DirectoryInfo that was moved has a trailing separator, in .NET too. */
function writeMovedDirectory(provider: FileSystemProvider, target: string, context: ProviderContext): void {
  const path = joinPath(target, '');
  writeFileItem(provider, fileSystemItem(path, true), path, true, context);
}

function copyAndDelete(provider: FileSystemProvider, path: string, target: string, context: ProviderContext): void {
  if (!exists(target)) createDirectory(provider, target, false, context);
  else if (!isDirectory(target)) {
    const exception = ioException(fileMessages.directoryExists(target));
    context.writeError(errorRecord('DirectoryExist', 'ResourceExists', target, exception));
    return;
  }
  for (const name of onFile(path, () => readdirSync(path))) {
    const child = joinPath(path, name);
    if (isDirectory(child)) copyAndDelete(provider, child, joinPath(target, name), context);
    else moveFileItem(provider, child, joinPath(target, name), false, context);
  }
  if (readdirSync(path).length === 0) removeItem(path, false, context);
}

export function renameItem(
  provider: FileSystemProvider,
  path: string,
  newName: string,
  context: ProviderContext,
): void {
  const name = renameTarget(path, newName);
  const isFolder = isDirectory(path);
  const target = joinPath(parentOf(path, ''), name);
  if (!context.shouldProcess(fromTo(path, target), isFolder ? 'Rename Directory' : 'Rename File')) return;
  try {
    if (isFolder) moveDirectory(path, target);
    else moveFile(path, target, false);
  } catch (error) {
    const exception = error as NetException;
    if (isAccessDenied(exception))
      context.writeError(errorRecord('RenameItemUnauthorizedAccessError', 'PermissionDenied', path, exception));
    else context.writeError(errorRecord('RenameItemIOError', 'WriteError', path, exception));
    return;
  }
  if (isFolder) writeMovedDirectory(provider, target, context);
  else writeFileItem(provider, fileSystemItem(target, false), target, false, context);
}

/** The new name alone: `./x`, and a path in the same folder, are taken for their last name; any other path is refused. */
function renameTarget(path: string, newName: string): string {
  if (newName === '') throw argumentError('newName');
  let name = newName;
  if (/^\.[\\/]/.test(name)) name = name.slice(2);
  else if (dirname(name) === dirname(path)) name = leafOf(name);
  if (name.includes('/')) throw argumentError('newName', fileMessages.renameError);
  return name;
}
