/** The extensions of certificates that have a type of their own, and X509ExtensionCollection. */
import { isIPv4, isIPv6 } from 'node:net';
import { defineType, type NetType } from '../../../objects/net-type.js';
import { indexOutOfRange } from '../../collections/errors.js';
import { copyItems } from '../../collections/net-list.js';
import { childrenOf, type DerNode, integerOf, oidText, readDer, Tag } from './der.js';
import { AsnEncodedData, Oid } from './oid.js';
import { X500DistinguishedName } from './x500-name.js';

const namespace = 'System.Security.Cryptography.X509Certificates';
const assembly = 'System.Security.Cryptography';

export class X509Extension extends AsnEncodedData {
  constructor(
    oid: string,
    rawData: Uint8Array,
    readonly isCritical: boolean,
  ) {
    super(rawData, new Oid(oid));
  }
  get der(): DerNode {
    return readDer(this.rawData);
  }
}

class X509BasicConstraintsExtension extends X509Extension {
  get isAuthority(): boolean {
    const [first] = childrenOf(this.der);
    return first?.tag === Tag.Boolean && first.content[0] !== 0;
  }
  get pathLength(): number | null {
    const length = childrenOf(this.der).find((child) => child.tag === Tag.Integer);
    return length ? Number(integerOf(length)) : null;
  }
  override format(): string {
    return `CA:${this.isAuthority ? 'TRUE' : 'FALSE'}${this.pathLength === null ? '' : `, pathlen:${this.pathLength}`}`;
  }
}

/** Bits from the first on, with their value in X509KeyUsageFlags and their text. */
const usages: [value: number, text: string][] = [
  [128, 'Digital Signature'],
  [64, 'Non Repudiation'],
  [32, 'Key Encipherment'],
  [16, 'Data Encipherment'],
  [8, 'Key Agreement'],
  [4, 'Certificate Sign'],
  [2, 'CRL Sign'],
  [1, 'Encipher Only'],
  [32768, 'Decipher Only'],
];
class X509KeyUsageExtension extends X509Extension {
  get usage(): number {
    const [, first = 0, second = 0] = this.der.content;
    return first | (second << 8);
  }
  override format(): string {
    return usages
      .filter(([value]) => (this.usage & value) !== 0)
      .map(([, text]) => text)
      .join(', ');
  }
}

class X509EnhancedKeyUsageExtension extends X509Extension {
  get usages(): Oid[] {
    return childrenOf(this.der).map((node) => new Oid(oidText(node)));
  }
  override format(): string {
    return this.usages.map(({ value, friendlyName }) => friendlyName ?? value).join(', ');
  }
}

class X509SubjectKeyIdentifierExtension extends X509Extension {
  get identifier(): string {
    return Buffer.from(this.der.content).toString('hex').toUpperCase();
  }
  override format(): string {
    return this.identifier.replace(/..(?=.)/g, '$&:');
  }
}

/** Kinds of names by their context tag. */
const nameKinds = new Map<number, string>([
  [0x81, 'email'],
  [0x82, 'DNS'],
  [0x86, 'URI'],
  [0x87, 'IP Address'],
  [0xa4, 'DirName'],
  [0xa0, 'othername'],
]);
export class X509SubjectAlternativeNameExtension extends X509Extension {
  get names(): { kind: string; text: string }[] {
    return childrenOf(this.der).map((node) => {
      const kind = nameKinds.get(node.tag) ?? 'Registered ID';
      return { kind, text: alternativeText(kind, node) };
    });
  }
  first(kind: string): string {
    return this.names.find((name) => name.kind === kind)?.text ?? '';
  }
  override format(): string {
    return this.names.map(({ kind, text }) => `${kind}:${text}`).join(', ');
  }
}
function alternativeText(kind: string, node: DerNode): string {
  if (kind === 'IP Address') return addressText(node.content);
  if (kind === 'DirName') return new X500DistinguishedName(node.content).forward;
  if (kind === 'othername') return '<unsupported>';
  return Buffer.from(node.content).toString('latin1');
}
function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  return Array.from({ length: bytes.length / 2 }, (_, i) =>
    (((bytes[i * 2] as number) << 8) | (bytes[i * 2 + 1] as number)).toString(16).toUpperCase(),
  ).join(':');
}

const known: Record<string, new (oid: string, rawData: Uint8Array, isCritical: boolean) => X509Extension> = {
  '2.5.29.14': X509SubjectKeyIdentifierExtension,
  '2.5.29.15': X509KeyUsageExtension,
  '2.5.29.17': X509SubjectAlternativeNameExtension,
  '2.5.29.19': X509BasicConstraintsExtension,
  '2.5.29.37': X509EnhancedKeyUsageExtension,
};
/** An extension as it stands in a certificate: OID, perhaps critical, octets. */
export function readExtension(node: DerNode): X509Extension {
  const children = childrenOf(node);
  const oid = oidText(children[0] as DerNode);
  const isCritical = children[1]?.tag === Tag.Boolean && children[1].content[0] !== 0;
  return new (known[oid] ?? X509Extension)(oid, children.at(-1)?.content ?? new Uint8Array(), isCritical);
}
/** Whether a certificate for that name is one for this host; `*.` stands for one label. */
export function namesMatch(pattern: string, host: string): boolean {
  if (isIPv4(host) || isIPv6(host)) return pattern === host;
  const [own, wanted] = [pattern.toLowerCase(), host.toLowerCase()];
  return own === wanted || (own.startsWith('*.') && wanted.slice(wanted.indexOf('.')) === own.slice(1));
}

defineType(`${namespace}.X509Extension`, { assembly, class: X509Extension }, () => ({
  base: 'System.Security.Cryptography.AsnEncodedData',
  members: {
    'new(string oid, byte[] rawData, bool critical)': (
      _type: NetType,
      oid: string,
      bytes: Uint8Array,
      isCritical: boolean,
    ) => new X509Extension(oid, bytes, isCritical),
    'bool Critical {get;}': (self: X509Extension) => self.isCritical,
  },
}));
const base = `${namespace}.X509Extension`;
defineType(`${namespace}.X509BasicConstraintsExtension`, { assembly, class: X509BasicConstraintsExtension }, () => ({
  base,
  members: {
    'bool CertificateAuthority {get;}': (self: X509BasicConstraintsExtension) => self.isAuthority,
    'bool HasPathLengthConstraint {get;}': (self: X509BasicConstraintsExtension) => self.pathLength !== null,
    'int PathLengthConstraint {get;}': (self: X509BasicConstraintsExtension) => self.pathLength ?? 0,
  },
}));
defineType(`${namespace}.X509KeyUsageExtension`, { assembly, class: X509KeyUsageExtension }, () => ({
  base,
  members: {
    [`${namespace}.X509KeyUsageFlags KeyUsages {get;}`]: (self: X509KeyUsageExtension) => self.usage,
  },
}));
defineType(`${namespace}.X509EnhancedKeyUsageExtension`, { assembly, class: X509EnhancedKeyUsageExtension }, () => ({
  base,
  members: {
    'System.Security.Cryptography.Oid[] EnhancedKeyUsages {get;}': (self: X509EnhancedKeyUsageExtension) => self.usages,
  },
}));
defineType(
  `${namespace}.X509SubjectKeyIdentifierExtension`,
  { assembly, class: X509SubjectKeyIdentifierExtension },
  () => ({
    base,
    members: {
      'string SubjectKeyIdentifier {get;}': (self: X509SubjectKeyIdentifierExtension) => self.identifier,
    },
  }),
);
defineType(
  `${namespace}.X509SubjectAlternativeNameExtension`,
  { assembly, class: X509SubjectAlternativeNameExtension },
  () => ({
    base,
    members: {
      'System.Collections.Generic.IEnumerable[string] EnumerateDnsNames()': (
        self: X509SubjectAlternativeNameExtension,
      ) => self.names.filter(({ kind }) => kind === 'DNS').map(({ text }) => text),
    },
  }),
);

export class X509ExtensionCollection {
  declare readonly netType: NetType;
  constructor(readonly extensions: readonly X509Extension[]) {}
}
defineType(`${namespace}.X509ExtensionCollection`, { assembly, class: X509ExtensionCollection }, () => ({
  interfaces: ['System.Collections.ICollection', `System.Collections.Generic.IEnumerable[${base}]`],
  enumerate: (self: X509ExtensionCollection) => self.extensions,
  members: {
    'int Count {get;}': (self: X509ExtensionCollection) => self.extensions.length,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: X509ExtensionCollection) => self,
    [`${base} Item(int index) {get;}`]: (self: X509ExtensionCollection, index: number) => {
      const extension = self.extensions[index];
      if (!extension) throw indexOutOfRange();
      return extension;
    },
    [`${base} Item(string oid) {get;}`]: (self: X509ExtensionCollection, oid: string) =>
      self.extensions.find((extension) => extension.oid?.value === oid) ?? null,
    [`void CopyTo(${base}[] array, int index)`]: (self: X509ExtensionCollection, array: unknown[], index: number) =>
      copyItems(self.extensions, array, index),
    'System.Collections.IEnumerator GetEnumerator()': (self: X509ExtensionCollection) => self.extensions,
  },
}));
