/**
 * TLS in memory: a client whose records go into CredSSP's tokens and not to a socket. Who the server is is not asked here: CredSSP
 * proves the key of its certificate afterwards, with the password.
 */
import type { X509Certificate } from 'node:crypto';
import { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { type AuthenticationError, invalidToken } from '../authentication-error.js';
import { messages } from '../messages.js';

/**
 * Everything between the two ends happens in this process, so it is over after some turns of the event loop: Node passes records
 * from stream to stream by its queues, and no thread is in between.
 */
const quietTurns = 8;

export class TlsPipe {
  readonly #socket: TLSSocket;
  readonly #network: Duplex;
  readonly #written: Buffer[] = [];
  readonly #read: Buffer[] = [];
  #error: Error | null = null;
  #activity = 0;
  isSecure = false;

  constructor() {
    this.#network = new Duplex({
      read() {},
      write: (chunk: Buffer, _encoding, done) => {
        this.#activity++;
        this.#written.push(chunk);
        done();
      },
    });
    this.#socket = connect({ socket: this.#network, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
    this.#socket.on('secureConnect', () => {
      this.#activity++;
      this.isSecure = true;
    });
    this.#socket.on('data', (chunk: Buffer) => {
      this.#activity++;
      this.#read.push(chunk);
    });
    this.#socket.on('error', (error) => {
      this.#error = error;
    });
  }

  /** What TLS wants to send after what the server sent; at first nothing. Throws AuthenticationError. */
  async handshake(received: Buffer): Promise<Buffer> {
    await this.#receive(received);
    const records = take(this.#written);
    if (!this.isSecure && records.length === 0) throw invalidToken(messages.tlsStalled);
    return records;
  }

  /** As one record or more. */
  async encrypt(plaintext: Buffer): Promise<Buffer> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.write(plaintext, (error) => (error ? reject(tlsError(error)) : resolve()));
    });
    await this.#settle();
    return take(this.#written);
  }

  async decrypt(records: Buffer): Promise<Buffer> {
    await this.#receive(records);
    return take(this.#read);
  }

  /** The bits of the server's SubjectPublicKeyInfo. */
  get certificate(): X509Certificate {
    const certificate = this.#socket.getPeerX509Certificate();
    if (certificate === undefined) throw invalidToken('the server has no certificate');
    return certificate;
  }

  /** Bytes that TLS puts behind a plaintext of this length. */
  trailerLength(plaintextLength: number): number {
    const { standardName, version } = this.#socket.getCipher();
    if (version === 'TLSv1.3') return 17;
    if (!standardName.includes('_CBC_')) return standardName.endsWith('CCM_8') ? 8 : 16;
    const blockLength = standardName.includes('3DES') ? 8 : 16;
    const macLength = { SHA384: 48, SHA256: 32, SHA: 20 }[standardName.split('_').at(-1) as string] ?? 20;
    return macLength + blockLength - ((plaintextLength + macLength) % blockLength);
  }

  dispose(): void {
    this.#socket.destroy();
    this.#network.destroy();
  }

  async #receive(records: Buffer): Promise<void> {
    if (records.length > 0) this.#network.push(records);
    await this.#settle();
  }

  /** Waits until nothing moves any more. Throws AuthenticationError when TLS failed. */
  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns && this.#error === null; ) {
      const before = this.#activity;
      await new Promise((resolve) => setImmediate(resolve));
      quiet = before === this.#activity ? quiet + 1 : 0;
    }
    if (this.#error !== null) throw tlsError(this.#error);
  }
}

function tlsError(error: Error): AuthenticationError {
  return invalidToken(messages.tlsFailed(error.message));
}

function take(chunks: Buffer[]): Buffer {
  return Buffer.concat(chunks.splice(0));
}
