/**
 * Fragments (MS-PSRP 2.2.4): messages are cut to what a transport carries at once. A header is 21 bytes, big-endian:
 * object id (8), fragment id (8), flags (1: start, 2: end), length of the blob (4).
 */
import { messages } from '../messages.js';
import { ProtocolError } from './protocol-error.js';

const headerLength = 21;
const StartFlag = 1;
const EndFlag = 2;
/** A payload is not filled up with less of the next message than this. */
const worthwhileBlob = 64;

/** The largest fragment with its header; also what the real engine uses. */
const maxFragmentLength = 32 * 1024;

/** `Default`, or the priority stream of host responses. */
export type PayloadStream = 'Default' | 'PromptResponse';

interface Outgoing {
  objectId: number;
  fragmentId: number;
  bytes: Buffer;
  offset: number;
  /** Nothing may follow it in the same payload. */
  alone: boolean;
}

/** Messages that wait to be sent to one target (the pool or one pipeline). */
export class SendQueue {
  #default: Outgoing[] = [];
  #prompt: Outgoing[] = [];
  #bytes = 0;

  /** Bytes that wait, headers not counted. */
  get pendingBytes(): number {
    return this.#bytes;
  }

  add(objectId: number, bytes: Buffer, stream: PayloadStream, alone = false): void {
    (stream === 'Default' ? this.#default : this.#prompt).push({ objectId, fragmentId: 0, bytes, offset: 0, alone });
    this.#bytes += bytes.length;
  }

  /**
   * Takes as many fragments as fit into `limit` bytes; host responses go first. Undefined when nothing waits. At least one
   * byte of a message is taken, so a limit of 22 is the smallest that is kept.
   */
  take(limit: number): { stream: PayloadStream; data: Buffer } | undefined {
    const stream = this.#prompt.length > 0 ? 'PromptResponse' : 'Default';
    const queue = stream === 'Default' ? this.#default : this.#prompt;
    const parts: Buffer[] = [];
    let room = limit;
    let sent = 0;
    for (const message of queue) {
      if (parts.length > 0 && room <= headerLength + worthwhileBlob) break;
      room -= this.#cut(message, room, parts);
      if (message.offset < message.bytes.length) break;
      sent++;
      if (message.alone) break;
    }
    if (parts.length === 0) return undefined;
    queue.splice(0, sent);
    return { stream, data: Buffer.concat(parts) };
  }

  /** Cuts fragments of one message into `parts`; returns the number of bytes used. */
  #cut(message: Outgoing, room: number, parts: Buffer[]): number {
    let used = 0;
    do {
      const space = Math.min(room - used, maxFragmentLength) - headerLength;
      const length = Math.min(Math.max(space, 1), message.bytes.length - message.offset);
      const end = message.offset + length === message.bytes.length;
      const header = Buffer.allocUnsafe(headerLength);
      header.writeBigUInt64BE(BigInt(message.objectId), 0);
      header.writeBigUInt64BE(BigInt(message.fragmentId), 8);
      header[16] = (message.fragmentId === 0 ? StartFlag : 0) | (end ? EndFlag : 0);
      header.writeUInt32BE(length, 17);
      parts.push(header, message.bytes.subarray(message.offset, message.offset + length));
      message.fragmentId++;
      message.offset += length;
      this.#bytes -= length;
      used += headerLength + length;
    } while (message.offset < message.bytes.length && room - used > headerLength);
    return used;
  }
}

/** What is accepted of one target, in bytes (MaximumReceivedObjectSize, MaximumReceivedDataSizePerCommand). */
export interface ReceiveLimits {
  object: number;
  total: number;
}

/** Puts the fragments of one target together again. */
export class Defragmenter {
  #objectId = 0n;
  #nextFragment = -1;
  #parts: Buffer[] = [];
  #length = 0;

  #total = 0;
  #isSkipping = false;

  /** `limits.total` counts everything that comes, `limits.object` each object; bytes. */
  constructor(private readonly limits: ReceiveLimits) {}

  /** Drops what came of an object, and what still comes of it. False when no object is incomplete. */
  skipObject(): boolean {
    this.#parts = [];
    this.#isSkipping = this.#nextFragment >= 0;
    return this.#isSkipping;
  }

  /** Reads the fragments of a payload; returns the messages that they complete. Throws ProtocolError. */
  receive(payload: Buffer): Buffer[] {
    const messages: Buffer[] = [];
    let offset = 0;
    while (offset < payload.length) {
      if (payload.length - offset < headerLength)
        throw new ProtocolError('InvalidData', 'A fragment header is cut short');
      const start = offset + headerLength;
      const length = payload.readUInt32BE(offset + 17);
      if (payload.length - start < length) throw new ProtocolError('InvalidData', 'A fragment is cut short');
      const flags = payload[offset + 16] as number;
      this.#check(payload.readBigUInt64BE(offset), payload.readBigUInt64BE(offset + 8), flags, length);
      const blob = payload.subarray(start, start + length);
      offset = start + length;
      if (flags & EndFlag) {
        if (!this.#isSkipping) messages.push(this.#parts.length === 0 ? blob : Buffer.concat([...this.#parts, blob]));
        this.#isSkipping = false;
        this.#parts = [];
        this.#nextFragment = -1;
      } else if (!this.#isSkipping) this.#parts.push(blob);
    }
    return messages;
  }

  #check(objectId: bigint, fragmentId: bigint, flags: number, length: number): void {
    if (flags & StartFlag) {
      if (this.#nextFragment >= 0)
        throw new ProtocolError('InvalidData', 'An object begins before the one before it has ended');
      if (fragmentId !== 0n)
        throw new ProtocolError('InvalidData', 'The first fragment of an object is not fragment 0');
      this.#objectId = objectId;
      this.#nextFragment = 1;
      this.#length = 0;
    } else {
      if (this.#nextFragment < 0 || objectId !== this.#objectId || fragmentId !== BigInt(this.#nextFragment))
        throw new ProtocolError('InvalidData', `Fragment ${fragmentId} of object ${objectId} is out of order`);
      this.#nextFragment++;
    }
    this.#length += length;
    this.#total += length;
    const { object, total } = this.limits;
    if (this.#length > object) throw new ProtocolError('ObjectTooLarge', messages.objectTooLarge(this.#length, object));
    if (this.#total > total) throw new ProtocolError('ObjectTooLarge', messages.tooMuchData(total));
  }
}
