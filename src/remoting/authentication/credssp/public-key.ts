/**
 * How both sides of CredSSP prove that they see the same TLS (MS-CSSP 3.1.5): by the server's public key, as it is up to version 4,
 * and hashed with a nonce since 5, because a key that is sent as it is could be chosen to be a command (CVE-2018-0886).
 */
import { createHash, type X509Certificate } from 'node:crypto';
import { DerReader, Tag } from '../der.js';

/** The first version with hashes. */
export const firstHashedVersion = 5;
const bitString = 0x03;

/** SubjectPublicKey: the bits of the key, without the name of its algorithm. */
export function subjectPublicKey({ publicKey }: X509Certificate): Buffer {
  const info = new DerReader(publicKey.export({ type: 'spki', format: 'der' })).enter(Tag.sequence);
  info.read(Tag.sequence);
  return info.read(bitString).subarray(1);
}

/** What the given side seals as pubKeyAuth; the nonce is null up to version 4. */
export function publicKeyProof(sender: 'client' | 'server', key: Buffer, nonce: Buffer | null): Buffer {
  if (nonce !== null) {
    const direction = sender === 'client' ? 'Client-To-Server' : 'Server-To-Client';
    return createHash('sha256').update(`CredSSP ${direction} Binding Hash\0`).update(nonce).update(key).digest();
  }
  const proof = Buffer.from(key);
  // The server's is the same number plus one, in its first byte.
  if (sender === 'server') proof[0] = ((proof[0] as number) + 1) & 0xff;
  return proof;
}
