/** NTLM's accepting side, for tests: written from MS-NLMP by the same hands as the client, so gss-ntlmssp is the judge of both. */
import { randomBytes } from 'node:crypto';
import { AvId, readAvPairs, writeAvPairs } from '../../../../src/remoting/authentication/ntlm/av-pairs.js';
import { fileTime, hmacMd5, responseKey } from '../../../../src/remoting/authentication/ntlm/ntlm-keys.js';
import { NtlmFlag, ntlmSignature, ntlmVersion } from '../../../../src/remoting/authentication/ntlm/ntlm-messages.js';
import { NtlmDirection } from '../../../../src/remoting/authentication/ntlm/ntlm-sealing.js';
import { Rc4 } from '../../../../src/remoting/authentication/ntlm/rc4.js';

export class Refused extends Error {}

export interface AuthenticateFields {
  lmResponse: Buffer;
  ntResponse: Buffer;
  domain: string;
  user: string;
  workstation: string;
  encryptedSessionKey: Buffer;
  flags: number;
  version: Buffer;
  mic: Buffer;
}

export function readAuthenticate(message: Buffer): AuthenticateFields {
  const field = (at: number) => {
    const offset = message.readUInt32LE(at + 4);
    return message.subarray(offset, offset + message.readUInt16LE(at));
  };
  const text = (at: number) => field(at).toString('utf16le');
  return {
    lmResponse: field(12),
    ntResponse: field(20),
    domain: text(28),
    user: text(36),
    workstation: text(44),
    encryptedSessionKey: field(52),
    flags: message.readUInt32LE(60),
    version: message.subarray(64, 72),
    mic: message.subarray(72, 88),
  };
}

export interface AcceptorOptions {
  /** `DOMAIN\user` to password. */
  users: Record<string, string>;
  /** Whether it tells its time, so that the client makes a MIC. */
  tellsTime?: boolean;
  /** Flags that it does not know. */
  without?: number;
  channelBindings?: Buffer;
}

export class NtlmAcceptor {
  readonly mechanism = '1.3.6.1.4.1.311.2.2.10';
  #negotiate: Buffer = Buffer.alloc(0);
  #challenge: Buffer = Buffer.alloc(0);
  readonly #serverChallenge = randomBytes(8);
  receiving!: NtlmDirection;
  sending!: NtlmDirection;
  isComplete = false;
  fields!: AuthenticateFields;

  constructor(private readonly options: AcceptorOptions) {}

  /** Throws Refused for a password that is wrong, and for anything that does not fit. */
  accept(token: Buffer): Buffer {
    if (!token.subarray(0, 8).equals(ntlmSignature)) throw new Refused('no NTLM');
    const isNegotiate = token.readUInt32LE(8) === 1;
    if (isNegotiate) {
      this.#negotiate = token;
      this.#challenge = this.#makeChallenge(token.readUInt32LE(12));
      return this.#challenge;
    }
    this.#check(token);
    this.isComplete = true;
    return Buffer.alloc(0);
  }

  #makeChallenge(asked: number): Buffer {
    const text = (value: string) => Buffer.from(value, 'utf16le');
    const pairs = [
      { id: AvId.domainName, value: text('DOM') },
      { id: AvId.computerName, value: text('SERVER') },
      ...(this.options.tellsTime === false ? [] : [{ id: AvId.timestamp, value: fileTime(new Date()) }]),
    ];
    const name = text('DOM');
    const info = writeAvPairs(pairs);
    const message = Buffer.alloc(56);
    ntlmSignature.copy(message);
    message.writeUInt32LE(2, 8);
    message.writeUInt16LE(name.length, 12);
    message.writeUInt16LE(name.length, 14);
    message.writeUInt32LE(56, 16);
    const oem = 0x2;
    const without = oem | (this.options.without ?? 0);
    const flags = ((asked | NtlmFlag.targetInfo | NtlmFlag.targetIsDomain) & ~without) >>> 0;
    message.writeUInt32LE(flags, 20);
    this.#serverChallenge.copy(message, 24);
    message.writeUInt16LE(info.length, 40);
    message.writeUInt16LE(info.length, 42);
    message.writeUInt32LE(56 + name.length, 44);
    ntlmVersion.copy(message, 48);
    return Buffer.concat([message, name, info]);
  }

  #check(message: Buffer): void {
    const fields = readAuthenticate(message);
    this.fields = fields;
    const password = this.options.users[`${fields.domain}\\${fields.user}`];
    if (password === undefined) throw new Refused('no such user');
    const key = responseKey(fields.user, fields.domain, Buffer.from(password, 'utf16le'));
    const proof = fields.ntResponse.subarray(0, 16);
    const blob = fields.ntResponse.subarray(16);
    if (!hmacMd5(key, this.#serverChallenge, blob).equals(proof)) throw new Refused('wrong password');
    const pairs = new Map(readAvPairs(blob.subarray(28)).map(({ id, value }) => [id, value]));
    const bindings = this.options.channelBindings;
    if (bindings && !pairs.get(AvId.channelBindings)?.equals(bindings)) throw new Refused('other channel');
    const baseKey = hmacMd5(key, proof);
    const hasKey = (fields.flags & NtlmFlag.keyExchange) !== 0;
    const exportedKey = hasKey ? new Rc4(baseKey).update(fields.encryptedSessionKey) : baseKey;
    if (((pairs.get(AvId.flags)?.readUInt32LE() ?? 0) & 2) !== 0) {
      const unprotected = Buffer.from(message);
      unprotected.fill(0, 72, 88);
      if (!hmacMd5(exportedKey, this.#negotiate, this.#challenge, unprotected).equals(fields.mic))
        throw new Refused('altered');
    }
    this.receiving = new NtlmDirection(exportedKey, fields.flags, 'client');
    this.sending = new NtlmDirection(exportedKey, fields.flags, 'server');
  }

  wrap(plaintext: Buffer): Buffer {
    const { signature, ciphertext } = this.sending.seal(plaintext);
    return Buffer.concat([signature, ciphertext]);
  }
  unwrap(token: Buffer): Buffer {
    return this.receiving.unseal(token.subarray(0, 16), token.subarray(16));
  }
}
