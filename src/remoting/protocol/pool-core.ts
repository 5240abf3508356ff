/**
 * What the client's and the server's half of a session have in common: messages are queued per target, and bytes are taken from
 * and given to them by whoever owns the transport. No input or output happens here, and nothing waits.
 *
 * A target is null for the pool, or the id of a pipeline.
 */
import type { RunspaceState } from '../../runtime/runspaces/runspace.js';
import { Defragmenter, type PayloadStream, type ReceiveLimits, SendQueue } from './fragments.js';
import { MessageType } from './message-types.js';
import { type Destination, decodeMessage, encodeMessage, type Message } from './messages.js';
import { ProtocolError } from './protocol-error.js';
import { SessionCrypto } from './session-crypto.js';
import { hasSessionKey, type ProtocolVersion } from './versions.js';
import type { WireValue } from './wire-value.js';
import { writeWire } from './wire-writer.js';

export type Target = string | null;

/** A pipeline's first message: the real server may lose what follows it before it has acknowledged the payload. */
const travelsAlone: ReadonlySet<MessageType> = new Set([MessageType.CreatePipeline, MessageType.GetCommandMetadata]);

export abstract class PoolCore<Event> {
  state: RunspaceState = 'BeforeOpen';
  /** What both sides speak; ours until the far side has said what it speaks. */
  version: ProtocolVersion;
  readonly crypto = new SessionCrypto();
  #queues = new Map<Target, SendQueue>();
  #incoming = new Map<Target, Defragmenter>();
  #objectId = 1;

  constructor(
    public id: string,
    version: ProtocolVersion,
    private readonly destination: Destination,
    /** Of each pipeline; the pool's own messages count for the size of an object alone. */
    private readonly limits: ReceiveLimits,
  ) {
    this.version = version;
  }

  /** Targets with bytes to send. */
  pendingTargets(): Target[] {
    const targets: Target[] = [];
    for (const [target, queue] of this.#queues) if (queue.pendingBytes > 0) targets.push(target);
    return targets;
  }
  pendingBytes(target: Target): number {
    return this.#queues.get(target)?.pendingBytes ?? 0;
  }

  /** Takes at most `limit` bytes for a target, as one payload; undefined when nothing waits. */
  take(target: Target, limit: number): { stream: PayloadStream; data: Buffer } | undefined {
    return this.#queues.get(target)?.take(limit);
  }

  /** Gives a payload that came for a target. Throws ProtocolError; after that the session cannot go on. */
  receive(target: Target, payload: Buffer): Event[] {
    let incoming = this.#incoming.get(target);
    if (!incoming) {
      const { object, total } = this.limits;
      incoming = new Defragmenter({ object, total: target === null ? Number.POSITIVE_INFINITY : total });
      this.#incoming.set(target, incoming);
    }
    const events: Event[] = [];
    for (const bytes of incoming.receive(payload)) {
      const message = decodeMessage(bytes);
      if (target !== null && message.pipelineId !== target)
        throw new ProtocolError('InvalidData', 'A message came over the channel of another pipeline');
      this.handle(message, events);
    }
    return events;
  }

  /** Forgets a pipeline: what waits for it is dropped, and so is the rest of an object that was just coming for it. */
  release(pipelineId: string): void {
    this.#queues.delete(pipelineId);
    if (!this.#incoming.get(pipelineId)?.skipObject()) this.#incoming.delete(pipelineId);
  }

  protected abstract handle(message: Message, events: Event[]): void;

  protected send(
    type: MessageType,
    target: Target,
    body: WireValue | undefined,
    stream: PayloadStream = 'Default',
  ): void {
    this.sendXml(type, target, body === undefined ? '' : writeWire(body), stream);
  }

  /** `xml` is '' for a message without a body. */
  protected sendXml(type: MessageType, target: Target, xml: string, stream: PayloadStream = 'Default'): void {
    let queue = this.#queues.get(target);
    if (!queue) this.#queues.set(target, (queue = new SendQueue()));
    const bytes = encodeMessage({
      destination: this.destination,
      type,
      poolId: this.id,
      pipelineId: target,
      body: xml,
    });
    queue.add(this.#objectId++, bytes, stream, travelsAlone.has(type));
  }

  protected agreeOn(version: ProtocolVersion): void {
    this.version = version;
    this.crypto.plain = !hasSessionKey(version);
  }

  protected requireState(...states: RunspaceState[]): void {
    if (!states.includes(this.state))
      throw new ProtocolError(
        'InvalidState',
        `The session is ${this.state}; it has to be ${states.join(' or ')} for this`,
      );
  }

  /** Encrypts the secure strings in CLIXML of ours, where the session has a key. */
  protected seal(xml: string): string {
    return this.crypto.plain ? xml : replaceSecrets(xml, (text) => this.crypto.protect(Buffer.from(text, 'base64')));
  }
  /** Decrypts the secure strings in CLIXML that came. */
  protected unseal(xml: string): string {
    return this.crypto.plain
      ? xml
      : replaceSecrets(xml, (text) => Buffer.from(this.crypto.unprotect(text)).toString('base64'));
  }
}

/** True when CLIXML has a secure string, so that a session key may be needed to send it. */
export function hasSecrets(xml: string): boolean {
  return xml.includes('<SS');
}

function replaceSecrets(xml: string, replace: (text: string) => string): string {
  if (!hasSecrets(xml)) return xml;
  return xml.replace(/(<SS(?: [^>]*)?>)([^<]*)(?=<\/SS>)/g, (_, tag: string, text: string) => tag + replace(text));
}
