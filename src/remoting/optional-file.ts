/**
 * Files that need not be there: settings, and what is known of hosts. Only one that does not exist counts as none: were one that
 * cannot be read taken for none, a host whose key has changed would be a new host.
 */
import { readFileSync } from 'node:fs';
import { TransportError } from './transports/transport.js';

/** The text of a file in UTF-8; null when there is none. Throws TransportError when it cannot be read. */
export function readOptionalFile(file: string): string | null {
  return ifThere(file, () => readFileSync(file, 'utf8'));
}

/** What `read` gives; null when the file or folder does not exist. Throws TransportError for any other error of the system. */
export function ifThere<T>(path: string, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new TransportError('InvalidOption', `${path} cannot be read: ${message}`);
  }
}
