/** What Invoke-WebRequest writes: WebResponseObject, and BasicHtmlWebResponseObject for text, with the elements of HTML in it. */
import { genericType, typedArray } from '../dotnet/collections/elements.js';
import { NetDictionary } from '../dotnet/collections/net-dictionary.js';
import { ReadOnlyCollection } from '../dotnet/collections/read-only-collection.js';
import { MemoryStream } from '../dotnet/io/memory-stream.js';
import { parseMediaType } from '../dotnet/net/http/http-headers.js';
import type { HttpResponseMessage } from '../dotnet/net/http/http-messages.js';
import type { Encoding } from '../dotnet/text/encoding/encoding.js';
import { getProperty, getStatic } from '../objects/members.js';
import { defineType, type NetType, requireType } from '../objects/net-type.js';
import type { PSObject } from '../objects/ps-object.js';
import { contentText, isTextType } from './content-text.js';
import { htmlElements } from './html-elements.js';

const namespace = 'Microsoft.PowerShell.Commands';
const assembly = 'Microsoft.PowerShell.Commands.Utility';

const ignoringCase = () => getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase');

/** All headers of an answer by name, those of its body at the end. */
export function headersDictionary(message: HttpResponseMessage): NetDictionary {
  const text = requireType('System.String');
  const texts = genericType('System.Collections.Generic.IEnumerable`1', text);
  const type = genericType('System.Collections.Generic.Dictionary`2', text, texts);
  const headers = new NetDictionary(type, ignoringCase());
  for (const { name, values } of [...message.headers.entries, ...message.content.headers.entries])
    headers.set(name, typedArray(text, values));
  return headers;
}

/** Links by their relation. */
export function relationDictionary(links: ReadonlyMap<string, string>): NetDictionary {
  const text = requireType('System.String');
  const dictionary = new NetDictionary(
    genericType('System.Collections.Generic.Dictionary`2', text, text),
    ignoringCase(),
  );
  for (const [relation, address] of links) dictionary.set(relation, address);
  return dictionary;
}

function rawHeader(message: HttpResponseMessage): string {
  const lines = [...message.headers.entries, ...message.content.headers.entries].flatMap(({ name, values }) =>
    values.map((value) => `${name}: ${value}\n`),
  );
  return `HTTP/${message.version} ${message.status} ${message.statusName}\n${lines.join('')}\n`;
}

export class WebResponseObject {
  declare readonly netType: NetType;
  readonly rawContentStream: MemoryStream;
  relationLink: NetDictionary | null = null;
  outFile: string | null = null;
  rawContent: string;
  #headers: NetDictionary | null = null;
  constructor(
    readonly message: HttpResponseMessage,
    readonly bytes: Uint8Array,
  ) {
    this.rawContentStream = new MemoryStream();
    this.rawContentStream.writeFrom(bytes);
    this.rawContentStream.seek(0, 'begin');
    this.rawContent = rawHeader(message) + this.printable;
  }
  get headers(): NetDictionary {
    this.#headers ??= headersDictionary(this.message);
    return this.#headers;
  }
  /** The bytes as ASCII, points in place of what cannot be shown. */
  get printable(): string {
    return Array.from(this.bytes, (byte) => (byte > 127 ? '?' : String.fromCharCode(byte)))
      .join('')
      .replace(/[^\x20-\x7e\t-\r]/g, '.');
  }
}

export class BasicHtmlWebResponseObject extends WebResponseObject {
  readonly text: string;
  readonly encoding: Encoding | null;
  #elements = new Map<string, ReadOnlyCollection>();
  constructor(message: HttpResponseMessage, bytes: Uint8Array) {
    super(message, bytes);
    const type = parseMediaType(message.content.headers.get('Content-Type') ?? '');
    const read = isTextType(type?.mediaType) ? contentText(bytes, type?.charSet ?? null) : null;
    this.text = read?.text ?? '';
    this.encoding = read?.encoding ?? null;
    this.rawContent = rawHeader(message) + this.text;
  }
  elements(tag: 'A' | 'IMG' | 'INPUT'): ReadOnlyCollection {
    let found = this.#elements.get(tag);
    if (found === undefined) {
      found = new ReadOnlyCollection(requireType(`${namespace}.WebCmdletElementCollection`), [
        ...htmlElements(this.text, tag),
      ]);
      this.#elements.set(tag, found);
    }
    return found;
  }
}

defineType(`${namespace}.WebResponseObject`, { class: WebResponseObject, assembly }, () => ({
  toString: (self: WebResponseObject) => self.printable,
  members: {
    'System.Net.Http.HttpResponseMessage BaseResponse {get;}': (self: WebResponseObject) => self.message,
    'byte[] Content {get;}': (self: WebResponseObject) => self.bytes,
    'System.Collections.Generic.Dictionary[string,System.Collections.Generic.IEnumerable[string]] Headers {get;}': (
      self: WebResponseObject,
    ) => self.headers,
    'string RawContent {get;}': (self: WebResponseObject) => self.rawContent,
    'long RawContentLength {get;}': (self: WebResponseObject) => BigInt(self.rawContentStream.length),
    'System.IO.MemoryStream RawContentStream {get;}': (self: WebResponseObject) => self.rawContentStream,
    'System.Collections.Generic.Dictionary[string,string] RelationLink {get;}': (self: WebResponseObject) =>
      self.relationLink,
    'int StatusCode {get;}': (self: WebResponseObject) => self.message.status,
    'string StatusDescription {get;}': (self: WebResponseObject) => self.message.statusName,
    'string OutFile {get;}': (self: WebResponseObject) => self.outFile,
    'string ToString()': (self: WebResponseObject) => self.printable,
  },
}));

const collection = `${namespace}.WebCmdletElementCollection`;
defineType(`${namespace}.BasicHtmlWebResponseObject`, { class: BasicHtmlWebResponseObject, assembly }, () => ({
  base: `${namespace}.WebResponseObject`,
  members: {
    'string Content {get;}': (self: BasicHtmlWebResponseObject) => self.text,
    'System.Text.Encoding Encoding {get;}': (self: BasicHtmlWebResponseObject) => self.encoding,
    [`${collection} InputFields {get;}`]: (self: BasicHtmlWebResponseObject) => self.elements('INPUT'),
    [`${collection} Links {get;}`]: (self: BasicHtmlWebResponseObject) => self.elements('A'),
    [`${collection} Images {get;}`]: (self: BasicHtmlWebResponseObject) => self.elements('IMG'),
  },
}));

function find(self: ReadOnlyCollection, property: 'id' | 'name', value: string): PSObject | null {
  return (self.items.find((element) => getProperty(element, property) === value) ?? null) as PSObject | null;
}
defineType(collection, { assembly }, () => ({
  base: requireType('System.Collections.ObjectModel.ReadOnlyCollection`1').makeGeneric([
    requireType('System.Management.Automation.PSObject'),
  ]),
  members: {
    'psobject Find(string nameOrId)': (self: ReadOnlyCollection, text: string) =>
      find(self, 'id', text) ?? find(self, 'name', text),
    'psobject FindById(string id)': (self: ReadOnlyCollection, id: string) => find(self, 'id', id),
    'psobject FindByName(string name)': (self: ReadOnlyCollection, name: string) => find(self, 'name', name),
  },
}));
