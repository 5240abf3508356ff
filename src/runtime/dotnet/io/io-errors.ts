/** What .NET says when the system refuses: exceptions from Node's error codes. */
import { existsSync } from 'node:fs';
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { directoryName } from './path-text.js';

export function ioException(message: string): NetException {
  return netException('System.IO.IOException', message);
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
export function fileExists(path: string): NetException {
  return ioException(`The file '${path}' already exists.`);
}
export function objectDisposed(message: string, name?: string): NetException {
  return netException('System.ObjectDisposedException', name ? `${message}\nObject name: '${name}'.` : message, {
    ObjectName: name ?? '',
  });
}

/** Texts of the C library. */
const systemTexts: Record<string, string> = {
  EINVAL: 'Invalid argument',
  ENOSPC: 'No space left on device',
  EROFS: 'Read-only file system',
  EXDEV: 'Invalid cross-device link',
  ELOOP: 'Too many levels of symbolic links',
  EMFILE: 'Too many open files',
  EBUSY: 'Device or resource busy',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  ETXTBSY: 'Text file busy',
  ENAMETOOLONG: 'File name too long',
};

/** The exception for a failure of the system's. `what` is what the path should have been. */
export function systemException(error: unknown, path: string, what: 'file' | 'directory' = 'file'): NetException {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return what === 'file' && code === 'ENOENT' && existsSync(directoryName(path) ?? '/')
        ? fileNotFound(path)
        : directoryNotFound(path);
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
      return accessDenied(path);
    case 'EEXIST':
      return fileExists(path);
    case 'ENOTEMPTY':
      return ioException(`Directory not empty : '${path}'`);
    case 'ENAMETOOLONG':
      return netException(
        'System.IO.PathTooLongException',
        `The path '${path}' is too long, or a component of the specified path is too long.`,
      );
    default:
      return ioException(code && systemTexts[code] ? `${systemTexts[code]} : '${path}'` : message);
  }
}

/** Does something with a path, and turns the system's refusal into .NET's exception. */
export function guarded<T>(path: string, action: () => T, what: 'file' | 'directory' = 'file'): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof NetException || !(error as NodeJS.ErrnoException)?.code) throw error;
    throw systemException(error, path, what);
  }
}

/** A path argument: neither null nor empty nor with a null character. */
export function requirePath(path: string | null, parameter = 'path'): string {
  if (path === null) throw argumentNull(parameter);
  if (path === '') throw argumentError('The value cannot be an empty string.', parameter);
  if (path.includes('\0')) throw argumentError('Null character in path.', parameter);
  return path;
}
