/** The three messages of NTLM (MS-NLMP 2.2.1): what the client writes, and the one that it reads. Strings are UTF-16LE. */
import { invalidToken } from '../authentication-error.js';

export const NtlmFlag = {
  unicode: 0x1,
  requestTarget: 0x4,
  sign: 0x10,
  seal: 0x20,
  ntlm: 0x200,
  alwaysSign: 0x8000,
  targetIsDomain: 0x10000,
  targetIsServer: 0x20000,
  extendedSessionSecurity: 0x80000,
  targetInfo: 0x800000,
  version: 0x2000000,
  key128: 0x20000000,
  keyExchange: 0x40000000,
  key56: 0x80000000,
} as const;

export const ntlmSignature = Buffer.from('NTLMSSP\0', 'latin1');
/** Windows 10, revision 15 of the protocol; servers log it and do not look at it otherwise. */
export const ntlmVersion = Buffer.from([10, 0, 0x63, 0x45, 0, 0, 0, 15]);

/** NEGOTIATE: names neither user nor workstation. */
export function writeNegotiate(flags: number, version = ntlmVersion): Buffer {
  const message = Buffer.alloc(40);
  start(message, 1);
  message.writeUInt32LE(flags, 12);
  version.copy(message, 32);
  return message;
}

export interface Challenge {
  flags: number;
  /** 8 bytes. */
  serverChallenge: Buffer;
  /** AV pairs; empty when the server gives none. */
  targetInfo: Buffer;
}

/** CHALLENGE. Throws AuthenticationError. */
export function readChallenge(message: Buffer): Challenge {
  if (!message.subarray(0, 8).equals(ntlmSignature)) throw invalidToken('it is no message of NTLM');
  if (message.length < 32 || message.readUInt32LE(8) !== 2) throw invalidToken('it is no challenge of NTLM');
  const flags = message.readUInt32LE(20);
  const hasTargetInfo = (flags & NtlmFlag.targetInfo) !== 0;
  return {
    flags,
    serverChallenge: message.subarray(24, 32),
    targetInfo: hasTargetInfo ? readField(message, 40) : Buffer.alloc(0),
  };
}

function readField(message: Buffer, at: number): Buffer {
  if (message.length < at + 8) throw invalidToken('a message of NTLM ends early');
  const length = message.readUInt16LE(at);
  const offset = message.readUInt32LE(at + 4);
  if (offset + length > message.length) throw invalidToken('a message of NTLM ends early');
  return message.subarray(offset, offset + length);
}

export interface Authenticate {
  flags: number;
  lmResponse: Buffer;
  ntResponse: Buffer;
  domain: string;
  user: string;
  workstation: string;
  encryptedSessionKey: Buffer;
  /** 16 bytes; zeros where there is none, and while it is being computed. */
  mic: Buffer;
  version?: Buffer;
}

const authenticateHeader = 88;

/** AUTHENTICATE. */
export function writeAuthenticate(fields: Authenticate): Buffer {
  const { lmResponse, ntResponse, domain, user, workstation, encryptedSessionKey } = fields;
  const text = (value: string) => Buffer.from(value, 'utf16le');
  const payload = [lmResponse, ntResponse, text(domain), text(user), text(workstation), encryptedSessionKey];
  const header = Buffer.alloc(authenticateHeader);
  start(header, 3);
  let offset = authenticateHeader;
  payload.forEach((value, index) => {
    const at = 12 + index * 8;
    header.writeUInt16LE(value.length, at);
    header.writeUInt16LE(value.length, at + 2);
    header.writeUInt32LE(offset, at + 4);
    offset += value.length;
  });
  header.writeUInt32LE(fields.flags, 60);
  (fields.version ?? ntlmVersion).copy(header, 64);
  fields.mic.copy(header, 72);
  return Buffer.concat([header, ...payload]);
}

function start(message: Buffer, type: number): void {
  ntlmSignature.copy(message);
  message.writeUInt32LE(type, 8);
}
