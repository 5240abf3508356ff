/**
 * The clipboard, through the program that the system has for it: xclip, or pbcopy and pbpaste. Where that is missing or fails, the
 * session has a clipboard of its own, as in PowerShell.
 */
import type { ExecutionContext } from '../../engine/execution-context.js';
import { IoError } from '../../io/client.js';
import type { ReadReply, StartRequest } from '../../io/services/process.js';

const isMac = process.platform === 'darwin';
const reader = isMac ? ['pbpaste'] : ['xclip', '-selection', 'clipboard', '-out'];
const writer = isMac ? ['pbcopy'] : ['xclip', '-selection', 'clipboard', '-in'];
const nothing = isMac ? writer : ['xclip', '-selection', 'clipboard', '/dev/null'];
/** xclip goes on running to serve what it was given; its first part ends at once. */
const patience = 250;

/** What was put into the session's own clipboard. */
let own = '';
let hasProgram = true;

export function readClipboard(engine: ExecutionContext): string {
  if (!hasProgram) return own;
  const id = start(engine, reader, 'ignore', 'pipe');
  if (id === null) return own;
  const chunks: Uint8Array[] = [];
  let exit: ReadReply['exit'] = null;
  while (exit === null) {
    const reply = engine.io.call<ReadReply>('process.read', { id });
    chunks.push(...reply.stdout);
    ({ exit } = reply);
  }
  hasProgram = exit.code === 0;
  return hasProgram ? Buffer.concat(chunks).toString('utf8') : own;
}

export function writeClipboard(engine: ExecutionContext, text: string): void {
  if (hasProgram) {
    const id = start(engine, text === '' ? nothing : writer, 'pipe', 'ignore');
    if (id !== null) {
      engine.io.call('process.write', { id, bytes: Buffer.from(text, 'utf8') });
      engine.io.call('process.closeInput', { id });
      const exit = engine.io.call<ReadReply['exit']>('process.wait', { id, milliseconds: patience });
      hasProgram = exit === null || exit.code === 0;
    }
  }
  if (!hasProgram) own = text;
}

/** The id of the process; null, and never tried again, when there is no such program. */
function start(
  engine: ExecutionContext,
  [file = '', ...args]: readonly string[],
  stdin: StartRequest['stdin'],
  stdout: StartRequest['stdout'],
): number | null {
  const request: StartRequest = {
    file,
    args,
    cwd: engine.currentDirectory,
    env: engine.childEnvironment,
    stdin,
    stdout,
    stderr: 'ignore',
    background: stdout !== 'pipe',
  };
  try {
    return engine.io.call<number>('process.start', request);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    hasProgram = false;
    return null;
  }
}
