/** System.Security.Cryptography.HashAlgorithmName. */
import { defineType, type NetType } from '../../../objects/net-type.js';
import { hashOfText } from '../../globalization/ordinal.js';
import { overloads } from '../../overloads.js';
import { hashes, namespace } from './hash-algorithm.js';

export class HashAlgorithmName {
  declare readonly netType: NetType;
  constructor(readonly name: string | null) {}
}

const full = `${namespace}.HashAlgorithmName`;
const same = (a: HashAlgorithmName, b: unknown) => b instanceof HashAlgorithmName && a.name === b.name;

defineType(full, { class: HashAlgorithmName }, () => ({
  kind: 'struct',
  interfaces: [`System.IEquatable[${full}]`],
  toString: (self: HashAlgorithmName) => self.name ?? '',
  equals: same,
  hashKey: (self: HashAlgorithmName) => self.name ?? '',
  defaultValue: () => new HashAlgorithmName(null),
  members: {
    'new(string name)': (_type: NetType, name: string | null) => new HashAlgorithmName(name),
    [`static bool op_Equality(${full} left, ${full} right)`]: same,
    [`static bool op_Inequality(${full} left, ${full} right)`]: (a: HashAlgorithmName, b: HashAlgorithmName) =>
      !same(a, b),
    ...Object.fromEntries(
      Object.keys(hashes).map((name) => [`static ${full} ${name} {get;}`, () => new HashAlgorithmName(name)]),
    ),
    'string Name {get;}': (self: HashAlgorithmName) => self.name,
    ...overloads(same, [
      'bool Equals(System.Object obj)',
      `bool Equals(${full} other)`,
      `bool IEquatable[HashAlgorithmName].Equals(${full} other)`,
    ]),
    'int GetHashCode()': (self: HashAlgorithmName) => hashOfText(self.name ?? ''),
  },
}));
