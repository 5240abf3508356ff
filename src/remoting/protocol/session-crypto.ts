/**
 * Secure strings on the wire (MS-PSRP 2.2.5.1.24, 3.1.5.4.3 to 5). Up to protocol 2.3 the client sends an RSA key, the server
 * answers with an AES key under it, and strings are AES-256-CBC with a zero IV. From 2.4 on there is no key: the text is
 * only base64 of UTF-16LE, and the transport has to keep it secret.
 */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { promisify } from 'node:util';
import { ProtocolError } from './protocol-error.js';

const publicKeyHeader = Buffer.from('06020000' + '00a40000' + '52534131' + '00080000', 'hex');
const sessionKeyHeader = Buffer.from('01020000' + '10660000' + '00a40000', 'hex');
const zeroIv = Buffer.alloc(16);
const modulusLength = 256;

/** Protects and reads secure strings of one session. Both throw ProtocolError while a key is needed and there is none. */
export class SessionCrypto {
  #key: Buffer | null = null;
  /** Set once the version is negotiated: true from 2.4 on. */
  plain = false;

  get isReady(): boolean {
    return this.plain || this.#key !== null;
  }
  setKey(key: Buffer): void {
    this.#key = key;
  }

  /** `secret` is UTF-16LE; the result is base64. */
  protect(secret: Uint8Array): string {
    if (this.plain) return Buffer.from(secret).toString('base64');
    const cipher = createCipheriv('aes-256-cbc', this.#requireKey(), zeroIv);
    return Buffer.concat([cipher.update(secret), cipher.final()]).toString('base64');
  }

  /** UTF-16LE bytes; the caller zeroes them when it is done. */
  unprotect(text: string): Uint8Array {
    const bytes = Buffer.from(text, 'base64');
    if (this.plain) return bytes;
    const decipher = createDecipheriv('aes-256-cbc', this.#requireKey(), zeroIv);
    try {
      return Buffer.concat([decipher.update(bytes), decipher.final()]);
    } catch {
      throw new ProtocolError('SessionKey', 'A secure string was not encrypted with the key of this session');
    }
  }

  #requireKey(): Buffer {
    if (this.#key === null)
      throw new ProtocolError('SessionKey', 'A secure string came before the session key was exchanged');
    return this.#key;
  }
}

/** The client's half of an exchange of keys. */
export class KeyExchange {
  private constructor(
    /** The text of PUBLIC_KEY. */
    readonly publicKey: string,
    readonly privateKey: KeyObject,
  ) {}

  /** Makes an RSA key of 2048 bits; that takes some 100 ms, so it is done only when a secure string has to travel. */
  static async create(): Promise<KeyExchange> {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: 2048,
      publicExponent: 65537,
    });
    const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n as string, 'base64url');
    const exponent = Buffer.from([1, 0, 1, 0]);
    const blob = Buffer.concat([publicKeyHeader, exponent, reversed(modulus, modulusLength)]);
    return new KeyExchange(blob.toString('base64'), privateKey);
  }

  /** The session key of ENCRYPTED_SESSION_KEY's text. Throws ProtocolError. */
  openSessionKey(text: string): Buffer {
    const blob = Buffer.from(text, 'base64');
    if (blob.length !== sessionKeyHeader.length + modulusLength)
      throw new ProtocolError('SessionKey', 'The session key that was received has the wrong length');
    const encrypted = reversed(blob.subarray(sessionKeyHeader.length), modulusLength);
    // OpenSSL refuses PKCS #1 v1.5 padding for decryption (CVE-2023-46809), so the padding is taken off here.
    const padded = privateDecrypt({ key: this.privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
    return unpad(padded);
  }
}

/** The server's half: a new session key for the client's PUBLIC_KEY text, and the text of ENCRYPTED_SESSION_KEY. */
export function createSessionKey(publicKeyText: string): { key: Buffer; encrypted: string } {
  const blob = Buffer.from(publicKeyText, 'base64');
  const header = publicKeyHeader.length;
  if (blob.length !== header + 4 + modulusLength || !blob.subarray(0, header).equals(publicKeyHeader))
    throw new ProtocolError('SessionKey', 'The public key that was received is not an RSA key of 2048 bits');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: reversed(blob.subarray(header + 4), modulusLength).toString('base64url'),
      e: reversed(blob.subarray(header, header + 4), 4).toString('base64url'),
    },
  });
  const key = randomBytes(32);
  const encrypted = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, key);
  return { key, encrypted: Buffer.concat([sessionKeyHeader, reversed(encrypted, modulusLength)]).toString('base64') };
}

/** Big-endian to little-endian and back, filled up to `length` bytes. */
function reversed(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length);
  bytes.copy(result, length - bytes.length);
  return result.reverse();
}

/**
 * Takes off PKCS #1 v1.5 padding (00 02, random bytes, 00) of a 32-byte key. Where the padding ends is checked without
 * branches on the secret bytes.
 */
function unpad(padded: Buffer): Buffer {
  const start = padded.length - 32;
  let wrong = (padded[0] as number) | ((padded[1] as number) ^ 2) | (padded[start - 1] as number);
  for (let i = 2; i < start - 1; i++) wrong |= Number((padded[i] as number) === 0);
  if (wrong !== 0)
    throw new ProtocolError('SessionKey', 'The session key that was received was not made for this session');
  return Buffer.from(padded.subarray(start));
}
