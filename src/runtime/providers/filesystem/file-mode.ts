/** Read-only as .NET sets it on Unix: by the write bits of the mode. */
import { chmodSync, statSync } from 'node:fs';
import { onFile } from './file-errors.js';

const writeBits = 0o222;

export function makeWritable(path: string): void {
  onFile(path, () => chmodSync(path, statSync(path).mode | 0o200));
}
export function setReadOnly(path: string, readOnly: boolean): void {
  onFile(path, () => {
    const { mode } = statSync(path);
    chmodSync(path, readOnly ? mode & ~writeBits : mode | 0o200);
  });
}
