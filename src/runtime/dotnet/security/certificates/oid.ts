/** System.Security.Cryptography.Oid and AsnEncodedData. Names are those that OpenSSL gives .NET on Unix. */
import { defineType, type NetType } from '../../../objects/net-type.js';

const friendlyNames: Record<string, string> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.4': 'md5RSA',
  '1.2.840.113549.1.1.5': 'sha1RSA',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.2.840.113549.1.1.11': 'sha256RSA',
  '1.2.840.113549.1.1.12': 'sha384RSA',
  '1.2.840.113549.1.1.13': 'sha512RSA',
  '1.2.840.113549.1.9.1': 'E',
  '1.2.840.10045.2.1': 'ECC',
  '1.2.840.10045.3.1.7': 'ECDSA_P256',
  '1.3.132.0.34': 'ECDSA_P384',
  '1.3.132.0.35': 'ECDSA_P521',
  '1.2.840.10045.4.3.2': 'sha256ECDSA',
  '1.2.840.10045.4.3.3': 'sha384ECDSA',
  '1.2.840.10045.4.3.4': 'sha512ECDSA',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.1.2': 'aes128',
  '2.16.840.1.101.3.4.1.22': 'aes192',
  '2.16.840.1.101.3.4.1.42': 'aes256',
  '1.2.840.113549.3.7': '3des',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.3.6.1.5.5.7.3.1': 'TLS Web Server Authentication',
  '1.3.6.1.5.5.7.3.2': 'TLS Web Client Authentication',
  '1.3.6.1.5.5.7.3.3': 'Code Signing',
  '1.3.6.1.5.5.7.3.4': 'E-mail Protection',
  '1.3.6.1.5.5.7.3.8': 'Time Stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP Signing',
  '1.3.6.1.5.5.7.1.1': 'Authority Information Access',
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'S',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '0.9.2342.19200300.100.1.25': 'DC',
  '2.5.29.14': 'X509v3 Subject Key Identifier',
  '2.5.29.15': 'X509v3 Key Usage',
  '2.5.29.17': 'X509v3 Subject Alternative Name',
  '2.5.29.18': 'X509v3 Issuer Alternative Name',
  '2.5.29.19': 'X509v3 Basic Constraints',
  '2.5.29.31': 'X509v3 CRL Distribution Points',
  '2.5.29.32': 'X509v3 Certificate Policies',
  '2.5.29.35': 'X509v3 Authority Key Identifier',
  '2.5.29.37': 'X509v3 Extended Key Usage',
};
export function friendlyNameOf(value: string): string | null {
  return friendlyNames[value] ?? null;
}
function valueOfName(name: string): string | null {
  return Object.entries(friendlyNames).find(([, each]) => each.toLowerCase() === name.toLowerCase())?.[0] ?? null;
}

export class Oid {
  declare readonly netType: NetType;
  constructor(
    public value: string | null,
    public friendlyName: string | null = value === null ? null : friendlyNameOf(value),
  ) {}
}
const assembly = 'System.Security.Cryptography';
defineType('System.Security.Cryptography.Oid', { assembly, class: Oid }, () => ({
  members: {
    'new()': () => new Oid(null),
    'new(string oid)': (_type: NetType, text: string) =>
      /^\d+(\.\d+)+$/.test(text) ? new Oid(text) : new Oid(valueOfName(text) ?? text, valueOfName(text) ? text : null),
    'new(string value, string friendlyName)': (_type: NetType, value: string | null, name: string | null) =>
      new Oid(value, name),
    'new(System.Security.Cryptography.Oid oid)': (_type: NetType, { value, friendlyName }: Oid) =>
      new Oid(value, friendlyName),
    'string Value {get;set;}': {
      get: (self: Oid) => self.value,
      set: (self: Oid, value: string | null) => {
        self.value = value;
      },
    },
    'string FriendlyName {get;set;}': {
      get: (self: Oid) => self.friendlyName,
      set: (self: Oid, name: string | null) => {
        self.friendlyName = name;
      },
    },
  },
}));

export class AsnEncodedData {
  declare readonly netType: NetType;
  constructor(
    public rawData: Uint8Array,
    public oid: Oid | null = null,
  ) {}
  /** As a person reads it. */
  format(_isMultiLine: boolean): string {
    return Buffer.from(this.rawData).toString('hex').toUpperCase();
  }
}
defineType('System.Security.Cryptography.AsnEncodedData', { assembly, class: AsnEncodedData }, () => ({
  members: {
    'new(byte[] rawData)': (_type: NetType, bytes: Uint8Array) => new AsnEncodedData(bytes),
    'new(System.Security.Cryptography.Oid oid, byte[] rawData)': (_type: NetType, oid: Oid, bytes: Uint8Array) =>
      new AsnEncodedData(bytes, oid),
    'new(string oid, byte[] rawData)': (_type: NetType, oid: string, bytes: Uint8Array) =>
      new AsnEncodedData(bytes, new Oid(oid)),
    'System.Security.Cryptography.Oid Oid {get;set;}': {
      get: (self: AsnEncodedData) => self.oid,
      set: (self: AsnEncodedData, oid: Oid | null) => {
        self.oid = oid;
      },
    },
    'byte[] RawData {get;set;}': {
      get: (self: AsnEncodedData) => self.rawData,
      set: (self: AsnEncodedData, bytes: Uint8Array) => {
        self.rawData = bytes;
      },
    },
    'string Format(bool multiLine)': (self: AsnEncodedData, isMultiLine: boolean) => self.format(isMultiLine),
  },
}));
