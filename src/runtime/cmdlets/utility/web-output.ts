/** Where the body of an answer goes: into memory with progress, or to a file as it comes. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDirectory } from '../../dotnet/io/stat.js';
import { urlDecode } from '../../dotnet/net/url-text.js';
import { actionPreferenceIn } from '../../engine/preferences.js';
import { ProgressRecord } from '../../objects/records.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { fileSizeText } from '../../web/content-text.js';
import type { OpenResponse } from '../../web/http-client.js';
import type { WebRequest } from './web-request.js';
import { fileNameText, writeResponseDebug } from './web-request-messages.js';

const activityId = 174_593_042;
/** Milliseconds between the messages of progress of a download. */
const progressInterval = 1000;

/** All bytes of an answer. */
export function readBody(request: WebRequest, { message, body }: OpenResponse): Uint8Array {
  const { cmd } = request;
  const length = Number(message.content.headers.get('Content-Length') ?? 0);
  const record = new ProgressRecord(activityId, 'Reading web response stream', 'statusDescriptionPlaceholder');
  const bytes = body.read(request.readTimeout, (total) => {
    record.statusDescription = `Downloaded: ${fileSizeText(total)} of ${fileSizeText(length)}`;
    if (length > 0) record.percentComplete = Math.min(Math.floor((total * 100) / length), 100);
    cmd.writeProgress(record);
  });
  record.statusDescription = `Reading web response stream completed. Bytes downloaded: ${bytes.length}`;
  record.recordType = 'Completed';
  cmd.writeProgress(record);
  message.content.bytes = bytes;
  if (
    cmd.isBound('Debug') ||
    actionPreferenceIn(cmd.session.currentScope, 'DebugPreference', 'SilentlyContinue') !== 'SilentlyContinue'
  )
    writeResponseDebug(cmd, message);
  return bytes;
}

/** The file of -OutFile: in a folder it has the name that the address ends with. */
export function outFilePath(request: WebRequest, { message }: OpenResponse): string | null {
  const { outFile } = request;
  if (outFile === null || !isDirectory(outFile)) return outFile;
  return join(outFile, basename(urlDecode(message.request.uri.segments.at(-1) ?? '', true)));
}

/** Saves an answer to the file; `bytes` is its body where that was read already. */
export function saveBody(request: WebRequest, response: OpenResponse, path: string, bytes: Uint8Array | null): void {
  request.cmd.writeVerbose(fileNameText(path));
  const file = onFile(path, () => openSync(path, request.isResumed ? 'a' : 'w'), true);
  try {
    if (bytes !== null) writeSync(file, bytes);
    else saveAsItComes(request, response, file);
  } finally {
    closeSync(file);
  }
}

function saveAsItComes(request: WebRequest, { message, body }: OpenResponse, file: number): void {
  const { cmd } = request;
  const length = Number(message.content.headers.get('Content-Length') ?? 0);
  const record = new ProgressRecord(activityId, 'Web request status', '');
  let shown = performance.now();
  let wasShown = false;
  let written = 0;
  const status = (text: string) => {
    record.statusDescription = text;
    cmd.writeProgress(record);
  };
  for (const piece of body.pieces(request.readTimeout)) {
    writeSync(file, piece);
    written += piece.length;
    if (performance.now() - shown < progressInterval) continue;
    shown = performance.now();
    wasShown = true;
    if (length > 0) record.percentComplete = Math.min(Math.floor((written * 100) / length), 100);
    status(`Downloaded: ${fileSizeText(written)} of ${fileSizeText(length)}`);
  }
  if (!wasShown) return;
  record.recordType = 'Completed';
  status(`Web request completed. (Number of bytes processed: ${written})`);
}
