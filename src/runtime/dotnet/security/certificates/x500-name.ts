/** X500DistinguishedName: the names of certificates. Encoded names go from the country down; their texts begin with the person. */
import { netException } from '../../../objects/errors.js';
import { defineType, type NetType } from '../../../objects/net-type.js';
import { childrenOf, oidText, readDer, Tag, textOf, writeDer, writeOid } from './der.js';
import { AsnEncodedData, friendlyNameOf } from './oid.js';

interface Attribute {
  oid: string;
  value: string;
}
/** One attribute, or several that belong together. */
type RelativeName = Attribute[];

export class X500DistinguishedName extends AsnEncodedData {
  readonly #parts: RelativeName[];
  constructor(rawData: Uint8Array) {
    super(rawData);
    this.#parts = childrenOf(readDer(rawData)).map((set) =>
      childrenOf(set).map((pair) => {
        const [oid, value] = childrenOf(pair);
        if (!oid || !value) throw invalidName();
        return { oid: oidText(oid), value: textOf(value) };
      }),
    );
  }
  static parse(text: string): X500DistinguishedName {
    return new X500DistinguishedName(encode(parseName(text).reverse()));
  }
  get name(): string {
    return this.#parts.toReversed().map(relativeText).join(', ');
  }
  /** In the order of the encoding. */
  get forward(): string {
    return this.#parts.map(relativeText).join(', ');
  }
  /** The value of the most particular attribute of that kind; '' for none. */
  value(oid: string): string {
    return this.#parts.flat().findLast((attribute) => attribute.oid === oid)?.value ?? '';
  }
  override format(isMultiLine: boolean): string {
    return isMultiLine ? this.#parts.map((part) => `${relativeText(part)}\n`).join('') : this.forward;
  }
}
function relativeText(part: RelativeName): string {
  return part.map(({ oid, value }) => `${friendlyNameOf(oid) ?? `OID.${oid}`}=${quoted(value)}`).join(' + ');
}
function quoted(value: string): string {
  const needsQuotes = value === '' || /[,+="\n<>#;]|^\s|\s$/.test(value);
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
}

const keys: Record<string, string> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  SERIALNUMBER: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  S: '2.5.4.8',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  T: '2.5.4.12',
  TITLE: '2.5.4.12',
  G: '2.5.4.42',
  GN: '2.5.4.42',
  GIVENNAME: '2.5.4.42',
  I: '2.5.4.43',
  INITIALS: '2.5.4.43',
  DC: '0.9.2342.19200300.100.1.25',
  E: '1.2.840.113549.1.9.1',
  EMAIL: '1.2.840.113549.1.9.1',
};
function invalidName() {
  return netException(
    'System.Security.Cryptography.CryptographicException',
    'The string contains an invalid X500 name attribute key, oid, value or delimiter.',
  );
}
/** Throws CryptographicException. */
function parseName(text: string): RelativeName[] {
  const pattern = /\s*([A-Za-z]+|(?:OID\.)?\d+(?:\.\d+)+)\s*=\s*("(?:[^"]|"")*"|[^,;\n]*)\s*(?:[,;\n]|$)/gy;
  const parts: RelativeName[] = [];
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) throw invalidName();
    at = pattern.lastIndex;
    const [, key = '', given = ''] = match;
    const oid = /\d/.test(key) ? key.replace(/^OID\./i, '') : keys[key.toUpperCase()];
    if (oid === undefined) throw invalidName();
    const value = given.startsWith('"') ? given.slice(1, -1).replaceAll('""', '"') : given.trim();
    parts.push([{ oid, value }]);
  }
  return parts;
}
function encode(parts: RelativeName[]): Uint8Array {
  const sets = parts.map((part) =>
    writeDer(
      Tag.Set,
      ...part.map(({ oid, value }) =>
        writeDer(Tag.Sequence, writeOid(oid), writeDer(valueTag(oid, value), Buffer.from(value))),
      ),
    ),
  );
  return writeDer(Tag.Sequence, ...sets);
}
function valueTag(oid: string, value: string): number {
  if (oid === keys.E || oid === keys.DC) return Tag.Ia5String;
  return /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value) ? Tag.PrintableString : Tag.Utf8String;
}

defineType(
  'System.Security.Cryptography.X509Certificates.X500DistinguishedName',
  { assembly: 'System.Security.Cryptography', class: X500DistinguishedName, accelerators: ['X500DistinguishedName'] },
  () => ({
    base: 'System.Security.Cryptography.AsnEncodedData',
    members: {
      'new(byte[] encodedDistinguishedName)': (_type: NetType, bytes: Uint8Array) => new X500DistinguishedName(bytes),
      'new(string distinguishedName)': (_type: NetType, text: string) => X500DistinguishedName.parse(text),
      'string Name {get;}': (self: X500DistinguishedName) => self.name,
      'string Format(bool multiLine)': (self: X500DistinguishedName, isMultiLine: boolean) => self.format(isMultiLine),
    },
  }),
);
