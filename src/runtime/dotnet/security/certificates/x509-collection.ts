/** X509Certificate2Collection. */
import { defineType, type NetType } from '../../../objects/net-type.js';
import { indexOutOfRange } from '../../collections/errors.js';
import { copyItems } from '../../collections/net-list.js';
import { certificateBytes, X509Certificate2 } from './x509-certificate.js';

const namespace = 'System.Security.Cryptography.X509Certificates';
const certificate = `${namespace}.X509Certificate2`;

export class X509Certificate2Collection {
  declare readonly netType: NetType;
  constructor(readonly certificates: X509Certificate2[] = []) {}
  at(index: number): X509Certificate2 {
    const found = this.certificates[index];
    if (!found) throw indexOutOfRange();
    return found;
  }
}
function find(self: X509Certificate2Collection, wanted: X509Certificate2): number {
  return self.certificates.findIndex((each) => each.thumbprint === wanted.thumbprint);
}
/** Every certificate of a PEM text. */
function importPem(self: X509Certificate2Collection, text: string): void {
  for (const [block] of text.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g))
    self.certificates.push(new X509Certificate2(certificateBytes(new Uint8Array(Buffer.from(block)))));
}

defineType(
  `${namespace}.X509Certificate2Collection`,
  { assembly: 'System.Security.Cryptography', class: X509Certificate2Collection },
  () => ({
    interfaces: ['System.Collections.IList', `System.Collections.Generic.IEnumerable[${certificate}]`],
    enumerate: (self: X509Certificate2Collection) => self.certificates,
    members: {
      'new()': () => new X509Certificate2Collection(),
      [`new(${certificate} certificate)`]: (_type: NetType, one: X509Certificate2) =>
        new X509Certificate2Collection([one]),
      [`new(${certificate}[] certificates)`]: (_type: NetType, all: X509Certificate2[]) =>
        new X509Certificate2Collection([...all]),
      'int Count {get;}': (self: X509Certificate2Collection) => self.certificates.length,
      [`${certificate} Item(int index) {get;}`]: (self: X509Certificate2Collection, index: number) => self.at(index),
      [`int Add(${certificate} certificate)`]: (self: X509Certificate2Collection, one: X509Certificate2) =>
        self.certificates.push(one) - 1,
      [`void AddRange(${certificate}[] certificates)`]: (self: X509Certificate2Collection, all: X509Certificate2[]) => {
        self.certificates.push(...all);
      },
      [`bool Contains(${certificate} certificate)`]: (self: X509Certificate2Collection, one: X509Certificate2) =>
        find(self, one) >= 0,
      [`void Remove(${certificate} certificate)`]: (self: X509Certificate2Collection, one: X509Certificate2) => {
        const index = find(self, one);
        if (index >= 0) self.certificates.splice(index, 1);
      },
      'void Clear()': (self: X509Certificate2Collection) => {
        self.certificates.length = 0;
      },
      'void ImportFromPem(string certPem)': importPem,
      [`void CopyTo(${certificate}[] array, int index)`]: (
        self: X509Certificate2Collection,
        array: unknown[],
        index: number,
      ) => copyItems(self.certificates, array, index),
    },
  }),
);
