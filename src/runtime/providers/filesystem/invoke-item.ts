/** Invoke-Item: starts a program, or opens anything else with what the desktop has for it. It does not wait. */

import { isDirectory } from '../../dotnet/io/stat.js';
import { type IoClient, IoError } from '../../io/client.js';
import { netException } from '../../objects/errors.js';
import type { ProviderContext } from '../provider-context.js';
import type { EnvironmentVariables } from '../session-environment.js';

/** What opens documents, by desktop; the first that is there is taken. */
const openers = process.platform === 'darwin' ? ['open'] : ['xdg-open', 'gnome-open', 'kfmclient', 'wslview'];

export function invokeDefaultAction(
  path: string,
  workingDirectory: string,
  variables: EnvironmentVariables,
  context: ProviderContext,
): void {
  if (!context.shouldProcess(`Item: ${path}`, 'Invoke Item')) return;
  const env: Record<string, string> = {};
  for (const name of variables.names()) env[name] = variables.get(name) ?? '';
  if (context.caller) openWithDesktop(path, workingDirectory, env, context.caller.io);
}

/** Throws Win32Exception where nothing opens it. */
export function openWithDesktop(
  path: string,
  workingDirectory: string,
  env: Record<string, string>,
  io: IoClient,
): void {
  const start = (file: string, args: string[]): string | undefined => {
    try {
      const stdio = { stdin: 'inherit', stdout: 'inherit', stderr: 'inherit' };
      io.call('process.start', { file, args, cwd: workingDirectory, env, ...stdio, detached: true });
      return undefined;
    } catch (error) {
      if (error instanceof IoError) return error.code;
      throw error;
    }
  };
  let failure = isDirectory(path) ? 'EACCES' : start(path, []);
  if (failure === 'EACCES')
    for (const opener of openers) {
      failure = start(opener, [path]);
      if (failure !== 'ENOENT') break;
    }
  if (failure === undefined) return;
  const why = failure === 'ENOENT' ? 'No such file or directory' : 'Permission denied';
  throw netException(
    'System.ComponentModel.Win32Exception',
    `An error occurred trying to start process '${path}' with working directory '${workingDirectory}'. ${why}`,
  );
}
