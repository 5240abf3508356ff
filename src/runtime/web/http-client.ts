/**
 * What .NET's HttpClient does for the web cmdlets: cookies, following redirects, answering a server that asks who this is, and
 * taking compressed bodies apart. The requests themselves are the services'.
 */
import type * as Zlib from 'node:zlib';
import { isContentHeader, locationOf } from '../dotnet/net/http/http-headers.js';
import { type HttpRequestMessage, HttpResponseMessage } from '../dotnet/net/http/http-messages.js';
import type { Uri } from '../dotnet/uri/uri.js';
import { type IoClient, IoError } from '../io/client.js';
import type { HttpConnectionSettings, HttpSendReply, HttpSendRequest } from '../io/services/http.js';
import { netException } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { challengeAnswer } from './challenge-answer.js';
import { requestFailed } from './http-failures.js';
import type { WebRequestSession } from './web-session.js';

/** What .NET follows by itself where no number is given. */
const mostRedirects = 50;
export const redirectCodes: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308]);

export interface ClientOptions {
  connection: HttpConnectionSettings;
  followsRedirects: boolean;
  /** Milliseconds until the head of the answer has to be there; 0 for no limit. */
  timeout: number;
  /** Asks for compressed bodies, and takes them apart: the cmdlets do, HttpClient by itself does not. */
  decompresses: boolean;
}

/** An answer whose body was not read yet. */
export interface OpenResponse {
  message: HttpResponseMessage;
  body: ResponseBody;
}

/** The body in pieces as they come, taken apart where the server was asked to compress it. */
export class ResponseBody {
  readonly #coding: 'gzip' | 'deflate' | 'br' | null;
  #isOver = false;
  constructor(
    readonly io: IoClient,
    readonly id: number,
    message: HttpResponseMessage,
    decompresses: boolean,
  ) {
    const { headers } = message.content;
    const coding = headers.find('Content-Encoding')?.values.at(-1)?.toLowerCase();
    const isKnown = coding === 'gzip' || coding === 'deflate' || coding === 'br';
    this.#coding = decompresses && isKnown ? coding : null;
    if (this.#coding === null) return;
    headers.find('Content-Encoding')?.values.pop();
    if (headers.get('Content-Encoding') === '') headers.remove('Content-Encoding');
    headers.remove('Content-Length');
  }
  /** All that comes; `onPiece` hears how many bytes there are before each piece. Throws what `pieces` throws. */
  read(timeout: number, onPiece: (total: number) => void): Uint8Array {
    const pieces: Uint8Array[] = [];
    let total = 0;
    onPiece(total);
    for (const piece of this.#received(timeout)) {
      pieces.push(piece);
      total += piece.length;
      onPiece(total);
    }
    return this.#plain(Buffer.concat(pieces));
  }
  /**
   * The body piece by piece; in one where it is compressed. `timeout` is for each piece, in milliseconds, 0 for none. Throws
   * HttpRequestException and TimeoutException.
   */
  pieces(timeout: number): Iterable<Uint8Array> {
    return this.#coding === null ? this.#received(timeout) : [this.read(timeout, () => {})];
  }
  *#received(timeout: number): Iterable<Uint8Array> {
    try {
      for (;;) {
        const piece = this.io.call<Uint8Array | null>('http.read', { id: this.id, timeout });
        if (piece === null) break;
        yield piece;
      }
      this.#isOver = true;
    } catch (error) {
      throw error instanceof IoError ? readFailed(error, timeout) : error;
    } finally {
      this.close();
    }
  }
  #plain(bytes: Uint8Array): Uint8Array {
    if (this.#coding === null || bytes.length === 0) return new Uint8Array(bytes);
    const zlib: typeof Zlib = process.getBuiltinModule('node:zlib');
    const { gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync } = zlib;
    if (this.#coding === 'gzip') return new Uint8Array(gunzipSync(bytes));
    if (this.#coding === 'br') return new Uint8Array(brotliDecompressSync(bytes));
    // Many servers leave the wrapping of zlib out.
    const isWrapped = ((bytes[0] as number) & 15) === 8 && (((bytes[0] as number) << 8) | (bytes[1] ?? 0)) % 31 === 0;
    return new Uint8Array(isWrapped ? inflateSync(bytes) : inflateRawSync(bytes));
  }
  /** Gives up what was not read. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.io.call('http.close', { id: this.id }, { uninterruptible: true });
  }
}

function readFailed(error: IoError, timeout: number): NetException {
  if (error.code !== 'TIMEOUT') return requestFailed(error, null);
  return netException(
    'System.TimeoutException',
    `The request was canceled due to the configured OperationTimeout of ${timeout / 1000} seconds elapsing`,
  );
}

/** Sends a request, and those that the answers lead to. Throws what .NET throws. */
export function send(
  io: IoClient,
  session: WebRequestSession,
  request: HttpRequestMessage,
  options: ClientOptions,
): OpenResponse {
  const limit = session.maximumRedirection > 0 ? session.maximumRedirection : mostRedirects;
  for (let redirects = 0; ; redirects++) {
    const answer = sendSigned(io, session, request, options);
    if (!options.followsRedirects || redirects === limit || !redirectCodes.has(answer.message.status)) return answer;
    const location = locationOf(answer.message.headers, request.uri);
    // From a safe connection none leads to an unsafe one: the cmdlet reports it.
    if (location === undefined || (request.uri.absolute.scheme === 'https' && location.absolute.scheme !== 'https'))
      return answer;
    answer.body.close();
    redirect(request, answer.message.status, location);
  }
}

/** Makes a request the one that a redirect asks for. */
function redirect(request: HttpRequestMessage, status: number, location: Uri): void {
  const becomesGet = status === 303 ? !/^(GET|HEAD)$/.test(request.method) : status <= 302 && request.method === 'POST';
  if (becomesGet) {
    request.method = 'GET';
    request.content = null;
  }
  request.headers.remove('Authorization');
  request.uri = location;
}

/** With credentials, once more where the server asks for them. */
function sendSigned(
  io: IoClient,
  session: WebRequestSession,
  request: HttpRequestMessage,
  options: ClientOptions,
): OpenResponse {
  const answer = sendOnce(io, session, request, options, null);
  if (answer.message.status !== 401) return answer;
  const authorization = challengeAnswer(session, request, answer.message.headers);
  if (authorization === null) return answer;
  answer.body.close();
  return sendOnce(io, session, request, options, authorization);
}

function sendOnce(
  io: IoClient,
  session: WebRequestSession,
  request: HttpRequestMessage,
  { connection, timeout, decompresses }: ClientOptions,
  authorization: string | null,
): OpenResponse {
  const { absolute } = request.uri;
  if (!/^(https?|wss?)$/.test(absolute.scheme))
    throw netException('System.NotSupportedException', `The '${absolute.scheme}' scheme is not supported.`);
  const reply = sendToService(io, request.uri, timeout, {
    method: request.method,
    url: `${absolute.scheme.replace('ws', 'http')}://${request.uri.authority}${absolute.path}${absolute.query}`,
    headers: headersOf(request, session, authorization, decompresses),
    body: request.content && (request.content.bytes ?? { file: request.content.file as string }),
    chunked: request.headers.get('Transfer-Encoding') !== undefined,
    connection,
    timeout,
  });
  const message = new HttpResponseMessage(request, reply.status, reply.reason, reply.version);
  for (const [name, value] of reply.headers) {
    if (name.toLowerCase() === 'set-cookie') takeCookie(session, request.uri, value);
    (isContentHeader(name) ? message.content.headers : message.headers).addReceived(name, value);
  }
  return { message, body: new ResponseBody(io, reply.id, message, decompresses) };
}

function sendToService(io: IoClient, uri: Uri, timeout: number, request: HttpSendRequest): HttpSendReply {
  try {
    return io.call<HttpSendReply>('http.send', request);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    if (error.code !== 'TIMEOUT') throw requestFailed(error, uri);
    throw new NetException(
      'System.Threading.Tasks.TaskCanceledException',
      `The request was canceled due to the configured HttpClient.Timeout of ${timeout / 1000} seconds elapsing.`,
      netException('System.TimeoutException', 'A task was canceled.'),
    );
  }
}

/** As .NET sends them. What frames the body is left to the services, which know best. */
function headersOf(
  request: HttpRequestMessage,
  session: WebRequestSession,
  authorization: string | null,
  decompresses: boolean,
): [string, string][] {
  const lines: [string, string][] = [...request.headers.lines(), ...(request.content?.headers.lines() ?? [])].filter(
    ([name]) => !/^(transfer-encoding|content-length|expect)$/i.test(name),
  );
  const has = (wanted: string) => lines.some(([name]) => name.toLowerCase() === wanted);
  if (authorization !== null && !has('authorization')) lines.push(['Authorization', authorization]);
  if (decompresses && !has('accept-encoding')) lines.push(['Accept-Encoding', 'gzip, deflate, br']);
  const cookies = session.cookies.headerFor(request.uri);
  if (cookies !== '') lines.push(['Cookie', cookies]);
  return lines;
}

/** A cookie that cannot be one is passed over, as .NET does. */
function takeCookie(session: WebRequestSession, uri: Uri, header: string): void {
  try {
    session.cookies.setFrom(uri, header);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
  }
}
