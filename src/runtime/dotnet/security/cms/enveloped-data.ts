/**
 * Enveloped data of the Cryptographic Message Syntax (RFC 5652), as EnvelopedCms writes it: the content under AES-256-CBC, its key
 * under the RSA key of each recipient, who is named by issuer and serial number.
 */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { netException } from '../../../objects/errors.js';
import { childAt, childrenOf, type DerNode, oidText, readDer, Tag, writeDer, writeOid } from '../certificates/der.js';
import type { X509Certificate2 } from '../certificates/x509-certificate.js';

const oids = {
  data: '1.2.840.113549.1.7.1',
  envelopedData: '1.2.840.113549.1.7.3',
  rsa: '1.2.840.113549.1.1.1',
  rsaOaep: '1.2.840.113549.1.1.7',
};
/** Names of ciphers in Node, and the length of their keys in bits. */
const ciphers: Readonly<Record<string, readonly [name: string, bits: number]>> = {
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 256],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 192],
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 128],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 192],
};
const aes256 = '2.16.840.1.101.3.4.1.42';

export interface Recipient {
  /** DER of the issuer's name. */
  issuer: Uint8Array;
  serial: Uint8Array;
  keyAlgorithm: string;
  encryptedKey: Uint8Array;
}
export interface EnvelopedData {
  version: number;
  recipients: Recipient[];
  /** Object identifier of the cipher. */
  algorithm: string;
  keyLength: number;
  iv: Uint8Array;
  content: Uint8Array;
}

function failed(message: string) {
  return netException('System.Security.Cryptography.CryptographicException', message);
}
const sequence = (...parts: Uint8Array[]) => writeDer(Tag.Sequence, ...parts);
const integer = (bytes: Uint8Array) => writeDer(Tag.Integer, bytes);
const zero = integer(Uint8Array.of(0));

/** DER of the message. Throws CryptographicException for a certificate whose key is no RSA key. */
export function encrypt(content: Uint8Array, certificates: readonly X509Certificate2[]): Uint8Array {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const recipients = certificates.map((certificate) =>
    sequence(
      zero,
      sequence(certificate.issuer.rawData, integer(certificate.serial)),
      sequence(writeOid(oids.rsa), writeDer(5)),
      writeDer(Tag.OctetString, publicEncrypt({ key: rsaKey(certificate), padding: constants.RSA_PKCS1_PADDING }, key)),
    ),
  );
  const encryptedContent = sequence(
    writeOid(oids.data),
    sequence(writeOid(aes256), writeDer(Tag.OctetString, iv)),
    writeDer(0x80, encrypted),
  );
  const enveloped = sequence(zero, writeDer(Tag.Set, ...recipients), encryptedContent);
  return sequence(writeOid(oids.envelopedData), writeDer(0xa0, enveloped));
}
function rsaKey(certificate: X509Certificate2): KeyObject {
  const key = createPublicKey({ key: Buffer.from(certificate.publicKey.whole), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'rsa') throw failed('The certificate key algorithm is not supported.');
  return key;
}

/** Throws CryptographicException for anything else. Recipients that are named in other ways are passed over. */
export function decode(bytes: Uint8Array): EnvelopedData {
  const message = readDer(bytes);
  if (oidText(childAt(message, 0)) !== oids.envelopedData) throw failed('ASN1 corrupted data.');
  const fields = childrenOf(childAt(childAt(message, 1), 0));
  // What tells of the originator is optional.
  if (fields[1]?.tag === 0xa0) fields.splice(1, 1);
  const [version, recipients, encrypted] = fields;
  if (!version || !recipients || !encrypted) throw failed('ASN1 corrupted data.');
  const method = childAt(encrypted, 1);
  const algorithm = oidText(childAt(method, 0));
  return {
    version: version.content[0] ?? 0,
    recipients: childrenOf(recipients).flatMap(recipientOf),
    algorithm,
    keyLength: ciphers[algorithm]?.[1] ?? 0,
    iv: childAt(method, 1).content,
    content: octets(childAt(encrypted, 2)),
  };
}
function recipientOf(node: DerNode): Recipient[] {
  if (node.tag !== Tag.Sequence) return [];
  const [, id, algorithm, key] = childrenOf(node);
  if (!id || !algorithm || !key || id.tag !== Tag.Sequence) return [];
  return [
    {
      issuer: childAt(id, 0).whole,
      serial: childAt(id, 1).content,
      keyAlgorithm: oidText(childAt(algorithm, 0)),
      encryptedKey: key.content,
    },
  ];
}
/** The content may stand in pieces. */
function octets(node: DerNode): Uint8Array {
  if (node.tag === 0x80) return node.content;
  return new Uint8Array(Buffer.concat(childrenOf(node).map((part) => part.content)));
}

/** The content in the clear. Throws CryptographicException where none of the certificates has the key of a recipient. */
export function decrypt(data: EnvelopedData, certificates: readonly X509Certificate2[]): Uint8Array {
  for (const { issuer, serial, keyAlgorithm, encryptedKey } of data.recipients) {
    const own = certificates.find(
      (each) =>
        each.privateKey !== null &&
        Buffer.compare(each.issuer.rawData, issuer) === 0 &&
        Buffer.compare(each.serial, serial) === 0,
    );
    if (!own) continue;
    const [name] = ciphers[data.algorithm] ?? [];
    if (name === undefined) throw failed(`Unknown cryptographic algorithm '${data.algorithm}'.`);
    const key = contentKey(encryptedKey, own.privateKey as string, keyAlgorithm === oids.rsaOaep);
    const decipher = createDecipheriv(name, key, data.iv);
    return new Uint8Array(Buffer.concat([decipher.update(data.content), decipher.final()]));
  }
  throw failed('The enveloped-data message does not contain the specified recipient.');
}

/** Node takes the padding of PKCS #1 off no more, for what a far side could learn from that; here is no far side. */
function contentKey(encrypted: Uint8Array, key: string, isOaep: boolean): Uint8Array {
  if (isOaep) return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, encrypted);
  const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) throw failed('The parameter is incorrect.');
  return block.subarray(end + 1);
}
