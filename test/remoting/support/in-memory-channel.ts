/** A channel of bytes without anything between its ends: a client in the same process as its server, as tests have it. */
import { type ByteChannel, type ChannelEvents, TransportError } from '../../../src/remoting/transports/transport.js';

export class InMemoryChannel implements ByteChannel {
  #events: ChannelEvents | null = null;
  #ended = false;

  /** `serve` is called when the channel is opened, with the function that writes to the client; it returns what takes bytes. */
  constructor(
    private readonly serve: (write: (text: string) => void, end: (status: string) => void) => (chunk: Buffer) => void,
  ) {}

  #receive: ((chunk: Buffer) => void) | null = null;

  async open(events: ChannelEvents): Promise<void> {
    this.#events = events;
    this.#receive = this.serve(
      (text) => queueMicrotask(() => this.#ended || events.onData(Buffer.from(text))),
      (status) => queueMicrotask(() => this.#end(status)),
    );
  }

  async write(text: string): Promise<void> {
    if (this.#ended || !this.#receive) throw new TransportError('ConnectionClosed', 'The channel is closed.');
    const receive = this.#receive;
    queueMicrotask(() => receive(Buffer.from(text)));
  }

  /** Nothing to hold back: the server runs in the same process. */
  setFlowing(): void {}

  end(): void {
    this.#end('');
  }
  dispose(): void {
    this.#end('');
  }

  #end(status: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#events?.onEnd({ error: null, status });
  }
}
