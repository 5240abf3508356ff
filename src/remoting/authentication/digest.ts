/** Digest (RFC 7616, RFC 2617). Every request proves the password anew, and with auth-int its body too. */
import { createHash, randomBytes } from 'node:crypto';
import type { AuthenticatedRequest, AuthenticationAnswer, HttpAuthentication } from './authentication.js';
import { AuthenticationError, invalidToken } from './authentication-error.js';
import { type HttpChallenge, readChallenges } from './challenges.js';
import type { Credential } from './credential.js';
import { messages } from './messages.js';
import { refusal } from './refusal.js';

/** From the strongest to the weakest. */
const algorithms: readonly { name: string; hash: string; isSession: boolean }[] = [
  { name: 'SHA-512-256-sess', hash: 'sha512-256', isSession: true },
  { name: 'SHA-512-256', hash: 'sha512-256', isSession: false },
  { name: 'SHA-256-sess', hash: 'sha256', isSession: true },
  { name: 'SHA-256', hash: 'sha256', isSession: false },
  { name: 'MD5-sess', hash: 'md5', isSession: true },
  { name: 'MD5', hash: 'md5', isSession: false },
];

interface DigestChallenge {
  algorithm: (typeof algorithms)[number];
  /** Whether the server said which algorithm: else it is MD5, and the answer does not name it either. */
  isNamed: boolean;
  realm: string;
  nonce: string;
  opaque: string | undefined;
  /** null for servers of RFC 2069, which know no such thing. */
  qop: 'auth' | 'auth-int' | null;
  isStale: boolean;
  hashesUser: boolean;
}

export class DigestAuthentication implements HttpAuthentication {
  readonly scheme = 'Digest';
  readonly scope = 'request';
  readonly sealing = null;
  #challenge: DigestChallenge | null = null;
  #nonceCount = 0;
  /** Of the session algorithms: one for as long as the server's nonce is used. */
  #clientNonce = '';
  #sessionKey = '';

  /** @param clientNonce makes one; for tests */
  constructor(
    private readonly credential: Credential,
    private readonly useSSL: boolean,
    private readonly clientNonce: () => string = () => randomBytes(16).toString('base64url'),
  ) {}

  bindChannel(): void {}

  async first(request: AuthenticatedRequest): Promise<string | null> {
    return this.#challenge === null ? null : this.#answer(this.#challenge, request);
  }

  async next(answer: AuthenticationAnswer, request: AuthenticatedRequest): Promise<string | null> {
    if (answer.status !== 401) return null;
    const challenge = this.#pick(readChallenges(answer.challenges));
    const wasRefused = this.#challenge !== null && challenge?.isStale !== true;
    if (challenge === null || wasRefused) throw refusal(answer, this.scheme, this.scheme, this.credential);
    this.#challenge = challenge;
    this.#nonceCount = 0;
    this.#clientNonce = this.clientNonce();
    this.#sessionKey = '';
    return this.#answer(challenge, request);
  }

  /** The challenge with the strongest algorithm; null when there is none for Digest. */
  #pick(challenges: readonly HttpChallenge[]): DigestChallenge | null {
    const ours = challenges.filter(({ scheme }) => scheme.toLowerCase() === 'digest');
    if (ours.length === 0) return null;
    const known = ours.map((challenge) => this.#read(challenge)).filter((challenge) => challenge !== null);
    known.sort((a, b) => algorithms.indexOf(a.algorithm) - algorithms.indexOf(b.algorithm));
    if (known[0] === undefined) throw new AuthenticationError('NotSupported', messages.digestAlgorithm);
    return known[0];
  }

  #read({ parameters }: HttpChallenge): DigestChallenge | null {
    const name = parameters.get('algorithm');
    const wanted = (name ?? 'MD5').toLowerCase();
    const algorithm = algorithms.find((known) => known.name.toLowerCase() === wanted);
    const qops = parameters
      .get('qop')
      ?.toLowerCase()
      .split(/[\s,]+/);
    const qop = this.#quality(qops);
    if (algorithm === undefined || qop === undefined) return null;
    const realm = parameters.get('realm');
    const nonce = parameters.get('nonce');
    if (realm === undefined || nonce === undefined)
      throw invalidToken('the challenge of Digest lacks a realm or a nonce');
    return {
      algorithm,
      isNamed: name !== undefined,
      realm,
      nonce,
      opaque: parameters.get('opaque'),
      qop,
      isStale: parameters.get('stale')?.toLowerCase() === 'true',
      hashesUser: parameters.get('userhash')?.toLowerCase() === 'true',
    };
  }

  /** The body is proven as well where TLS does not protect it. */
  #quality(offered: readonly string[] | undefined): DigestChallenge['qop'] | undefined {
    if (offered === undefined) return null;
    const preferred = this.useSSL ? (['auth', 'auth-int'] as const) : (['auth-int', 'auth'] as const);
    return preferred.find((qop) => offered.includes(qop));
  }

  #answer(challenge: DigestChallenge, request: AuthenticatedRequest): string {
    const { algorithm, realm, nonce, opaque, qop } = challenge;
    const hash = (...parts: (string | Buffer)[]) => digest(algorithm.hash, parts);
    this.#nonceCount++;
    const count = this.#nonceCount.toString(16).padStart(8, '0');
    if (this.#nonceCount > 1 && !algorithm.isSession) this.#clientNonce = this.clientNonce();
    const clientNonce = this.#clientNonce;

    const bodyHash = qop === 'auth-int' ? `:${hash(request.body)}` : '';
    const operation = hash(`${request.method}:${request.uri}${bodyHash}`);
    const middle = qop === null ? nonce : `${nonce}:${count}:${clientNonce}:${qop}`;
    const response = hash(`${this.#key(challenge)}:${middle}:${operation}`);

    const { userName } = this.credential;
    const fields = [
      challenge.hashesUser ? `username="${hash(`${userName}:${realm}`)}"` : userField(userName),
      `realm=${quoted(realm)}`,
      `nonce=${quoted(nonce)}`,
      `uri=${quoted(request.uri)}`,
      ...(challenge.isNamed ? [`algorithm=${algorithm.name}`] : []),
      ...(qop === null ? [] : [`qop=${qop}`, `nc=${count}`]),
      ...(qop === null && !algorithm.isSession ? [] : [`cnonce=${quoted(clientNonce)}`]),
      `response="${response}"`,
      ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
      ...(challenge.hashesUser ? ['userhash=true'] : []),
    ];
    return `Digest ${fields.join(', ')}`;
  }

  /** H(A1): of user, realm and password; with -sess also of both nonces, and then it is computed but once. */
  #key({ algorithm, realm, nonce }: DigestChallenge): string {
    if (this.#sessionKey !== '') return this.#sessionKey;
    const password = this.credential.passwordUtf8();
    const key = digest(algorithm.hash, [`${this.credential.userName}:${realm}:`, password]);
    password.fill(0);
    this.#sessionKey = algorithm.isSession ? digest(algorithm.hash, [`${key}:${nonce}:${this.#clientNonce}`]) : key;
    return this.#sessionKey;
  }

  dispose(): void {
    this.#sessionKey = '';
    this.#challenge = null;
  }
}

function digest(algorithm: string, parts: readonly (string | Buffer)[]): string {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** A name beyond ASCII has a form of its own (RFC 8187). */
function userField(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `username=${quoted(name)}`;
  const percent = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return `username*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`;
}
