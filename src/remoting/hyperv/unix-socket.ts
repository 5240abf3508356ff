/** A Unix socket as a way to a virtual machine, as hypervisors other than Hyper-V offer it for the guest's vsock. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { messages } from '../messages.js';
import { TransportError } from '../transports/transport.js';
import type { VmSocket } from './vm-socket.js';

/** Throws TransportError. */
export async function connectUnixSocket(path: string, signal: AbortSignal): Promise<VmSocket> {
  const socket = connect(path);
  try {
    await once(socket, 'connect', { signal });
  } catch (error) {
    socket.destroy();
    socket.on('error', () => undefined);
    throw new TransportError('ConnectFailed', messages.vmConnectFailed, (error as Error).message);
  }
  return new UnixVmSocket(socket);
}

class UnixVmSocket implements VmSocket {
  #error: Error | null = null;

  constructor(private readonly socket: Socket) {
    socket.on('error', (error) => {
      this.#error = error;
    });
  }

  async send(data: Buffer): Promise<void> {
    if (!this.socket.writable)
      throw new TransportError('ConnectionClosed', messages.vmConnectionLost, this.#error?.message);
    if (!this.socket.write(data))
      await Promise.race([once(this.socket, 'drain'), once(this.socket, 'close')]).catch(() => undefined); // its end says more
  }

  async receive(length: number): Promise<Buffer> {
    const { socket } = this;
    for (;;) {
      const chunk = socket.read(Math.min(length, socket.readableLength) || undefined) as Buffer | null;
      if (chunk !== null) return chunk;
      if (socket.readableEnded || socket.destroyed) return Buffer.alloc(0);
      await new Promise<void>((resolve) => {
        const done = () => {
          socket.off('readable', done).off('end', done).off('close', done);
          resolve();
        };
        socket.on('readable', done).on('end', done).on('close', done);
      });
    }
  }

  close(): void {
    this.socket.destroy();
  }
}
