/** System.Xml.XmlQualifiedName. */
import { defineType, type NetType } from '../../objects/net-type.js';

export class XmlQualifiedName {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly namespace: string,
  ) {}
}
const empty = new XmlQualifiedName('', '');
function textOf(name: string, namespace: string): string {
  return namespace ? `${namespace}:${name}` : name;
}
function areEqual(self: XmlQualifiedName, other: unknown): boolean {
  return other instanceof XmlQualifiedName && other.name === self.name && other.namespace === self.namespace;
}

defineType('System.Xml.XmlQualifiedName', { assembly: 'System.Private.Xml', class: XmlQualifiedName }, () => ({
  toString: ({ name, namespace }: XmlQualifiedName) => textOf(name, namespace),
  equals: areEqual,
  hashKey: ({ name, namespace }: XmlQualifiedName) => textOf(name, namespace),
  operators: {
    op_Equality: areEqual,
    op_Inequality: (left: XmlQualifiedName, right: unknown) => !areEqual(left, right),
  },
  members: {
    'new()': () => empty,
    'new(string name)': (_type: NetType, name: string | null) => new XmlQualifiedName(name ?? '', ''),
    'new(string name, string ns)': (_type: NetType, name: string | null, namespace: string | null) =>
      new XmlQualifiedName(name ?? '', namespace ?? ''),
    'static System.Xml.XmlQualifiedName Empty {get;}': () => empty,
    'string Namespace {get;}': (self: XmlQualifiedName) => self.namespace,
    'string Name {get;}': (self: XmlQualifiedName) => self.name,
    'bool IsEmpty {get;}': (self: XmlQualifiedName) => self.name === '' && self.namespace === '',
    'static string ToString(string name, string ns)': textOf,
  },
}));
