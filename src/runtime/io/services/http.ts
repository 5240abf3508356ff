/**
 * HTTP requests. `http.send` answers when the head of the answer is there; its body is read in pieces by `http.read`, so that the
 * engine can show progress and stop in between. Redirects, cookies and signing in are the caller's. Connections are kept for
 * as long as the shell lives, by what they depend on.
 */
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { IoError } from '../client.js';
import type { ServiceContext, ServiceTable } from '../service.js';

/** What connections depend on. */
export interface HttpConnectionSettings {
  proxy: { url: string; authorization: string | null } | null;
  unixSocket: string | null;
  skipCertificateCheck: boolean;
  /** As node:tls names them; null for the system's choice. */
  minimumTls: 'TLSv1.2' | 'TLSv1.3' | null;
  maximumTls: 'TLSv1.2' | 'TLSv1.3' | null;
  /** PEM texts of the certificate that this side shows, and of its key. */
  certificate: { certificate: string; key: string } | null;
  http2: boolean;
}
export interface HttpSendRequest {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  /** A file is sent as it is read. */
  body: Uint8Array | { file: string } | null;
  /** Without a length in front, in chunks. */
  chunked: boolean;
  connection: HttpConnectionSettings;
  /** Milliseconds until the head of the answer has to be there; 0 for no limit. */
  timeout: number;
}
export interface HttpSendReply {
  id: number;
  status: number;
  reason: string;
  version: '1.1' | '2.0';
  headers: [name: string, value: string][];
}

const dispatchers = new Map<string, Dispatcher>();
const bodies = new Map<number, { body: Readable; iterator: AsyncIterator<Buffer> }>();
let nextId = 1;

/** The library is loaded with the first request. */
async function dispatcherFor(settings: HttpConnectionSettings): Promise<Dispatcher> {
  const key = JSON.stringify(settings);
  const known = dispatchers.get(key);
  if (known !== undefined) return known;
  const { createDispatcher } = await import('./http-dispatcher.js');
  const made = dispatchers.get(key) ?? createDispatcher(settings);
  dispatchers.set(key, made);
  return made;
}

async function bodyOf({ body, chunked }: HttpSendRequest) {
  if (body === null) return null;
  const { createReadStream } = await import('node:fs');
  const { Readable } = await import('node:stream');
  if (!(body instanceof Uint8Array)) return createReadStream(body.file);
  return chunked ? Readable.from([body]) : body;
}

/** Runs `action` with a signal that the caller's stop or the end of the time aborts. Throws IoError `TIMEOUT`. */
async function inTime<T>(
  timeout: number,
  { signal }: ServiceContext,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (timeout === 0) return await action(signal);
  const late = AbortSignal.timeout(timeout);
  try {
    return await action(AbortSignal.any([signal, late]));
  } catch (error) {
    if (late.aborted && !signal.aborted) throw new IoError('The time is over.', 'TIMEOUT');
    throw error;
  }
}

/** The error with the system's or OpenSSL's word for it, which the libraries wrap. */
function failed(error: unknown): IoError {
  if (error instanceof IoError) return error;
  const own = error as Error & { code?: string; errors?: Error[]; cause?: Error; address?: string; port?: number };
  const inner = own.errors?.at(-1) ?? own.cause;
  if (inner !== undefined && own.code !== 'UND_ERR_SOCKET') return failed(inner);
  return new IoError(own.message, own.code ?? 'EIO', { address: own.address, port: own.port });
}

export const httpServices: ServiceTable = {
  async 'http.send'(request: HttpSendRequest, context: ServiceContext): Promise<HttpSendReply> {
    try {
      const dispatcher = await dispatcherFor(request.connection);
      const url = new URL(request.url);
      const headers = request.headers.flat();
      const body = await bodyOf(request);
      const answer = await inTime(request.timeout, context, (signal) =>
        dispatcher.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: request.method as Dispatcher.HttpMethod,
          headers,
          body,
          signal,
          responseHeaders: 'raw',
        }),
      );
      const id = nextId++;
      bodies.set(id, { body: answer.body, iterator: answer.body[Symbol.asyncIterator]() });
      const raw = answer.headers as unknown as string[];
      const pairs: [string, string][] = [];
      for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([String(raw[index]), String(raw[index + 1])]);
      const reason = answer.statusText;
      return {
        id,
        status: answer.statusCode,
        reason,
        // Only HTTP/2 knows no phrase.
        version: request.connection.http2 && reason === '' ? '2.0' : '1.1',
        headers: pairs,
      };
    } catch (error) {
      throw failed(error);
    }
  },
  /** The next piece of the body, or null at its end. The answer is forgotten then, and after a failure. */
  async 'http.read'({ id, timeout }: { id: number; timeout: number }, context: ServiceContext) {
    const open = bodies.get(id);
    if (open === undefined) return null;
    try {
      const { done, value } = await inTime(timeout, context, (signal) => untilAborted(open.iterator.next(), signal));
      if (!done) return new Uint8Array(value);
    } catch (error) {
      bodies.delete(id);
      open.body.destroy();
      throw failed(error);
    }
    bodies.delete(id);
    return null;
  },
  /** Gives up what was not read. */
  'http.close'({ id }: { id: number }): void {
    bodies
      .get(id)
      ?.body.on('error', () => {})
      .destroy();
    bodies.delete(id);
  },
};

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
