/** Which of .NET's exceptions about files an error is, and the one for what Node throws. */
import { systemException } from '../../dotnet/io/io-errors.js';
import { NetException } from '../../objects/net-exception.js';

export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

/** What .NET throws when a file at `path` cannot be opened, made or changed. `creates`: the file itself need not exist. */
export function fileException(error: unknown, path: string, creates = false): NetException {
  if (error instanceof NetException) return error;
  if (systemErrorCode(error) === undefined) throw error;
  return systemException(error, path, creates ? 'directory' : 'file');
}

/** Runs a file operation and throws what .NET would. */
export function onFile<T>(path: string, action: () => T, creates = false): T {
  try {
    return action();
  } catch (error) {
    throw fileException(error, path, creates);
  }
}

/** True for IOException and what derives from it. */
export function isIOException(thrown: unknown): thrown is NetException {
  return thrown instanceof NetException && thrown.netType.fullName.startsWith('System.IO.');
}
export function isAccessDenied(thrown: unknown): thrown is NetException {
  return thrown instanceof NetException && thrown.netType.fullName === 'System.UnauthorizedAccessException';
}
