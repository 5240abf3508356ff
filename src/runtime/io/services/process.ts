/**
 * Native programs. `process.start` runs one; `process.read` waits for output or the end; input is written in pieces and
 * `process.write` answers when the pipe has taken it, which is the back-pressure.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { IoError } from '../client.js';
import type { ServiceContext, ServiceTable } from '../service.js';

export interface StartRequest {
  file: string;
  args: string[];
  argv0?: string;
  cwd: string;
  env: Record<string, string>;
  stdin: StreamRequest;
  stdout: StreamRequest;
  stderr: StreamRequest;
  /** The shell's end does not wait for it, and how it ended can be asked any time (Start-Process). */
  background?: boolean;
}
/** `pipe`: the engine reads or writes it; `inherit`: the shell's own; or a file by full path, which output empties first. */
export type StreamRequest = 'pipe' | 'inherit' | 'ignore' | { file: string };
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

  constructor(
    readonly child: ChildProcess,
    readonly background: boolean,
  ) {
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
  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => reject(new IoError('The wait was cancelled.', 'ECANCELED')), {
        once: true,
      });
    });
  }
  /** How it ended, or null when it still runs after this time. */
  async wait(milliseconds: number | undefined, signal: AbortSignal): Promise<ReadReply['exit']> {
    let isLate = false;
    const hurry = () => {
      isLate = true;
      this.#notify();
    };
    const timer = milliseconds === undefined ? undefined : setTimeout(hurry, milliseconds);
    try {
      while (this.exit === null && !isLate) await this.#change(signal);
    } finally {
      clearTimeout(timer);
    }
    return this.exit;
  }
  async read(signal: AbortSignal): Promise<ReadReply> {
    while (this.stdout.length === 0 && this.stderr.length === 0 && this.exit === null) await this.#change(signal);
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

function start(request: StartRequest): Promise<number> {
  const opened: number[] = [];
  const stream = (wanted: StreamRequest, flags: string) => {
    if (typeof wanted === 'string') return wanted;
    const descriptor = openSync(wanted.file, flags);
    opened.push(descriptor);
    return descriptor;
  };
  const close = () => {
    for (const descriptor of opened.splice(0)) closeSync(descriptor);
  };
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      close();
      reject(new IoError(error.message, error.code ?? 'EIO'));
    };
    try {
      const child = spawn(request.file, request.args, {
        argv0: request.argv0,
        cwd: request.cwd,
        env: request.env,
        stdio: [stream(request.stdin, 'r'), stream(request.stdout, 'w'), stream(request.stderr, 'w')],
      });
      child.once('error', fail);
      child.once('spawn', () => {
        close();
        if (request.background) child.unref();
        running.set(child.pid as number, new Running(child, request.background ?? false));
        resolve(child.pid as number);
      });
    } catch (error) {
      fail(error as NodeJS.ErrnoException);
    }
  });
}

export const processServices: ServiceTable = {
  'process.start': start,
  'process.read': async ({ id }: { id: number }, { signal }: ServiceContext): Promise<ReadReply> => {
    const found = find(id);
    const reply = await found.read(signal);
    if (reply.exit && !found.background) running.delete(id);
    return reply;
  },
  /** How a process ended that was started in the background; null while it runs. */
  'process.status': ({ id }: { id: number }): ReadReply['exit'] => find(id).exit,
  /** The same, after its end or this time. */
  'process.wait': (
    { id, milliseconds }: { id: number; milliseconds?: number },
    { signal }: ServiceContext,
  ): Promise<ReadReply['exit']> => find(id).wait(milliseconds, signal),
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
  /** Answers false when the process has ended already. */
  'process.kill': ({ id, signal }: { id: number; signal: NodeJS.Signals }): boolean =>
    running.get(id)?.child.kill(signal) ?? false,
  /** Ends the programs that commands wait for, when the script was cut off and nobody waits any more. */
  'process.endAll': (): void => {
    for (const { child, background } of running.values()) if (!background) child.kill('SIGTERM');
  },
};
