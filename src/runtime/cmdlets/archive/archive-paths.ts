/** Paths of the archive commands, and the errors that name them: what is not there ends the command. */
import { existsSync } from 'node:fs';
import type { ErrorCategory } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { ProviderContext } from '../../providers/provider-context.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** Ends the command with an IOException. */
export function refuse(
  cmd: CmdletRuntime,
  id: string,
  target: string,
  message: string,
  category: ErrorCategory = 'InvalidArgument',
): never {
  throw cmd.throwTerminating(cmd.error(id, category, target, message, 'System.IO.IOException'));
}

const notFound = (path: string) => `The path '${path}' either does not exist or is not a valid file system path.`;

/** The full paths that each path leads to. */
export function resolvedPaths(cmd: CmdletRuntime, paths: readonly string[], literal: boolean): string[] {
  return paths.flatMap((path) => {
    try {
      const context = new ProviderContext(null);
      context.literal = literal;
      return cmd.session.providers.paths.resolve(path, context).map((found) => found.providerPath);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      const exception = new NetException('System.InvalidOperationException', notFound(path), error);
      return cmd.throwTerminating(
        cmd.error('ArchiveCmdletPathNotFound', 'InvalidArgument', path, exception.message, exception),
      );
    }
  });
}

/** Refuses what is no file and no folder. */
export function checkPaths(cmd: CmdletRuntime, paths: readonly string[]): void {
  for (const path of paths) if (!existsSync(path)) refuse(cmd, 'PathNotFound', path, notFound(path));
}

/** A path that need not exist, as the file system's. */
export function unresolvedPath(cmd: CmdletRuntime, path: string): string {
  return cmd.session.providers.paths.locate(path, new ProviderContext(null)).providerPath;
}
