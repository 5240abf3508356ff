/**
 * Native programs. `process.start` runs one; `process.read` waits for output or the end; input is written in pieces and
 * `process.write` answers when the pipe has taken it, which is the back-pressure.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { IoError } from '../client.js';
import type { ServiceContext, ServiceTable } from '../service.js';

export interface StartRequest {
  file: string;
  args: string[];
  argv0?: string;
  cwd: string;
  env: Record<string, string>;
  /** `pipe`: the engine reads or writes it; `inherit`: the shell's own. */
  stdin: 'pipe' | 'inherit' | 'ignore';
  stdout: 'pipe' | 'inherit' | 'ignore';
  stderr: 'pipe' | 'inherit' | 'ignore';
  /** Not waited for, and not killed with the shell (Start-Process). */
  detached?: boolean;
}
export interface ReadReply {
  stdout: Uint8Array[];
  stderr: Uint8Array[];
  /** Set when the program has ended and everything was read. */
  exit: { code: number | null; signal: string | null } | null;
}

class Running {
  stdout: Uint8Array[] = [];
  stderr: Uint8Array[] = [];
  exit: ReadReply['exit'] = null;
  inputBroken = false;
  #waiting: (() => void)[] = [];
  #buffered = 0;

  constructor(readonly child: ChildProcess) {
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = child[name];
      stream?.on('data', (chunk: Buffer) => {
        this[name].push(chunk);
        this.#buffered += chunk.length;
        if (this.#buffered > 1 << 20) stream.pause();
        this.#notify();
      });
    }
    child.stdin?.on('error', () => {
      // The program closed its input: what is written from now on has nowhere to go, as with any shell.
      this.inputBroken = true;
    });
    child.on('close', (code, signal) => {
      this.exit = { code, signal };
      this.#notify();
    });
  }
  #notify(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
  async read(signal: AbortSignal): Promise<ReadReply> {
    while (this.stdout.length === 0 && this.stderr.length === 0 && this.exit === null) {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.push(resolve);
        signal.addEventListener('abort', () => reject(new IoError('The read was cancelled.', 'ECANCELED')), {
          once: true,
        });
      });
    }
    const reply: ReadReply = { stdout: this.stdout, stderr: this.stderr, exit: this.exit };
    this.stdout = [];
    this.stderr = [];
    this.#buffered = 0;
    this.child.stdout?.resume();
    this.child.stderr?.resume();
    return reply;
  }
}

const running = new Map<number, Running>();

function find(id: number): Running {
  const found = running.get(id);
  if (!found) throw new IoError(`There is no process ${id}`, 'ESRCH');
  return found;
}

export const processServices: ServiceTable = {
  'process.start': (request: StartRequest): Promise<number> =>
    new Promise((resolve, reject) => {
      const child = spawn(request.file, request.args, {
        argv0: request.argv0,
        cwd: request.cwd,
        env: request.env,
        stdio: [request.stdin, request.stdout, request.stderr],
        detached: request.detached ?? false,
      });
      child.once('error', (error: NodeJS.ErrnoException) => reject(new IoError(error.message, error.code ?? 'EIO')));
      child.once('spawn', () => {
        if (request.detached) child.unref();
        running.set(child.pid as number, new Running(child));
        resolve(child.pid as number);
      });
    }),
  'process.read': async ({ id }: { id: number }, { signal }: ServiceContext): Promise<ReadReply> => {
    const reply = await find(id).read(signal);
    if (reply.exit) running.delete(id);
    return reply;
  },
  /** Answers true while the program still takes input. */
  'process.write': ({ id, bytes }: { id: number; bytes: Uint8Array }): Promise<boolean> | boolean => {
    const { child, inputBroken, exit } = find(id);
    const input = child.stdin;
    if (inputBroken || exit || !input || input.destroyed) return false;
    if (input.write(bytes)) return true;
    return new Promise((resolve) => {
      const settle = () => resolve(!input.destroyed);
      input.once('drain', settle);
      input.once('close', settle);
      input.once('error', settle);
    });
  },
  'process.closeInput': ({ id }: { id: number }): void => {
    find(id).child.stdin?.end();
  },
  'process.kill': ({ id, signal }: { id: number; signal: NodeJS.Signals }): boolean => find(id).child.kill(signal),
};
