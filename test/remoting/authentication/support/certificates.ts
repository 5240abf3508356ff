/** Self-signed certificates, made on the spot: Node can read them and sign, but not make them. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { element, integer, objectIdentifier, Tag } from '../../../../src/remoting/authentication/der.js';

export interface TestCertificate {
  der: Buffer;
  certPem: string;
  keyPem: string;
}

const algorithms = {
  'rsa-sha1': { oid: '1.2.840.113549.1.1.5', hash: 'sha1' },
  'rsa-sha256': { oid: '1.2.840.113549.1.1.11', hash: 'sha256' },
  'rsa-sha384': { oid: '1.2.840.113549.1.1.12', hash: 'sha384' },
  'rsa-sha512': { oid: '1.2.840.113549.1.1.13', hash: 'sha512' },
  'ecdsa-sha256': { oid: '1.2.840.10045.4.3.2', hash: 'sha256' },
  'ecdsa-sha384': { oid: '1.2.840.10045.4.3.3', hash: 'sha384' },
} as const;
export type SignatureAlgorithm = keyof typeof algorithms;

const utcTime = (text: string) => element(0x17, Buffer.from(text, 'latin1'));
const bits = (bytes: Buffer) => element(0x03, Buffer.from([0]), bytes);

/** Times as `yymmddhhmmssZ`. */
export function makeCertificate(
  algorithm: SignatureAlgorithm = 'rsa-sha256',
  name = 'server.test',
  [from, to] = ['200101000000Z', '491231235959Z'],
): TestCertificate {
  const { oid, hash } = algorithms[algorithm];
  const { privateKey, publicKey } = makeKeys(algorithm.startsWith('rsa') ? 'rsa' : 'ec');
  const signatureAlgorithm = element(Tag.sequence, objectIdentifier(oid));
  const commonName = element(Tag.sequence, objectIdentifier('2.5.4.3'), element(0x0c, Buffer.from(name)));
  const subject = element(Tag.sequence, element(0x31, commonName));
  const validity = element(Tag.sequence, utcTime(from as string), utcTime(to as string));
  const toBeSigned = element(
    Tag.sequence,
    element(Tag.context(0), integer(2)),
    integer(1),
    signatureAlgorithm,
    subject,
    validity,
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const der = element(Tag.sequence, toBeSigned, signatureAlgorithm, bits(sign(hash, toBeSigned, privateKey)));
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    der,
    certPem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

function makeKeys(kind: 'rsa' | 'ec'): { privateKey: KeyObject; publicKey: KeyObject } {
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}
