/** Something on the way between a client and a server that gives out after so many bytes of the server, once or for good. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class CuttingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Bytes of the server that have come through. */
  delivered = 0;
  #isBroken = false;

  private constructor(
    port: number,
    private readonly bytes: number,
    private readonly then: 'heals' | 'stays broken',
  ) {
    this.#server = createServer((client) => {
      if (this.#isBroken) {
        client.destroy();
        return;
      }
      const server = connect({ port, host: '127.0.0.1', noDelay: true });
      for (const socket of [client, server]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          client.destroy();
          server.destroy();
          this.#sockets.delete(socket);
        });
      }
      client.pipe(server);
      server.on('data', (chunk: Buffer) => this.#pass(chunk, client));
    });
  }

  static async start(port: number, bytes: number, then: 'heals' | 'stays broken'): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(port, bytes, then);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  #pass(chunk: Buffer, client: Socket): void {
    const left = this.bytes - this.delivered;
    this.delivered += chunk.length;
    if (left < 0 || chunk.length < left) {
      client.write(chunk);
      return;
    }
    this.#isBroken = this.then === 'stays broken';
    client.end(chunk.subarray(0, left));
    for (const socket of this.#sockets) if (socket !== client) socket.destroy();
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
