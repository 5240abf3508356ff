/**
 * The client's side of remoting out of process, over any stream of bytes. The server answers each packet by an
 * acknowledgement, except that nobody acknowledges the server's data. What it must wait for, it waits for: the server hands
 * packets to a thread pool, so that a pipeline's data would overtake its Command.
 *
 * Text before the first packet (a banner, what a profile prints) is kept and shown when the session fails; the real client
 * fails on it.
 */
import type { PayloadStream } from '../protocol/fragments.js';
import type { Target } from '../protocol/pool-core.js';
import { ProtocolError } from '../protocol/protocol-error.js';
import {
  formatData,
  formatPacket,
  invalidPacket,
  LineReader,
  looksDamaged,
  type PacketKind,
  parsePacket,
} from './packets.js';
import {
  type ByteChannel,
  type ChannelEnd,
  type ChannelStart,
  type OpenTerminal,
  type Transport,
  TransportError,
  type TransportEvents,
} from './transport.js';

/** Servers write errors of their own behind these, on the same stream. */
const serverErrorMarks = ['__NamedPipeError__:', '__HyperVSocketError__:'];
/** As the real engine's CancelTimeout: a Signal or Close that is not acknowledged in this time (ms) ends the session. */
const defaultCancelTimeout = 60_000;
/** How long (ms) after a failed write the end of the channel is waited for. */
const endGrace = 1000;
const maxKeptText = 4096;

interface Waiting {
  resolve(): void;
  reject(error: TransportError): void;
}

export class OutOfProcessClient implements Transport {
  readonly maxPayload = 64 * 1024;
  /** The server ends with its stream. */
  readonly disconnection = null;
  #events: TransportEvents | null = null;
  #lines = new LineReader();
  /** A packet has come: what is none from here on is no banner. */
  #hasBegun = false;
  /** Something was waited for in vain: it may come yet. */
  #hasGivenUp = false;
  #waiting = new Map<string, Waiting>();
  /** Text of the far side that was no packet. */
  #text = '';
  #serverError = '';
  #ended: TransportError | null = null;
  #closing = false;

  /** `cancelTimeout`: milliseconds for the answer to a Signal or Close; 0 for no limit. */
  constructor(
    private readonly channel: ByteChannel,
    private readonly cancelTimeout = defaultCancelTimeout,
  ) {}

  get openTerminal(): OpenTerminal | undefined {
    return this.channel.openTerminal;
  }

  async open(_start: ChannelStart, events: TransportEvents, signal: AbortSignal): Promise<void> {
    this.#events = events;
    await this.channel.open(
      {
        onData: (chunk) => this.#receive(chunk),
        onText: (text) => this.#keepText(text),
        onEnd: (end) => this.#channelEnded(end),
      },
      signal,
    );
  }

  async createPipeline({ id }: ChannelStart): Promise<void> {
    await this.#request('Command', id, 'CommandAck');
  }

  async send(target: Target, stream: PayloadStream, data: Buffer): Promise<void> {
    await this.#exchange(formatData(target, stream, data), 'DataAck', target);
  }

  async stopPipeline(id: string): Promise<void> {
    await this.#request('Signal', id, 'SignalAck', this.cancelTimeout);
  }

  async closePipeline(id: string): Promise<void> {
    await this.#request('Close', id, 'CloseAck', this.cancelTimeout);
  }

  setFlowing(flowing: boolean): void {
    this.channel.setFlowing(flowing);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#closing = true;
    try {
      await this.#request('Close', null, 'CloseAck', this.cancelTimeout);
    } finally {
      this.channel.end();
      this.dispose();
    }
  }

  dispose(): void {
    this.#end(new TransportError('ConnectionClosed', 'The session was closed.'));
    this.channel.dispose();
  }

  #request(kind: PacketKind, target: Target, acknowledgement: PacketKind, timeout = 0): Promise<void> {
    return this.#exchange(formatPacket(kind, target), acknowledgement, target, timeout);
  }

  /** Writes a packet and waits for its acknowledgement. Throws TransportError. */
  #exchange(packet: string, acknowledgement: PacketKind, target: Target, timeout = 0): Promise<void> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise<void>((resolve, reject) => {
      const key = `${acknowledgement} ${target}`;
      const expire = () => {
        this.#waiting.delete(key);
        this.#hasGivenUp = true;
        const text = `The remote computer did not answer within ${timeout / 1000} seconds.`;
        reject(new TransportError('TimedOut', text));
      };
      const timer = timeout > 0 ? setTimeout(expire, timeout) : undefined;
      this.#waiting.set(key, {
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.channel.write(packet).catch((error: TransportError) => {
        // The end of the channel, which is about to be reported, says more than that it cannot be written to.
        setTimeout(() => this.#end(error), endGrace);
      });
    });
  }

  #receive(chunk: Buffer): void {
    if (this.#ended) return;
    try {
      for (const line of this.#lines.push(chunk)) {
        if (this.#ended) return;
        this.#receiveLine(line);
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#end(new TransportError('InvalidPacket', error.message));
      this.channel.dispose();
    }
  }

  #receiveLine(line: string): void {
    const packet = parsePacket(line);
    if (!packet) {
      if (looksDamaged(line, this.#hasBegun)) throw new ProtocolError('InvalidData', invalidPacket(line));
      this.#receiveText(line);
      return;
    }
    this.#hasBegun = true;
    if (packet.kind === 'Data') this.#events?.onPayload(packet.target, packet.data);
    else {
      const key = `${packet.kind} ${packet.target}`;
      const waiting = this.#waiting.get(key);
      if (!waiting && !this.#closing && !this.#hasGivenUp)
        throw new ProtocolError('UnexpectedMessage', `${packet.kind} came, and nothing was sent that it could be for.`);
      this.#waiting.delete(key);
      waiting?.resolve();
    }
  }

  #receiveText(line: string): void {
    const mark = serverErrorMarks.find((m) => line.startsWith(m));
    if (mark === undefined) this.#keepText(`${line}\n`);
    else if (!this.#closing) this.#serverError += `${line.slice(mark.length)}\n`;
  }

  #keepText(text: string): void {
    if (this.#text.length < maxKeptText) this.#text += text.slice(0, maxKeptText - this.#text.length);
    if (!this.#closing) this.#events?.onText(text);
  }

  #channelEnded(end: ChannelEnd): void {
    this.#text += this.#lines.rest();
    if (end.error) {
      this.#end(end.error);
      return;
    }
    const detail = [this.#serverError, this.#text].map((text) => text.trim()).filter((text) => text !== '');
    const status = end.status === '' ? '' : `: ${end.status}`;
    this.#end(
      new TransportError(
        this.#serverError ? 'ServerError' : 'ConnectionClosed',
        `The remote session ended${status}.`,
        detail.join('\n'),
      ),
    );
  }

  #end(error: TransportError): void {
    if (this.#ended) return;
    this.#ended = error;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
    this.#events?.onClosed(error);
  }
}
