/** The stdio of a child process (`pwsh -s`, or what runs it elsewhere) as a channel of bytes. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ByteChannel, type ChannelEvents, TransportError } from './transport.js';

export interface ProcessTarget {
  file: string;
  args: readonly string[];
  /** Of this process, when left out. */
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** How long (ms) a process may take to end after its input was closed. */
const exitGrace = 2000;

export class ProcessChannel implements ByteChannel {
  #child: ChildProcessWithoutNullStreams | null = null;

  constructor(private readonly target: ProcessTarget) {}

  async open(events: ChannelEvents, signal: AbortSignal): Promise<void> {
    const { file, args, cwd, env } = this.target;
    // A group of its own: Ctrl+C at our terminal is not for the far side, which gets a Signal packet instead.
    const child = spawn(file, args, { stdio: 'pipe', cwd, env, detached: true });
    this.#child = child;
    child.stdout.on('data', events.onData);
    child.stderr.setEncoding('utf8').on('data', events.onText);
    child.stdin.on('error', () => undefined); // the end of the process says more
    child.once('close', (code, killedBy) =>
      events.onEnd({
        error: null,
        status: killedBy ? `the process was ended by ${killedBy}` : `the process ended with exit code ${code}`,
      }),
    );
    try {
      await once(child, 'spawn', { signal });
    } catch (error) {
      child.kill('SIGKILL');
      child.on('error', () => undefined);
      if (signal.aborted) throw new TransportError('Cancelled', 'The start of the process was cancelled.');
      throw new TransportError('SpawnFailed', `The process ${file} could not be started: ${(error as Error).message}`);
    }
    child.on('error', (error) => events.onText(`${error.message}\n`));
  }

  async write(text: string): Promise<void> {
    const stdin = this.#child?.stdin;
    if (!stdin?.writable) throw new TransportError('ConnectionClosed', 'The process takes no more input.');
    if (!stdin.write(text)) await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]);
  }

  setFlowing(flowing: boolean): void {
    if (flowing) this.#child?.stdout.resume();
    else this.#child?.stdout.pause();
  }

  end(): void {
    this.#child?.stdin.end();
  }

  dispose(): void {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.stdin.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), exitGrace);
    timer.unref();
    child.once('exit', () => clearTimeout(timer));
    child.kill('SIGTERM');
  }
}
