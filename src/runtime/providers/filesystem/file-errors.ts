/** Turns the system's errors about files into the exceptions that .NET throws for them, with .NET's texts. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';

/** What the system calls these errors (strerror), where .NET says so. */
const systemTexts: Record<string, string> = {
  EBUSY: 'Device or resource busy',
  EINVAL: 'Invalid argument',
  EIO: 'Input/output error',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  EMFILE: 'Too many open files',
  EMLINK: 'Too many links',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  ENXIO: 'No such device or address',
  EOPNOTSUPP: 'Operation not supported',
  EROFS: 'Read-only file system',
  ETXTBSY: 'Text file busy',
  EXDEV: 'Invalid cross-device link',
};

export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

/** What .NET throws when a file at `path` cannot be opened, made or changed. `creates`: the file itself need not exist. */
export function fileException(error: unknown, path: string, creates = false): NetException {
  if (error instanceof NetException) return error;
  const code = systemErrorCode(error);
  switch (code) {
    case 'ENOENT':
      return creates || !existsSync(dirname(path)) ? directoryNotFound(path) : fileNotFound(path);
    case 'ENOTDIR':
      return directoryNotFound(path);
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
      return accessDenied(path);
    case 'EEXIST':
      return ioException(`The file '${path}' already exists.`);
    case 'ENAMETOOLONG':
      return netException(
        'System.IO.PathTooLongException',
        `The path '${path}' is too long, or a component of the specified path is too long.`,
      );
    case undefined:
      throw error;
  }
  return ioException(`${systemTexts[code] ?? (error as Error).message} : '${path}'`);
}

export function fileNotFound(path: string): NetException {
  return netException('System.IO.FileNotFoundException', `Could not find file '${path}'.`, { FileName: path });
}
export function directoryNotFound(path: string): NetException {
  return netException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`);
}
export function accessDenied(path: string): NetException {
  return new NetException(
    'System.UnauthorizedAccessException',
    `Access to the path '${path}' is denied.`,
    ioException('Permission denied'),
  );
}
export function ioException(message: string): NetException {
  return netException('System.IO.IOException', message);
}

/** Runs a file operation and throws what .NET would. */
export function onFile<T>(path: string, action: () => T, creates = false): T {
  try {
    return action();
  } catch (error) {
    throw fileException(error, path, creates);
  }
}

/** True for the exceptions that .NET's methods throw for IOException and what derives from it. */
export function isIOException(thrown: unknown): thrown is NetException {
  return thrown instanceof NetException && thrown.netType.fullName.startsWith('System.IO.');
}
export function isAccessDenied(thrown: unknown): thrown is NetException {
  return thrown instanceof NetException && thrown.netType.fullName === 'System.UnauthorizedAccessException';
}
