/** What is at a path, if anything: a path that leads nowhere is no error when one only asks. */
import { type BigIntStats, lstatSync, type Stats, statSync } from 'node:fs';

const nowhere = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG']);

function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (nowhere.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Of a link's target; null when nothing is there. */
export function statOrNull(path: string): Stats | null {
  return orNull(() => statSync(path));
}
/** Of a link itself. */
export function lstatOrNull(path: string): Stats | null {
  return orNull(() => lstatSync(path));
}
export function lstatExactly(path: string): BigIntStats | null {
  return orNull(() => lstatSync(path, { bigint: true }));
}
export function isDirectory(path: string): boolean {
  return statOrNull(path)?.isDirectory() ?? false;
}
