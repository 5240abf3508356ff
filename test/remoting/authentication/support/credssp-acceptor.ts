/**
 * CredSSP's accepting side, for tests: written from MS-CSSP by the same hands as the client, so it proves that both agree, and
 * not that Windows does. Within it SPNEGO and NTLM are gss-ntlmssp's where a test gives that.
 */

import { X509Certificate } from 'node:crypto';
import { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { AuthenticationAnswer } from '../../../../src/remoting/authentication/authentication.js';
import { publicKeyProof, subjectPublicKey } from '../../../../src/remoting/authentication/credssp/public-key.js';
import {
  readTSRequest,
  type TSRequest,
  writeTSRequest,
} from '../../../../src/remoting/authentication/credssp/ts-request.js';
import { DerReader, element, Tag } from '../../../../src/remoting/authentication/der.js';
import type { TestCertificate } from './certificates.js';
import type { Acceptor } from './http-peer.js';
import { Refused } from './ntlm-acceptor.js';

export interface CredsspOptions {
  certificate: TestCertificate;
  acceptor: Acceptor;
  version?: number;
  tls?: 'TLSv1.2' | 'TLSv1.3';
  ciphers?: string;
  /** The certificate that it proves to hold, where that is not the one it shows: as somebody in between would have to. */
  provenCertificate?: TestCertificate;
  /** Changes its proof, before it is sealed. */
  changeProof?: (proof: Buffer) => Buffer;
  /** NTSTATUS that it answers a refused user with; null to say nothing but 401. */
  refusal?: number | null;
  /** Changes what goes out. */
  tamper?: (request: TSRequest) => TSRequest;
}

export class CredsspAcceptor {
  readonly #network: Duplex;
  readonly #tls: TLSSocket;
  readonly #written: Buffer[] = [];
  readonly #read: Buffer[] = [];
  #isSecure = false;
  #proven = false;
  /** TSPasswordCreds, as they came. */
  credentials: { domain: string; user: string; password: string } | null = null;
  readonly requests: TSRequest[] = [];

  constructor(private readonly options: CredsspOptions) {
    this.#network = new Duplex({
      read() {},
      write: (chunk, _encoding, done) => {
        this.#written.push(chunk);
        done();
      },
    });
    const { certPem, keyPem } = options.certificate;
    const version = options.tls === undefined ? {} : { minVersion: options.tls, maxVersion: options.tls };
    const ciphers = options.ciphers === undefined ? {} : { ciphers: options.ciphers };
    this.#tls = new TLSSocket(this.#network, { isServer: true, cert: certPem, key: keyPem, ...version, ...ciphers });
    this.#tls.on('secure', () => {
      this.#isSecure = true;
    });
    this.#tls.on('data', (chunk) => this.#read.push(chunk));
    this.#tls.on('error', () => {});
  }

  async answer(authorization: string | null): Promise<AuthenticationAnswer> {
    const refused = (token = '') => ({ status: 401, challenges: ['Negotiate', `CredSSP${token}`] });
    const match = /^CredSSP (\S*)$/.exec(authorization ?? '');
    if (match === null) return refused();
    const wasSecure = this.#isSecure;
    const plaintext = await this.receive(Buffer.from(match[1] as string, 'base64'));
    if (!wasSecure) return refused(` ${take(this.#written).toString('base64')}`);
    try {
      const reply = this.#reply(readTSRequest(plaintext));
      if (reply === null) return { status: 200, challenges: [] };
      return refused(` ${(await this.send(writeTSRequest(this.options.tamper?.(reply) ?? reply))).toString('base64')}`);
    } catch {
      const { refusal = null } = this.options;
      if (refusal === null) return refused();
      return refused(` ${(await this.send(errorRequest(this.#version, refusal))).toString('base64')}`);
    }
  }

  get #version(): number {
    return this.options.version ?? 6;
  }

  #reply(request: TSRequest): TSRequest | null {
    this.requests.push(request);
    const { acceptor } = this.options;
    const version = this.#version;
    const reply = request.negoToken ? acceptor.accept(request.negoToken) : Buffer.alloc(0);
    if (request.pubKeyAuth) {
      const key = this.#key;
      const nonce = request.clientNonce ?? null;
      if (version >= 5 && nonce === null) throw new Refused('no nonce');
      const expected = publicKeyProof('client', key, nonce);
      if (!acceptor.unwrap(request.pubKeyAuth).equals(expected)) throw new Refused('other key');
      this.#proven = true;
      const proof = publicKeyProof('server', key, nonce);
      const pubKeyAuth = acceptor.wrap(this.options.changeProof?.(proof) ?? proof);
      return { version, pubKeyAuth, ...(reply.length > 0 && { negoToken: reply }) };
    }
    if (request.authInfo) {
      if (!this.#proven) throw new Refused('nothing is proven');
      this.credentials = readCredentials(acceptor.unwrap(request.authInfo));
      return null;
    }
    return { version, negoToken: reply };
  }

  get #key(): Buffer {
    const { provenCertificate, certificate } = this.options;
    return subjectPublicKey(new X509Certificate((provenCertificate ?? certificate).der));
  }

  /** What the client sealed, opened: whole records in, plaintext out. */
  async receive(records: Buffer): Promise<Buffer> {
    if (records.length > 0) this.#network.push(records);
    await quiet();
    return take(this.#read);
  }
  async send(plaintext: Buffer): Promise<Buffer> {
    this.#tls.write(plaintext);
    await quiet();
    return take(this.#written);
  }

  stop(): void {
    this.#tls.destroy();
  }
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function take(chunks: Buffer[]): Buffer {
  return Buffer.concat(chunks.splice(0));
}

/** A request with an errorCode, which a client never writes. */
export function errorRequest(version: number, status: number): Buffer {
  const code = Buffer.alloc(5);
  code.writeUInt32BE(status, 1);
  return element(
    Tag.sequence,
    element(Tag.context(0), element(Tag.integer, Buffer.from([version]))),
    element(Tag.context(4), element(Tag.integer, code)),
  );
}

function readCredentials(der: Buffer): { domain: string; user: string; password: string } {
  const outer = new DerReader(der).enter(Tag.sequence);
  if (outer.optional(0)?.readNumber(Tag.integer) !== 1) throw new Refused('no password');
  const inner = new DerReader(outer.enter(Tag.context(1)).read(Tag.octetString)).enter(Tag.sequence);
  const text = (number: number) => inner.enter(Tag.context(number)).read(Tag.octetString).toString('utf16le');
  return { domain: text(0), user: text(1), password: text(2) };
}
