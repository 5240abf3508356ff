/**
 * The server's side of remoting out of process: reads packets, acknowledges them, and hands payloads to a ServerPool. It owns
 * no streams: give it lines, and it writes packets by a function.
 *
 * As the real server it ends at the end of input, at an empty line, and at anything that it does not understand.
 */
import type { ServerEvent } from '../protocol/events.js';
import type { Target } from '../protocol/pool-core.js';
import { ProtocolError } from '../protocol/protocol-error.js';
import type { ServerPool } from '../protocol/server-pool.js';
import { formatData, formatPacket, invalidPacket, LineReader, parsePacket } from './packets.js';

/** What the application does for the session. Each may take its time; packets of other targets are served meanwhile. */
export interface ServerApplication {
  /** Called for each event of the pool, in order. */
  onEvent(event: ServerEvent): void | Promise<void>;
  /** Stops a pipeline; resolves when it has ended. */
  stopPipeline(id: string): Promise<void>;
  /** The client has closed a pipeline, or the session (null): resolves when everything of it has ended. */
  close(target: Target): Promise<void>;
  /** Called when the client's wish to close the session is granted, and its last packet written. */
  onClosed?(): void;
  /** The far side sent something that is no packet, or does not fit the protocol. The session is over. */
  onFailure(error: Error): void;
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
    if (this.#failed) return;
    try {
      for (const line of this.#lines.push(chunk)) if (!this.#failed) this.#receiveLine(line);
    } catch (error) {
      this.#fail(error as Error);
    }
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
        this.#follow(this.#receiveData(packet.target, packet.data));
        return;
      case 'Command':
        this.write(formatPacket('CommandAck', packet.target));
        return;
      case 'Signal':
        this.#follow(this.#signal(packet.target));
        return;
      case 'Close':
        this.#follow(this.#close(packet.target));
        return;
      default:
        this.#fail(new ProtocolError('InvalidData', invalidPacket(line)));
    }
  }

  #follow(work: Promise<void>): void {
    work.catch((error: Error) => this.#fail(error));
  }
  #fail(error: Error): void {
    if (this.#failed) return;
    this.#failed = true;
    this.application.onFailure(error);
  }

  /** Data is acknowledged when what it brought was handled. The events of one payload are begun before those of the next. */
  async #receiveData(target: Target, data: Buffer): Promise<void> {
    await Promise.all(this.pool.receive(target, data).map((event) => this.application.onEvent(event)));
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
    if (target === null) this.application.onClosed?.();
  }
}

/** One fragment a packet, as the real server. */
const maxPayload = 32 * 1024;
