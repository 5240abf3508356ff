/**
 * The one text file that a command writes its output to: Out-File, `>`, and whatever else has -FilePath, -Append, -NoClobber
 * and -Force. What is written is in the file at once, so that other programs that append to it keep their place.
 */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import { type ErrorCategory, ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../objects/error-record.js';
import { netException } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { isType } from '../providers/errors.js';
import { onFile } from '../providers/filesystem/file-errors.js';
import { encodeText, type TextFormat } from '../providers/filesystem/text-codec.js';
import type { PathInfo } from '../providers/path-info.js';
import { ProviderContext } from '../providers/provider-context.js';

export interface OutputFileOptions {
  /** As the user wrote it. */
  path: string;
  isLiteral: boolean;
  format: TextFormat;
  append: boolean;
  /** Also write a file that is read-only; it is read-only again afterwards. */
  force: boolean;
  noClobber: boolean;
}

export class OutputFile {
  #closed = false;
  constructor(
    readonly path: string,
    readonly descriptor: number,
    readonly format: TextFormat,
    /** The mode to give the file back when it is closed. */
    readonly readOnlyMode: number | null,
  ) {
    if (format.preamble.length > 0 && fstatSync(descriptor).size === 0) this.#writeBytes(format.preamble);
  }

  write(text: string): void {
    if (text !== '') this.#writeBytes(encodeText(text, this.format));
  }
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.descriptor);
    if (this.readOnlyMode !== null) chmodSync(this.path, this.readOnlyMode);
  }

  #writeBytes(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length; )
      written += onFile(this.path, () => writeSync(this.descriptor, bytes, written));
  }
}

/** Opens the file, or ends the command with the error that says why not. */
export function openOutputFile(cmd: CmdletRuntime, options: OutputFileOptions): OutputFile {
  const path = resolveFilePath(cmd, options.path, options.isLiteral);
  try {
    return openFile(path, options);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (!options.noClobber || !existsSync(path)) return failOpening(cmd, error, 'FileOpenFailure', 'OpenError', null);
    const text = `File ${options.path} already exists and NoClobber was specified.`;
    return failOpening(cmd, error, 'NoClobber', 'ResourceExists', path, text);
  }
}

function openFile(path: string, { append, force, noClobber, format }: OutputFileOptions): OutputFile {
  const mode = append ? 0 : noClobber ? constants.O_EXCL : constants.O_TRUNC;
  const readOnlyMode = force && (append || !noClobber) ? makeWritable(path) : null;
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | mode;
  return new OutputFile(
    path,
    onFile(path, () => openSync(path, flags, 0o666), true),
    format,
    readOnlyMode,
  );
}

/** The mode that the read-only file had, or null when it may be written. */
function makeWritable(path: string): number | null {
  if (!existsSync(path)) return null;
  try {
    accessSync(path, constants.W_OK);
    return null;
  } catch {
    const { mode } = statSync(path);
    onFile(path, () => chmodSync(path, mode | 0o200));
    return mode;
  }
}

/** Full path of the file that a path names, which need not exist; wildcards must lead to one file. */
export function resolveFilePath(cmd: CmdletRuntime, path: string, isLiteral: boolean): string {
  const found = isLiteral ? [] : existingPlaces(cmd, path);
  if (found.length > 1)
    failPath(
      cmd,
      'ReportMultipleFilesNotSupported',
      'ReadWriteMultipleFilesNotSupported',
      'Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.',
    );
  const { provider, providerPath } = found[0] ?? cmd.session.providers.paths.locate(path);
  if (provider.name !== 'FileSystem')
    failPath(
      cmd,
      'ReportWrongProviderType',
      'ReadWriteFileNotFileSystemProvider',
      `Cannot open file because the current provider (${provider.fullName}) cannot open a file.`,
    );
  return providerPath;
}

/** Where a path with wildcards leads; nothing when it names one item that is not there yet. */
function existingPlaces(cmd: CmdletRuntime, path: string): PathInfo[] {
  let found: PathInfo[];
  try {
    found = cmd.session.providers.paths.resolve(path, new ProviderContext(null));
  } catch (error) {
    if (isType(error, 'System.Management.Automation.ItemNotFoundException')) return [];
    throw error;
  }
  if (found.length === 0) {
    const exception = netException('System.IO.FileNotFoundException', 'Unable to find the specified file.');
    const text = `Cannot perform operation because the wildcard path ${path} did not resolve to a file.`;
    failOpening(cmd, exception, 'FileOpenFailure', 'OpenError', path, text);
  }
  return found;
}

/** `operation` is the name that the exception has for it. */
function failPath(cmd: CmdletRuntime, operation: string, id: string, text: string): never {
  const exception = netException(
    'System.Management.Automation.PSInvalidOperationException',
    `Cannot perform operation because operation "${operation}" is not valid. Remove operation "${operation}", or investigate why it is not valid.`,
  );
  return failOpening(cmd, exception, id, 'InvalidArgument', null, text);
}

function failOpening(
  cmd: CmdletRuntime,
  exception: NetException,
  id: string,
  category: ErrorCategory,
  target: unknown,
  details?: string,
): never {
  const record = new ErrorRecord(exception, id, new ErrorCategoryInfo(category), target);
  if (details !== undefined) record.errorDetails = new ErrorDetails(details);
  return cmd.throwTerminating(record);
}
