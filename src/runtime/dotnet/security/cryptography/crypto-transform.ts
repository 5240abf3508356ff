/** What encrypts and decrypts block by block: the ICryptoTransform of a symmetric algorithm. */
import { type Cipher, createCipheriv, createDecipheriv, type Decipher, randomBytes } from 'node:crypto';
import { defineType, type NetType, requireType } from '../../../objects/net-type.js';
import { overloads } from '../../overloads.js';
import { argumentNull } from '../../system/errors.js';
import { cryptographicError, namespace } from './hash-algorithm.js';

/** PaddingMode. */
export const Padding = { None: 1, Pkcs7: 2, Zeros: 3, AnsiX923: 4, Iso10126: 5 } as const;

const blockSize = 16;

export class CryptoTransform {
  readonly netType: NetType;
  #cipher: Cipher | Decipher | null = null;
  /** Input that does not fill a block, or the last block of a text whose padding may follow. */
  #rest: Uint8Array = new Uint8Array();
  constructor(
    readonly encrypts: boolean,
    /** Node's name: `aes-256-cbc`. */
    readonly algorithm: string,
    readonly key: Uint8Array,
    readonly iv: Uint8Array | null,
    readonly padding: number,
    /** The bytes that padding fills up to: a block, or less with feedback. */
    readonly unit = blockSize,
  ) {
    this.netType = requireType(`${namespace}.UniversalCrypto${encrypts ? 'En' : 'De'}cryptor`);
  }
  #run(bytes: Uint8Array): Uint8Array {
    const make = this.encrypts ? createCipheriv : createDecipheriv;
    this.#cipher ??= make(this.algorithm, this.key, this.iv).setAutoPadding(false);
    return this.#cipher.update(bytes);
  }
  /** Of all whole blocks so far; when decrypting, the last of them waits where padding may follow. */
  update(bytes: Uint8Array): Uint8Array {
    const all = Buffer.concat([this.#rest, bytes]);
    const waits = !this.encrypts && this.padding !== Padding.None && this.padding !== Padding.Zeros;
    let whole = all.length - (all.length % this.unit);
    if (waits && whole === all.length && whole > 0) whole -= this.unit;
    this.#rest = all.subarray(whole);
    return this.#run(all.subarray(0, whole));
  }
  finish(bytes: Uint8Array): Uint8Array {
    const all = Buffer.concat([this.#rest, bytes]);
    const result = this.encrypts ? this.#run(this.#padded(all)) : this.#unpadded(all);
    this.#rest = new Uint8Array();
    this.#cipher = null;
    return new Uint8Array(result);
  }
  #padded(bytes: Uint8Array): Uint8Array {
    const missing = this.unit - (bytes.length % this.unit);
    if (this.padding === Padding.None || (this.padding === Padding.Zeros && missing === this.unit)) {
      if (bytes.length % this.unit !== 0) throw cryptographicError('The input data is not a complete block.');
      return bytes;
    }
    const filler = this.padding === Padding.Iso10126 ? randomBytes(missing) : Buffer.alloc(missing);
    if (this.padding === Padding.Pkcs7) filler.fill(missing);
    if (this.padding !== Padding.Zeros) filler[missing - 1] = missing;
    return Buffer.concat([bytes, filler]);
  }
  #unpadded(bytes: Uint8Array): Uint8Array {
    if (bytes.length % this.unit !== 0) throw cryptographicError('The input data is not a complete block.');
    const text = this.#run(bytes);
    if (this.padding === Padding.None || this.padding === Padding.Zeros) return text;
    const count = text.at(-1) ?? 0;
    const padding = text.subarray(text.length - count);
    const isRight =
      count > 0 &&
      count <= this.unit &&
      (this.padding === Padding.Iso10126 ||
        padding.every((byte, i) => byte === (this.padding === Padding.Pkcs7 || i === count - 1 ? count : 0)));
    if (!isRight) throw cryptographicError('Padding is invalid and cannot be removed.');
    return text.subarray(0, text.length - count);
  }
}

function part(bytes: Uint8Array | null, offset: number, count: number): Uint8Array {
  if (bytes === null) throw argumentNull('inputBuffer');
  return bytes.subarray(offset, offset + count);
}

defineType(`${namespace}.UniversalCryptoTransform`, {}, () => ({
  abstract: true,
  interfaces: ['System.IDisposable', `${namespace}.ICryptoTransform`],
  members: {
    'bool CanReuseTransform {get;}': () => true,
    'bool CanTransformMultipleBlocks {get;}': () => true,
    'int InputBlockSize {get;}': () => blockSize,
    'int OutputBlockSize {get;}': () => blockSize,
    'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)': (
      self: CryptoTransform,
      input: Uint8Array | null,
      offset: number,
      count: number,
      output: Uint8Array,
      outputOffset: number,
    ) => {
      const bytes = self.update(part(input, offset, count));
      output.set(bytes, outputOffset);
      return bytes.length;
    },
    'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
      self: CryptoTransform,
      input: Uint8Array | null,
      offset: number,
      count: number,
    ) => self.finish(part(input, offset, count)),
    ...overloads(() => {}, ['void Dispose()', 'void IDisposable.Dispose()']),
  },
}));
for (const name of ['UniversalCryptoEncryptor', 'UniversalCryptoDecryptor'])
  defineType(`${namespace}.${name}`, {}, () => ({ base: `${namespace}.UniversalCryptoTransform` }));
