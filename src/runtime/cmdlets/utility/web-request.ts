/**
 * The request of a web cmdlet: the session and the headers, redirects that PowerShell follows itself, sending again, links to
 * further pages, and the errors. What is done with an answer is the cmdlet's own.
 */
import { existsSync, statSync } from 'node:fs';
import { isContentHeader, locationOf, parseMediaType } from '../../dotnet/net/http/http-headers.js';
import { HttpContent, HttpRequestMessage } from '../../dotnet/net/http/http-messages.js';
import { createUri, resolveUri, Uri, UriKind } from '../../dotnet/uri/uri.js';
import type { ErrorCategory } from '../../objects/error-record.js';
import { ErrorDetails } from '../../objects/error-record.js';
import { isDictionary } from '../../objects/hashtable.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isType } from '../../providers/errors.js';
import { connectionSettings } from '../../web/connection-settings.js';
import { type OpenResponse, redirectCodes, send } from '../../web/http-client.js';
import { multipartForm } from '../../web/multipart-form.js';
import type { WebRequestSession } from '../../web/web-session.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { errorContentText } from './web-error-content.js';
import { checkWebRequest } from './web-request-checks.js';
import { bodyContent, formText } from './web-request-content.js';
import { requestText, responseText, writeRequestDebug } from './web-request-messages.js';
import type { WebRequestValues } from './web-request-parameters.js';
import { webSession } from './web-request-session.js';

export interface WebRequestKind {
  followsRelLinks: boolean;
  maximumRelLinks: number;
  /** Links between pages are written with the answer. */
  parsesRelLinks: boolean;
  process(response: OpenResponse, request: WebRequest): void;
}

const unauthorized = new Set(['authorization']);

export class WebRequest {
  readonly session: WebRequestSession;
  readonly outFile: string | null;
  readonly inFile: string | null;
  relationLinks: Map<string, string> | null = null;
  /** The file was asked to be continued, and the server does so. */
  isResumed = false;
  /** The file is whole already: nothing is written to it. */
  isComplete = false;
  #method: string;
  #body: unknown;
  #resumes: boolean;
  #resumedSize = 0;
  #redirectsLeft = -1;

  constructor(
    readonly cmd: CmdletRuntime,
    readonly values: WebRequestValues,
    readonly kind: WebRequestKind,
  ) {
    const { inFile, outFile } = checkWebRequest(cmd, values);
    this.inFile = inFile;
    this.outFile = outFile;
    this.session = webSession(cmd, values);
    this.#method =
      values.CustomMethod?.toUpperCase() || (values.Method === 'Default' ? 'GET' : values.Method.toUpperCase());
    this.#body = values.Body ?? null;
    this.#resumes = values.Resume;
  }

  get savesToFile(): boolean {
    return this.outFile !== null && !this.isComplete;
  }
  get writesToPipeline(): boolean {
    return !this.savesToFile || this.values.PassThru;
  }
  /** Milliseconds that may pass between parts of an answer. */
  get readTimeout(): number {
    return this.values.OperationTimeoutSeconds * 1000;
  }

  run(): void {
    try {
      let uri = this.values.Uri;
      for (let pages = 0; pages === 0 || pages < this.kind.maximumRelLinks; pages++) {
        if (pages > 0) this.cmd.writeVerbose(`Following rel link ${uri.absolute && String(uri)}`);
        this.#runOnce(uri, pages > 0);
        const next = this.relationLinks?.get('next');
        if (!this.kind.followsRelLinks || next === undefined) return;
        uri = createUri(next, UriKind.Absolute);
      }
    } catch (error) {
      if (isType(error, 'System.NotSupportedException'))
        this.#fail('WebCmdletIEDomNotSupportedException', 'NotImplemented', null, error);
      throw error;
    }
  }

  #runOnce(uri: Uri, isPage: boolean): void {
    const request = this.#request(uri, isPage);
    this.#fill(request);
    let response: OpenResponse | null = null;
    try {
      this.#redirectsLeft = this.session.maximumRedirection;
      response = this.#send(request);
      this.#check(response, request);
      if (this.kind.parsesRelLinks || this.kind.followsRelLinks) this.#readLinks(response);
      this.kind.process(response, this);
      if (this.#redirectsLeft === 0 && redirectCodes.has(response.message.status))
        this.cmd.writeError(
          this.#record('MaximumRedirectExceeded', 'InvalidOperation', request, invalidOperation(), tooManyRedirects),
        );
    } catch (error) {
      if (isType(error, 'System.TimeoutException'))
        this.#fail('OperationTimeoutReached', 'OperationTimeout', null, error);
      if (isType(error, 'System.Net.Http.HttpRequestException'))
        this.#fail('WebCmdletWebResponseException', 'InvalidOperation', request, error, error.innerException?.message);
      throw error;
    } finally {
      response?.body.close();
    }
  }

  /** Refuses what reports an error, and what leads to an unsafe place. */
  #check({ message, body }: OpenResponse, request: HttpRequestMessage): void {
    let succeeded = message.isSuccess;
    if (this.#resumes && message.status === 416 && this.#remoteSize(message) === this.#resumedSize) {
      succeeded = true;
      this.isComplete = true;
      this.cmd.writeVerbose(
        `The file will not be re-downloaded because the remote file is the same size as the OutFile: ${this.values.OutFile}`,
      );
    }
    if (!this.values.AllowInsecureRedirect && message.request.uri.absolute.scheme === 'https') {
      const location = locationOf(message.headers, message.request.uri);
      if (location?.absolute.scheme === 'http')
        this.#fail('InsecureRedirection', 'InvalidOperation', request, invalidOperation(), insecureRedirection);
    }
    if (this.values.SkipHttpErrorCheck || succeeded) return;
    const text = `Response status code does not indicate success: ${message.status} (${message.reason}).`;
    const exception = new NetException('Microsoft.PowerShell.Commands.HttpResponseException', text, null, {
      Response: message,
      StatusCode: requireType('System.Net.HttpStatusCode').enumValue(message.status),
      HttpRequestError: requireType('System.Net.Http.HttpRequestError').enumValue(0),
    });
    const content = body.read(this.readTimeout, () => {});
    message.content.bytes = content;
    const details = errorContentText(content, parseMediaType(message.content.headers.get('Content-Type') ?? ''));
    this.#fail('WebCmdletWebResponseException', 'InvalidOperation', request, exception, details);
  }

  #request(given: Uri, isRedirect: boolean): HttpRequestMessage {
    const { session, values } = this;
    const request = new HttpRequestMessage(
      this.#method,
      this.#address(given),
      values.HttpVersion ? String(values.HttpVersion) : '1.1',
    );
    const add = (name: string, value: string) => {
      if (!values.SkipHeaderValidation) checkHeader(name, value);
      request.headers.add(name, value);
    };
    if (session.headers.count > 0) session.contentHeaders.clear();
    for (const [key, value] of session.headers.entries() as Iterable<[string, string]>) {
      if (isContentHeader(key)) session.contentHeaders.set(key.toLowerCase(), value);
      else if (!isRedirect || values.PreserveAuthorizationOnRedirect || !unauthorized.has(key.toLowerCase()))
        add(key, value);
      if (key.toLowerCase() === 'user-agent') session.userAgent = value;
    }
    if (request.headers.get('User-Agent') === undefined) add('User-Agent', session.userAgent);
    if (values.DisableKeepAlive) request.headers.set('Connection', 'Close');
    if (values.TransferEncoding !== undefined) {
      const codings = new Set([
        ...(request.headers.find('Transfer-Encoding')?.values ?? []),
        values.TransferEncoding,
        'chunked',
      ]);
      request.headers.set('Transfer-Encoding', [...codings].join(', '));
    }
    if (this.#resumes && this.outFile !== null) {
      this.#resumedSize = existsSync(this.outFile) ? statSync(this.outFile).size : 0;
      request.headers.set('Range', `bytes=${this.#resumedSize}-`);
    }
    return request;
  }

  /** The whole address; a dictionary as body of a Get is its query. */
  #address(given: Uri): Uri {
    const uri = given.isAbsolute ? given : createUri(`http://${given.originalString}`, UriKind.Absolute);
    const fields = baseOf(this.#body);
    if (!isDictionary(fields) || this.#method !== 'GET') return uri;
    this.#body = null;
    const { query } = uri.absolute;
    const start = query.length > 1 ? `${query}&` : '?';
    const target = resolveUri(uri, `${start}${formText(fields)}`);
    return target instanceof Uri ? target : uri;
  }

  #fill(request: HttpRequestMessage): void {
    const { session, values } = this;
    const { contentHeaders } = session;
    if (values.ContentType !== undefined) contentHeaders.set('content-type', values.ContentType);
    else if (request.method === 'POST' && !contentHeaders.get('content-type'))
      contentHeaders.set('content-type', 'application/x-www-form-urlencoded');
    request.content = this.#content(request.method);
    if (request.content === null) {
      if (request.method === 'GET' && values.ContentType === undefined) return;
      request.content = new HttpContent('StringContent', new Uint8Array());
    }
    for (const [name, value] of contentHeaders) {
      if (value.trim() === '') continue;
      if (name === 'content-type' && !values.SkipHeaderValidation && parseMediaType(value) === null)
        this.#refuseContentType(
          value,
          new NetException('System.FormatException', `The format of value '${value}' is invalid.`),
        );
      request.content.headers.set(name, value);
    }
    const length = request.content.bytes?.length ?? statSync(request.content.file as string).size;
    if (request.headers.get('Transfer-Encoding') === undefined)
      request.content.headers.set('Content-Length', String(length));
  }
  #content(method: string): HttpContent | null {
    const { values, session } = this;
    if (values.Form) {
      session.contentHeaders.clear();
      return multipartForm(values.Form);
    }
    if (this.inFile !== null) return new HttpContent('StreamContent', null, this.inFile);
    const body = baseOf(this.#body);
    if (body === null) return null;
    const type = session.contentHeaders.get('content-type');
    try {
      return bodyContent(body, method, type, values.SkipHeaderValidation);
    } catch (error) {
      if (!isType(error, 'System.FormatException') && !isType(error, 'System.ArgumentException')) throw error;
      return this.#refuseContentType(type ?? '', error);
    }
  }

  #send(first: HttpRequestMessage): OpenResponse {
    const { cmd, session, values } = this;
    const preserved = values.PreserveAuthorizationOnRedirect && session.headers.has('Authorization');
    const followsItself = preserved || values.AllowInsecureRedirect || values.PreserveHttpMethodOnRedirect;
    let request = first;
    for (let tries = session.maximumRetryCount; ; tries--) {
      let response = this.#sendOnce(request, !followsItself && session.maximumRedirection !== 0);
      const { status, headers } = response.message;
      const { uri } = request;
      const location = locationOf(headers, uri);
      if (followsItself && this.#redirectsLeft !== 0 && redirectCodes.has(status) && location !== undefined) {
        response.body.close();
        if (this.#redirectsLeft > 0) this.#redirectsLeft--;
        const becomesGet =
          status === 303 ? !/^(GET|HEAD)$/.test(request.method) : status <= 302 && request.method === 'POST';
        if (becomesGet && !values.PreserveHttpMethodOnRedirect) this.#method = 'GET';
        response = this.#send(this.#request(location, true));
      }
      const size = this.#remoteSize(response.message);
      if (this.#resumes && response.message.status === 416 && size !== null && size !== this.#resumedSize) {
        response.body.close();
        cmd.writeVerbose(
          'The remote server indicated it could not resume downloading. The local file will be overwritten.',
        );
        this.#resumes = false;
        const whole = this.#request(uri, false);
        this.#fill(whole);
        response = this.#send(whole);
      }
      this.isResumed = this.#resumes && response.message.status === 206;
      if (tries <= 0 || response.message.isSuccess || !this.#shouldRetry(response)) return response;
      response.body.close();
      request = this.#request(uri, false);
      this.#fill(request);
    }
  }
  /** Waits, where the answer may be another one later. */
  #shouldRetry({ message }: OpenResponse): boolean {
    const { status } = message;
    if (status !== 304 && (status < 400 || status > 599)) return false;
    const wanted = status === 429 ? message.headers.get('Retry-After') : undefined;
    const seconds = /^\d+$/.test(wanted ?? '') ? Number(wanted) : this.session.retryIntervalInSeconds;
    this.cmd.writeVerbose(
      `Retrying after interval of ${seconds} seconds. Status code for previous attempt: ${message.statusName}`,
    );
    this.cmd.io.sleep(seconds * 1000);
    return true;
  }
  #sendOnce(request: HttpRequestMessage, followsRedirects: boolean): OpenResponse {
    const { cmd, session, values } = this;
    const isHttp2 = request.version.startsWith('2');
    const connection = connectionSettings(session, request.uri, isHttp2, cmd.context.environment);
    if (session.reconnects(JSON.stringify(connection)))
      cmd.writeVerbose(
        'The WebSession properties were changed between requests forcing all HTTP connections in the session to be recreated.',
      );
    cmd.writeVerbose(requestText(request, this.outFile));
    writeRequestDebug(cmd, request);
    try {
      const timeout = values.ConnectionTimeoutSeconds * 1000;
      const response = send(cmd.io, session, request, { connection, followsRedirects, timeout, decompresses: true });
      cmd.writeVerbose(responseText(response.message));
      return response;
    } catch (error) {
      if (isType(error, 'System.Threading.Tasks.TaskCanceledException'))
        this.#fail('ConnectionTimeoutReached', 'OperationTimeout', null, error);
      throw error;
    }
  }

  /** The size that a Content-Range header tells, null for none. */
  #remoteSize(message: OpenResponse['message']): number | null {
    const size = /\/(\d+)\s*$/.exec(message.content.headers.get('Content-Range') ?? '');
    return size ? Number(size[1]) : null;
  }

  #readLinks({ message }: OpenResponse): void {
    this.relationLinks = new Map();
    for (const header of message.headers.find('Link')?.values ?? [])
      for (const [, url = '', quoted, plain] of header.matchAll(/<(.*?)>;\s*rel=(?:"(.*?)"|([^,;"]*))/g)) {
        const relation = (quoted ?? plain ?? '').toLowerCase();
        const target = resolveUri(message.request.uri, url);
        if (url !== '' && relation !== '' && !this.relationLinks.has(relation) && target instanceof Uri)
          this.relationLinks.set(relation, String(target));
      }
  }

  #record(id: string, category: ErrorCategory, target: unknown, exception: NetException, details = '') {
    const record = this.cmd.error(id, category, target, exception.message, exception);
    if (details !== '') record.errorDetails = new ErrorDetails(details);
    return record;
  }
  #fail(id: string, category: ErrorCategory, target: unknown, exception: NetException, details = ''): never {
    return this.cmd.throwTerminating(this.#record(id, category, target, exception, details));
  }
  #refuseContentType(value: string, inner: NetException): never {
    const message =
      'The cmdlet cannot run because the -ContentType parameter is not a valid Content-Type header. Specify a valid Content-Type for -ContentType, then retry. To suppress header validation, supply the -SkipHeaderValidation parameter.';
    const outer = new NetException('System.Management.Automation.ValidationMetadataException', message, inner);
    return this.#fail('WebCmdletContentTypeException', 'InvalidArgument', value, outer);
  }
}

const insecureRedirection =
  'Cannot follow an insecure redirection by default. Reissue the command specifying the -AllowInsecureRedirect switch. ';
const tooManyRedirects =
  'The maximum redirection count has been exceeded. To increase the number of redirections allowed, supply a higher value to the -MaximumRedirection parameter.';

const invalidOperation = () =>
  new NetException(
    'System.InvalidOperationException',
    'Operation is not valid due to the current state of the object.',
  );

/** Throws FormatException for what cannot be a header. */
function checkHeader(name: string, value: string): void {
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name))
    throw new NetException('System.FormatException', `The header name '${name}' has an invalid format.`);
  if (/[\r\n\0]/.test(value))
    throw new NetException('System.FormatException', 'New-line or NUL characters are not allowed in header values.');
}
