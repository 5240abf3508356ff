/**
 * The FileSystem provider: files and folders, the drive `/` and the drive Temp:. This class is the table of contents; each
 * operation has a file of its own. It is the only part of the item cmdlets that touches files.
 */
import { readdirSync } from 'node:fs';
import type { ParameterSpecs } from '../../cmdlets/cmdlet.js';
import { ioException } from '../../dotnet/io/io-errors.js';
import { isDirectory, lstatOrNull } from '../../dotnet/io/stat.js';
import { DateTime } from '../../dotnet/system/date-time.js';
import type { PSObject } from '../../objects/ps-object.js';
import type { ContentCapability, PropertyCapability } from '../capabilities.js';
import { PSDriveInfo } from '../drive-info.js';
import { argumentError, errorRecord } from '../errors.js';
import type { PathResolver } from '../path-resolver.js';
import { joinPath, leafOf, normalizeSeparators, parentOf } from '../path-syntax.js';
import { NavigationProvider, type ProviderCapability, type ProviderOperation } from '../provider.js';
import type { ProviderContext } from '../provider-context.js';
import type { SessionEnvironment } from '../session-environment.js';
import { FlagsExpression } from './attributes-expression.js';
import { copyItem } from './copy-item.js';
import { dynamicParametersOf } from './dynamic-parameters.js';
import { attributesAt, exists, FileAttribute, isHiddenName, isSymbolicLink } from './file-attributes.js';
import { clearContent, openReader, openWriter } from './file-content.js';
import { fileException, isAccessDenied } from './file-errors.js';
import { fileSystemItem, writeFileItem } from './file-items.js';
import { fileMessages } from './file-messages.js';
import { invokeDefaultAction } from './invoke-item.js';
import { clearFileProperty, getFileProperty, setFileProperty } from './item-properties.js';
import { hasAttributeFilter, listItems, listNames } from './listing.js';
import { moveItem, renameItem } from './move-item.js';
import { newItem } from './new-item.js';
import { relativeTo } from './relative-path.js';
import { removeItem } from './remove-item.js';
import { unixStatOf } from './unix-stat.js';

export class FileSystemProvider extends NavigationProvider {
  readonly name = 'FileSystem';
  readonly implementingType = 'Microsoft.PowerShell.Commands.FileSystemProvider';
  override readonly capabilities: readonly ProviderCapability[] = ['Filter', 'ShouldProcess', 'Credentials'];
  override readonly volumeSeparatedByColon = false;

  constructor(
    private readonly environment: SessionEnvironment,
    private readonly paths: PathResolver,
    /** Where the session stands in the file system. */
    private readonly workingDirectory: () => string,
  ) {
    super();
  }

  override readonly content: ContentCapability = {
    getContentReader: (path, context) => openReader(required(path), context),
    getContentWriter: (path, context) => openWriter(required(path), context),
    clearContent: (path, context) => clearContent(required(path), context),
  };
  override readonly properties: PropertyCapability = {
    getProperty: (path, names, context) => getFileProperty(this, required(path), names, context),
    setProperty: (path, values: PSObject, context) => setFileProperty(this, required(path), values, context),
    clearProperty: (path, names, context) => clearFileProperty(this, required(path), names, context),
  };

  override defaultDrives(): PSDriveInfo[] {
    const root = new PSDriveInfo('/', this.info, '/', '');
    root.volumeSeparatedByColon = false;
    const description = 'Drive that maps to the temporary directory path for the current user';
    return [root, new PSDriveInfo('Temp', this.info, joinPath(this.environment.temporaryDirectory, ''), description)];
  }
  override newDrive(drive: PSDriveInfo, context: ProviderContext): PSDriveInfo | null {
    if (drive.root === '') throw argumentError('drive.Root');
    if (isDirectory(drive.root)) return drive;
    const exception = ioException(fileMessages.driveRootError(drive.root));
    context.writeError(errorRecord('DriveRootError', 'ReadError', drive, exception));
    return null;
  }
  override parametersOf(operation: ProviderOperation): ParameterSpecs | undefined {
    return dynamicParametersOf(operation);
  }

  isValidPath(path: string): boolean {
    return path !== '' && !path.includes('\0') && (path.startsWith('/') || path.includes(':'));
  }
  itemExists(path: string, context: ProviderContext): boolean {
    const normal = required(path);
    if (!exists(normal)) return false;
    const { OlderThan, NewerThan } = context.dynamic;
    if (!(OlderThan instanceof DateTime) && !(NewerThan instanceof DateTime)) return true;
    const written = lstatOrNull(normal)?.mtimeMs ?? 0;
    const isOlder = !(OlderThan instanceof DateTime) || written < OlderThan.unixMilliseconds;
    return isOlder && (!(NewerThan instanceof DateTime) || written > NewerThan.unixMilliseconds);
  }
  isItemContainer(path: string, _context: ProviderContext): boolean {
    return isDirectory(required(path));
  }
  hasChildItems(path: string, _context: ProviderContext): boolean {
    const normal = required(path);
    try {
      return isDirectory(normal) && readdirSync(normal).length > 0;
    } catch {
      // A folder that cannot be read counts as empty, as it does in PowerShell.
      return false;
    }
  }

  getItem(path: string, context: ProviderContext): void {
    const normal = required(path);
    try {
      const attributes = attributesAt(normal);
      const isFolder = (attributes & FileAttribute.Directory) !== 0;
      const isShown = context.force || normal === '/' || !isHiddenName(leafOf(normal)) || mentionsHidden(context);
      if (attributes !== 0 && isShown && (isFolder || !normal.endsWith('/'))) {
        writeFileItem(this, fileSystemItem(normal, isFolder), normal, isFolder, context);
        return;
      }
      const exception = ioException(fileMessages.itemNotFound(normal));
      context.writeError(errorRecord('ItemNotFound', 'ObjectNotFound', normal, exception));
    } catch (error) {
      const exception = fileException(error, normal);
      if (isAccessDenied(exception))
        context.writeError(errorRecord('GetItemUnauthorizedAccessError', 'PermissionDenied', normal, exception));
      else context.writeError(errorRecord('GetItemIOError', 'ReadError', normal, exception));
    }
  }
  getChildItems(path: string, recurse: boolean, depth: number, context: ProviderContext): void {
    listItems(this, required(path), recurse, depth, context);
  }
  getChildNames(path: string, allContainers: boolean, context: ProviderContext): string[] {
    return listNames(required(path), allContainers, context);
  }
  override hasOwnFilter(context: ProviderContext): boolean {
    return hasAttributeFilter(context);
  }
  newItem(path: string, type: string, value: unknown, context: ProviderContext): void {
    newItem(this, this.paths, required(path), type, value, context);
  }
  removeItem(path: string, recurse: boolean, context: ProviderContext): void {
    removeItem(required(path), recurse, context);
  }
  renameItem(path: string, newName: string, context: ProviderContext): void {
    renameItem(this, required(path), newName, context);
  }
  copyItem(path: string, destination: string, recurse: boolean, context: ProviderContext): void {
    copyItem(this, required(path), required(destination, 'destinationPath'), recurse, context);
  }
  moveItem(path: string, destination: string, context: ProviderContext): void {
    moveItem(this, required(path), required(destination, 'destination'), context);
  }
  override invokeDefaultAction(path: string, context: ProviderContext): void {
    invokeDefaultAction(required(path), this.workingDirectory(), this.environment.environmentVariables, context);
  }

  override makePath(parent: string, child: string): string {
    return joinPath(parent, child);
  }
  parentPath(path: string, root: string): string {
    return parentOf(required(path), root);
  }
  childName(path: string): string {
    return leafOf(required(path));
  }
  override isLink(path: string): boolean {
    return isSymbolicLink(path);
  }
  override ownNotes(path: string): Iterable<readonly [name: string, value: unknown]> {
    return [['UnixStat', unixStatOf(path)]];
  }
  normalizeRelativePath(path: string, basePath: string, _context: ProviderContext): string {
    return relativeTo(required(path), basePath);
  }
}

/** The path with slashes. Throws PSArgumentException for an empty one. */
function required(path: string, parameter = 'path'): string {
  if (path === '') throw argumentError(parameter);
  return normalizeSeparators(path);
}

function mentionsHidden(context: ProviderContext): boolean {
  const { Attributes, Hidden } = context.dynamic;
  return Hidden === true || (Attributes instanceof FlagsExpression && Attributes.mentions(FileAttribute.Hidden));
}
