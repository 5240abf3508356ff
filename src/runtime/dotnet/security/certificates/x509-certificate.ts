/** X509Certificate2 and X509Certificate: what a certificate says. Keys and stores are not part of it. */
import { createHash } from 'node:crypto';
import { netException } from '../../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType } from '../../../objects/net-type.js';
import type { EnumValue } from '../../../objects/values.js';
import { netText } from '../../collections/elements.js';
import { openFile } from '../../io/file-stream.js';
import { DateTime } from '../../system/date-time.js';
import { argumentNull } from '../../system/errors.js';
import { childAt, childrenOf, type DerNode, oidText, readDer, timeOf, writeDer } from './der.js';
import { AsnEncodedData, Oid } from './oid.js';
import { X500DistinguishedName } from './x500-name.js';
import {
  namesMatch,
  readExtension,
  type X509Extension,
  X509ExtensionCollection,
  X509SubjectAlternativeNameExtension,
} from './x509-extensions.js';

const namespace = 'System.Security.Cryptography.X509Certificates';
const assembly = 'System.Security.Cryptography';

export class X509Certificate {
  declare readonly netType: NetType;
  readonly rawData: Uint8Array;
  readonly version: number;
  readonly serial: Uint8Array;
  readonly issuer: X500DistinguishedName;
  readonly subject: X500DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: DerNode;
  readonly signatureAlgorithm: string;
  readonly extensions: X509Extension[];
  /** PEM, of what was loaded with its key. */
  privateKey: string | null = null;
  friendlyName = '';

  /** Reads DER. Throws CryptographicException. */
  constructor(bytes: Uint8Array) {
    const certificate = readDer(bytes);
    this.rawData = certificate.whole;
    const fields = childrenOf(childAt(certificate, 0));
    const hasVersion = fields[0]?.tag === 0xa0;
    this.version = hasVersion ? (childAt(fields.shift() as DerNode, 0).content[0] ?? 0) + 1 : 1;
    const [serial, , issuer, validity, subject, publicKey, ...rest] = fields as DerNode[];
    if (!serial || !issuer || !validity || !subject || !publicKey) throw invalid();
    this.serial = serial.content;
    this.issuer = new X500DistinguishedName(issuer.whole);
    this.subject = new X500DistinguishedName(subject.whole);
    this.notBefore = timeOf(childAt(validity, 0));
    this.notAfter = timeOf(childAt(validity, 1));
    this.publicKey = publicKey;
    this.signatureAlgorithm = oidText(childAt(childAt(certificate, 1), 0));
    const extensions = rest.find((field) => field.tag === 0xa3);
    this.extensions = extensions ? childrenOf(childAt(extensions, 0)).map(readExtension) : [];
  }
  get alternativeNames(): X509SubjectAlternativeNameExtension | undefined {
    return this.extensions.find((each) => each instanceof X509SubjectAlternativeNameExtension);
  }
  hash(algorithm = 'sha1'): Uint8Array {
    return new Uint8Array(createHash(algorithm).update(this.rawData).digest());
  }
  get thumbprint(): string {
    return hex(this.hash());
  }
  get keyBits(): Uint8Array {
    return childAt(this.publicKey, 1).content.subarray(1);
  }
  get pem(): string {
    const lines =
      Buffer.from(this.rawData)
        .toString('base64')
        .match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`;
  }
  matchesHost(host: string): boolean {
    const names = this.alternativeNames?.names.filter(({ kind }) => kind === 'DNS' || kind === 'IP Address') ?? [];
    const patterns = names.length > 0 ? names.map(({ text }) => text) : [this.subject.value('2.5.4.3')];
    return patterns.some((pattern) => namesMatch(pattern, host));
  }
}
export class X509Certificate2 extends X509Certificate {}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
function invalid() {
  return netException('System.Security.Cryptography.CryptographicException', 'Cannot find the requested object.');
}
/** DER, or the first certificate of a PEM text. */
export function certificateBytes(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x30) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  const body = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([\s\S]+?)-----END/.exec(text)?.[1];
  if (body === undefined) throw invalid();
  return new Uint8Array(Buffer.from(body, 'base64'));
}
function readFile(path: string | null): Uint8Array {
  if (path === null) throw argumentNull('fileName');
  const stream = openFile(path, 'Open', 1);
  try {
    return stream.readToEnd();
  } finally {
    stream.close();
  }
}
function read(source: Uint8Array | string | null): Uint8Array {
  return certificateBytes(source instanceof Uint8Array ? source : readFile(source));
}
function localTime(date: Date): DateTime {
  return DateTime.fromDate(date).toLocalTime();
}
function toText(self: X509Certificate): string {
  const fields: [string, string][] = [
    ['Subject', self.subject.name],
    ['Issuer', self.issuer.name],
    ['Serial Number', hex(self.serial)],
    ['Not Before', netText(localTime(self.notBefore))],
    ['Not After', netText(localTime(self.notAfter))],
    ['Thumbprint', self.thumbprint],
  ];
  return `${fields.map(([name, value]) => `[${name}]\n  ${value}\n`).join('\n')}`;
}
function nameInfo(self: X509Certificate, kind: EnumValue, ofIssuer: boolean): string {
  const name = ofIssuer ? self.issuer : self.subject;
  // Only the issuer's own names are known of it.
  const alternative = ofIssuer ? undefined : self.alternativeNames;
  switch (netText(kind)) {
    case 'EmailName':
      return alternative?.first('email') || name.value('1.2.840.113549.1.9.1');
    case 'DnsName':
      return alternative?.first('DNS') || name.value('2.5.4.3');
    case 'DnsFromAlternativeName':
      return alternative?.first('DNS') ?? '';
    case 'UrlName':
      return alternative?.first('URI') ?? '';
    case 'UpnName':
      return '';
    default:
      return (
        name.value('2.5.4.3') || name.value('2.5.4.11') || name.value('2.5.4.10') || name.value('1.2.840.113549.1.9.1')
      );
  }
}
function algorithmName(algorithm: unknown): string {
  return netText(algorithm).toLowerCase();
}

const constructors: Record<string, MemberImplementation> = {};
for (const source of ['byte[] rawData', 'string fileName'])
  for (const rest of ['', ', string password', ', securestring password'])
    for (const flags of rest === '' ? [''] : ['', `, ${namespace}.X509KeyStorageFlags keyStorageFlags`])
      constructors[`new(${source}${rest}${flags})`] = (type: NetType, given: Uint8Array | string | null) =>
        type.name === 'X509Certificate' ? new X509Certificate(read(given)) : new X509Certificate2(read(given));

defineType(
  `${namespace}.X509Certificate`,
  { assembly, class: X509Certificate, accelerators: ['X509Certificate'] },
  () => ({
    interfaces: ['System.IDisposable'],
    toString: toText,
    equals: (self: X509Certificate, other: unknown) =>
      other instanceof X509Certificate && Buffer.compare(self.rawData, other.rawData) === 0,
    hashKey: (self: X509Certificate) => self.thumbprint,
    members: {
      ...constructors,
      'string Issuer {get;}': (self: X509Certificate) => self.issuer.name,
      'string Subject {get;}': (self: X509Certificate) => self.subject.name,
      'static X509Certificate CreateFromCertFile(string filename)': (path: string) => new X509Certificate(read(path)),
      'void Dispose()': () => {},
      [`byte[] Export(${namespace}.X509ContentType contentType)`]: (self: X509Certificate, kind: EnumValue) => {
        if (netText(kind) !== 'Cert')
          throw netException('System.Security.Cryptography.CryptographicException', 'Invalid content type.');
        return self.rawData;
      },
      'byte[] GetCertHash()': (self: X509Certificate) => self.hash(),
      'string GetCertHashString()': (self: X509Certificate) => self.thumbprint,
      'string GetCertHashString(System.Security.Cryptography.HashAlgorithmName hashAlgorithm)': (
        self: X509Certificate,
        algorithm: unknown,
      ) => hex(self.hash(algorithmName(algorithm))),
      'string GetEffectiveDateString()': (self: X509Certificate) => netText(localTime(self.notBefore)),
      'string GetExpirationDateString()': (self: X509Certificate) => netText(localTime(self.notAfter)),
      'string GetFormat()': () => 'X509',
      'string GetKeyAlgorithm()': (self: X509Certificate) => oidText(childAt(childAt(self.publicKey, 0), 0)),
      'byte[] GetPublicKey()': (self: X509Certificate) => self.keyBits,
      'string GetPublicKeyString()': (self: X509Certificate) => hex(self.keyBits),
      'byte[] GetRawCertData()': (self: X509Certificate) => self.rawData,
      'string GetRawCertDataString()': (self: X509Certificate) => hex(self.rawData),
      'byte[] GetSerialNumber()': (self: X509Certificate) => self.serial.toReversed(),
      'string GetSerialNumberString()': (self: X509Certificate) => hex(self.serial),
      'string GetName()': (self: X509Certificate) => self.subject.forward,
      'string GetIssuerName()': (self: X509Certificate) => self.issuer.forward,
      'string ToString()': toText,
    },
  }),
);

class PublicKey {
  declare readonly netType: NetType;
  constructor(readonly info: DerNode) {}
  get algorithm(): DerNode {
    return childAt(this.info, 0);
  }
}
defineType(`${namespace}.PublicKey`, { assembly, class: PublicKey }, () => ({
  members: {
    'System.Security.Cryptography.Oid Oid {get;}': (self: PublicKey) => new Oid(oidText(childAt(self.algorithm, 0))),
    'System.Security.Cryptography.AsnEncodedData EncodedKeyValue {get;}': (self: PublicKey) =>
      new AsnEncodedData(childAt(self.info, 1).content.subarray(1), new Oid(oidText(childAt(self.algorithm, 0)))),
    'System.Security.Cryptography.AsnEncodedData EncodedParameters {get;}': (self: PublicKey) =>
      new AsnEncodedData(childrenOf(self.algorithm)[1]?.whole ?? writeDer(5)),
    'byte[] ExportSubjectPublicKeyInfo()': (self: PublicKey) => self.info.whole,
  },
}));
const certificate2 = `${namespace}.X509Certificate2`;
defineType(certificate2, { assembly, class: X509Certificate2 }, () => ({
  base: `${namespace}.X509Certificate`,
  members: {
    ...constructors,
    'new(X509Certificate certificate)': (_type: NetType, other: X509Certificate) => new X509Certificate2(other.rawData),
    'bool Archived {get;}': () => false,
    [`${namespace}.X509ExtensionCollection Extensions {get;}`]: (self: X509Certificate2) =>
      new X509ExtensionCollection(self.extensions),
    'string FriendlyName {get;set;}': {
      get: (self: X509Certificate2) => self.friendlyName,
      set: () => {
        throw netException('System.PlatformNotSupportedException', 'The FriendlyName value cannot be set on Unix.');
      },
    },
    'bool HasPrivateKey {get;}': (self: X509Certificate2) => self.privateKey !== null,
    'X500DistinguishedName IssuerName {get;}': (self: X509Certificate2) => self.issuer,
    'datetime NotAfter {get;}': (self: X509Certificate2) => localTime(self.notAfter),
    'datetime NotBefore {get;}': (self: X509Certificate2) => localTime(self.notBefore),
    [`${namespace}.PublicKey PublicKey {get;}`]: (self: X509Certificate2) => new PublicKey(self.publicKey),
    'byte[] RawData {get;}': (self: X509Certificate2) => self.rawData,
    'string SerialNumber {get;}': (self: X509Certificate2) => hex(self.serial),
    'System.Security.Cryptography.Oid SignatureAlgorithm {get;}': (self: X509Certificate2) =>
      new Oid(self.signatureAlgorithm),
    'X500DistinguishedName SubjectName {get;}': (self: X509Certificate2) => self.subject,
    'string Thumbprint {get;}': (self: X509Certificate2) => self.thumbprint,
    'int Version {get;}': (self: X509Certificate2) => self.version,
    [`string GetNameInfo(${namespace}.X509NameType nameType, bool forIssuer)`]: nameInfo,
    [`static ${certificate2} CreateFromPem(string certPem)`]: (text: string) =>
      new X509Certificate2(certificateBytes(new Uint8Array(Buffer.from(text)))),
    [`static ${certificate2} CreateFromPemFile(string certPemFilePath, string keyPemFilePath = null)`]: (
      path: string,
      keyPath: string | null,
    ) => {
      const certificate = new X509Certificate2(read(path));
      const key = Buffer.from(readFile(keyPath ?? path)).toString('latin1');
      if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key))
        throw netException(
          'System.Security.Cryptography.CryptographicException',
          'The key contents do not contain a PEM, the content is malformed, or the key does not match the certificate.',
        );
      certificate.privateKey = key;
      return certificate;
    },
    'string ExportCertificatePem()': (self: X509Certificate2) => self.pem,
    'bool MatchesHostname(string hostname, bool allowWildcards = True, bool allowCommonName = True)': (
      self: X509Certificate2,
      host: string,
    ) => self.matchesHost(host),
    // No store of trusted roots is read: nothing is known to be trusted.
    'bool Verify()': () => false,
  },
}));
defineType(`${namespace}.X509CertificateLoader`, { assembly }, () => ({
  abstract: true,
  members: {
    [`static ${certificate2} LoadCertificate(byte[] data)`]: (bytes: Uint8Array) => new X509Certificate2(read(bytes)),
    [`static ${certificate2} LoadCertificateFromFile(string path)`]: (path: string) => new X509Certificate2(read(path)),
  },
}));
