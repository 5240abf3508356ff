/** Loads a format file from disk; what is wrong with it is told as PowerShell does. */
import { readFileSync } from 'node:fs';
import { runtimeError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { decodeText, detectFormat, utf8WithoutPreamble } from '../../providers/filesystem/text-codec.js';
import { ClixmlError } from '../../serialization/scanner.js';
import { type FormatFile, MissingNode, readFormatXml } from './read-format-xml.js';

/** Throws FormatXmlUpdateException, with the file's name, when it cannot be read or understood. `path` is a full path. */
export function loadFormatFile(path: string): FormatFile {
  try {
    const bytes = onFile(path, () => readFileSync(path));
    const format = detectFormat(bytes) ?? utf8WithoutPreamble;
    return readFormatXml(decodeText(bytes.subarray(format.preamble.length), format));
  } catch (error) {
    const isMissing = error instanceof MissingNode;
    if (!(isMissing || error instanceof NetException || error instanceof ClixmlError)) throw error;
    const place = isMissing ? `Error at XPath ${error.xpath} in file` : 'Error in file';
    throw runtimeError('FormatXmlUpdateException', `${place} ${path}: ${error.message}`, 'InvalidOperation', path);
  }
}
