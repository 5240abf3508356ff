/** AV pairs, the target information that an NTLM server gives and a client adds to (MS-NLMP 2.2.2.1). */
import { invalidToken } from '../authentication-error.js';

export const AvId = {
  end: 0,
  computerName: 1,
  domainName: 2,
  flags: 6,
  timestamp: 7,
  targetName: 9,
  channelBindings: 10,
} as const;

export interface AvPair {
  id: number;
  value: Buffer;
}

/** The pairs before the end mark. Throws AuthenticationError. */
export function readAvPairs(bytes: Buffer): AvPair[] {
  const pairs: AvPair[] = [];
  for (let at = 0; ; ) {
    if (at + 4 > bytes.length) throw invalidToken('the target information of NTLM has no end');
    const id = bytes.readUInt16LE(at);
    const length = bytes.readUInt16LE(at + 2);
    if (id === AvId.end) return pairs;
    if (at + 4 + length > bytes.length) throw invalidToken('the target information of NTLM ends early');
    pairs.push({ id, value: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
}

/** With the end mark. */
export function writeAvPairs(pairs: readonly AvPair[]): Buffer {
  return Buffer.concat(
    [...pairs, { id: AvId.end, value: Buffer.alloc(0) }].flatMap(({ id, value }) => [header(id, value), value]),
  );
}

function header(id: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(id, 0);
  bytes.writeUInt16LE(value.length, 2);
  return bytes;
}

/** Sets a pair: in its place where there is one, else at the end. */
export function setAvPair(pairs: readonly AvPair[], id: number, value: Buffer): AvPair[] {
  if (!pairs.some((pair) => pair.id === id)) return [...pairs, { id, value }];
  return pairs.map((pair) => (pair.id === id ? { id, value } : pair));
}
