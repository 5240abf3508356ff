/** Copies files and folders into a session: each file is a stream of byte arrays, checked by its hash. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { CmdletRuntime } from '../../../runtime/cmdlets/cmdlet-runtime.js';
import { onFile } from '../../../runtime/providers/filesystem/file-errors.js';
import { messages } from '../../messages.js';
import type { PSSession } from '../ps-session.js';
import { CopyProgress, checkHash, ioError, reportingCopyErrors, ticksOf } from './copying.js';
import { ScriptCall } from './script-call.js';
import { chunkSize, foldersScript, placeScript, writeScript } from './scripts.js';

export interface CopyOptions {
  destination: string;
  recurse: boolean;
  force: boolean;
}

/** `paths` are whole paths of files and folders of this side. */
export function copyToSession(
  cmd: CmdletRuntime,
  session: PSSession,
  paths: readonly string[],
  options: CopyOptions,
): void {
  const [kind, full, separator] = new ScriptCall(cmd, session, placeScript, {
    Path: options.destination,
  }).results() as string[];
  const place = { kind, full: full as string, join: (...parts: string[]) => parts.join(separator) };
  for (const path of paths)
    reportingCopyErrors(cmd, path, () => {
      if (!cmd.shouldProcess(messages.copyTarget(path, place.full), messages.copyAction)) return;
      const folder = onFile(path, () => statSync(path)).isDirectory();
      if (folder && place.kind === 'File') throw ioError(messages.copyFolderToFile(path));
      const target = place.kind === 'Directory' ? place.join(trimmed(place.full), basename(path)) : place.full;
      if (folder) copyFolder(cmd, session, path, target, place.join, options);
      else sendFile(cmd, session, path, target, options.force);
    });
}

const trimmed = (path: string) => path.replace(/(?<=.)[\\/]+$/, '');

/** Without -Recurse only the folder itself, as for any copy of a container. */
function copyFolder(
  cmd: CmdletRuntime,
  session: PSSession,
  path: string,
  target: string,
  joined: (...parts: string[]) => string,
  { recurse, force }: CopyOptions,
): void {
  const entries = recurse ? readdirSync(path, { recursive: true, withFileTypes: true }) : [];
  const below = (entry: (typeof entries)[number]) => relative(path, join(entry.parentPath, entry.name));
  const there = (name: string) => joined(target, ...name.split(/[\\/]/));
  const isFolder = (entry: (typeof entries)[number]) =>
    statSync(join(path, below(entry)), { throwIfNoEntry: false })?.isDirectory();
  const folders = entries.filter(isFolder).map((entry) => there(below(entry)));
  new ScriptCall(cmd, session, foldersScript, { Path: [target, ...folders] }).results();
  for (const entry of entries) {
    if (isFolder(entry)) continue;
    const file = join(path, below(entry));
    reportingCopyErrors(cmd, file, () => sendFile(cmd, session, file, there(below(entry)), force));
  }
}

/** Throws NetException and RaisedError. */
function sendFile(cmd: CmdletRuntime, session: PSSession, path: string, target: string, force: boolean): void {
  const { size, mtimeMs } = onFile(path, () => statSync(path));
  const file = onFile(path, () => openSync(path, 'r'));
  const progress = new CopyProgress(cmd, path, target, size);
  let call: ScriptCall | null = null;
  try {
    call = new ScriptCall(cmd, session, writeScript, { Path: target, Force: force, Written: ticksOf(mtimeMs) }, true);
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(chunkSize);
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      const part = buffer.subarray(0, count);
      hash.update(part);
      if (!call.send([`<BA>${part.toString('base64')}</BA>`])) break;
      progress.add(count);
    }
    call.endInput();
    checkHash(path, hash.digest('hex'), call.results().at(-1));
  } finally {
    call?.abandon();
    closeSync(file);
    progress.end();
  }
}
