/**
 * NTLM version 2 as a security context: negotiate, challenge, authenticate (MS-NLMP 3.1.5). Version 1, weaker session
 * security than 128 bits and anonymous users are refused.
 */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { SealedPart } from '../authentication.js';
import { AuthenticationError, invalidToken } from '../authentication-error.js';
import type { Credential } from '../credential.js';
import { messages } from '../messages.js';
import { Mechanism, type NegotiableContext } from '../security-context.js';
import { AvId, type AvPair, readAvPairs, setAvPair, writeAvPairs } from './av-pairs.js';
import { computeLmResponse, computeNtResponse, fileTime, hmacMd5, responseKey } from './ntlm-keys.js';
import { type Challenge, NtlmFlag, readChallenge, writeAuthenticate, writeNegotiate } from './ntlm-messages.js';
import { NtlmDirection, signatureLength } from './ntlm-sealing.js';
import { Rc4 } from './rc4.js';

const required = {
  'extended session security': NtlmFlag.extendedSessionSecurity,
  'encryption of 128 bits': NtlmFlag.key128,
  Unicode: NtlmFlag.unicode,
} as const;
const requestedFlags: number = [
  ...Object.values(required),
  NtlmFlag.requestTarget,
  NtlmFlag.sign,
  NtlmFlag.seal,
  NtlmFlag.ntlm,
  NtlmFlag.alwaysSign,
  NtlmFlag.version,
  NtlmFlag.keyExchange,
  NtlmFlag.key56,
].reduce((all, flag) => (all | flag) >>> 0, 0);
/** What only the server says, and a client repeats. */
const serverFlags = NtlmFlag.targetInfo | NtlmFlag.targetIsDomain | NtlmFlag.targetIsServer;
/** MsvAvFlags: the message carries a MIC. */
const micPresent = 2;

export interface NtlmTarget {
  /** `HTTP/server`. */
  servicePrincipalName: string;
  /** MD5 of the channel bindings; null over plain HTTP. */
  channelBindings: Buffer | null;
}

/** What a test may want to fix. */
export interface NtlmChoices {
  random(length: number): Buffer;
  now(): Date;
  workstation: string;
}
const ordinaryChoices: NtlmChoices = {
  random: randomBytes,
  now: () => new Date(),
  workstation: hostname().toUpperCase(),
};

export class NtlmContext implements NegotiableContext {
  readonly name = 'NTLM';
  readonly mechanism = Mechanism.ntlm;
  #negotiate: Buffer | null = null;
  #sending: NtlmDirection | null = null;
  #receiving: NtlmDirection | null = null;
  #hasMic = false;

  /** Throws AuthenticationError (CredentialRequired) for a user without a name: that would be an anonymous logon. */
  constructor(
    private readonly credential: Credential,
    private readonly target: NtlmTarget,
    private readonly choices: NtlmChoices = ordinaryChoices,
  ) {
    if (credential.user === '')
      throw new AuthenticationError('CredentialRequired', messages.credentialRequired('NTLM'));
  }

  get isComplete(): boolean {
    return this.#sending !== null;
  }
  get needsMechListMic(): boolean {
    return this.#hasMic;
  }

  async step(token: Buffer | null): Promise<Buffer | null> {
    if (this.#negotiate === null) {
      this.#negotiate = writeNegotiate(requestedFlags);
      return this.#negotiate;
    }
    if (this.isComplete) throw invalidToken('NTLM has no fourth message');
    if (token === null) throw invalidToken('the challenge of NTLM is missing');
    return this.#authenticate(this.#negotiate, token);
  }

  #authenticate(negotiate: Buffer, token: Buffer): Buffer {
    const challenge = readChallenge(token);
    const flags = agreedFlags(challenge);
    const targetInfo = readAvPairs(challenge.targetInfo);
    const serverTime = targetInfo.find((pair) => pair.id === AvId.timestamp)?.value;
    if (serverTime !== undefined && serverTime.length !== 8) throw invalidToken('the time of the server is malformed');
    const { user, domain } = this.credential;
    const { serverChallenge } = challenge;
    const clientChallenge = this.choices.random(8);

    const key = responseKey(user, domain, this.credential.password);
    const { proof, response } = computeNtResponse(key, {
      serverChallenge,
      clientChallenge,
      timestamp: serverTime ?? fileTime(this.choices.now()),
      targetInfo: writeAvPairs(this.#completed(targetInfo, serverTime !== undefined)),
    });
    const baseKey = hmacMd5(key, proof);
    const lmResponse =
      serverTime === undefined ? computeLmResponse(key, serverChallenge, clientChallenge) : Buffer.alloc(24);
    key.fill(0);

    const exchangesKey = (flags & NtlmFlag.keyExchange) !== 0;
    const exportedKey = exchangesKey ? this.choices.random(16) : baseKey;
    const fields = {
      flags,
      lmResponse,
      ntResponse: response,
      domain,
      user,
      workstation: this.choices.workstation,
      encryptedSessionKey: exchangesKey ? new Rc4(baseKey).update(exportedKey) : Buffer.alloc(0),
      mic: Buffer.alloc(16),
    };
    this.#hasMic = serverTime !== undefined;
    const unprotected = writeAuthenticate(fields);
    const message = this.#hasMic
      ? writeAuthenticate({ ...fields, mic: hmacMd5(exportedKey, negotiate, token, unprotected) })
      : unprotected;
    this.#sending = new NtlmDirection(exportedKey, flags, 'client');
    this.#receiving = new NtlmDirection(exportedKey, flags, 'server');
    baseKey.fill(0);
    exportedKey.fill(0);
    return message;
  }

  /** The server's pairs, with what the client says: that there is a MIC, for which service, over which TLS channel. */
  #completed(pairs: AvPair[], hasMic: boolean): AvPair[] {
    const { servicePrincipalName, channelBindings } = this.target;
    if (hasMic) {
      const flags = Buffer.alloc(4);
      const given = pairs.find((pair) => pair.id === AvId.flags)?.value;
      flags.writeUInt32LE(((given?.length === 4 ? given.readUInt32LE() : 0) | micPresent) >>> 0);
      pairs = setAvPair(pairs, AvId.flags, flags);
    }
    pairs = setAvPair(pairs, AvId.targetName, Buffer.from(servicePrincipalName, 'utf16le'));
    return channelBindings === null ? pairs : setAvPair(pairs, AvId.channelBindings, channelBindings);
  }

  async sign(message: Buffer): Promise<Buffer> {
    return this.#established(this.#sending).sign(message);
  }
  async verify(message: Buffer, signature: Buffer): Promise<void> {
    this.#established(this.#receiving).verify(message, signature);
  }
  async seal(plaintext: Buffer): Promise<SealedPart> {
    return { ...this.#established(this.#sending).seal(plaintext), padding: 0 };
  }
  async unseal(signature: Buffer, ciphertext: Buffer): Promise<Buffer> {
    return this.#established(this.#receiving).unseal(signature, ciphertext);
  }
  unsealToken(token: Buffer): Promise<Buffer> {
    return this.unseal(token.subarray(0, signatureLength), token.subarray(signatureLength));
  }

  restartCipher(direction: 'sending' | 'receiving'): void {
    this.#established(direction === 'sending' ? this.#sending : this.#receiving).restartCipher();
  }

  dispose(): void {
    this.#sending?.dispose();
    this.#receiving?.dispose();
  }

  #established(direction: NtlmDirection | null): NtlmDirection {
    if (direction === null) throw invalidToken('NTLM has not come to its end');
    return direction;
  }
}

/** The flags of both; throws where the server lacks what NTLM version 2 is safe with. */
function agreedFlags({ flags }: Challenge): number {
  for (const [name, flag] of Object.entries(required))
    if ((flags & flag) === 0) throw new AuthenticationError('NotSupported', messages.ntlmTooWeak(name));
  return (flags & (requestedFlags | serverFlags)) >>> 0;
}
