/** Content of files for Get-, Set-, Add- and Clear-Content: opens readers and writers by the cmdlet's parameters. */
import { closeSync, openSync } from 'node:fs';
import { setAttributes } from '../../dotnet/io/file-times.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import { netException } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import type { ContentReader, ContentWriter } from '../capabilities.js';
import { errorRecord, invalidOperation } from '../errors.js';
import { providerMessages } from '../messages.js';
import type { ProviderContext } from '../provider-context.js';
import { FileContentReader } from './content-reader.js';
import { FileContentWriter } from './content-writer.js';
import { formatOf } from './encoding-argument.js';
import { FileAttribute } from './file-attributes.js';
import { fileException, isAccessDenied, isIOException } from './file-errors.js';
import { fileMessages } from './file-messages.js';
import { CodePage } from './text-codec.js';

export function openReader(path: string, context: ProviderContext): ContentReader | null {
  const { Raw, Delimiter, Wait, AsByteStream, Encoding } = context.dynamic;
  if (Raw === true) refuseTogether('Raw', context);
  warnOfEncoding(AsByteStream === true, Encoding, context);
  if (isDirectory(path)) {
    const exception = netException('System.InvalidOperationException', providerMessages.containerContent(path));
    context.writeError(errorRecord('GetContainerContentException', 'InvalidOperation', null, exception));
    return null;
  }
  if (typeof Delimiter === 'string' && AsByteStream === true) {
    const exception = netException(
      'System.ArgumentException',
      `${fileMessages.delimiterWithBytes} (Parameter 'delimiter')`,
    );
    context.writeError(errorRecord('GetContentReaderArgumentError', 'InvalidArgument', path, exception));
    return null;
  }
  const delimiter = typeof Delimiter === 'string' && Delimiter !== '\n' && Delimiter !== '' ? Delimiter : undefined;
  const options = {
    format: formatOf(Encoding),
    asBytes: AsByteStream === true,
    raw: Raw === true,
    delimiter,
    wait: Wait === true,
  };
  return opening('GetContentReader', path, context, () => new FileContentReader(path, options, context.caller?.io));
}

function warnOfEncoding(asBytes: boolean, encoding: unknown, context: ProviderContext): void {
  if (encoding === undefined) return;
  if (formatOf(encoding).codePage === CodePage.Utf7) context.writeWarning(fileMessages.utf7Obsolete);
  if (asBytes) context.writeWarning(fileMessages.encodingNotUsed);
}

/** -Raw reads everything at once, so what asks for a part of it is refused. */
function refuseTogether(first: string, context: ProviderContext): void {
  for (const other of ['TotalCount', 'Tail', 'Wait', 'Delimiter'])
    if (context.isBound(other)) throw invalidOperation(fileMessages.notTogether(first, other));
}

export function openWriter(path: string, context: ProviderContext): ContentWriter | null {
  const { NoNewline, AsByteStream, Encoding } = context.dynamic;
  warnOfEncoding(AsByteStream === true, Encoding, context);
  if (isDirectory(path)) {
    const exception = netException('System.InvalidOperationException', providerMessages.writeContainerContent(path));
    context.writeError(errorRecord('WriteContainerContentException', 'InvalidOperation', null, exception));
    return null;
  }
  const options = { format: formatOf(Encoding), asBytes: AsByteStream === true, noNewline: NoNewline === true };
  return opening('GetContentWriter', path, context, () => {
    try {
      return new FileContentWriter(path, options);
    } catch (error) {
      if (!context.force || !isAccessDenied(error)) throw error;
      setAttributes(path, FileAttribute.Normal);
      return new FileContentWriter(path, options);
    }
  });
}

function opening<T>(operation: string, path: string, context: ProviderContext, open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    const exception = fileException(error, path);
    const [suffix, category] = openFailure(exception, operation === 'GetContentReader');
    context.writeError(errorRecord(`${operation}${suffix}`, category, path, exception));
    return null;
  }
}
function openFailure(exception: NetException, reads: boolean) {
  switch (exception.netType.fullName) {
    case 'System.IO.PathTooLongException':
      return ['PathTooLongError', 'InvalidArgument'] as const;
    case 'System.IO.FileNotFoundException':
      return ['FileNotFoundError', 'ObjectNotFound'] as const;
    case 'System.IO.DirectoryNotFoundException':
      return ['DirectoryNotFoundError', 'ObjectNotFound'] as const;
  }
  if (isAccessDenied(exception)) return ['UnauthorizedAccessError', 'PermissionDenied'] as const;
  return ['IOError', reads ? 'ReadError' : 'WriteError'] as const;
}

/** Clear-Content, and what Set-Content does before it writes. */
export function clearContent(path: string, context: ProviderContext): void {
  if (isDirectory(path)) {
    const exception = netException('System.NotSupportedException', providerMessages.clearContainerContent(path));
    context.writeError(errorRecord('ClearDirectoryContent', 'InvalidOperation', path, exception));
    return;
  }
  if (!context.shouldProcess(`Item: ${path}`, 'Clear Content')) return;
  try {
    truncate(path);
  } catch (error) {
    const exception = fileException(error, path);
    if (isIOException(exception)) context.writeError(errorRecord('ClearContentIOError', 'WriteError', path, exception));
    else if (!context.force)
      context.writeError(errorRecord('ClearContentUnauthorizedAccessError', 'PermissionDenied', path, exception));
    else clearReadOnly(path, context);
  }
}
function clearReadOnly(path: string, context: ProviderContext): void {
  try {
    setAttributes(path, FileAttribute.Normal);
    truncate(path);
  } catch (error) {
    const exception = fileException(error, path);
    context.writeError(errorRecord('RemoveFileSystemItemUnAuthorizedAccess', 'PermissionDenied', path, exception));
  }
}
function truncate(path: string): void {
  closeSync(openSync(path, 'r+'));
  closeSync(openSync(path, 'w'));
}
