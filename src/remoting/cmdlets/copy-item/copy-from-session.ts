/** Copies files and folders out of a session: each file is a stream of byte arrays, checked by its hash. */
import { createHash } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync, statSync, utimesSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CmdletRuntime } from '../../../runtime/cmdlets/cmdlet-runtime.js';
import { onFile } from '../../../runtime/providers/filesystem/file-errors.js';
import { fromWire } from '../../../runtime/serialization/index.js';
import { messages } from '../../messages.js';
import type { PSSession } from '../ps-session.js';
import type { CopyOptions } from './copy-to-session.js';
import { CopyProgress, checkHash, ioError, millisecondsOf, reportingCopyErrors } from './copying.js';
import { ScriptCall } from './script-call.js';
import { chunkSize, listScript, readScript } from './scripts.js';

interface RemoteItem {
  isFolder: boolean;
  length: number;
  /** Ticks. */
  written: bigint;
  path: string;
  /** Its path below the folder of the item that was named: names that are joined by `/`. */
  below: string;
}

/** `destination` is a whole path of this side. */
export function copyFromSession(
  cmd: CmdletRuntime,
  session: PSSession,
  path: string,
  literal: boolean,
  { destination, recurse, force }: CopyOptions,
): void {
  const items = new ScriptCall(cmd, session, listScript, { Path: path, Literal: literal, Recurse: recurse })
    .results()
    .map(read);
  const place = statSync(destination, { throwIfNoEntry: false });
  for (const item of items) {
    const [top = '', ...rest] = item.below.split('/');
    // A far side may say what it likes: nothing is written outside of the destination.
    if ([top, ...rest].some((name) => name === '' || name === '..' || name === '.'))
      throw ioError(messages.copyOutside(item.path));
    const target = place?.isDirectory() ? join(destination, top, ...rest) : join(destination, ...rest);
    reportingCopyErrors(cmd, item.path, () => {
      if (rest.length === 0 && !cmd.shouldProcess(messages.copyTarget(item.path, target), messages.copyAction)) return;
      if (item.isFolder) makeFolder(target, place?.isFile() ?? false, item.path);
      else receiveFile(cmd, session, item, target, force);
    });
  }
}

function read(line: unknown): RemoteItem {
  const [isFolder, length, written, path = '', below = ''] = String(line).split('\0');
  return { isFolder: isFolder === 'True', length: Number(length), written: BigInt(written ?? 0), path, below };
}

function makeFolder(target: string, isFile: boolean, source: string): void {
  if (isFile) throw ioError(messages.copyFolderToFile(source));
  onFile(target, () => mkdirSync(target, { recursive: true }));
}

/** Throws NetException and RaisedError. */
function receiveFile(cmd: CmdletRuntime, session: PSSession, item: RemoteItem, target: string, force: boolean): void {
  if (basename(target) !== target && !statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory())
    throw ioError(messages.copyNoFolder(target));
  if (force) makeWritable(target);
  const file = onFile(target, () => openSync(target, 'w'));
  const progress = new CopyProgress(cmd, item.path, target, item.length);
  const call = new ScriptCall(cmd, session, readScript, { Path: item.path, Size: chunkSize });
  const hash = createHash('sha256');
  let there: unknown = null;
  try {
    for (const clixml of call.output()) {
      if (!clixml.startsWith('<BA>')) {
        there = fromWire(clixml);
        continue;
      }
      const part = Buffer.from(clixml.slice('<BA>'.length, -'</BA>'.length), 'base64');
      hash.update(part);
      onFile(target, () => writeSync(file, part));
      progress.add(part.length);
    }
  } finally {
    call.abandon();
    closeSync(file);
    progress.end();
  }
  checkHash(target, hash.digest('hex'), there);
  const written = new Date(millisecondsOf(item.written));
  utimesSync(target, written, written);
}

function makeWritable(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && (found.mode & 0o200) === 0) onFile(path, () => chmodSync(path, found.mode | 0o200));
}
