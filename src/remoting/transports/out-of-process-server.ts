/**
 * The server's side of remoting out of process: reads packets, acknowledges them, and hands payloads to a ServerPool. It owns
 * no streams: give it lines, and it writes packets by a function.
 *
 * As the real server it ends at the end of input, at an empty line, and at anything that it does not understand.
 */
import type { ServerEvent } from '../protocol/events.js';
import type { Target } from '../protocol/pool-core.js';
import type { ServerPool } from '../protocol/server-pool.js';
import { formatData, formatPacket, LineReader, parsePacket } from './packets.js';

/** What the application does for the session. Each may take its time; packets of other targets are served meanwhile. */
export interface ServerApplication {
  /** Called for each event of the pool, in order. */
  onEvent(event: ServerEvent): void | Promise<void>;
  /** Stops a pipeline; resolves when it has ended. */
  stopPipeline(id: string): Promise<void>;
  /** The client has closed a pipeline, or the session (null): resolves when everything of it has ended. */
  close(target: Target): Promise<void>;
  /** The far side sent something that is no packet. The session is over. */
  onInvalidPacket(line: string): void;
}

export class OutOfProcessServer {
  readonly #lines = new LineReader();
  #failed = false;

  constructor(
    private readonly pool: ServerPool,
    private readonly application: ServerApplication,
    private readonly write: (packets: string) => void,
  ) {}

  /** Gives bytes of the client. */
  receive(chunk: Buffer): void {
    for (const line of this.#lines.push(chunk)) if (!this.#failed) this.#receiveLine(line);
  }

  /** Writes what the pool has to send. To be called after the application gave it something. */
  flush(): void {
    let packets = '';
    for (const target of this.pool.pendingTargets())
      for (let payload = this.pool.take(target, maxPayload); payload; payload = this.pool.take(target, maxPayload))
        packets += formatData(target, 'Default', payload.data);
    if (packets !== '') this.write(packets);
  }

  #receiveLine(line: string): void {
    const packet = parsePacket(line);
    switch (packet?.kind) {
      case 'Data':
        void this.#receiveData(packet.target, packet.data);
        return;
      case 'Command':
        this.write(formatPacket('CommandAck', packet.target));
        return;
      case 'Signal':
        void this.#signal(packet.target);
        return;
      case 'Close':
        void this.#close(packet.target);
        return;
      default:
        this.#failed = true;
        this.application.onInvalidPacket(line);
    }
  }

  /** Data is acknowledged when what it brought was handled. */
  async #receiveData(target: Target, data: Buffer): Promise<void> {
    for (const event of this.pool.receive(target, data)) await this.application.onEvent(event);
    this.flush();
    this.write(formatPacket('DataAck', target));
  }

  async #signal(target: Target): Promise<void> {
    if (target === null) return; // the session itself cannot be stopped, and the real server answers nothing
    await this.application.stopPipeline(target);
    this.flush();
    this.write(formatPacket('SignalAck', target));
  }

  async #close(target: Target): Promise<void> {
    await this.application.close(target);
    if (target === null) this.pool.close();
    this.flush();
    if (target !== null) this.pool.release(target);
    this.write(formatPacket('CloseAck', target));
  }
}

/** One fragment a packet, as the real server. */
const maxPayload = 32 * 1024;
