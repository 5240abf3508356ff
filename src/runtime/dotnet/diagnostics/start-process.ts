/** Starting a program as Process.Start does: found by path or along PATH, its streams the shell's own unless they are redirected. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { currentEngine } from '../../engine/current-engine.js';
import { IoError } from '../../io/client.js';
import type { StartRequest } from '../../io/services/process.js';
import { netException } from '../../objects/errors.js';
import { invalidOperation } from '../system/errors.js';
import { Process } from './process.js';
import type { ProcessStartInfo } from './process-start-info.js';
import { ChildStreams } from './process-streams.js';

/** Files instead of the streams, by full path. */
export interface StreamFiles {
  input?: string | undefined;
  output?: string | undefined;
  error?: string | undefined;
}

/** Throws InvalidOperationException without a file name, and Win32Exception when the program does not start. */
export function startProcess(info: ProcessStartInfo, files: StreamFiles = {}, into = new Process(null)): Process {
  if (info.fileName === '') throw invalidOperation('Cannot start process because a file name has not been provided.');
  const engine = currentEngine();
  const cwd = info.workingDirectory === '' ? engine.currentDirectory : info.workingDirectory;
  const file = findProgram(info.fileName, cwd, info.childEnvironment['PATH']);
  const words = info.useShellExecute && file === null ? [info.fileName] : info.words;
  const program = file ?? (info.useShellExecute ? openerOf(cwd) : null);
  if (program === null) throw cannotStart(info, cwd, 'No such file or directory', 2);
  const request: StartRequest = {
    file: program,
    args: words,
    cwd,
    env: info.childEnvironment,
    stdin: files.input !== undefined ? { file: files.input } : info.redirectStandardInput ? 'pipe' : 'inherit',
    stdout: files.output !== undefined ? { file: files.output } : info.redirectStandardOutput ? 'pipe' : 'inherit',
    stderr: files.error !== undefined ? { file: files.error } : info.redirectStandardError ? 'pipe' : 'inherit',
    background: true,
  };
  engine.host.flush();
  try {
    into.id = engine.io.call<number>('process.start', request);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const reason = { EACCES: 'Permission denied', ENOEXEC: 'Exec format error' }[error.code];
    throw cannotStart(info, cwd, reason ?? 'No such file or directory', reason === undefined ? 2 : 13);
  }
  into.isChild = true;
  into.startInfo = info;
  into.refresh();
  into.streams = new ChildStreams(into.id, {
    input: info.redirectStandardInput,
    output: info.redirectStandardOutput,
    error: info.redirectStandardError,
  });
  return into;
}

function cannotStart(info: ProcessStartInfo, cwd: string, reason: string, code: number) {
  return netException(
    'System.ComponentModel.Win32Exception',
    `An error occurred trying to start process '${info.fileName}' with working directory '${cwd}'. ${reason}`,
    { NativeErrorCode: code },
  );
}

/** Full path of the program, or null when there is none. */
function findProgram(name: string, cwd: string, path: string | undefined): string | null {
  if (isAbsolute(name)) return isProgram(name) ? name : null;
  const beside = resolve(cwd, name);
  if (isProgram(beside)) return beside;
  if (name.includes('/')) return null;
  return (
    (path ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find(isProgram) ?? null
  );
}
function isProgram(path: string): boolean {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program that opens documents and addresses, if the system has one. */
function openerOf(cwd: string): string | null {
  const { PATH } = currentEngine().childEnvironment;
  for (const name of ['xdg-open', 'gnome-open', 'kfmclient', 'open']) {
    const found = findProgram(name, cwd, PATH);
    if (found !== null) return found;
  }
  return null;
}
