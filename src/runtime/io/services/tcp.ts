/**
 * Connections over TCP that scripts keep open (System.Net.Sockets). Each is known by a number; what came in is kept until it is
 * read. Who waits gives a time in milliseconds, or -1 for none.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { ServiceContext, ServiceTable } from '../service.js';

export interface TcpState {
  /** Connecting is over, one way or the other. */
  isOver: boolean;
  /** The system's word for what went wrong (`ECONNREFUSED`). */
  error: string | null;
  local: TcpAddress | null;
  remote: TcpAddress | null;
}
export interface TcpAddress {
  address: string;
  port: number;
}

/** Waits until what `listen` gets is called, for `left` milliseconds at most, or until `signal` says to stop. */
async function woken(left: number, signal: AbortSignal, listen: (wake: () => void) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let wake = () => {};
  await new Promise<void>((resolve) => {
    wake = resolve;
    listen(wake);
    if (Number.isFinite(left)) timer = setTimeout(wake, left);
    signal.addEventListener('abort', wake);
  });
  clearTimeout(timer);
  signal.removeEventListener('abort', wake);
}

class Connection {
  readonly #chunks: Buffer[] = [];
  #isOver = false;
  error: string | null = null;
  #hasEnded = false;
  #wake: (() => void) | null = null;
  constructor(
    readonly socket: Socket,
    isConnected: boolean,
  ) {
    this.#isOver = isConnected;
    socket.on('data', (chunk) => {
      this.#chunks.push(chunk);
      this.#changed();
    });
    socket.on('connect', () => {
      this.#isOver = true;
      this.#changed();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error = error.code ?? 'EIO';
      this.#changed();
    });
    for (const event of ['end', 'close'])
      socket.on(event, () => {
        this.#hasEnded = true;
        this.#isOver = true;
        this.#changed();
      });
  }
  #changed(): void {
    this.#wake?.();
    this.#wake = null;
  }
  /** Waits until `ready` is true; false when the time was over first. */
  async until(ready: () => boolean, timeout: number, signal: AbortSignal): Promise<boolean> {
    const end = timeout < 0 ? Number.POSITIVE_INFINITY : performance.now() + timeout;
    while (!ready()) {
      const left = end - performance.now();
      if (left <= 0 || signal.aborted) return false;
      await woken(left, signal, (wake) => {
        this.#wake = wake;
      });
    }
    return true;
  }
  get state(): TcpState {
    const { localAddress, localPort, remoteAddress, remotePort } = this.socket;
    return {
      isOver: this.#isOver || this.error !== null,
      error: this.error,
      local: localAddress === undefined ? null : { address: localAddress, port: localPort as number },
      remote: remoteAddress === undefined ? null : { address: remoteAddress, port: remotePort as number },
    };
  }
  get available(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }
  /** There is something to read, if only that no more will come. */
  get isReadable(): boolean {
    return this.#chunks.length > 0 || this.#hasEnded || this.error !== null;
  }
  take(count: number): Uint8Array {
    const [first] = this.#chunks;
    if (first === undefined) return new Uint8Array();
    if (first.length <= count) this.#chunks.shift();
    else this.#chunks[0] = first.subarray(count);
    return new Uint8Array(first.subarray(0, count));
  }
}

class Listener {
  readonly waiting: Socket[] = [];
  wake: (() => void) | null = null;
  constructor(readonly server: Server) {
    server.on('connection', (socket) => {
      socket.pause();
      this.waiting.push(socket);
      this.wake?.();
      this.wake = null;
    });
  }
}

const connections = new Map<number, Connection>();
const listeners = new Map<number, Listener>();
let nextId = 1;

function keep(socket: Socket, isConnected: boolean): number {
  const id = nextId++;
  connections.set(id, new Connection(socket, isConnected));
  socket.resume();
  return id;
}
const connection = (id: number) => connections.get(id) as Connection;

export const tcpServices: ServiceTable = {
  /** Begins to connect. */
  'tcp.open': ({ host, port }: { host: string; port: number }) => keep(connect({ host, port }), false),
  async 'tcp.state'({ id, timeout }: { id: number; timeout: number }, { signal }: ServiceContext): Promise<TcpState> {
    const one = connection(id);
    await one.until(() => one.state.isOver, timeout, signal);
    return one.state;
  },
  /** Up to `count` bytes; none at the end; null when the time was over; the system's word when the connection broke. */
  async 'tcp.read'(
    { id, count, timeout }: { id: number; count: number; timeout: number },
    { signal }: ServiceContext,
  ): Promise<Uint8Array | string | null> {
    const one = connection(id);
    if (!(await one.until(() => one.isReadable, timeout, signal))) return null;
    return one.available === 0 && one.error !== null ? one.error : one.take(count);
  },
  /** There is something to read, if only that no more will come. */
  'tcp.isReadable': ({ id }: { id: number }) => connection(id).isReadable,
  'tcp.available': ({ id }: { id: number }) => connection(id).available,
  async 'tcp.write'({ id, bytes }: { id: number; bytes: Uint8Array }): Promise<string | null> {
    const one = connection(id);
    if (one.error !== null) return one.error;
    return await new Promise((resolve) => {
      one.socket.write(bytes, (error) => resolve(error ? ((error as NodeJS.ErrnoException).code ?? 'EIO') : null));
    });
  },
  'tcp.close': ({ id }: { id: number }) => {
    // What was written still goes out; one that never came to be is given up.
    const socket = connections.get(id)?.socket;
    if (socket?.connecting) socket.destroy();
    else socket?.destroySoon();
    connections.delete(id);
  },

  async 'tcp.listen'({ host, port }: { host: string; port: number }): Promise<{ id: number; port: number } | string> {
    const server = createServer({ pauseOnConnect: true });
    const listener = new Listener(server);
    const error = await new Promise<string | null>((resolve) => {
      server.once('error', (failure: NodeJS.ErrnoException) => resolve(failure.code ?? 'EIO'));
      server.listen({ host, port }, () => resolve(null));
    });
    if (error !== null) return error;
    const id = nextId++;
    listeners.set(id, listener);
    return { id, port: (server.address() as { port: number }).port };
  },
  /** The next connection's number; null when the time was over. */
  async 'tcp.accept'(
    { id, timeout }: { id: number; timeout: number },
    { signal }: ServiceContext,
  ): Promise<number | null> {
    const listener = listeners.get(id) as Listener;
    const end = timeout < 0 ? Number.POSITIVE_INFINITY : performance.now() + timeout;
    while (listener.waiting.length === 0) {
      const left = end - performance.now();
      if (left <= 0 || signal.aborted) return null;
      await woken(left, signal, (wake) => {
        listener.wake = wake;
      });
    }
    return keep(listener.waiting.shift() as Socket, true);
  },
  'tcp.pending': ({ id }: { id: number }) => (listeners.get(id)?.waiting.length ?? 0) > 0,
  'tcp.stop': ({ id }: { id: number }) => {
    const listener = listeners.get(id);
    listeners.delete(id);
    for (const socket of listener?.waiting ?? []) socket.destroy();
    listener?.server.close();
  },
};
