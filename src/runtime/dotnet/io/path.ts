/** System.IO.Path. */

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineType } from '../../objects/net-type.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { guarded, requirePath } from './io-errors.js';
import {
  changeExtension,
  combine,
  directoryName,
  extension,
  fileName,
  fileNameWithoutExtension,
  fullPath,
  join,
  relativePath,
  trimEndingSeparator,
} from './path-text.js';

const letters = 'abcdefghijklmnopqrstuvwxyz012345';
function randomLetters(count: number): string {
  return [...randomBytes(count)].map((byte) => letters[byte & 31]).join('');
}

function tempPath(): string {
  const path = process.env.TMPDIR || tmpdir();
  return path.endsWith('/') ? path : `${path}/`;
}
function tempFile(): string {
  for (;;) {
    const path = `${tempPath()}tmp${randomLetters(6)}.tmp`;
    if (existsSync(path)) continue;
    guarded(path, () => closeSync(openSync(path, 'wx', 0o600)));
    return path;
  }
}
function required(path: string | null, parameter: string): string {
  if (path === null) throw argumentNull(parameter);
  return path;
}
function combined(...paths: (string | null)[]): string {
  return combine(paths.map((path, i) => required(path, `path${i + 1}`)));
}
function joined(...paths: (string | null)[]): string {
  return join(paths.map((path) => path ?? ''));
}
const invalidPathChars = ['\0'];

defineType('System.IO.Path', {}, () => ({
  abstract: true,
  members: {
    'static char DirectorySeparatorChar {get;}': () => '/',
    'static char AltDirectorySeparatorChar {get;}': () => '/',
    'static char VolumeSeparatorChar {get;}': () => '/',
    'static char PathSeparator {get;}': () => ':',
    'static char[] InvalidPathChars {get;}': () => [...invalidPathChars],
    'static string ChangeExtension(string path, string extension)': (path: string | null, text: string | null) =>
      path === null ? null : changeExtension(path, text),
    'static bool Exists(string path)': (path: string | null) => {
      if (!path) return false;
      const full = fullPath(path);
      return existsSync(full);
    },
    'static string GetDirectoryName(string path)': directoryName,
    'static string GetExtension(string path)': (path: string | null) => (path === null ? null : extension(path)),
    'static string GetFileName(string path)': (path: string | null) => (path === null ? null : fileName(path)),
    'static string GetFileNameWithoutExtension(string path)': (path: string | null) =>
      path === null ? null : fileNameWithoutExtension(path),
    'static string GetRandomFileName()': () => `${randomLetters(8)}.${randomLetters(3)}`,
    'static bool IsPathFullyQualified(string path)': (path: string | null) => required(path, 'path').startsWith('/'),
    'static bool HasExtension(string path)': (path: string | null) => path !== null && extension(path) !== '',
    'static string Combine(string path1, string path2)': combined,
    'static string Combine(string path1, string path2, string path3)': combined,
    'static string Combine(string path1, string path2, string path3, string path4)': combined,
    'static string Combine(Params string[] paths)': (paths: string[] | null) => {
      if (paths === null) throw argumentNull('paths');
      return combine(paths.map((path) => required(path, 'paths')));
    },
    'static string Join(string path1, string path2)': joined,
    'static string Join(string path1, string path2, string path3)': joined,
    'static string Join(string path1, string path2, string path3, string path4)': joined,
    'static string Join(Params string[] paths)': (paths: string[] | null) => {
      if (paths === null) throw argumentNull('paths');
      return joined(...paths);
    },
    'static string GetRelativePath(string relativeTo, string path)': (from: string | null, path: string | null) => {
      if (required(from, 'relativeTo') === '') throw argumentError('The path is empty.', 'relativeTo');
      if (required(path, 'path') === '') throw argumentError('The path is empty.', 'path');
      return relativePath(from as string, path as string);
    },
    'static string TrimEndingDirectorySeparator(string path)': (path: string | null) =>
      path === null ? null : trimEndingSeparator(path),
    'static bool EndsInDirectorySeparator(string path)': (path: string | null) => path?.endsWith('/') ?? false,
    'static char[] GetInvalidFileNameChars()': () => ['\0', '/'],
    'static char[] GetInvalidPathChars()': () => [...invalidPathChars],
    'static string GetFullPath(string path)': (path: string | null) => fullPath(requirePath(path)),
    'static string GetFullPath(string path, string basePath)': (path: string | null, base: string | null) => {
      required(path, 'path');
      if (!required(base, 'basePath').startsWith('/'))
        throw argumentError('Basepath argument is not fully qualified.', 'basePath');
      return fullPath(path as string, base as string);
    },
    'static string GetTempPath()': tempPath,
    'static string GetTempFileName()': tempFile,
    'static bool IsPathRooted(string path)': (path: string | null) => path?.startsWith('/') ?? false,
    'static string GetPathRoot(string path)': (path: string | null) => {
      if (path === null || path === '') return null;
      return path.startsWith('/') ? '/' : '';
    },
  },
}));
