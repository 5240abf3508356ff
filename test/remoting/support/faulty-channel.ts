/** A channel that lets its inner one's bytes through up to a place, and then ends, or says nothing any more. */
import type { ByteChannel, ChannelEvents } from '../../../src/remoting/transports/transport.js';

export class FaultyChannel implements ByteChannel {
  #left: number;
  /** Bytes of the far side that have come through. */
  delivered = 0;

  constructor(
    private readonly inner: ByteChannel,
    bytes: number,
    private readonly then: 'ends' | 'stalls',
  ) {
    this.#left = bytes;
  }

  open(events: ChannelEvents, signal: AbortSignal): Promise<void> {
    const { then } = this;
    const onData = (chunk: Buffer) => {
      const part = chunk.subarray(0, this.#left);
      const isLast = this.#left > 0 && part.length === this.#left;
      this.#left -= part.length;
      this.delivered += part.length;
      if (part.length > 0) events.onData(part);
      if (isLast && then === 'ends') events.onEnd({ error: null, status: 'the line was cut' });
    };
    return this.inner.open({ ...events, onData }, signal);
  }
  write(text: string): Promise<void> {
    return this.inner.write(text);
  }
  setFlowing(flowing: boolean): void {
    this.inner.setFlowing(flowing);
  }
  end(): void {
    this.inner.end();
  }
  dispose(): void {
    this.inner.dispose();
  }
}
