/** What NTLM version 2 computes from a password (MS-NLMP 3.3.2), and the keys of a session (3.4.5). */
import { createHash, createHmac } from 'node:crypto';
import { md4 } from './md4.js';
import { NtlmFlag } from './ntlm-messages.js';

export const hmacMd5 = (key: Buffer, ...parts: Buffer[]): Buffer => {
  const hmac = createHmac('md5', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};
const md5 = (...parts: Buffer[]): Buffer => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The key that a password gives (NTOWFv2); the password is UTF-16LE. */
export function responseKey(user: string, domain: string, password: Buffer): Buffer {
  const ntHash = md4(password);
  try {
    return hmacMd5(ntHash, Buffer.from(upperCase(user) + domain, 'utf16le'));
  } finally {
    ntHash.fill(0);
  }
}

/** One code unit becomes one, as in Windows: ß stays, where JavaScript would make SS of it. */
function upperCase(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const upper = (text[i] as string).toUpperCase();
    result += upper.length === 1 ? upper : text[i];
  }
  return result;
}

export interface ResponseInput {
  serverChallenge: Buffer;
  clientChallenge: Buffer;
  /** FILETIME, 8 bytes. */
  timestamp: Buffer;
  targetInfo: Buffer;
}

/** NTProofStr and what it proves: the NT response is the one after the other. */
export function computeNtResponse(key: Buffer, input: ResponseInput): { proof: Buffer; response: Buffer } {
  const { serverChallenge, clientChallenge, timestamp, targetInfo } = input;
  const zeros = Buffer.alloc(4);
  const blob = Buffer.concat([
    Buffer.from([1, 1]),
    Buffer.alloc(6),
    timestamp,
    clientChallenge,
    zeros,
    targetInfo,
    zeros,
  ]);
  const proof = hmacMd5(key, serverChallenge, blob);
  return { proof, response: Buffer.concat([proof, blob]) };
}

/** The LMv2 response, which is sent only to servers that give no time. */
export function computeLmResponse(key: Buffer, serverChallenge: Buffer, clientChallenge: Buffer): Buffer {
  return Buffer.concat([hmacMd5(key, serverChallenge, clientChallenge), clientChallenge]);
}

/** The keys of one direction, with extended session security. `sender` is whose messages they are for. */
export function sessionKeys(
  exportedKey: Buffer,
  flags: number,
  sender: 'client' | 'server',
): { signing: Buffer; sealing: Buffer } {
  const receiver = sender === 'client' ? 'server' : 'client';
  const constant = (use: string) =>
    Buffer.from(`session key to ${sender}-to-${receiver} ${use} key magic constant\0`, 'latin1');
  const length = flags & NtlmFlag.key128 ? 16 : flags & NtlmFlag.key56 ? 7 : 5;
  return {
    signing: md5(exportedKey, constant('signing')),
    sealing: md5(exportedKey.subarray(0, length), constant('sealing')),
  };
}

/** A time as Windows counts it: units of 100 ns since 1601, 8 bytes. */
export function fileTime(date: Date): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(date.getTime()) + 11644473600000n) * 10000n);
  return bytes;
}
