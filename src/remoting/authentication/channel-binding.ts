/** Channel bindings of TLS: `tls-server-end-point` (RFC 5929 4), which is a hash of the server's certificate. */
import { createHash } from 'node:crypto';
import { DerReader, Tag } from './der.js';

/** Object identifiers of signatures, and the hash in them. Those with MD5 and SHA-1 are left out: SHA-256 stands for these. */
const signatureHashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const rsaPss = '1.2.840.113549.1.1.10';
const pssHashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};

/** The application data of the bindings, for a certificate in DER. Throws AuthenticationError when it is none. */
export function tlsServerEndPoint(certificate: Buffer): Buffer {
  const hash = createHash(signatureHash(certificate)).update(certificate).digest();
  return Buffer.concat([Buffer.from('tls-server-end-point:', 'latin1'), hash]);
}

function signatureHash(certificate: Buffer): string {
  const fields = new DerReader(certificate).enter(Tag.sequence);
  fields.read(Tag.sequence);
  const algorithm = fields.enter(Tag.sequence);
  const name = algorithm.readObjectIdentifier();
  if (name !== rsaPss || !algorithm.isNext(Tag.sequence)) return signatureHashes[name] ?? 'sha256';
  const hash = algorithm.enter(Tag.sequence).optional(0);
  return (hash && pssHashes[hash.enter(Tag.sequence).readObjectIdentifier()]) ?? 'sha256';
}

/** As NTLM has them (MS-NLMP 2.2.2.1): MD5 of gss_channel_bindings_struct with nothing but application data. */
export function md5OfBindings(applicationData: Buffer): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt32LE(applicationData.length, 16);
  return createHash('md5').update(header).update(applicationData).digest();
}
