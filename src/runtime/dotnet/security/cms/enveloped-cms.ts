/** EnvelopedCms and what it holds, as Get-CmsMessage shows a message: who can read it, and how it is encrypted. */

import { defineType, type NetType, requireType } from '../../../objects/net-type.js';
import { genericType } from '../../collections/elements.js';
import { NetList } from '../../collections/net-list.js';
import { Oid } from '../certificates/oid.js';
import { X500DistinguishedName } from '../certificates/x500-name.js';
import type { EnvelopedData, Recipient } from './enveloped-data.js';

const pkcs = 'System.Security.Cryptography.Pkcs';
const assembly = 'System.Security.Cryptography.Pkcs';

export class EnvelopedCms {
  declare readonly netType: NetType;
  constructor(readonly data: EnvelopedData) {}
  get recipientIds(): X509IssuerSerial[] {
    return this.data.recipients.map((recipient) => new X509IssuerSerial(recipient));
  }
}
class X509IssuerSerial {
  declare readonly netType: NetType;
  constructor(readonly recipient: Recipient) {}
}
class AlgorithmIdentifier {
  declare readonly netType: NetType;
  constructor(
    readonly oid: string,
    readonly keyLength: number,
  ) {}
}

/** The recipients as a List[object]. */
export function recipientList(cms: EnvelopedCms): NetList {
  const list = new NetList(genericType('System.Collections.Generic.List`1', requireType('System.Object')));
  for (const id of cms.recipientIds) list.add(id);
  return list;
}

defineType('System.Security.Cryptography.Xml.X509IssuerSerial', { class: X509IssuerSerial, assembly }, () => ({
  kind: 'struct',
  members: {
    'string IssuerName {get;}': ({ recipient }: X509IssuerSerial) => new X500DistinguishedName(recipient.issuer).name,
    'string SerialNumber {get;}': ({ recipient }: X509IssuerSerial) =>
      Buffer.from(recipient.serial).toString('hex').toUpperCase(),
  },
}));
defineType(`${pkcs}.AlgorithmIdentifier`, { class: AlgorithmIdentifier, assembly }, () => ({
  members: {
    'System.Security.Cryptography.Oid Oid {get;}': (self: AlgorithmIdentifier) => new Oid(self.oid),
    'int KeyLength {get;}': (self: AlgorithmIdentifier) => self.keyLength,
  },
}));
defineType(`${pkcs}.EnvelopedCms`, { class: EnvelopedCms, assembly }, () => ({
  members: {
    'int Version {get;}': (self: EnvelopedCms) => self.data.version,
    [`${pkcs}.AlgorithmIdentifier ContentEncryptionAlgorithm {get;}`]: ({ data }: EnvelopedCms) =>
      new AlgorithmIdentifier(data.algorithm, data.keyLength),
  },
}));
