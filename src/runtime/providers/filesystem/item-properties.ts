/** Properties of files: those of FileInfo and DirectoryInfo, got and set by name. */

import { setAttributes } from '../../dotnet/io/file-times.js';
import { ioException } from '../../dotnet/io/io-errors.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import { toText } from '../../language/index.js';
import { netException } from '../../objects/errors.js';
import { findMember, getProperty, setProperty } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType, typeOf } from '../../objects/net-type.js';
import { ExtendedMember, PSObject } from '../../objects/ps-object.js';
import { EnumValue, fold, isNull } from '../../objects/values.js';
import { argumentError, errorRecord } from '../errors.js';
import type { ProviderContext } from '../provider-context.js';
import { addItemNotes } from '../write-item.js';
import { attributesAt, exists, FileAttribute } from './file-attributes.js';
import { fileException, isAccessDenied, isIOException } from './file-errors.js';
import { fileSystemItem } from './file-items.js';
import { fileMessages } from './file-messages.js';
import type { FileSystemProvider } from './filesystem-provider.js';

export function getFileProperty(
  provider: FileSystemProvider,
  path: string,
  names: readonly string[],
  context: ProviderContext,
): void {
  if (!exists(path)) {
    reportMissing(path, context);
    return;
  }
  const item = fileSystemItem(path, isDirectory(path));
  if (names.length === 0) {
    writeProperties(provider, item, path, context);
    return;
  }
  const result = new PSObject();
  for (const name of names) {
    if (findMember(item, name) === undefined)
      context.writeError(
        errorRecord('GetValueError', 'ReadError', name, ioException(fileMessages.propertyNotFound(name))),
      );
    else result.setEntry(name, getProperty(item, name));
  }
  if (result.shape.names.length > 0) writeProperties(provider, result, path, context);
}

/** Writes an object of properties with the notes that an item has. */
function writeProperties(provider: FileSystemProvider, result: object, path: string, context: ProviderContext): void {
  addItemNotes(provider, result, path, context);
  context.writeObject(result);
}

function reportMissing(path: string, context: ProviderContext): void {
  const exception = ioException(fileMessages.itemDoesNotExist(path));
  context.writeError(errorRecord('ItemDoesNotExist', 'ObjectNotFound', path, exception));
}

export function setFileProperty(
  provider: FileSystemProvider,
  path: string,
  values: PSObject,
  context: ProviderContext,
): void {
  if (!exists(path)) {
    reportMissing(path, context);
    return;
  }
  const isFolder = isDirectory(path);
  const item = fileSystemItem(path, isFolder);
  const result = new PSObject();
  for (const name of values.shape.names) {
    const entry = values.entry(name);
    const value = entry instanceof ExtendedMember ? entry.get?.(values) : entry;
    const target = `Item: ${path} Property: ${name} Value: ${toText(value)}`;
    if (!context.shouldProcess(target, isFolder ? 'Set Property Directory' : 'Set Property File')) continue;
    const refusal = setOne(item, name, value);
    if (refusal === undefined) result.setEntry(name, value);
    else context.writeError(errorRecord('SetPropertyError', 'ReadError', noteText(name, value), ioException(refusal)));
  }
  if (result.shape.names.length > 0) writeProperties(provider, result, path, context);
}

/** Sets a property; returns why not. */
function setOne(item: object, name: string, value: unknown): string | undefined {
  if (findMember(item, name) === undefined) return fileMessages.propertyNotFound(noteText(name, value));
  if (fold(name) === 'attributes') {
    const { Archive, Hidden, Normal, ReadOnly, System } = FileAttribute;
    if (attributesIn(value) & ~(Archive | Hidden | Normal | ReadOnly | System))
      return fileMessages.attributesNotSupported;
  }
  setProperty(item, name, value);
  return undefined;
}

/** A note as PSNoteProperty.ToString() has it: `int Zed=1`. */
function noteText(name: string, value: unknown): string {
  return isNull(value) ? `object ${name}=null` : `${typeOf(value).displayName} ${name}=${toText(value)}`;
}

/** Throws ArgumentException for a name that is no attribute. */
function attributesIn(value: unknown): number {
  if (value instanceof EnumValue) return Number(value.value);
  let attributes = 0;
  for (const part of toText(value).split(',')) {
    const name = part.trim();
    const found = Object.entries(FileAttribute).find(([key]) => fold(key) === fold(name));
    if (found === undefined && !/^\d+$/.test(name))
      throw netException('System.ArgumentException', `Requested value '${name}' was not found.`);
    attributes |= found === undefined ? Number(name) : found[1];
  }
  return attributes;
}

/** Clear-ItemProperty knows the Attributes alone. Throws PSArgumentException for any other property. */
export function clearFileProperty(
  provider: FileSystemProvider,
  path: string,
  names: readonly string[],
  context: ProviderContext,
): void {
  const [name] = names;
  if (names.length !== 1 || name === undefined || fold(name) !== 'attributes')
    throw argumentError('propertiesToClear', fileMessages.cannotClearProperty);
  const action = isDirectory(path) ? 'Clear Property Directory' : 'Clear Property File';
  if (!context.shouldProcess(`Item: ${path} Property: ${name}`, action)) return;
  try {
    setAttributes(path, FileAttribute.Normal);
  } catch (error) {
    const exception = error instanceof NetException ? error : fileException(error, path);
    if (isAccessDenied(exception))
      context.writeError(errorRecord('ClearPropertyUnauthorizedAccessError', 'PermissionDenied', path, exception));
    else if (isIOException(exception))
      context.writeError(errorRecord('ClearPropertyIOError', 'WriteError', path, exception));
    return;
  }
  const attributes = requireType('System.IO.FileAttributes').enumValue(attributesAt(path));
  writeProperties(provider, PSObject.custom([[name, attributes]]), path, context);
}
