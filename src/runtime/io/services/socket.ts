/** `socket.connect` tries a connection over TCP and closes it again: how long it took, or why it failed. */
import type { ServiceContext, ServiceTable } from '../service.js';

export interface ConnectReply {
  milliseconds: number;
  /** The system's word, `ETIMEDOUT` also for a time of ours that was over; null for success. */
  error: string | null;
}

export const socketServices: ServiceTable = {
  async 'socket.connect'(
    { host, port, timeout }: { host: string; port: number; timeout: number },
    { signal }: ServiceContext,
  ): Promise<ConnectReply> {
    const { connect } = await import('node:net');
    const start = performance.now();
    return await new Promise<ConnectReply>((resolve) => {
      const socket = connect({ host, port });
      const done = (error: string | null) => {
        socket.destroy();
        resolve({ milliseconds: Math.floor(performance.now() - start), error });
      };
      socket.setTimeout(timeout, () => done('ETIMEDOUT'));
      socket.once('connect', () => done(null));
      socket.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'EIO'));
      signal.addEventListener('abort', () => done('ECANCELED'), { once: true });
    });
  },
};
