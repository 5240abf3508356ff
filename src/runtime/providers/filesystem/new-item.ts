/** New-Item: files, folders, and links. */
import { closeSync, linkSync, mkdirSync, openSync, rmdirSync, symlinkSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ioException } from '../../dotnet/io/io-errors.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import { toText } from '../../language/index.js';
import { netError, netException } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import { baseOf } from '../../objects/ps-object.js';
import { argumentError, errorRecord } from '../errors.js';
import { startsWithPattern } from '../item-operations.js';
import type { PathResolver } from '../path-resolver.js';
import { joinPath, normalizeSeparators, parentOf } from '../path-syntax.js';
import type { ProviderContext } from '../provider-context.js';
import { exists } from './file-attributes.js';
import { fileException, isAccessDenied, onFile } from './file-errors.js';
import { fileSystemItem, writeFileItem } from './file-items.js';
import { fileMessages } from './file-messages.js';
import type { FileSystemProvider } from './filesystem-provider.js';

type ItemType = 'Directory' | 'File' | 'SymbolicLink' | 'Junction' | 'HardLink';

/** In the order in which the start of a name is tried: `d` is a directory. */
const typeNames: readonly (readonly [string, ItemType])[] = [
  ['directory', 'Directory'],
  ['container', 'Directory'],
  ['file', 'File'],
  ['symboliclink', 'SymbolicLink'],
  ['junction', 'Junction'],
  ['hardlink', 'HardLink'],
];

export function newItem(
  provider: FileSystemProvider,
  paths: PathResolver,
  path: string,
  type: string,
  value: unknown,
  context: ProviderContext,
): void {
  if (context.force && !makeParents(provider, path, context)) return;
  const itemType = type === '' ? 'File' : typeNames.find(([name]) => startsWithPattern(name, type))?.[1];
  switch (itemType) {
    case 'Directory':
      createDirectory(provider, path, true, context);
      return;
    case 'File':
      createFile(provider, path, value, context);
      return;
    case 'SymbolicLink':
      createSymbolicLink(provider, path, normalizeSeparators(toText(value)), context);
      return;
    case 'HardLink':
      createHardLink(provider, paths, path, toText(value), context);
      return;
    case 'Junction':
      createJunction(toText(value), path, context);
      return;
  }
  throw argumentError('type', fileMessages.unknownType);
}

const target = (path: string) => `Destination: ${path}`;

/** Makes a folder and those above it; writes it when `writes` says so. */
export function createDirectory(
  provider: FileSystemProvider,
  path: string,
  writes: boolean,
  context: ProviderContext,
): void {
  if (!context.force && exists(path)) {
    const exception = ioException(fileMessages.directoryExists(path));
    context.writeError(errorRecord('DirectoryExist', 'ResourceExists', path, exception));
    return;
  }
  if (!context.shouldProcess(target(path), 'Create Directory')) return;
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const exception = directoryException(error, path);
    if (isAccessDenied(exception))
      context.writeError(errorRecord('CreateDirectoryUnauthorizedAccessError', 'PermissionDenied', path, exception));
    else if (!context.force) context.writeError(errorRecord('CreateDirectoryIOError', 'WriteError', path, exception));
    return;
  }
  if (writes) writeFileItem(provider, fileSystemItem(path, true), path, true, context);
}
function directoryException(error: unknown, path: string): NetException {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EEXIST')
    return ioException(`Cannot create '${path}' because a file or directory with the same name already exists.`);
  return fileException(error, path, true);
}

/** -Force makes the folders that are missing above the item. */
function makeParents(provider: FileSystemProvider, path: string, context: ProviderContext): boolean {
  const parent = parentOf(path, context.drive?.root ?? '');
  if (parent !== '' && !exists(parent)) createDirectory(provider, parent, false, context);
  return true;
}

function createFile(provider: FileSystemProvider, path: string, value: unknown, context: ProviderContext): void {
  if (!context.shouldProcess(target(path), 'Create File')) return;
  try {
    onFile(
      path,
      () => {
        if (path.endsWith('/')) throw accessDeniedTo(path);
        const file = openSync(path, context.force ? 'w' : 'wx');
        if (value !== null && value !== undefined) writeSync(file, toText(baseOf(value)));
        closeSync(file);
      },
      true,
    );
  } catch (error) {
    if (isAccessDenied(error))
      context.writeError(errorRecord('NewItemUnauthorizedAccessError', 'PermissionDenied', path, error));
    else context.writeError(errorRecord('NewItemIOError', 'WriteError', path, error as NetException));
    return;
  }
  writeFileItem(provider, fileSystemItem(path, false), path, false, context);
}
function accessDeniedTo(path: string): NetException {
  return netException('System.UnauthorizedAccessException', `Access to the path '${path}' is denied.`);
}

function createSymbolicLink(
  provider: FileSystemProvider,
  path: string,
  linkTarget: string,
  context: ProviderContext,
): void {
  if (!context.shouldProcess(target(path), 'Create Symbolic Link')) return;
  if (!makeRoom(path, context)) return;
  onFile(path, () => symlinkSync(linkTarget, path), true);
  const isFolder = isDirectory(linkTarget.startsWith('/') ? linkTarget : joinPath(dirname(path), linkTarget));
  writeFileItem(provider, fileSystemItem(path, isFolder), path, isFolder, context);
}

function createHardLink(
  provider: FileSystemProvider,
  paths: PathResolver,
  path: string,
  written: string,
  context: ProviderContext,
): void {
  if (!context.shouldProcess(target(path), 'Create Hard Link')) return;
  const linkTarget = written.startsWith('/') || written.includes(':') ? written : paths.providerPath(written);
  if (!exists(linkTarget)) {
    reportMissingTarget(linkTarget, context);
    return;
  }
  if (isDirectory(linkTarget)) {
    const exception = netException('System.InvalidOperationException', fileMessages.itemNotFile(linkTarget));
    context.writeError(errorRecord('ItemNotFile', 'InvalidOperation', linkTarget, exception));
    return;
  }
  if (context.force && path === linkTarget) {
    const exception = netException('System.InvalidOperationException', fileMessages.linkToItself);
    context.writeError(errorRecord('TargetIsSameAsLink', 'InvalidOperation', path, exception));
    return;
  }
  if (!makeRoom(path, context)) return;
  onFile(path, () => linkSync(linkTarget, path), true);
  writeFileItem(provider, fileSystemItem(path, false), path, false, context);
}

/** Junctions are NTFS's own; elsewhere the target is checked and nothing is made, as PowerShell has it. */
function createJunction(linkTarget: string, path: string, context: ProviderContext): void {
  if (!context.shouldProcess(target(path), 'Create Junction')) return;
  if (!linkTarget.startsWith('/')) {
    const exception = netException('System.ArgumentException', fileMessages.junctionTarget);
    context.writeError(errorRecord('NotAbsolutePath', 'InvalidArgument', linkTarget, exception));
  } else if (!exists(linkTarget)) reportMissingTarget(linkTarget, context);
  else if (!isDirectory(linkTarget)) {
    const exception = netException('System.InvalidOperationException', fileMessages.itemNotDirectory(linkTarget));
    context.writeError(errorRecord('ItemNotDirectory', 'InvalidOperation', linkTarget, exception));
  }
}

function reportMissingTarget(linkTarget: string, context: ProviderContext): void {
  const exception = netError('ItemNotFoundException', 'ItemNotFound', fileMessages.itemNotFound(linkTarget));
  context.writeError(errorRecord('ItemNotFound', 'ObjectNotFound', linkTarget, exception));
}

/** With -Force removes what stands where the link is to be; without it that is an error. */
function makeRoom(path: string, context: ProviderContext): boolean {
  if (!exists(path)) return true;
  if (!context.force) {
    const exception = ioException(fileMessages.linkExists(path));
    context.writeError(errorRecord('SymLinkExists', 'ResourceExists', path, exception));
    return false;
  }
  try {
    onFile(path, () => (isDirectory(path) ? rmdirSync(path) : unlinkSync(path)));
  } catch (error) {
    context.writeError(errorRecord('NewItemDeleteIOError', 'WriteError', path, error as NetException));
  }
  return true;
}
