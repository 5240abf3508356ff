/** System.IO.File. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { defineType, type MemberImplementation, types } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { typedArray } from '../collections/elements.js';
import type { DateTime } from '../system/date-time.js';
import { argumentNull, notSupported } from '../system/errors.js';
import type { FileStreamOptions } from './enumeration-options.js';
import { copyFile, deleteFile, fileIsThere, moveFile } from './file-operations.js';
import { openFile, modeOf as openMode, openWithOptions } from './file-stream.js';
import { createLink, infoOf, resolveLink } from './file-system-info.js';
import {
  attributesOf,
  type FileTime,
  localTimeOf,
  modeOf,
  requireStats,
  setAttributes,
  setTime,
  timeOf,
} from './file-times.js';
import { accessDenied, guarded, requirePath } from './io-errors.js';
import { fullPath } from './path-text.js';
import { statOrNull } from './stat.js';
import { codecOf, decodeText, encodeText, linesOf } from './text-encoding.js';
import { StreamReader } from './text-reader.js';
import { writerFor } from './text-writer.js';

function readBytes(path: string | null): Uint8Array {
  const full = fullPath(requirePath(path));
  return guarded(full, () => {
    if (statSync(full).isDirectory()) throw accessDenied(full);
    return new Uint8Array(readFileSync(full));
  });
}
function writeBytes(path: string | null, bytes: Uint8Array, append = false): void {
  const full = fullPath(requirePath(path));
  guarded(full, () => writeFileSync(full, bytes, append ? { flag: 'a' } : {}));
}
function requireEncoding(encoding: unknown): unknown {
  if (encoding === null) throw argumentNull('encoding');
  return encoding;
}
function requireContents<T>(contents: T | null): T {
  if (contents === null) throw argumentNull('contents');
  return contents;
}

const readText = (path: string | null, encoding: unknown = undefined) =>
  decodeText(readBytes(path), encoding === undefined ? null : requireEncoding(encoding));
const writeText = (path: string | null, text: string | null, encoding: unknown = undefined) =>
  writeBytes(path, encodeText(text ?? '', encoding === undefined ? null : requireEncoding(encoding)));
/** A mark is written only into a new file. */
function appendText(path: string | null, text: string | null, encoding: unknown = undefined): void {
  const codec = encoding === undefined ? null : requireEncoding(encoding);
  const full = fullPath(requirePath(path));
  const isNew = (statOrNull(full)?.size ?? 0) === 0;
  writeBytes(path, isNew ? encodeText(text ?? '', codec) : codecOf(codec).encode(text ?? ''), true);
}
const lineArray = (path: string | null, encoding: unknown = undefined) =>
  typedArray(types.string(), linesOf(readText(path, encoding)));
const joined = (lines: readonly string[] | null) =>
  requireContents(lines)
    .map((line) => `${line ?? ''}\n`)
    .join('');
const writeLines = (path: string | null, lines: string[] | null, encoding: unknown = undefined) =>
  writeText(path, joined(lines), encoding);
const appendLines = (path: string | null, lines: string[] | null, encoding: unknown = undefined) =>
  appendText(path, joined(lines), encoding);

/** Get and Set of a time, local and UTC; File and Directory have the same. */
export function timeMembers(): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const [name, which] of [
    ['CreationTime', 'creation'],
    ['LastAccessTime', 'lastAccess'],
    ['LastWriteTime', 'lastWrite'],
  ] as [string, FileTime][])
    for (const suffix of ['', 'Utc']) {
      const parameter = `${name.charAt(0).toLowerCase()}${name.slice(1)}${suffix}`;
      const read = suffix === '' ? localTimeOf : timeOf;
      members[`static void Set${name}${suffix}(string path, datetime ${parameter})`] = (
        path: string | null,
        value: DateTime,
      ) => setTime(fullPath(requirePath(path)), which, value);
      members[`static datetime Get${name}${suffix}(string path)`] = (path: string | null) =>
        read(fullPath(requirePath(path)), which);
    }
  return members;
}

const noEncryption = () => {
  throw notSupported('File encryption is not supported on this platform.');
};
const text = 'System.Text.Encoding encoding';
const lines = 'System.Collections.Generic.IEnumerable[string] contents';

defineType('System.IO.File', {}, () => ({
  abstract: true,
  members: {
    'static System.IO.StreamReader OpenText(string path)': (path: string) =>
      new StreamReader(openFile(path, 'Open', 1)),
    'static System.IO.StreamWriter CreateText(string path)': (path: string) => writerFor(path),
    'static System.IO.StreamWriter AppendText(string path)': (path: string) => writerFor(path, true),
    'static void Copy(string sourceFileName, string destFileName)': (from: string, to: string) =>
      copyFile(from, to, false),
    'static void Copy(string sourceFileName, string destFileName, bool overwrite)': copyFile,
    'static System.IO.FileStream Create(string path)': (path: string) => openFile(path, 'Create'),
    'static System.IO.FileStream Create(string path, int bufferSize)': (path: string) => openFile(path, 'Create'),
    'static System.IO.FileStream Create(string path, int bufferSize, System.IO.FileOptions options)': (path: string) =>
      openFile(path, 'Create'),
    'static void Delete(string path)': deleteFile,
    'static bool Exists(string path)': fileIsThere,
    'static System.IO.FileStream Open(string path, System.IO.FileStreamOptions options)': (
      path: string,
      options: FileStreamOptions,
    ) => openWithOptions(path, options),
    'static System.IO.FileStream Open(string path, System.IO.FileMode mode)': open,
    'static System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access)': open,
    'static System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)':
      open,
    ...timeMembers(),
    'static System.IO.FileAttributes GetAttributes(string path)': (path: string | null) => {
      const full = fullPath(requirePath(path));
      return attributesOf(full, requireStats(full));
    },
    'static void SetAttributes(string path, System.IO.FileAttributes fileAttributes)': (
      path: string | null,
      value: EnumValue,
    ) => setAttributes(fullPath(requirePath(path)), Number(value.value)),
    'static System.IO.UnixFileMode GetUnixFileMode(string path)': (path: string | null) =>
      modeOf(requireStats(fullPath(requirePath(path)))),
    'static void SetUnixFileMode(string path, System.IO.UnixFileMode mode)': (path: string | null, mode: EnumValue) => {
      const full = fullPath(requirePath(path));
      guarded(full, () => chmodSync(full, Number(mode.value)));
    },
    'static System.IO.FileStream OpenRead(string path)': (path: string) => openFile(path, 'Open', 1),
    'static System.IO.FileStream OpenWrite(string path)': (path: string) => openFile(path, 'OpenOrCreate', 2),
    'static string ReadAllText(string path)': readText,
    [`static string ReadAllText(string path, ${text})`]: readText,
    'static void WriteAllText(string path, string contents)': writeText,
    [`static void WriteAllText(string path, string contents, ${text})`]: writeText,
    'static byte[] ReadAllBytes(string path)': readBytes,
    'static void WriteAllBytes(string path, byte[] bytes)': (path: string, bytes: Uint8Array | null) => {
      if (bytes === null) throw argumentNull('bytes');
      writeBytes(path, bytes);
    },
    'static void AppendAllBytes(string path, byte[] bytes)': (path: string, bytes: Uint8Array | null) => {
      if (bytes === null) throw argumentNull('bytes');
      writeBytes(path, bytes, true);
    },
    'static string[] ReadAllLines(string path)': lineArray,
    [`static string[] ReadAllLines(string path, ${text})`]: lineArray,
    'static System.Collections.Generic.IEnumerable[string] ReadLines(string path)': lineArray,
    [`static System.Collections.Generic.IEnumerable[string] ReadLines(string path, ${text})`]: lineArray,
    'static void WriteAllLines(string path, string[] contents)': writeLines,
    [`static void WriteAllLines(string path, ${lines})`]: writeLines,
    [`static void WriteAllLines(string path, string[] contents, ${text})`]: writeLines,
    [`static void WriteAllLines(string path, ${lines}, ${text})`]: writeLines,
    'static void AppendAllText(string path, string contents)': appendText,
    [`static void AppendAllText(string path, string contents, ${text})`]: appendText,
    [`static void AppendAllLines(string path, ${lines})`]: appendLines,
    [`static void AppendAllLines(string path, ${lines}, ${text})`]: appendLines,
    'static void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName)':
      replaceFile,
    'static void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName, bool ignoreMetadataErrors)':
      replaceFile,
    'static void Move(string sourceFileName, string destFileName)': (from: string, to: string) =>
      moveFile(from, to, false),
    'static void Move(string sourceFileName, string destFileName, bool overwrite)': moveFile,
    'static void Encrypt(string path)': noEncryption,
    'static void Decrypt(string path)': noEncryption,
    'static System.IO.FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)': (
      path: string,
      target: string,
    ) => {
      const full = fullPath(requirePath(path));
      createLink(full, requirePath(target, 'pathToTarget'));
      return infoOf(full, path);
    },
    'static System.IO.FileSystemInfo ResolveLinkTarget(string linkPath, bool returnFinalTarget)': (
      path: string,
      toTheEnd: boolean,
    ) => resolveLink(fullPath(requirePath(path, 'linkPath')), toTheEnd),
  },
}));

function open(path: string, mode: EnumValue, access?: EnumValue) {
  return openFile(path, openMode(mode), access && Number(access.value));
}
/** Puts a file in another's place, which goes to a third one when that is named. */
export function replaceFile(source: string, destination: string, backup: string | null): void {
  if (backup !== null) moveFile(destination, backup, true);
  moveFile(source, destination, true);
}
