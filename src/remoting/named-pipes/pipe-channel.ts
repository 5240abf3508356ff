/** The named pipe of another shell on this computer (a Unix socket outside Windows) as a channel of bytes. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type ByteChannel, type ChannelEvents, TransportError } from '../transports/transport.js';

export class PipeChannel implements ByteChannel {
  #socket: Socket | null = null;

  constructor(private readonly path: string) {}

  async open(events: ChannelEvents, signal: AbortSignal): Promise<void> {
    const socket = connect(this.path);
    this.#socket = socket;
    let error: Error | null = null;
    socket.on('error', (thrown) => {
      error = thrown;
    });
    try {
      await once(socket, 'connect', { signal });
    } catch (thrown) {
      socket.destroy();
      throw new TransportError(signal.aborted ? 'Cancelled' : 'ConnectFailed', (thrown as Error).message);
    }
    socket.on('data', events.onData);
    socket.once('close', () => events.onEnd({ error: null, status: error?.message ?? '' }));
  }

  async write(text: string): Promise<void> {
    const socket = this.#socket;
    if (!socket?.writable) throw new TransportError('ConnectionClosed', 'The other process takes no more input.');
    if (!socket.write(text)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined); // its end says more
  }

  setFlowing(flowing: boolean): void {
    if (flowing) this.#socket?.resume();
    else this.#socket?.pause();
  }

  end(): void {
    this.#socket?.end();
  }

  dispose(): void {
    this.#socket?.destroy();
  }
}
