/** Copy-Item: a folder copies its files first, then the folders in it; links are followed. */
import { readdirSync } from 'node:fs';
import { copyFile } from '../../dotnet/io/file-operations.js';
import { setAttributes } from '../../dotnet/io/file-times.js';
import { ioException } from '../../dotnet/io/io-errors.js';
import { isDirectory, statOrNull } from '../../dotnet/io/stat.js';
import type { IDictionaryLike } from '../../objects/hashtable.js';
import { getProperty } from '../../objects/members.js';
import type { NetException } from '../../objects/net-exception.js';
import { errorRecord } from '../errors.js';
import { joinPath, leafOf } from '../path-syntax.js';
import { NameFilter, type ProviderContext } from '../provider-context.js';
import { FileAttribute } from './file-attributes.js';
import { fileException, isAccessDenied, onFile } from './file-errors.js';
import { fileSystemItem, writeFileItem } from './file-items.js';
import { fileMessages, fromTo } from './file-messages.js';
import type { FileSystemProvider } from './filesystem-provider.js';
import { createDirectory } from './new-item.js';
import { searchPattern } from './search-pattern.js';

export function copyItem(
  provider: FileSystemProvider,
  path: string,
  destination: string,
  recurse: boolean,
  context: ProviderContext,
): void {
  if (isSameItem(path, destination)) {
    reportSelfCopy(path, destination, context);
    return;
  }
  const exclude = new NameFilter([], context.exclude);
  if (isDirectory(path)) copyDirectory(provider, path, destination, recurse, exclude, context);
  else copyFileItem(provider, path, destination, exclude, context);
}

/** By what their links lead to. */
function isSameItem(a: string, b: string): boolean {
  const first = statOrNull(a);
  const second = statOrNull(b);
  return first !== null && second !== null && first.ino === second.ino && first.dev === second.dev;
}

/** `itself` is noted in the exception's Data, as PowerShell does it. */
function reportSelfCopy(path: string, itself: string, context: ProviderContext): void {
  const exception = ioException(fileMessages.copyToItself(path));
  (getProperty(exception, 'Data') as IDictionaryLike).set('SelfCopy', itself);
  context.writeError(errorRecord('CopyError', 'WriteError', path, exception));
}

function copyDirectory(
  provider: FileSystemProvider,
  path: string,
  destination: string,
  recurse: boolean,
  exclude: NameFilter,
  context: ProviderContext,
): void {
  const target = isDirectory(destination) ? joinPath(destination, leafOf(path)) : destination;
  if (!context.shouldProcess(fromTo(path, target), 'Copy Directory')) return;
  createDirectory(provider, target, true, context);
  if (!recurse) return;
  const matches = searchPattern(context.filter);
  const folders: string[] = [];
  for (const entry of onFile(path, () => readdirSync(path, { withFileTypes: true }))) {
    const child = joinPath(path, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(child))) folders.push(child);
    else if (matches(entry.name)) copyFileItem(provider, child, target, exclude, context);
  }
  for (const folder of folders) {
    try {
      copyDirectory(provider, folder, target, recurse, exclude, context);
    } catch (error) {
      const exception = fileException(error, folder);
      const item = fileSystemItem(folder, true);
      if (isAccessDenied(exception))
        context.writeError(
          errorRecord('CopyDirectoryInfoItemUnauthorizedAccessError', 'PermissionDenied', item, exception),
        );
      else context.writeError(errorRecord('CopyDirectoryInfoItemIOError', 'WriteError', item, exception));
    }
  }
}

function copyFileItem(
  provider: FileSystemProvider,
  path: string,
  destination: string,
  exclude: NameFilter,
  context: ProviderContext,
): void {
  const name = leafOf(path);
  const target = isDirectory(destination) ? joinPath(destination, name) : destination;
  if (isSameItem(target, path)) {
    reportSelfCopy(target, path, context);
    return;
  }
  if (exclude.isExcluded(name) || !context.shouldProcess(fromTo(path, target), 'Copy File')) return;
  try {
    copyFile(path, target, true);
  } catch (error) {
    if (!isAccessDenied(error) || !context.force) {
      reportCopy(path, error as NetException, context);
      return;
    }
    try {
      setAttributes(target, FileAttribute.Normal);
    } catch {
      // The first refusal says more than the failure to get around it.
      reportCopy(path, error, context);
      return;
    }
    copyFile(path, target, true);
  }
  writeFileItem(provider, fileSystemItem(target, false), target, false, context);
}
function reportCopy(path: string, exception: NetException, context: ProviderContext): void {
  const item = fileSystemItem(path, false);
  if (isAccessDenied(exception))
    context.writeError(errorRecord('CopyFileInfoItemUnauthorizedAccessError', 'PermissionDenied', item, exception));
  else context.writeError(errorRecord('CopyFileInfoItemIOError', 'WriteError', item, exception));
}
