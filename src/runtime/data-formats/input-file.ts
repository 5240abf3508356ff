/** A text file that a command reads as a whole: Import-Csv and whatever else takes a path and an encoding. */
import { readFileSync } from 'node:fs';
import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import { resolveFilePath } from '../formatting/output-file.js';
import { NetException } from '../objects/net-exception.js';
import { onFile } from '../providers/filesystem/file-errors.js';
import { decodeText, detectFormat, type TextFormat } from '../providers/filesystem/text-codec.js';

export interface InputFile {
  text: string;
  /** The encoding that the file's mark tells, else the one that was asked for. */
  format: TextFormat;
}

/** Reads the file that a path names, or ends the command with the error that says why not. */
export function readInputFile(cmd: CmdletRuntime, path: string, isLiteral: boolean, format: TextFormat): InputFile {
  const file = resolveFilePath(cmd, path, isLiteral);
  try {
    const bytes = onFile(file, () => readFileSync(file));
    return decodeFile(bytes, format);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return cmd.throwTerminating(cmd.error('FileOpenFailure', 'OpenError', path, error.message, error));
  }
}

/** The text of a file; a mark at its start tells the encoding before `format` does. */
export function decodeFile(bytes: Uint8Array, format: TextFormat): InputFile {
  const found = detectFormat(bytes);
  if (found === undefined) return { text: decodeText(bytes, format), format };
  return { text: decodeText(bytes.subarray(found.preamble.length), found), format: found };
}
