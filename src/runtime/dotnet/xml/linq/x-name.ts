/** XName and XNamespace. There is one object for each name, so that equal names are the same. */
import { defineType, type NetType } from '../../../objects/net-type.js';
import { argumentError, argumentNull } from '../../system/errors.js';
import { xmlNamespace, xmlnsNamespace } from '../xml-names.js';
import { checkXName } from './x-errors.js';

export class XNamespace {
  declare readonly netType: NetType;
  readonly names = new Map<string, XName>();
  constructor(readonly uri: string) {}
  name(localName: string): XName {
    let name = this.names.get(localName);
    if (!name) {
      name = new XName(this, checkXName(localName));
      this.names.set(localName, name);
    }
    return name;
  }
}
export class XName {
  declare readonly netType: NetType;
  constructor(
    readonly namespace: XNamespace,
    readonly localName: string,
  ) {}
  toString(): string {
    return this.namespace.uri === '' ? this.localName : `{${this.namespace.uri}}${this.localName}`;
  }
}

const known = new Map<string, XNamespace>();
export function namespaceNamed(uri: string): XNamespace {
  let namespace = known.get(uri);
  if (!namespace) {
    namespace = new XNamespace(uri);
    known.set(uri, namespace);
  }
  return namespace;
}
/** `local` or `{namespace}local`. Throws ArgumentException and XmlException. */
export function xName(expanded: string | null): XName {
  if (expanded === null) throw argumentNull('expandedName');
  if (expanded === '') throw argumentError('The value cannot be an empty string.', 'expandedName');
  if (!expanded.startsWith('{')) return namespaceNamed('').name(expanded);
  const end = expanded.lastIndexOf('}');
  if (end <= 1 || end === expanded.length - 1) throw argumentError(`'${expanded}' is an invalid expanded name.`);
  return namespaceNamed(expanded.slice(1, end)).name(expanded.slice(end + 1));
}

const assembly = 'System.Private.Xml.Linq';
defineType('System.Xml.Linq.XName', { assembly, class: XName }, () => ({
  interfaces: ['System.IEquatable[System.Xml.Linq.XName]'],
  toString: String,
  convertFrom: (value: unknown) => (typeof value === 'string' ? xName(value) : undefined),
  members: {
    'string LocalName {get;}': (self: XName) => self.localName,
    'System.Xml.Linq.XNamespace Namespace {get;}': (self: XName) => self.namespace,
    'string NamespaceName {get;}': (self: XName) => self.namespace.uri,
    'static System.Xml.Linq.XName Get(string expandedName)': xName,
    'static System.Xml.Linq.XName Get(string localName, string namespaceName)': (name: string, namespace: string) =>
      namespaceNamed(namespace).name(name),
    'static System.Xml.Linq.XName op_Implicit(string expandedName)': xName,
  },
}));
defineType('System.Xml.Linq.XNamespace', { assembly, class: XNamespace }, () => ({
  toString: ({ uri }: XNamespace) => uri,
  convertFrom: (value: unknown) => (typeof value === 'string' ? namespaceNamed(value) : undefined),
  operators: {
    op_Addition: (left: unknown, right: unknown) =>
      left instanceof XNamespace && typeof right === 'string' ? left.name(right) : undefined,
  },
  members: {
    'string NamespaceName {get;}': ({ uri }: XNamespace) => uri,
    'static System.Xml.Linq.XNamespace None {get;}': () => namespaceNamed(''),
    'static System.Xml.Linq.XNamespace Xml {get;}': () => namespaceNamed(xmlNamespace),
    'static System.Xml.Linq.XNamespace Xmlns {get;}': () => namespaceNamed(xmlnsNamespace),
    'System.Xml.Linq.XName GetName(string localName)': (self: XNamespace, name: string) => self.name(name),
    'static System.Xml.Linq.XNamespace Get(string namespaceName)': namespaceNamed,
    'static System.Xml.Linq.XNamespace op_Implicit(string namespaceName)': namespaceNamed,
    'static System.Xml.Linq.XName op_Addition(System.Xml.Linq.XNamespace ns, string localName)': (
      namespace: XNamespace,
      name: string,
    ) => namespace.name(name),
  },
}));
