/** Remove-Item: each file and folder for itself, so that errors, -WhatIf and -Confirm name the one they are about. */
import { readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { ioException } from '../../dotnet/io/io-errors.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import { ErrorDetails } from '../../objects/error-record.js';
import type { NetException } from '../../objects/net-exception.js';
import { errorRecord } from '../errors.js';
import { joinPath } from '../path-syntax.js';
import type { ProviderContext } from '../provider-context.js';
import { attributesAt, exists, FileAttribute, isSymbolicLink } from './file-attributes.js';
import { fileException, isAccessDenied, onFile } from './file-errors.js';
import { fileSystemItem } from './file-items.js';
import { fileMessages } from './file-messages.js';
import { searchPattern } from './search-pattern.js';

export function removeItem(path: string, recurse: boolean, context: ProviderContext): void {
  if (!exists(path)) {
    const exception = ioException(fileMessages.itemDoesNotExist(path));
    context.writeError(errorRecord('ItemDoesNotExist', 'ObjectNotFound', path, exception));
    return;
  }
  if (isDirectory(path)) removeDirectory(path, recurse, true, context);
  else removeFile(path, context);
}

function removeDirectory(path: string, recurse: boolean, isRoot: boolean, context: ProviderContext): void {
  const isAgreed = !(isRoot || recurse) || context.shouldProcess(path, 'Remove Directory');
  if (!isAgreed) return;
  // A link to a folder goes alone; what it leads to stays.
  if (isSymbolicLink(path)) {
    removeLink(path, context);
    return;
  }
  const matches = searchPattern(context.filter);
  const files: string[] = [];
  for (const entry of entriesOf(path, context)) {
    const child = joinPath(path, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(child)))
      removeDirectory(child, recurse, false, context);
    else if (matches(entry.name)) files.push(child);
  }
  for (const file of files) {
    if (recurse) removeFile(file, context);
    else removeNow(file, false, context);
  }
  if (!context.force && entriesOf(path, context).length > 0) {
    const exception = ioException(fileMessages.directoryNotEmpty(path));
    context.writeError(errorRecord('DirectoryNotEmpty', 'WriteError', fileSystemItem(path, true), exception));
    return;
  }
  removeNow(path, true, context);
}

function entriesOf(path: string, context: ProviderContext) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const exception = fileException(error, path);
    const id = isAccessDenied(exception) ? 'RemoveItemUnauthorizedAccessError' : 'RemoveItemIOError';
    context.writeError(errorRecord(id, isAccessDenied(exception) ? 'PermissionDenied' : 'WriteError', path, exception));
    return [];
  }
}

function removeLink(path: string, context: ProviderContext): void {
  try {
    onFile(path, () => unlinkSync(path));
  } catch (error) {
    const exception = ioException(fileMessages.cannotRemove(path, (error as NetException).message));
    context.writeError(errorRecord('DeleteSymbolicLinkFailed', 'WriteError', fileSystemItem(path, true), exception));
  }
}

function removeFile(path: string, context: ProviderContext): void {
  if (context.shouldProcess(path, 'Remove File')) removeNow(path, false, context);
}

/** Without -Force, read-only and hidden items are refused. */
function removeNow(path: string, isFolder: boolean, context: ProviderContext): void {
  const guarded = FileAttribute.Hidden | FileAttribute.System | FileAttribute.ReadOnly;
  if (!context.force && attributesAt(path) & guarded) {
    report(
      'RemoveFileSystemItemUnAuthorizedAccess',
      'PermissionDenied',
      path,
      isFolder,
      ioException(fileMessages.noPermission),
      context,
    );
    return;
  }
  try {
    onFile(path, () => (isFolder ? rmdirSync(path) : unlinkSync(path)));
  } catch (error) {
    const exception = error as NetException;
    if (isAccessDenied(exception))
      report('RemoveFileSystemItemUnAuthorizedAccess', 'PermissionDenied', path, isFolder, exception, context);
    else report('RemoveFileSystemItemIOError', 'WriteError', path, isFolder, exception, context);
  }
}

function report(
  id: string,
  category: 'PermissionDenied' | 'WriteError',
  path: string,
  isFolder: boolean,
  exception: NetException,
  context: ProviderContext,
): void {
  const record = errorRecord(id, category, fileSystemItem(path, isFolder), exception);
  record.errorDetails = new ErrorDetails(fileMessages.cannotRemove(path, exception.message));
  context.writeError(record);
}
