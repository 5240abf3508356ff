/**
 * System.Net.Http.HttpClient with its handler, and the contents and messages that scripts make for it. A request is sent and its
 * answer read when the method is called: the task it gives is done.
 */

import { MemoryStream } from '../dotnet/io/memory-stream.js';
import { HttpHeaders, httpAssembly } from '../dotnet/net/http/http-headers.js';
import {
  ensureSuccess,
  type HttpContent,
  HttpRequestMessage,
  type HttpResponseMessage,
} from '../dotnet/net/http/http-messages.js';
import { invalidOperation } from '../dotnet/system/errors.js';
import { TimeSpan } from '../dotnet/system/time-span.js';
import { taskOfRun } from '../dotnet/threading/tasks.js';
import { resolveUri, tryCreateUri, Uri, UriKind } from '../dotnet/uri/uri.js';
import { currentEngine } from '../engine/current-engine.js';
import { defineType, type MemberImplementation, type NetType, requireType, types } from '../objects/net-type.js';
import { connectionSettings } from './connection-settings.js';
import { send } from './http-client.js';
import { WebRequestSession } from './web-session.js';

const namespace = 'System.Net.Http';

/** A session as programs have it: without the headers of PowerShell. */
export function plainSession(): WebRequestSession {
  requireType('Microsoft.PowerShell.Commands.WebRequestSession');
  return new WebRequestSession();
}
/** A property of a client that its session holds. */
export const ofSession = (
  key: 'cookies' | 'credentials' | 'proxy' | 'useDefaultCredentials',
): MemberImplementation => ({
  get: ({ session }: { session: WebRequestSession }) => session[key],
  set: ({ session }: { session: WebRequestSession }, value: never) => {
    session[key] = value;
  },
});
/** Sends a request and reads the whole answer. `timeout` in milliseconds, 0 for none. Throws what .NET throws. */
export function exchange(
  session: WebRequestSession,
  request: HttpRequestMessage,
  timeout: number,
  followsRedirects = true,
): HttpResponseMessage {
  const { io } = currentEngine();
  const connection = connectionSettings(session, request.uri, false, process.env);
  const options = { connection, followsRedirects, timeout, decompresses: false };
  const { message, body } = send(io, session, request, options);
  message.content.bytes = body.read(timeout, () => {});
  return message;
}

class HttpClientHandler {
  declare readonly netType: NetType;
  readonly session = plainSession();
  followsRedirects = true;
}
defineType(`${namespace}.HttpMessageHandler`, { assembly: httpAssembly }, () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: { 'void Dispose()': () => {} },
}));
defineType(`${namespace}.HttpClientHandler`, { class: HttpClientHandler, assembly: httpAssembly }, () => ({
  base: `${namespace}.HttpMessageHandler`,
  members: {
    'new()': () => new HttpClientHandler(),
    'bool AllowAutoRedirect {get;set;}': {
      get: (self: HttpClientHandler) => self.followsRedirects,
      set: (self: HttpClientHandler, value: boolean) => {
        self.followsRedirects = value;
      },
    },
    'System.Net.CookieContainer CookieContainer {get;set;}': ofSession('cookies'),
    'System.Net.ICredentials Credentials {get;set;}': ofSession('credentials'),
    'System.Net.IWebProxy Proxy {get;set;}': ofSession('proxy'),
    'bool UseDefaultCredentials {get;set;}': ofSession('useDefaultCredentials'),
    'bool UseProxy {get;set;}': {
      get: (self: HttpClientHandler) => !self.session.noProxy,
      set: (self: HttpClientHandler, value: boolean) => {
        self.session.noProxy = !value;
      },
    },
  },
}));

/** Requests that were sent: each is sent once. */
const sent = new WeakSet<HttpRequestMessage>();
/** Throws InvalidOperationException. */
function mustBeNew(request: HttpRequestMessage): void {
  if (sent.has(request))
    throw invalidOperation(
      'The request message was already sent. Cannot send the same request message multiple times.',
    );
}

class HttpClient {
  declare readonly netType: NetType;
  readonly headers = new HttpHeaders('HttpRequestHeaders');
  #base: Uri | null = null;
  #hasStarted = false;
  timeout = new TimeSpan(1_000_000_000n);
  constructor(readonly handler: HttpClientHandler) {}

  get base(): Uri | null {
    return this.#base;
  }
  set base(uri: Uri | null) {
    if (this.#hasStarted)
      throw invalidOperation(
        'This instance has already started one or more requests. Properties can only be modified before sending the first request.',
      );
    this.#base = uri;
  }
  /** Throws InvalidOperationException where the URI is relative to nothing. */
  absolute(given: Uri | string | null): Uri {
    const uri = typeof given === 'string' ? tryCreateUri(given, UriKind.RelativeOrAbsolute) : (given ?? this.#base);
    if (uri instanceof Uri && uri.isAbsolute) return uri;
    const whole = this.#base && uri instanceof Uri ? resolveUri(this.#base, String(uri)) : null;
    if (whole instanceof Uri) return whole;
    throw invalidOperation(
      'An invalid request URI was provided. Either the request URI must be an absolute URI or BaseAddress must be set.',
    );
  }
  send(request: HttpRequestMessage): HttpResponseMessage {
    sent.add(request);
    this.#hasStarted = true;
    for (const [name, value] of this.headers.lines())
      if (request.headers.get(name) === undefined) request.headers.addReceived(name, value);
    const milliseconds = Number(this.timeout.ticks) / 10_000;
    return exchange(this.handler.session, request, Math.max(0, milliseconds), this.handler.followsRedirects);
  }
  request(method: string, uri: Uri | string | null, content: HttpContent | null = null): HttpRequestMessage {
    requireType(`${namespace}.HttpRequestMessage`);
    const request = new HttpRequestMessage(method, this.absolute(uri));
    request.content = content;
    return request;
  }
}

const response = () => requireType(`${namespace}.HttpResponseMessage`);
function successful(self: HttpClient, request: HttpRequestMessage): HttpContent {
  return ensureSuccess(self.send(request)).content;
}

/** A method for a URI given as text and as a Uri. */
function forUris(
  result: string,
  name: string,
  more: string,
  run: (self: HttpClient, uri: Uri | string | null, ...rest: never[]) => unknown,
): Record<string, MemberImplementation> {
  const task = `System.Threading.Tasks.Task[${result}]`;
  return { [`${task} ${name}(string requestUri${more})`]: run, [`${task} ${name}(uri requestUri${more})`]: run };
}
const content = `, ${namespace}.HttpContent content`;
const sends = (name: string, more = '') =>
  forUris(`${namespace}.HttpResponseMessage`, `${name}Async`, more, (self, uri, body: HttpContent | null = null) => {
    const request = self.request(name.toUpperCase(), uri, body);
    return taskOfRun(response(), () => self.send(request));
  });
const reads = (result: string, name: string, type: () => NetType, of: (content: HttpContent) => unknown) =>
  forUris(result, name, '', (self, uri) => {
    const request = self.request('GET', uri);
    return taskOfRun(type(), () => of(successful(self, request)));
  });

defineType(`${namespace}.HttpClient`, { class: HttpClient, assembly: httpAssembly }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'new()': () => new HttpClient(new HttpClientHandler()),
    [`new(${namespace}.HttpMessageHandler handler)`]: (_type: NetType, handler: HttpClientHandler) =>
      new HttpClient(handler),
    [`${namespace}.Headers.HttpRequestHeaders DefaultRequestHeaders {get;}`]: (self: HttpClient) => self.headers,
    'uri BaseAddress {get;set;}': {
      get: (self: HttpClient) => self.base,
      set: (self: HttpClient, uri: Uri | null) => {
        self.base = uri;
      },
    },
    'timespan Timeout {get;set;}': {
      get: (self: HttpClient) => self.timeout,
      set: (self: HttpClient, timeout: TimeSpan) => {
        self.timeout = timeout;
      },
    },
    ...sends('Get'),
    ...sends('Delete'),
    ...sends('Post', content),
    ...sends('Put', content),
    ...sends('Patch', content),
    [`System.Threading.Tasks.Task[${namespace}.HttpResponseMessage] SendAsync(${namespace}.HttpRequestMessage request)`]:
      (self: HttpClient, request: HttpRequestMessage) => {
        mustBeNew(request);
        request.uri = self.absolute(request.uri);
        return taskOfRun(response(), () => self.send(request));
      },
    [`${namespace}.HttpResponseMessage Send(${namespace}.HttpRequestMessage request)`]: (
      self: HttpClient,
      request: HttpRequestMessage,
    ) => {
      mustBeNew(request);
      request.uri = self.absolute(request.uri);
      return self.send(request);
    },
    ...reads('string', 'GetStringAsync', types.string, (body) => body.text),
    ...reads(
      'byte[]',
      'GetByteArrayAsync',
      () => types.byte().makeArray(),
      (body) => body.bytes ?? new Uint8Array(),
    ),
    ...reads('System.IO.Stream', 'GetStreamAsync', () => requireType('System.IO.Stream'), streamOf),
    'void CancelPendingRequests()': () => {},
    'void Dispose()': () => {},
  },
}));
function streamOf(body: HttpContent): MemoryStream {
  requireType('System.IO.MemoryStream');
  return new MemoryStream(body.bytes ?? new Uint8Array(), false);
}
