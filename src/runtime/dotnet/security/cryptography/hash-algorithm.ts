/** The hash algorithms: HashAlgorithm, and MD5, SHA1 and the SHA families with their older names. */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { netException } from '../../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../objects/net-type.js';
import { isNull } from '../../../objects/values.js';
import { NetStream } from '../../io/net-stream.js';
import { overloads, unreachable } from '../../overloads.js';
import { argumentError, argumentNull, outOfRange } from '../../system/errors.js';

export const namespace = 'System.Security.Cryptography';

/** By .NET's names: what Node calls them, and their length in bits. */
export const hashes: Readonly<Record<string, { node: string; bits: number }>> = {
  MD5: { node: 'md5', bits: 128 },
  SHA1: { node: 'sha1', bits: 160 },
  SHA256: { node: 'sha256', bits: 256 },
  SHA384: { node: 'sha384', bits: 384 },
  SHA512: { node: 'sha512', bits: 512 },
  SHA3_256: { node: 'sha3-256', bits: 256 },
  SHA3_384: { node: 'sha3-384', bits: 384 },
  SHA3_512: { node: 'sha3-512', bits: 512 },
};

export const cryptographicError = (message: string) => netException(`${namespace}.CryptographicException`, message);

/** The bytes of an argument: an array, or all that is left of a stream. */
export function bytesOf(source: unknown, parameter: string): Uint8Array {
  if (isNull(source)) throw argumentNull(parameter);
  return source instanceof NetStream ? source.readToEnd() : (source as Uint8Array);
}

/** An object that hashes: of a hash algorithm, or with a key. */
export class HashAlgorithm {
  readonly netType: NetType;
  #running: Hash | Hmac | null = null;
  hash: Uint8Array | null = null;
  isDisposed = false;
  constructor(
    typeName: string,
    /** The name of the hash in the table. */
    readonly hashName: string,
    /** Makes it an HMAC. */
    public key: Uint8Array | null = null,
  ) {
    this.netType = requireType(`${namespace}.${typeName}`);
  }
  get bits(): number {
    return (hashes[this.hashName] as { bits: number }).bits;
  }
  update(bytes: Uint8Array): void {
    if (this.isDisposed)
      throw netException(
        'System.ObjectDisposedException',
        `Cannot access a disposed object.\nObject name: '${this.netType.fullName}'.`,
      );
    const { node } = hashes[this.hashName] as { node: string };
    this.#running ??= this.key === null ? createHash(node) : createHmac(node, this.key);
    this.#running.update(bytes);
  }
  finish(): Uint8Array {
    this.update(new Uint8Array());
    this.hash = new Uint8Array((this.#running as Hash).digest());
    this.#running = null;
    return this.hash;
  }
  reset(): void {
    this.#running = null;
  }
  compute(bytes: Uint8Array): Uint8Array {
    this.reset();
    this.update(bytes);
    return this.finish().slice();
  }
}

function part(bytes: Uint8Array | null, offset: number, count: number, parameter: string): Uint8Array {
  if (bytes === null) throw argumentNull(parameter);
  if (offset < 0) throw outOfRange('offset', 'Non-negative number required.');
  if (count < 0 || count > bytes.length) throw argumentError('Value was invalid.');
  if (bytes.length - count < offset)
    throw argumentError(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  return bytes.subarray(offset, offset + count);
}

function transformBlock(
  self: HashAlgorithm,
  input: Uint8Array | null,
  offset: number,
  count: number,
  output: Uint8Array | null,
  outputOffset: number,
): number {
  const bytes = part(input, offset, count, 'inputBuffer');
  self.update(bytes);
  if (output !== null && output !== input) output.set(bytes, outputOffset);
  return count;
}
function transformFinalBlock(self: HashAlgorithm, input: Uint8Array | null, offset: number, count: number): Uint8Array {
  const bytes = part(input, offset, count, 'inputBuffer');
  self.update(bytes);
  self.finish();
  return bytes.slice();
}
const dispose = (self: HashAlgorithm) => {
  self.isDisposed = true;
};

/** The names that the factories know: those of the types, and friendlier ones. */
const factoryNames: Record<string, string> = {
  ...Object.fromEntries(Object.keys(hashes).map((name) => [name, name])),
  SHA: 'SHA1',
  'SHA-1': 'SHA1',
  'SHA-256': 'SHA256',
  'SHA-384': 'SHA384',
  'SHA-512': 'SHA512',
};

/** HashAlgorithm.Create(name) makes the older types; null for a name that it does not know. */
export function createByName(given: string | null): HashAlgorithm | null {
  if (given === null) throw argumentNull('hashName');
  const short = given.replace(`${namespace}.`, '');
  const hmac = /^HMAC(.+)$/i.exec(short)?.[1]?.toUpperCase();
  if (hmac !== undefined) return hashes[hmac] ? createHmacObject(hmac) : null;
  const name = factoryNames[short.toUpperCase()];
  return name === undefined ? null : new HashAlgorithm(olderNames(name)[0] ?? `${name}+Implementation`, name);
}
export function createHmacObject(name: string, key: Uint8Array | null = null): HashAlgorithm {
  const { bits } = hashes[name] as { bits: number };
  const random = () => globalThis.crypto.getRandomValues(new Uint8Array(bits > 256 ? 128 : 64));
  return new HashAlgorithm(`HMAC${name}`, name, key ?? random());
}
function olderNames(name: string): string[] {
  if (name.startsWith('SHA3')) return [];
  return name === 'MD5' ? ['MD5CryptoServiceProvider'] : [`${name}Managed`, `${name}CryptoServiceProvider`];
}

defineType(`${namespace}.ICryptoTransform`, {}, () => ({ kind: 'interface', interfaces: ['System.IDisposable'] }));
defineType(`${namespace}.HashAlgorithm`, { class: HashAlgorithm }, () => ({
  abstract: true,
  interfaces: ['System.IDisposable', `${namespace}.ICryptoTransform`],
  members: {
    [`static ${namespace}.HashAlgorithm Create()`]: () => {
      throw netException(
        'System.PlatformNotSupportedException',
        'This platform does not allow the automatic selection of an algorithm.',
      );
    },
    [`static ${namespace}.HashAlgorithm Create(string hashName)`]: createByName,
    'int HashSize {get;}': (self: HashAlgorithm) => self.bits,
    'byte[] Hash {get;}': (self: HashAlgorithm) => self.hash,
    'int InputBlockSize {get;}': () => 1,
    'int OutputBlockSize {get;}': () => 1,
    'bool CanTransformMultipleBlocks {get;}': () => true,
    'bool CanReuseTransform {get;}': () => true,
    'void Initialize()': (self: HashAlgorithm) => self.reset(),
    'byte[] ComputeHash(byte[] buffer)': (self: HashAlgorithm, bytes: Uint8Array | null) =>
      self.compute(bytesOf(bytes, 'buffer')),
    'byte[] ComputeHash(byte[] buffer, int offset, int count)': (
      self: HashAlgorithm,
      bytes: Uint8Array | null,
      offset: number,
      count: number,
    ) => self.compute(part(bytes, offset, count, 'buffer')),
    'byte[] ComputeHash(System.IO.Stream inputStream)': (self: HashAlgorithm, stream: NetStream | null) =>
      self.compute(bytesOf(stream, 'inputStream')),
    ...overloads(dispose, ['void Dispose()', 'void IDisposable.Dispose()', 'void Clear()']),
    'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)':
      transformBlock,
    'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': transformFinalBlock,
  },
}));

/** HashData of a type, whose arguments start with a key where it is an HMAC. */
export function staticHashes(bits: number, hash: (...args: never[]) => unknown, isKeyed: boolean) {
  const key = isKeyed ? 'byte[] key, ' : '';
  const keySpan = isKeyed ? 'System.ReadOnlySpan[byte] key, ' : '';
  const members: Record<string, MemberImplementation> = {
    [`static byte[] HashData(${key}byte[] source)`]: hash,
    ...overloads(unreachable, [
      `static byte[] HashData(${keySpan}System.ReadOnlySpan[byte] source)`,
      `static int HashData(${keySpan}System.ReadOnlySpan[byte] source, System.Span[byte] destination)`,
      `static int HashData(${keySpan}System.IO.Stream source, System.Span[byte] destination)`,
    ]),
    [`static byte[] HashData(${key}System.IO.Stream source)`]: hash,
    [`static bool TryHashData(${keySpan}System.ReadOnlySpan[byte] source, System.Span[byte] destination, [ref] int bytesWritten)`]:
      unreachable,
    'static int HashSizeInBits {get;}': () => bits,
    'static int HashSizeInBytes {get;}': () => bits / 8,
  };
  return members;
}

for (const [name, { bits }] of Object.entries(hashes)) {
  const full = `${namespace}.${name}`;
  const isRecent = name.startsWith('SHA3');
  defineType(full, {}, () => ({
    base: `${namespace}.HashAlgorithm`,
    abstract: true,
    members: {
      [`static ${full} Create()`]: () => new HashAlgorithm(`${name}+Implementation`, name),
      ...(isRecent
        ? { 'static bool IsSupported {get;}': () => true }
        : { [`static ${full} Create(string ${name === 'MD5' ? 'algName' : 'hashName'})`]: createByName }),
      ...staticHashes(
        bits,
        (source: unknown) => new HashAlgorithm(`${name}+Implementation`, name).compute(bytesOf(source, 'source')),
        false,
      ),
    },
  }));
  defineType(`${full}+Implementation`, {}, () => ({ base: full }));
  for (const older of olderNames(name))
    defineType(`${namespace}.${older}`, {}, () => ({
      base: full,
      members: { 'new()': () => new HashAlgorithm(older, name) },
    }));
}
