/**
 * What the standard streams are, asked of the system: `process.stdin` and `process.stdout` make streams of them, which costs the
 * start of a shell that reads and writes them itself several milliseconds.
 */
import { fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { isatty } from 'node:tty';

/** True for a terminal. A closed stream is none. */
export function isTerminal(fd: 0 | 1): boolean {
  try {
    const stream = fstatSync(fd);
    return stream.isCharacterDevice() && !isNullDevice(stream.rdev) && isatty(fd);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBADF') throw error;
    return false;
  }
}

/** Node's own answer costs as much as it takes to load its module for terminals. */
function isNullDevice(device: number): boolean {
  return process.platform !== 'win32' && device === statSync(devNull).rdev;
}

/** The size of the terminal at the standard output; null without one. */
export function terminalSize(): { width: number; height: number } | null {
  if (!isTerminal(1)) return null;
  const { columns, rows } = process.stdout;
  return columns && rows ? { width: columns, height: rows } : null;
}
