/** XmlNamespaceManager, which tells XPath what prefixes stand for; XmlNameTable, which keeps nothing but looks as if it did. */

import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { NetDictionary } from '../collections/net-dictionary.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { xmlNamespace, xmlnsNamespace } from './xml-names.js';

export class XmlNamespaceManager {
  declare readonly netType: NetType;
  readonly #scopes: Map<string, string>[] = [new Map()];
  constructor(readonly nameTable: unknown) {}

  lookUp(prefix: string): string | null {
    for (const scope of this.#scopes.toReversed()) {
      const uri = scope.get(prefix);
      if (uri !== undefined) return uri;
    }
    if (prefix === 'xml') return xmlNamespace;
    if (prefix === 'xmlns') return xmlnsNamespace;
    return prefix === '' ? '' : null;
  }
  prefixOf(uri: string): string | null {
    for (const scope of this.#scopes.toReversed())
      for (const [prefix, each] of [...scope].reverse()) if (each === uri && this.lookUp(prefix) === uri) return prefix;
    if (uri === xmlNamespace) return 'xml';
    if (uri === xmlnsNamespace) return 'xmlns';
    return uri === '' ? '' : null;
  }
  add(prefix: string, uri: string): void {
    if (prefix === 'xml' && uri !== xmlNamespace)
      throw argumentError(
        `Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${xmlNamespace}".`,
      );
    if (prefix === 'xmlns') throw argumentError('Prefix "xmlns" is reserved for use by XML.');
    this.#top.set(prefix, uri);
  }
  remove(prefix: string, uri: string): void {
    for (const scope of this.#scopes) if (scope.get(prefix) === uri) scope.delete(prefix);
  }
  get #top(): Map<string, string> {
    return this.#scopes.at(-1) as Map<string, string>;
  }
  declaresHere(prefix: string): boolean {
    return this.#top.has(prefix);
  }
  push(): void {
    this.#scopes.push(new Map());
  }
  pop(): boolean {
    if (this.#scopes.length === 1) return false;
    this.#scopes.pop();
    return true;
  }
  get prefixes(): string[] {
    return [...new Set(['', 'xmlns', 'xml', ...this.#scopes.flatMap((scope) => [...scope.keys()])])];
  }
  inScope(which: string): Map<string, string> {
    if (which === 'Local') return new Map(this.#top);
    const found = new Map<string, string>(which === 'All' ? [['xml', xmlNamespace]] : []);
    for (const scope of this.#scopes) for (const [prefix, uri] of scope) found.set(prefix, uri);
    if (found.get('') === '') found.delete('');
    return found;
  }
}

/** A Dictionary[string,string]. */
export function dictionaryOf(entries: Iterable<[string, string]>): NetDictionary {
  const text = requireType('System.String');
  const dictionary = new NetDictionary(
    requireType('System.Collections.Generic.Dictionary`2').makeGeneric([text, text]),
  );
  for (const [key, value] of entries) dictionary.set(key, value);
  return dictionary;
}

const assembly = 'System.Private.Xml';
defineType('System.Xml.IXmlNamespaceResolver', { assembly }, () => ({
  kind: 'interface',
  members: {
    'System.Collections.Generic.IDictionary[string,string] GetNamespacesInScope(System.Xml.XmlNamespaceScope scope)':
      namespacesInScope,
    'string LookupNamespace(string prefix)': (self: XmlNamespaceManager, prefix: string) => self.lookUp(prefix),
    'string LookupPrefix(string namespaceName)': (self: XmlNamespaceManager, uri: string) => self.prefixOf(uri),
  },
}));
function namespacesInScope(self: XmlNamespaceManager, scope: EnumValue): NetDictionary {
  return dictionaryOf(self.inScope(netText(scope)));
}

defineType('System.Xml.XmlNamespaceManager', { assembly, class: XmlNamespaceManager }, () => ({
  interfaces: ['System.Xml.IXmlNamespaceResolver', 'System.Collections.IEnumerable'],
  enumerate: (self: XmlNamespaceManager) => self.prefixes,
  members: {
    'new(System.Xml.XmlNameTable nameTable)': (_type: NetType, table: unknown) => {
      if (table === null) throw argumentNull('nameTable');
      return new XmlNamespaceManager(table);
    },
    'System.Xml.XmlNameTable NameTable {get;}': (self: XmlNamespaceManager) => self.nameTable,
    'string DefaultNamespace {get;}': (self: XmlNamespaceManager) => self.lookUp(''),
    'void PushScope()': (self: XmlNamespaceManager) => self.push(),
    'bool PopScope()': (self: XmlNamespaceManager) => self.pop(),
    'void AddNamespace(string prefix, string uri)': (self: XmlNamespaceManager, prefix: string, uri: string) =>
      self.add(prefix, uri),
    'void RemoveNamespace(string prefix, string uri)': (self: XmlNamespaceManager, prefix: string, uri: string) =>
      self.remove(prefix, uri),
    'System.Collections.IEnumerator GetEnumerator()': (self: XmlNamespaceManager) => self.prefixes,
    'System.Collections.Generic.IDictionary[string,string] GetNamespacesInScope(System.Xml.XmlNamespaceScope scope)':
      namespacesInScope,
    'string LookupNamespace(string prefix)': (self: XmlNamespaceManager, prefix: string) => self.lookUp(prefix),
    'string LookupPrefix(string uri)': (self: XmlNamespaceManager, uri: string) => self.prefixOf(uri),
    'bool HasNamespace(string prefix)': (self: XmlNamespaceManager, prefix: string) => self.declaresHere(prefix),
  },
}));

/** .NET keeps each name once in it, to compare them by reference. */
export class NameTable {
  declare readonly netType: NetType;
  readonly names = new Set<string>();
}
function add(self: NameTable, name: string): string {
  self.names.add(name);
  return name;
}
function get(self: NameTable, name: string): string | null {
  return self.names.has(name) ? name : null;
}
function part(units: string[], start: number, length: number): string {
  return units.slice(start, start + length).join('');
}
defineType('System.Xml.XmlNameTable', { assembly }, () => ({
  abstract: true,
  members: {
    'string Get(char[] array, int offset, int length)': (
      self: NameTable,
      units: string[],
      start: number,
      length: number,
    ) => get(self, part(units, start, length)),
    'string Get(string array)': get,
    'string Add(char[] array, int offset, int length)': (
      self: NameTable,
      units: string[],
      start: number,
      length: number,
    ) => add(self, part(units, start, length)),
    'string Add(string array)': add,
  },
}));
defineType('System.Xml.NameTable', { assembly, class: NameTable }, () => ({
  base: 'System.Xml.XmlNameTable',
  members: { 'new()': () => new NameTable() },
}));
