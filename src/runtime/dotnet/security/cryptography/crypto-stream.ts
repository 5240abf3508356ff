/** System.Security.Cryptography.CryptoStream: a stream whose bytes are encrypted or decrypted on their way. */
import { defineType, type NetType } from '../../../objects/net-type.js';
import type { EnumValue } from '../../../objects/values.js';
import { NetStream } from '../../io/net-stream.js';
import { overloads } from '../../overloads.js';
import { argumentNull, notSupported } from '../../system/errors.js';
import type { CryptoTransform } from './crypto-transform.js';
import { HashAlgorithm, namespace } from './hash-algorithm.js';

/** CryptoStreamMode.Write. */
const writeMode = 1;

class CryptoStream extends NetStream {
  hasFinished = false;
  #source: Uint8Array | null = null;
  #at = 0;
  constructor(
    readonly stream: NetStream,
    readonly transform: CryptoTransform | HashAlgorithm,
    readonly mode: number,
    readonly leaveOpen: boolean,
  ) {
    super();
  }
  get canRead(): boolean {
    return this.mode !== writeMode;
  }
  get canWrite(): boolean {
    return this.mode === writeMode;
  }
  /** A hash lets the bytes through. */
  #finish(bytes: Uint8Array): Uint8Array {
    this.hasFinished = true;
    if (!(this.transform instanceof HashAlgorithm)) return this.transform.finish(bytes);
    this.transform.update(bytes);
    this.transform.finish();
    return bytes;
  }
  override readInto(buffer: Uint8Array, offset: number, count: number): number {
    this.#source ??= this.#finish(this.stream.readToEnd());
    const part = this.#source.subarray(this.#at, this.#at + count);
    buffer.set(part, offset);
    this.#at += part.length;
    return part.length;
  }
  override writeFrom(bytes: Uint8Array): void {
    if (this.transform instanceof HashAlgorithm) this.transform.update(bytes);
    this.stream.writeFrom(this.transform instanceof HashAlgorithm ? bytes : this.transform.update(bytes));
  }
  flushFinalBlock(): void {
    if (this.hasFinished)
      throw notSupported('FlushFinalBlock() method was called twice on a CryptoStream. It can only be called once.');
    if (this.canWrite) this.stream.writeFrom(this.#finish(new Uint8Array()));
    this.stream.flush();
  }
  override release(): void {
    if (this.canWrite && !this.hasFinished) this.flushFinalBlock();
    if (!this.leaveOpen) this.stream.close();
  }
}

function create(
  _type: NetType,
  stream: NetStream | null,
  transform: CryptoTransform | HashAlgorithm | null,
  mode: EnumValue,
  leaveOpen = false,
): CryptoStream {
  if (stream === null) throw argumentNull('stream');
  if (transform === null) throw argumentNull('transform');
  return new CryptoStream(stream, transform, Number(mode.value), leaveOpen);
}

const parameters = `System.IO.Stream stream, ${namespace}.ICryptoTransform transform, ${namespace}.CryptoStreamMode mode`;
defineType(`${namespace}.CryptoStream`, { class: CryptoStream }, () => ({
  base: 'System.IO.Stream',
  members: {
    ...overloads(create, [`new(${parameters})`, `new(${parameters}, bool leaveOpen)`]),
    'bool HasFlushedFinalBlock {get;}': (self: CryptoStream) => self.hasFinished,
    'void FlushFinalBlock()': (self: CryptoStream) => self.flushFinalBlock(),
  },
}));
