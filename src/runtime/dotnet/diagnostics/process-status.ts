/** What the kernel says of processes (proc(5)). Read anew at each call: a process is gone when its files are. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

const ticksPerSecond = 100;

export interface ProcessStatus {
  /** The name of the program, which the kernel cuts at 15 characters: then the rest is taken from the command line. */
  name: string;
  parentId: number;
  sessionId: number;
  nice: number;
  threadCount: number;
  /** Seconds. */
  userTime: number;
  systemTime: number;
  /** Milliseconds since 1970. */
  startTime: number;
  /** Bytes. */
  virtualSize: number;
  residentSize: number;
  peakResidentSize: number;
  peakVirtualSize: number;
  privateSize: number;
  swappedSize: number;
  /** The effective user. */
  userId: number;
}

function read(id: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return null; // The process has ended, or is not for us to read.
  }
}

/** Ids of all processes, ascending. */
export function processIds(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/** True while the process runs; one that has ended and only waits to be told of does not. */
export function isRunning(id: number): boolean {
  const fields = statFields(id);
  return fields !== null && fields.values[0] !== 'Z' && fields.values[0] !== 'X';
}

function statFields(id: number): { name: string; values: string[] } | null {
  const text = read(id, 'stat');
  if (text === null) return null;
  // The name stands in parentheses and may have any characters in it.
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  return {
    name: text.slice(open + 1, close),
    values: text
      .slice(close + 2)
      .trim()
      .split(' '),
  };
}

/** Null when there is no such process. */
export function statusOf(id: number): ProcessStatus | null {
  const fields = statFields(id);
  if (fields === null) return null;
  // Field n of proc(5) is at n - 3: pid and name are not among the values.
  const number = (field: number) => Number(fields.values[field - 3] ?? 0);
  const status = read(id, 'status') ?? '';
  const kilobytes = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return {
    name: fullName(id, fields.name),
    parentId: number(4),
    sessionId: number(6),
    nice: number(19),
    threadCount: number(20),
    userTime: number(14) / ticksPerSecond,
    systemTime: number(15) / ticksPerSecond,
    startTime: bootTime() + (number(22) / ticksPerSecond) * 1000,
    virtualSize: number(23),
    residentSize: kilobytes('VmRSS'),
    peakResidentSize: kilobytes('VmHWM'),
    peakVirtualSize: kilobytes('VmPeak'),
    privateSize: kilobytes('VmData'),
    swappedSize: kilobytes('VmSwap'),
    userId: Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1] ?? 0),
  };
}

const cutLength = 15;
function fullName(id: number, name: string): string {
  if (name.length < cutLength) return name;
  const words = commandLineOf(id).slice(0, 2);
  return words.map((word) => basename(word)).find((word) => word.startsWith(name)) ?? name;
}

/** The words of the command line; none for a thread of the kernel. */
export function commandLineOf(id: number): string[] {
  const text = read(id, 'cmdline') ?? '';
  return text === '' ? [] : text.replace(/\0$/, '').split('\0');
}

let boot: number | undefined;
function bootTime(): number {
  boot ??= Number(/^btime (\d+)/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0) * 1000;
  return boot;
}

/** Full path of the program; null when it may not be known. */
export function programOf(id: number): string | null {
  try {
    return readlinkSync(`/proc/${id}/exe`);
  } catch {
    return null;
  }
}

export function handleCount(id: number): number {
  try {
    return readdirSync(`/proc/${id}/fd`).length;
  } catch {
    return 0;
  }
}

export interface LoadedFile {
  file: string;
  start: bigint;
  /** Bytes. */
  size: number;
}

/** Files with code that are loaded, in the order of their places. */
export function modulesOf(id: number): LoadedFile[] {
  const files = new Map<string, LoadedFile & { hasCode: boolean }>();
  for (const line of (read(id, 'maps') ?? '').split('\n')) {
    const match = /^([\da-f]+)-([\da-f]+) (\S+) \S+ \S+ \d+\s+(\/.*)$/.exec(line);
    if (!match) continue;
    const [, from, to, permissions, file] = match as unknown as [string, string, string, string, string];
    const start = BigInt(`0x${from}`);
    const known = files.get(file) ?? { file, start, size: 0, hasCode: false };
    known.size += Number(BigInt(`0x${to}`) - start);
    known.hasCode ||= permissions.includes('x');
    files.set(file, known);
  }
  return [...files.values()].filter((each) => each.hasCode);
}

/** The name of a user; null when the system does not know it. */
export function userName(userId: number): string | null {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , id] = line.split(':');
    if (id !== undefined && Number(id) === userId) return name ?? null;
  }
  return null;
}
