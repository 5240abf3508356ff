/** The redirected streams of a process that the shell started, read and written as the script asks. */
import { currentEngine } from '../../engine/current-engine.js';
import type { ReadReply } from '../../io/services/process.js';
import { NetStream } from '../io/net-stream.js';
import { StreamReader } from '../io/text-reader.js';
import { StreamWriter } from '../io/text-writer.js';

type OutputName = 'stdout' | 'stderr';

/** Both outputs come through one service call; what was not asked for waits here. */
export class ChildStreams {
  readonly #waiting: Record<OutputName, Uint8Array[]> = { stdout: [], stderr: [] };
  #ended = false;
  readonly input: StreamWriter | null;
  readonly output: StreamReader | null;
  readonly error: StreamReader | null;

  constructor(
    readonly id: number,
    redirected: { input: boolean; output: boolean; error: boolean },
  ) {
    this.output = redirected.output ? new StreamReader(new OutputStream(this, 'stdout')) : null;
    this.error = redirected.error ? new StreamReader(new OutputStream(this, 'stderr')) : null;
    this.input = redirected.input ? new StreamWriter(new InputStream(id)) : null;
    if (this.input !== null) this.input.autoFlush = true;
  }

  /** The next bytes of one output; null at its end. */
  take(name: OutputName): Uint8Array | null {
    for (;;) {
      const bytes = this.#waiting[name].shift();
      if (bytes !== undefined) return bytes;
      if (this.#ended) return null;
      this.#fill();
    }
  }
  giveBack(name: OutputName, bytes: Uint8Array): void {
    this.#waiting[name].unshift(bytes);
  }
  #fill(): void {
    const reply = currentEngine().io.call<ReadReply>('process.read', { id: this.id });
    this.#waiting.stdout.push(...reply.stdout);
    this.#waiting.stderr.push(...reply.stderr);
    if (reply.exit !== null) this.#ended = true;
  }
  /** Takes in everything until the end. */
  drain(): void {
    if (this.output === null && this.error === null) return;
    while (!this.#ended) this.#fill();
  }
}

class OutputStream extends NetStream {
  constructor(
    readonly streams: ChildStreams,
    readonly name: OutputName,
  ) {
    super();
  }
  get canRead(): boolean {
    return true;
  }
  get canWrite(): boolean {
    return false;
  }
  readInto(buffer: Uint8Array, offset: number, count: number): number {
    const bytes = this.streams.take(this.name);
    if (bytes === null) return 0;
    const part = bytes.subarray(0, count);
    buffer.set(part, offset);
    if (part.length < bytes.length) this.streams.giveBack(this.name, bytes.subarray(part.length));
    return part.length;
  }
  writeFrom(): void {
    throw new Error('An output of a process is not written');
  }
}

class InputStream extends NetStream {
  constructor(readonly id: number) {
    super();
  }
  get canRead(): boolean {
    return false;
  }
  get canWrite(): boolean {
    return true;
  }
  readInto(): number {
    throw new Error('The input of a process is not read');
  }
  writeFrom(bytes: Uint8Array): void {
    currentEngine().io.call('process.write', { id: this.id, bytes });
  }
  protected override release(): void {
    currentEngine().io.call('process.closeInput', { id: this.id });
  }
}
