/** Times, attributes and modes of what is at a path, as .NET tells them on Unix. */
import { type BigIntStats, chmodSync, type Stats, statSync, utimesSync } from 'node:fs';
import { DateTime, DateTimeKind } from '../system/date-time.js';
import { fileNotFound, guarded } from './io-errors.js';
import { fileName, trimEndingSeparator } from './path-text.js';
import { lstatExactly, lstatOrNull, statOrNull } from './stat.js';

export type FileTime = 'creation' | 'lastAccess' | 'lastWrite';

const unixEpochTicks = 621_355_968_000_000_000n;
/** What .NET says for times of what is not there: the Windows epoch. */
const missing = new DateTime(504_911_232_000_000_000n, DateTimeKind.Utc);

function nanoseconds(stats: BigIntStats, which: FileTime): bigint {
  if (which === 'lastAccess') return stats.atimeNs;
  if (which === 'lastWrite') return stats.mtimeNs;
  const { birthtimeNs, mtimeNs, ctimeNs } = stats;
  // .NET does not ask Linux for the time of birth.
  if (process.platform !== 'linux' && birthtimeNs > 0n) return birthtimeNs;
  if (mtimeNs < ctimeNs) return mtimeNs;
  return ctimeNs;
}

/** A time in UTC; 1601-01-01 when nothing is there. */
export function timeOf(path: string, which: FileTime): DateTime {
  const stats = lstatExactly(path);
  if (!stats) return missing;
  return new DateTime(unixEpochTicks + nanoseconds(stats, which) / 100n, DateTimeKind.Utc);
}
/** The time as local time; 1601-01-01 stays what it is in UTC where nothing is there. */
export function localTimeOf(path: string, which: FileTime): DateTime {
  return timeOf(path, which).toLocalTime();
}
/** Sets the time of last access or writing. Unix keeps no time of creation: setting that sets the time of writing. */
export function setTime(path: string, which: FileTime, time: DateTime): void {
  guarded(path, () => {
    const stats = statSync(path);
    const seconds = Number(time.toUniversalTime().ticks - unixEpochTicks) / 1e7;
    if (which === 'lastAccess') utimesSync(path, seconds, stats.mtimeMs / 1000);
    else utimesSync(path, stats.atimeMs / 1000, seconds);
  });
}

const attribute = { ReadOnly: 1, Hidden: 2, Directory: 16, Normal: 128, ReparsePoint: 1024 };

/** FileAttributes, or -1 when nothing is there. */
export function attributesOf(path: string, stats: Stats | null): number {
  if (stats === null) return -1;
  let value = 0;
  const isLink = stats.isSymbolicLink();
  const target = isLink ? statOrNull(path) : stats;
  if (!isWritable(target ?? stats)) value |= attribute.ReadOnly;
  if (isLink) value |= attribute.ReparsePoint;
  if (target?.isDirectory()) value |= attribute.Directory;
  if (fileName(trimEndingSeparator(path)).startsWith('.')) value |= attribute.Hidden;
  return value || attribute.Normal;
}
/** By the mode alone, as .NET tells it also to root. */
function isWritable(stats: Stats): boolean {
  if (stats.uid === process.geteuid?.()) return (stats.mode & 0o200) !== 0;
  if (process.getgroups?.().includes(stats.gid)) return (stats.mode & 0o020) !== 0;
  return (stats.mode & 0o002) !== 0;
}
/** Of all attributes, Unix can keep only ReadOnly: as write permissions. */
export function setAttributes(path: string, value: number): void {
  guarded(path, () => {
    const stats = statSync(path);
    const mode = stats.mode & 0o7777;
    if ((value & attribute.ReadOnly) !== 0) chmodSync(path, mode & ~0o222);
    else if (!isWritable(stats)) chmodSync(path, mode | 0o200);
  });
}
/** Permissions; -1 when nothing is there. */
export function modeOf(stats: Stats | null): number {
  return stats === null ? -1 : stats.mode & 0o7777;
}
export function requireStats(path: string): Stats {
  const stats = lstatOrNull(path);
  if (!stats) throw fileNotFound(path);
  return stats;
}
