/** HttpRequestMessage, HttpResponseMessage and what they hold: the exchange that a web cmdlet had, for scripts to look at. */
import { enumText } from '../../../language/enum-text.js';
import { netException } from '../../../objects/errors.js';
import { getStatic } from '../../../objects/members.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../objects/net-type.js';
import { isNull } from '../../../objects/values.js';
import { MemoryStream } from '../../io/memory-stream.js';
import { codecOf } from '../../io/text-encoding.js';
import { argumentNull } from '../../system/errors.js';
import { Version } from '../../system/version.js';
import { encodingOfName } from '../../text/encoding/encoding.js';
import { taskOf } from '../../threading/tasks.js';
import { createUri, type Uri, UriKind } from '../../uri/uri.js';
import { webName } from '../../xml/xml-file.js';
import { HttpHeaders, httpAssembly, parseMediaType } from './http-headers.js';

const namespace = 'System.Net.Http';

export class HttpMethod {
  declare readonly netType: NetType;
  constructor(readonly method: string) {}
  toString(): string {
    return this.method;
  }
}
const method = (name: string) => () => new HttpMethod(name);
defineType(`${namespace}.HttpMethod`, { assembly: httpAssembly, class: HttpMethod }, () => ({
  toString: String,
  equals: (self: HttpMethod, other: unknown) =>
    other instanceof HttpMethod && self.method.toUpperCase() === other.method.toUpperCase(),
  hashKey: (self: HttpMethod) => self.method.toUpperCase(),
  members: {
    'new(string method)': (_type: NetType, name: string | null) => {
      if (!name) throw argumentNull('method');
      return new HttpMethod(name);
    },
    ...Object.fromEntries(
      ['Get', 'Put', 'Post', 'Delete', 'Head', 'Options', 'Trace', 'Patch', 'Connect'].map((name) => [
        `static System.Net.Http.HttpMethod ${name} {get;}`,
        method(name.toUpperCase()),
      ]),
    ),
    'string Method {get;}': (self: HttpMethod) => self.method,
  },
}));

/** A body and what its headers say of it. */
export class HttpContent {
  readonly headers = new HttpHeaders('HttpContentHeaders');
  readonly netType: NetType;
  constructor(
    kind:
      | 'ByteArrayContent'
      | 'StreamContent'
      | 'StringContent'
      | 'MultipartFormDataContent'
      | 'HttpConnectionResponseContent',
    /** Null for a file that is sent as it is read. */
    public bytes: Uint8Array | null,
    readonly file: string | null = null,
  ) {
    this.netType = requireType(`${namespace}.${kind}`);
  }
  get text(): string {
    const charSet = parseMediaType(this.headers.get('Content-Type') ?? '')?.charSet;
    return encodingOfName(charSet ?? 'utf-8').decode(this.bytes ?? new Uint8Array());
  }
}
defineType(`${namespace}.HttpContent`, { assembly: httpAssembly }, () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'System.Net.Http.Headers.HttpContentHeaders Headers {get;}': (self: HttpContent) => self.headers,
    'void Dispose()': () => {},
    'System.Threading.Tasks.Task[string] ReadAsStringAsync()': (self: HttpContent) =>
      taskOf(self.text, requireType('System.String')),
    'System.Threading.Tasks.Task[byte[]] ReadAsByteArrayAsync()': (self: HttpContent) =>
      taskOf(self.bytes ?? new Uint8Array()),
    'System.IO.Stream ReadAsStream()': (self: HttpContent) => new MemoryStream(self.bytes ?? new Uint8Array(), false),
    'System.Threading.Tasks.Task[System.IO.Stream] ReadAsStreamAsync()': (self: HttpContent) =>
      taskOf(new MemoryStream(self.bytes ?? new Uint8Array(), false), requireType('System.IO.Stream')),
  },
}));
/** What scripts make of text and bytes. */
const contentConstructors: Record<string, Record<string, MemberImplementation>> = {
  ByteArrayContent: {
    'new(byte[] content)': (_type: NetType, bytes: Uint8Array) => new HttpContent('ByteArrayContent', bytes),
  },
  StringContent: {
    'new(string content)': (_type: NetType, text: string) => stringContent(text),
    'new(string content, System.Text.Encoding encoding)': (_type: NetType, text: string, encoding: unknown) =>
      stringContent(text, encoding),
    'new(string content, System.Text.Encoding encoding, string mediaType)': (
      _type: NetType,
      text: string,
      encoding: unknown,
      mediaType: string | null,
    ) => stringContent(text, encoding, mediaType),
  },
};
/** UTF-8 and text/plain where nothing else is said. */
function stringContent(text: string | null, encoding: unknown = null, mediaType: string | null = null): HttpContent {
  const own = isNull(encoding) ? getStatic(requireType('System.Text.Encoding'), 'UTF8') : encoding;
  const made = new HttpContent('StringContent', codecOf(own).encode(text ?? ''));
  made.headers.addReceived('Content-Type', `${mediaType ?? 'text/plain'}; charset=${webName(own)}`);
  return made;
}

for (const kind of [
  'ByteArrayContent',
  'StreamContent',
  'StringContent',
  'MultipartFormDataContent',
  'HttpConnectionResponseContent',
])
  defineType(`${namespace}.${kind}`, { assembly: httpAssembly }, () => ({
    base: kind === 'StringContent' ? `${namespace}.ByteArrayContent` : `${namespace}.HttpContent`,
    members: contentConstructors[kind] ?? {},
  }));

function headersText(...sets: (HttpHeaders | undefined)[]): string {
  const lines = sets.flatMap((set) => set?.lines() ?? []).map(([name, value]) => `  ${name}: ${value}\n`);
  return `{\n${lines.join('')}}`;
}
const contentText = (content: HttpContent | null) => content?.netType.fullName ?? '<null>';

export class HttpRequestMessage {
  declare readonly netType: NetType;
  readonly headers = new HttpHeaders('HttpRequestHeaders');
  content: HttpContent | null = null;
  constructor(
    public method: string,
    public uri: Uri,
    public version = '1.1',
  ) {}
  toString(): string {
    const { method, uri, version, content, headers } = this;
    return `Method: ${method}, RequestUri: '${uri}', Version: ${version}, Content: ${contentText(content)}, Headers:\n${headersText(headers, content?.headers)}`;
  }
}
defineType(`${namespace}.HttpRequestMessage`, { assembly: httpAssembly, class: HttpRequestMessage }, () => ({
  interfaces: ['System.IDisposable'],
  toString: String,
  members: {
    'new(System.Net.Http.HttpMethod method, string requestUri)': (_type: NetType, method: HttpMethod, uri: string) =>
      new HttpRequestMessage(method.method, createUri(uri, UriKind.RelativeOrAbsolute)),
    'new(System.Net.Http.HttpMethod method, uri requestUri)': (_type: NetType, method: HttpMethod, uri: Uri) =>
      new HttpRequestMessage(method.method, uri),
    'version Version {get;}': (self: HttpRequestMessage) => Version.parse(self.version),
    'System.Net.Http.HttpContent Content {get;set;}': {
      get: (self: HttpRequestMessage) => self.content,
      set: (self: HttpRequestMessage, content: HttpContent | null) => {
        self.content = content;
      },
    },
    'System.Net.Http.HttpMethod Method {get;set;}': {
      get: (self: HttpRequestMessage) => new HttpMethod(self.method),
      set: (self: HttpRequestMessage, method: HttpMethod) => {
        self.method = method.method;
      },
    },
    'uri RequestUri {get;set;}': {
      get: (self: HttpRequestMessage) => self.uri,
      set: (self: HttpRequestMessage, uri: Uri) => {
        self.uri = uri;
      },
    },
    'System.Net.Http.Headers.HttpRequestHeaders Headers {get;}': (self: HttpRequestMessage) => self.headers,
    'string ToString()': String,
    'void Dispose()': () => {},
  },
}));

export class HttpResponseMessage {
  declare readonly netType: NetType;
  readonly headers = new HttpHeaders('HttpResponseHeaders');
  readonly content = new HttpContent('HttpConnectionResponseContent', null);
  constructor(
    readonly request: HttpRequestMessage,
    readonly status: number,
    readonly reason: string,
    readonly version: string,
  ) {}
  get isSuccess(): boolean {
    return this.status >= 200 && this.status < 300;
  }
  /** The name of the status in .NET, or its number. */
  get statusName(): string {
    return enumText(requireType('System.Net.HttpStatusCode').enumValue(this.status));
  }
  toString(): string {
    const { status, reason, version, content, headers } = this;
    return `StatusCode: ${status}, ReasonPhrase: '${reason || '<null>'}', Version: ${version}, Content: ${contentText(content)}, Headers:\n${headersText(headers, content.headers)}`;
  }
}
/** Throws HttpRequestException for a status that is none of success. */
export function ensureSuccess(self: HttpResponseMessage): HttpResponseMessage {
  if (self.isSuccess) return self;
  const message = `Response status code does not indicate success: ${self.status} (${self.reason}).`;
  throw netException('System.Net.Http.HttpRequestException', message, { StatusCode: self.status });
}
defineType(`${namespace}.HttpResponseMessage`, { assembly: httpAssembly, class: HttpResponseMessage }, () => ({
  interfaces: ['System.IDisposable'],
  toString: String,
  members: {
    'version Version {get;}': (self: HttpResponseMessage) => Version.parse(self.version),
    'System.Net.Http.HttpContent Content {get;}': (self: HttpResponseMessage) => self.content,
    'System.Net.HttpStatusCode StatusCode {get;}': (self: HttpResponseMessage) => self.status,
    'string ReasonPhrase {get;}': (self: HttpResponseMessage) => self.reason,
    'System.Net.Http.Headers.HttpResponseHeaders Headers {get;}': (self: HttpResponseMessage) => self.headers,
    'System.Net.Http.HttpRequestMessage RequestMessage {get;}': (self: HttpResponseMessage) => self.request,
    'bool IsSuccessStatusCode {get;}': (self: HttpResponseMessage) => self.isSuccess,
    'System.Net.Http.HttpResponseMessage EnsureSuccessStatusCode()': ensureSuccess,
    'string ToString()': String,
    'void Dispose()': () => {},
  },
}));
