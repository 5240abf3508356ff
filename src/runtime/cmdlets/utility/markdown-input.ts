/** The texts that the Markdown cmdlets are given: of files, and of what comes through the pipeline. What cannot be read is reported. */
import { readFileSync } from 'node:fs';
import { FileInfo } from '../../dotnet/io/file-system-info.js';
import { NetException } from '../../objects/net-exception.js';
import { typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isType } from '../../providers/errors.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export function* markdownOfFiles(cmd: CmdletRuntime, paths: readonly string[], literal: boolean): Iterable<string> {
  for (const path of paths)
    for (const file of filesOf(cmd, path, literal)) {
      const text = readMarkdown(cmd, file);
      if (text !== null) yield text;
    }
}

/** A text, or the text of a FileInfo's file. */
export function markdownOfInput(cmd: CmdletRuntime, object: unknown): Iterable<string> {
  const input = baseOf(object);
  if (typeof input === 'string') return [input];
  if (input instanceof FileInfo) {
    const text = readMarkdown(cmd, input.fullName);
    return text === null ? [] : [text];
  }
  const message = `The type of the input object '${typeOf(input).fullName}' is invalid.`;
  cmd.writeError(cmd.error('InvalidInputObject', 'InvalidData', object, message, 'System.IO.InvalidDataException'));
  return [];
}

/** Files that a path leads to; one that is not there is reported. */
function filesOf(cmd: CmdletRuntime, path: string, literal: boolean): string[] {
  try {
    const found = cmd.session.providers.paths.given(path, literal);
    if (found.every(({ provider }) => provider.nameEquals('FileSystem'))) return found.map((one) => one.providerPath);
    const message = 'Value does not fall within the expected range.';
    cmd.writeError(
      cmd.error('OnlyFileSystemPathsSupported', 'InvalidArgument', path, message, 'System.ArgumentException'),
    );
  } catch (error) {
    if (!isType(error, 'System.Management.Automation.ItemNotFoundException')) throw error;
    cmd.writeError(cmd.error('FileNotFound', 'ResourceUnavailable', path, error.message, error));
  }
  return [];
}

/** Null for a file that cannot be read, which is reported. */
function readMarkdown(cmd: CmdletRuntime, path: string): string | null {
  try {
    return onFile(path, () => readFileSync(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const isMissing = error.netType.fullName === 'System.IO.FileNotFoundException';
    if (!isMissing && error.netType.fullName !== 'System.UnauthorizedAccessException') throw error;
    const [id, category] = isMissing
      ? (['FileNotFound', 'ResourceUnavailable'] as const)
      : (['FileUnauthorizedAccess', 'SecurityError'] as const);
    cmd.writeError(cmd.error(id, category, path, error.message, error));
    return null;
  }
}
