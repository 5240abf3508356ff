/**
 * The headers of HTTP messages. As in .NET, a header that may have several values is taken apart at its commas when it comes from
 * the network, and known names are written as the standards write them.
 */
import { netException } from '../../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../objects/net-type.js';
import { fold, type PSReference } from '../../../objects/values.js';
import { genericType, typedArray } from '../../collections/elements.js';
import { pairOf } from '../../collections/pairs.js';
import { invalidOperation } from '../../system/errors.js';
import { resolveUri, tryCreateUri, Uri, UriKind } from '../../uri/uri.js';

export const httpAssembly = 'System.Net.Http';
const namespace = 'System.Net.Http.Headers';

/** Those that describe the body, and belong to it. */
const contentHeaders = [
  'Allow',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Length',
  'Content-Location',
  'Content-MD5',
  'Content-Range',
  'Content-Type',
  'Expires',
  'Last-Modified',
];
const knownNames = new Map(
  [
    ...contentHeaders,
    'Accept',
    'Accept-Charset',
    'Accept-Encoding',
    'Accept-Language',
    'Accept-Ranges',
    'Access-Control-Allow-Credentials',
    'Access-Control-Allow-Headers',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Origin',
    'Access-Control-Expose-Headers',
    'Age',
    'Authorization',
    'Cache-Control',
    'Connection',
    'Cookie',
    'Date',
    'ETag',
    'Expect',
    'From',
    'Host',
    'If-Match',
    'If-Modified-Since',
    'If-None-Match',
    'If-Range',
    'Keep-Alive',
    'Link',
    'Location',
    'Origin',
    'Pragma',
    'Proxy-Authenticate',
    'Range',
    'Referer',
    'Retry-After',
    'Server',
    'Set-Cookie',
    'Strict-Transport-Security',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'User-Agent',
    'Vary',
    'Via',
    'Warning',
    'WWW-Authenticate',
    'X-Powered-By',
    'X-Request-ID',
  ].map((name) => [fold(name), name]),
);
const lists = new Set(
  [
    'Accept-Ranges',
    'Allow',
    'Connection',
    'Content-Encoding',
    'Content-Language',
    'Pragma',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Vary',
    'Via',
  ].map(fold),
);
const ofContent = new Set(contentHeaders.map(fold));

export function isContentHeader(name: string): boolean {
  return ofContent.has(fold(name));
}

export class HttpHeaders {
  readonly netType: NetType;
  readonly entries: { name: string; values: string[] }[] = [];
  constructor(kind: 'HttpRequestHeaders' | 'HttpResponseHeaders' | 'HttpContentHeaders') {
    this.netType = requireType(`${namespace}.${kind}`);
  }
  find(name: string): { name: string; values: string[] } | undefined {
    return this.entries.find((entry) => fold(entry.name) === fold(name));
  }
  /** The values in one text; undefined where the header is not there. */
  get(name: string): string | undefined {
    return this.find(name)?.values.join(', ');
  }
  add(name: string, ...values: string[]): void {
    const entry = this.find(name);
    if (entry) entry.values.push(...values);
    else this.entries.push({ name: knownNames.get(fold(name)) ?? name, values });
  }
  /** Adds a header as the network brought it. */
  addReceived(name: string, value: string): void {
    if (lists.has(fold(name))) this.add(name, ...value.split(',').map((part) => part.trim()));
    else if (fold(name) === 'server') this.add(name, ...(value.match(/\([^)]*\)|[^\s(]+/g) ?? [value]));
    else this.add(name, value);
  }
  set(name: string, value: string): void {
    this.remove(name);
    this.add(name, value);
  }
  remove(name: string): boolean {
    const index = this.entries.findIndex((entry) => fold(entry.name) === fold(name));
    if (index >= 0) this.entries.splice(index, 1);
    return index >= 0;
  }
  /** As they are sent: one line for each, except those whose values cannot be joined. */
  lines(): [name: string, value: string][] {
    return this.entries.map(({ name, values }) => [name, values.join(fold(name) === 'user-agent' ? ' ' : ', ')]);
  }
  toString(): string {
    return this.lines()
      .map(([name, value]) => `${name}: ${value}\n`)
      .join('');
  }
}

const text = () => requireType('System.String');
const texts = (values: readonly string[]) => typedArray(text(), values);

defineType(`${namespace}.HttpHeaders`, { assembly: httpAssembly }, () => ({
  abstract: true,
  interfaces: ['System.Collections.IEnumerable'],
  toString: String,
  enumerate: (self: HttpHeaders) => {
    const values = genericType('System.Collections.Generic.IEnumerable`1', text());
    const pair = genericType('System.Collections.Generic.KeyValuePair`2', text(), values);
    return self.entries.map((entry) => pairOf(pair, entry.name, texts(entry.values)));
  },
  members: {
    'void Add(string name, string value)': (self: HttpHeaders, name: string, value: string | null) =>
      self.add(name, value ?? ''),
    'bool TryAddWithoutValidation(string name, string value)': (
      self: HttpHeaders,
      name: string,
      value: string | null,
    ) => {
      self.add(name, value ?? '');
      return true;
    },
    'void Clear()': (self: HttpHeaders) => {
      self.entries.length = 0;
    },
    'bool Contains(string name)': (self: HttpHeaders, name: string) => self.find(name) !== undefined,
    'System.Collections.Generic.IEnumerable[string] GetValues(string name)': (self: HttpHeaders, name: string) => {
      const entry = self.find(name);
      if (!entry) throw invalidOperation('The given header was not found.');
      return texts(entry.values);
    },
    'bool Remove(string name)': (self: HttpHeaders, name: string) => self.remove(name),
    'bool TryGetValues(string name, [ref] System.Collections.Generic.IEnumerable[string] values)': (
      self: HttpHeaders,
      name: string,
      values: PSReference,
    ) => {
      const entry = self.find(name);
      values.set(entry ? texts(entry.values) : null);
      return entry !== undefined;
    },
  },
}));

/** A property that gives a header in the form of its type; null where there is none. */
function header(name: string, form: (value: string) => unknown): MemberImplementation {
  return (self: HttpHeaders) => {
    const value = self.get(name);
    return value === undefined ? null : form(value);
  };
}
const uri = (value: string) => {
  const made = tryCreateUri(value, UriKind.RelativeOrAbsolute);
  return made instanceof Uri ? made : null;
};
const long = (value: string) => (/^\d+$/.test(value) ? BigInt(value) : null);

defineType(`${namespace}.HttpRequestHeaders`, { assembly: httpAssembly }, () => ({
  base: `${namespace}.HttpHeaders`,
  members: {
    'string Host {get;}': header('Host', String),
    'uri Referrer {get;}': header('Referer', uri),
  },
}));
defineType(`${namespace}.HttpResponseHeaders`, { assembly: httpAssembly }, () => ({
  base: `${namespace}.HttpHeaders`,
  members: { 'uri Location {get;}': header('Location', uri) },
}));
defineType(`${namespace}.HttpContentHeaders`, { assembly: httpAssembly }, () => ({
  base: `${namespace}.HttpHeaders`,
  members: {
    'System.Nullable[long] ContentLength {get;}': header('Content-Length', long),
    [`${namespace}.MediaTypeHeaderValue ContentType {get;}`]: header('Content-Type', parseMediaType),
    'uri ContentLocation {get;}': header('Content-Location', uri),
  },
}));

/** A media type with its parameters: `text/html; charset=utf-8`. */
export class MediaType {
  declare readonly netType: NetType;
  constructor(
    readonly mediaType: string,
    /** Of charset, without quotation marks; null for none. */
    readonly charSet: string | null,
    readonly text: string,
  ) {}
}
/** Null for what is no media type. */
export function parseMediaType(value: string): MediaType | null {
  const token = "[!#$%&'*+.^_`|~\\w-]+";
  const parameter = `\\s*;\\s*(?:${token}\\s*=\\s*(?:${token}|"(?:[^"\\\\]|\\\\.)*"))?`;
  const match = new RegExp(`^\\s*(${token}/${token})((?:${parameter})*)\\s*$`).exec(value);
  if (!match) return null;
  const [, type = '', parameters = ''] = match;
  const charSet = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(parameters);
  return new MediaType(type, charSet ? (charSet[1] ?? charSet[2] ?? null) : null, value.trim());
}
defineType(`${namespace}.MediaTypeHeaderValue`, { assembly: httpAssembly, class: MediaType }, () => ({
  toString: (self: MediaType) => self.text,
  members: {
    'new(string mediaType)': (_type: NetType, value: string) => {
      const made = parseMediaType(value);
      if (made) return made;
      throw netException('System.FormatException', `The format of value '${value}' is invalid.`);
    },
    'string MediaType {get;}': (self: MediaType) => self.mediaType,
    'string CharSet {get;}': (self: MediaType) => self.charSet,
  },
}));

/** Where a redirect leads; undefined where the header says nothing of use. */
export function locationOf(headers: HttpHeaders, base: Uri): Uri | undefined {
  const value = headers.get('Location');
  const made = value === undefined ? undefined : resolveUri(base, value);
  return made instanceof Uri ? made : undefined;
}
