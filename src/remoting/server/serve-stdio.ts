/**
 * Serving one session over this process's standard input and output (-ServerMode, -SSHServerMode), until the client closes it
 * or its end of the pipe. Nothing else may write there.
 */
import type { Readable, Writable } from 'node:stream';
import { ServerPool } from '../protocol/server-pool.js';
import { OutOfProcessServer } from '../transports/out-of-process-server.js';
import { ServerSession, type ServerSessionOptions } from './server-session.js';

/** How long (ms) a client that has closed its session may take to close the stream as well. */
const hangUpGrace = 2000;

/** Settles when the session is over: with what ended it, or null after a proper end. */
export async function serveStream(
  input: Readable,
  output: Writable,
  settings: Pick<ServerSessionOptions, 'runspace' | 'configurationName'>,
): Promise<Error | null> {
  let end: (error: Error | null) => void = () => undefined;
  const ended = new Promise<Error | null>((resolve) => (end = resolve));
  const pool = new ServerPool();
  const packets = new PacketWriter(output);
  const session = new ServerSession(pool, {
    ...settings,
    flush: () => {
      server.flush();
      return packets.whenWritable();
    },
    // The real client hears of a closed stream before it has read the last packets: it is to hang up first.
    onEnd: (error) => (error === null ? setTimeout(end, hangUpGrace, null) : end(error)),
  });
  const server = new OutOfProcessServer(pool, session, (text) => packets.add(text));
  output.on('error', (error) => end(error));
  input.on('data', (chunk: Buffer) => server.receive(chunk));
  input.once('error', (error) => end(error));
  input.once('end', () => end(null));
  const error = await ended;
  await session.dispose();
  await packets.finish();
  return error;
}

/** Writes what comes in one turn of the event loop at once: a command's lines are many small packets. */
class PacketWriter {
  #text = '';
  #scheduled = false;
  #draining: Promise<void> | null = null;

  constructor(private readonly output: Writable) {}

  add(text: string): void {
    this.#text += text;
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#write());
  }

  #write(): void {
    this.#scheduled = false;
    if (this.#text !== '') this.output.write(this.#text);
    this.#text = '';
  }

  /** Settles when there is room for more, or nobody is going to read it. */
  async whenWritable(): Promise<void> {
    if (!this.output.writableNeedDrain) return;
    this.#draining ??= new Promise((resolve) => {
      const settle = () => {
        for (const event of ['drain', 'close', 'error']) this.output.off(event, settle);
        this.#draining = null;
        resolve();
      };
      for (const event of ['drain', 'close', 'error']) this.output.once(event, settle);
    });
    await this.#draining;
  }

  async finish(): Promise<void> {
    this.#write();
    await this.whenWritable();
  }
}
