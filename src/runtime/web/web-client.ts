/** System.Net.WebClient, which old scripts download with. */
import type { NameValueCollection } from '../dotnet/collections/name-value-collection.js';
import { openFile } from '../dotnet/io/file-stream.js';
import { codecOf } from '../dotnet/io/text-encoding.js';
import { isContentHeader } from '../dotnet/net/http/http-headers.js';
import { HttpContent, HttpRequestMessage, type HttpResponseMessage } from '../dotnet/net/http/http-messages.js';
import { urlEncode } from '../dotnet/net/url-text.js';
import { WebHeaderCollection } from '../dotnet/net/web-settings.js';
import { resolveUri, tryCreateUri, Uri, UriKind } from '../dotnet/uri/uri.js';
import { netException } from '../objects/errors.js';
import { getStatic } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../objects/net-type.js';
import { exchange, ofSession, plainSession } from './http-client-types.js';

/** Headers that .NET forgets with the request that they were sent with. */
const sentOnce = ['Accept', 'Connection', 'Content-Type', 'Expect', 'Referer', 'User-Agent', 'Host'];

const statusOf = (name: string) => requireType('System.Net.WebExceptionStatus').enumByName(name);

class WebClient {
  declare readonly netType: NetType;
  readonly session = plainSession();
  baseAddress = '';
  encoding: unknown = getStatic(requireType('System.Text.Encoding'), 'Default');
  #headers: WebHeaderCollection | null = null;
  responseHeaders: WebHeaderCollection | null = null;

  get headers(): WebHeaderCollection {
    requireType('System.Net.WebHeaderCollection');
    this.#headers ??= new WebHeaderCollection();
    return this.#headers;
  }
  set headers(value: WebHeaderCollection) {
    this.#headers = value;
  }

  /** Sends what is given, and reads the answer. Throws WebException. */
  exchange(
    address: Uri | string,
    method: string,
    body: Uint8Array | null,
    mediaType: string | null = null,
  ): Uint8Array {
    requireType('System.Net.Http.HttpRequestMessage');
    const request = new HttpRequestMessage(method, this.#absolute(address));
    if (body !== null) request.content = new HttpContent('ByteArrayContent', body);
    if (mediaType !== null) request.content?.headers.addReceived('Content-Type', mediaType);
    for (const { name, values } of this.headers.entries) {
      if (name === null) continue;
      const headers = isContentHeader(name) ? request.content?.headers : request.headers;
      headers?.addReceived(name, values?.join(', ') ?? '');
    }
    for (const name of sentOnce) this.headers.remove(name);
    const answer = this.#answer(request);
    this.responseHeaders = headersOf(answer);
    if (answer.isSuccess) return answer.content.bytes ?? new Uint8Array();
    const reason = `The remote server returned an error: (${answer.status}) ${answer.reason}.`;
    throw netException('System.Net.WebException', reason, {
      Status: statusOf('ProtocolError'),
      Response: answer,
    });
  }
  #answer(request: HttpRequestMessage): HttpResponseMessage {
    try {
      return exchange(this.session, request, 100_000);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw new NetException('System.Net.WebException', error.message, error, { Status: statusOf('UnknownError') });
    }
  }
  #absolute(address: Uri | string): Uri {
    const uri = address instanceof Uri ? address : tryCreateUri(address, UriKind.RelativeOrAbsolute);
    if (uri instanceof Uri && uri.isAbsolute) return uri;
    const base = tryCreateUri(this.baseAddress, UriKind.Absolute);
    const whole = base instanceof Uri ? resolveUri(base, String(address)) : null;
    if (whole instanceof Uri) return whole;
    throw netException('System.Net.WebException', 'An exception occurred during a WebClient request.', {
      Status: statusOf('UnknownError'),
    });
  }
  text(bytes: Uint8Array): string {
    return codecOf(this.encoding).decode(bytes);
  }
  bytes(text: string): Uint8Array {
    return codecOf(this.encoding).encode(text);
  }
}

function headersOf(answer: HttpResponseMessage): WebHeaderCollection {
  requireType('System.Net.WebHeaderCollection');
  const headers = new WebHeaderCollection();
  for (const [name, value] of [...answer.headers.lines(), ...answer.content.headers.lines()]) headers.add(name, value);
  return headers;
}

/** A method whose first parameter is an address, as text and as a Uri. */
function at(
  signature: string,
  run: (self: WebClient, address: Uri | string, ...rest: never[]) => unknown,
): Record<string, MemberImplementation> {
  return { [signature.replace('(@', '(string address')]: run, [signature.replace('(@', '(uri address')]: run };
}
function download(self: WebClient, address: Uri | string, path: string): void {
  const bytes = self.exchange(address, 'GET', null);
  const file = openFile(path, 'Create', 2);
  try {
    file.writeFrom(bytes);
  } finally {
    file.close();
  }
}
const form = (values: NameValueCollection) =>
  values.entries
    .map(({ name, values: own }) => `${urlEncode(name ?? '', false)}=${urlEncode(own?.join(',') ?? '', false)}`)
    .join('&');
const uploadString = (self: WebClient, address: Uri | string, method: string, data: string) =>
  self.text(self.exchange(address, method, self.bytes(data)));
const uploadData = (self: WebClient, address: Uri | string, method: string, data: Uint8Array) =>
  self.exchange(address, method, data);
const property = (key: 'baseAddress' | 'encoding' | 'headers'): MemberImplementation => ({
  get: (self: WebClient) => self[key],
  set: (self: WebClient, value: never) => {
    self[key] = value;
  },
});

defineType('System.Net.WebClient', { class: WebClient, assembly: 'System.Net.WebClient' }, () => ({
  base: 'System.MarshalByRefObject',
  interfaces: ['System.IDisposable'],
  members: {
    'new()': () => new WebClient(),
    'System.Text.Encoding Encoding {get;set;}': property('encoding'),
    'string BaseAddress {get;set;}': property('baseAddress'),
    'System.Net.ICredentials Credentials {get;set;}': ofSession('credentials'),
    'bool UseDefaultCredentials {get;set;}': ofSession('useDefaultCredentials'),
    'System.Net.WebHeaderCollection Headers {get;set;}': property('headers'),
    'System.Net.WebHeaderCollection ResponseHeaders {get;}': (self: WebClient) => self.responseHeaders,
    'System.Net.IWebProxy Proxy {get;set;}': ofSession('proxy'),
    'bool IsBusy {get;}': () => false,
    ...at('string DownloadString(@)', (self, address) => self.text(self.exchange(address, 'GET', null))),
    ...at('byte[] DownloadData(@)', (self, address) => self.exchange(address, 'GET', null)),
    ...at('void DownloadFile(@, string fileName)', download),
    ...at('string UploadString(@, string data)', (self, address, data: string) =>
      uploadString(self, address, 'POST', data),
    ),
    ...at('string UploadString(@, string method, string data)', uploadString),
    ...at('byte[] UploadData(@, byte[] data)', (self, address, data: Uint8Array) =>
      uploadData(self, address, 'POST', data),
    ),
    ...at('byte[] UploadData(@, string method, byte[] data)', uploadData),
    ...at(
      'byte[] UploadValues(@, System.Collections.Specialized.NameValueCollection data)',
      (self, address, data: NameValueCollection) =>
        self.exchange(address, 'POST', self.bytes(form(data)), 'application/x-www-form-urlencoded'),
    ),
    'void CancelAsync()': () => {},
    'void Dispose()': () => {},
  },
}));
