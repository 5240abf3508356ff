/**
 * The pipes that PowerShell's processes offer, by their names: `PSHost.<start time>.<process id>.<application domain>.<process name>`.
 * Outside Windows they are sockets in the folder for temporary files, as .NET has them.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const isWindows = process.platform === 'win32';
/** What stands before a pipe's name in the name of its file. */
export const pipePrefix = isWindows ? '' : 'CoreFxPipe_';

const folderOf = (env: NodeJS.ProcessEnv): string => (isWindows ? '\\\\.\\pipe\\' : env['TMPDIR'] || '/tmp/');

/** The path that a pipe of this name has, whether it is there or not. */
export function pathOfPipe(name: string, env: NodeJS.ProcessEnv): string {
  return join(folderOf(env), pipePrefix + name);
}

/** The path of a pipe; null when there is none of that name. */
export function pipePath(name: string, env: NodeJS.ProcessEnv): string | null {
  const path = pathOfPipe(name, env);
  return existsSync(path) ? path : null;
}

export interface HostPipe {
  processId: number;
  processName: string;
  appDomainName: string;
  path: string;
}

/** All pipes that are named as those of PowerShell's processes, whether these still run or not. */
export function hostPipes(env: NodeJS.ProcessEnv): HostPipe[] {
  const folder = folderOf(env);
  return readdirSync(folder).flatMap((file) => {
    const match = file.startsWith(pipePrefix)
      ? /^PSHost\.[^.]+\.(\d+)\.([^.]+)\.(.+)$/i.exec(file.slice(pipePrefix.length))
      : null;
    if (match === null) return [];
    const [, id, appDomainName = '', processName = ''] = match;
    return [{ processId: Number(id), processName, appDomainName, path: join(folder, file) }];
  });
}
