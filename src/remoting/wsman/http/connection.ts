/**
 * One connection to the service: a socket, signed in once, that carries one request after the other. What signs in or seals
 * belongs to the socket, so a connection that lost it is of no more use.
 */
import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import type { AuthenticationAnswer, HttpAuthentication } from '../../authentication/authentication.js';
import { createAuthentication } from '../../authentication/create-authentication.js';
import { openBody, sealBody } from '../../authentication/sealed-body.js';
import { wsmanMessages } from '../messages.js';
import { FaultCode, WSManFault } from '../soap/fault.js';
import type { Endpoint } from './endpoint.js';
import { NetworkError, networkError } from './network-error.js';
import { openSocket } from './open-socket.js';
import { acknowledgePromptly } from './prompt-acknowledgement.js';
import { addressOf } from './proxy.js';
import { ProxyAuthentication } from './proxy-authentication.js';

export interface HttpAnswer {
  status: number;
  contentType: string;
  body: Buffer;
  /** Where a redirection leads; '' for none. */
  location: string;
}

interface RawAnswer extends HttpAnswer {
  challenges: string[];
  proxyChallenges: string[];
}

/** A day (ms): the service decides how long a connection lives. */
const keepAlive = 86_400_000;
/** Of a well-meaning service no answer is as long as this (bytes). */
const maxAnswer = 64 * 1024 * 1024;
const gone = 'The connection is gone.';
/** So many requests for signing in are too many. */
const maxSteps = 12;

const requestsSent = {
  'User-Agent': 'Periwinkle WSMan client',
  'Accept-Encoding': 'identity',
  Connection: 'Keep-Alive',
};

export class Connection {
  readonly #client: Client;
  readonly #authentication: HttpAuthentication;
  readonly #proxy: ProxyAuthentication | null;
  readonly #tcp: Socket;
  #isLost = false;
  #isSignedIn = false;

  private constructor(
    private readonly endpoint: Endpoint,
    opened: Awaited<ReturnType<typeof openSocket>>,
    proxy: ProxyAuthentication | null,
  ) {
    this.#proxy = proxy;
    this.#tcp = opened.tcp;
    this.#authentication = createAuthentication(endpoint.authentication);
    if (opened.certificate !== null) this.#authentication.bindChannel(opened.certificate);
    let socket: typeof opened.socket | null = opened.socket;
    this.#client = new Client(endpoint.url.origin, {
      pipelining: 1,
      keepAliveTimeout: keepAlive,
      keepAliveMaxTimeout: keepAlive,
      maxResponseSize: maxAnswer,
      connect: (_options, callback) => {
        const given = socket;
        socket = null;
        // Not at once: the client is not ready for it. A second socket would not be signed in.
        setImmediate(() => (given === null ? callback(new Error(gone), null) : callback(null, given)));
      },
    });
    this.#client.on('disconnect', () => {
      this.#isLost = true;
    });
    opened.socket.once('close', () => {
      this.#isLost = true;
    });
  }

  /** Connects. Throws WSManFault; NetworkError where the network is to blame. */
  static async open(endpoint: Endpoint, signal: AbortSignal): Promise<Connection> {
    const proxy = endpoint.proxy === null ? null : new ProxyAuthentication(endpoint.proxy, endpoint.options);
    const opened = await openSocket(endpoint, proxy, signal);
    try {
      return new Connection(endpoint, opened, endpoint.url.protocol === 'https:' ? null : proxy);
    } catch (error) {
      opened.socket.destroy();
      throw error;
    }
  }

  get isUsable(): boolean {
    return !this.#isLost;
  }

  /**
   * Sends an envelope, after signing in where that was not done. `timeout` is in milliseconds. Throws AuthenticationError, or
   * WSManFault; after a NetworkError the connection is lost.
   */
  async post(body: Buffer, contentType: string, timeout: number, signal: AbortSignal): Promise<HttpAnswer> {
    const authentication = this.#authentication;
    try {
      if (authentication.scope === 'request') return await this.#postEach(body, contentType, timeout, signal);
      if (!this.#isSignedIn) await this.#signIn(contentType, timeout, signal);
      const { sealing } = authentication;
      const sent = sealing === null ? { contentType, body } : await sealBody(sealing, { contentType, body });
      const answer = await this.#send(sent.body, sent.contentType, null, timeout, signal);
      if (answer.status === 401) {
        this.#isLost = true;
        // The service forgot this connection: another one may be signed in.
        if (this.#isSignedIn)
          throw new NetworkError(FaultCode.accessDenied, (await this.#refusal(answer)).message, false);
      }
      return sealing === null ? answer : { ...answer, ...(await openBody(sealing, answer)) };
    } catch (error) {
      // What is sealed has to come in order; after any failure that is not sure any more.
      if (!(error instanceof WSManFault) || error instanceof NetworkError) this.#isLost = true;
      throw error;
    }
  }

  async #refusal(answer: AuthenticationAnswer): Promise<Error> {
    const request = { method: 'POST', uri: this.#path, body: Buffer.alloc(0) };
    return this.#authentication.next(answer, request).then(
      () => new Error('401'),
      (error: Error) => error,
    );
  }

  /** Requests without bodies until both sides know each other. */
  async #signIn(contentType: string, timeout: number, signal: AbortSignal): Promise<void> {
    const request = { method: 'POST', uri: this.#path, body: Buffer.alloc(0) };
    let header = await this.#authentication.first(request);
    for (let step = 0; header !== null && step < maxSteps; step++) {
      const answer = await this.#send(request.body, contentType, header, timeout, signal);
      if (!isAboutSigningIn(answer)) throw statusFault(answer);
      header = await this.#authentication.next(answer, request);
    }
    if (header !== null) throw new WSManFault(FaultCode.accessDenied, wsmanMessages.unknownStatus(401));
    this.#isSignedIn = true;
  }

  async #postEach(body: Buffer, contentType: string, timeout: number, signal: AbortSignal): Promise<HttpAnswer> {
    const request = { method: 'POST', uri: this.#path, body };
    let header = await this.#authentication.first(request);
    for (let step = 0; step < maxSteps; step++) {
      const answer = await this.#send(body, contentType, header, timeout, signal);
      if (!isAboutSigningIn(answer)) return answer;
      header = await this.#authentication.next(answer, request);
      if (header === null) return answer;
    }
    throw new WSManFault(FaultCode.accessDenied, wsmanMessages.unknownStatus(401));
  }

  get #path(): string {
    const { pathname, search } = this.endpoint.url;
    return pathname + search;
  }

  /** One request. Through a proxy without a tunnel the whole address is asked for, and the proxy may want to know who asks. */
  async #send(
    body: Buffer,
    contentType: string,
    authorization: string | null,
    timeout: number,
    signal: AbortSignal,
  ): Promise<RawAnswer> {
    const proxied = this.#proxy;
    const path = proxied === null ? this.#path : this.endpoint.url.href;
    const headers: Record<string, string> = {
      ...requestsSent,
      ...this.endpoint.headers,
      'Content-Type': contentType,
    };
    if (authorization !== null) headers['Authorization'] = authorization;
    if (proxied === null) return this.#exchange({ path, headers, body }, timeout, signal);
    const request = { method: 'POST', uri: path, body };
    let header = await proxied.first(request);
    for (let step = 0; step < maxSteps; step++) {
      const all = header === null ? headers : { ...headers, 'Proxy-Authorization': header };
      const answer = await this.#exchange({ path, headers: all, body }, timeout, signal);
      if (answer.status !== 407) return answer;
      header = await proxied.next({ challenges: answer.proxyChallenges }, request);
    }
    const proxy = addressOf(this.endpoint.proxy as NonNullable<Endpoint['proxy']>);
    throw new WSManFault(FaultCode.accessDenied, wsmanMessages.proxyRefused(proxy, '407'));
  }

  async #exchange(
    request: { path: string; headers: Record<string, string>; body: Buffer },
    timeout: number,
    signal: AbortSignal,
  ): Promise<RawAnswer> {
    let answer: Dispatcher.ResponseData;
    let body: Buffer;
    try {
      const limits = { headersTimeout: timeout, bodyTimeout: timeout };
      answer = await this.#client.request({ method: 'POST', ...request, ...limits, signal });
      await acknowledgePromptly(this.#tcp);
      body = Buffer.from(await answer.body.arrayBuffer());
    } catch (error) {
      const wasLost = this.#isLost;
      this.#isLost = true;
      signal.throwIfAborted();
      throw networkError(error, !(wasLost && (error as Error).message === gone));
    }
    const { statusCode: status, headers } = answer;
    const first = (name: string) => [headers[name] ?? ''].flat()[0] as string;
    return {
      status,
      body,
      contentType: first('content-type'),
      location: first('location'),
      challenges: [headers['www-authenticate'] ?? []].flat(),
      proxyChallenges: [headers['proxy-authenticate'] ?? []].flat(),
    };
  }

  dispose(): void {
    this.#isLost = true;
    this.#authentication.dispose();
    this.#proxy?.dispose();
    void this.#client.destroy().catch(() => undefined); // it is gone either way
  }
}

/** Of others the headers say nothing about who we are. */
const isAboutSigningIn = ({ status }: HttpAnswer) => status === 401 || (status >= 200 && status < 300);

/** What an answer means that has no envelope. */
export function statusFault({ status, location, contentType }: HttpAnswer): WSManFault {
  if (status >= 300 && status < 400 && location !== '') return new WSManFault(FaultCode.redirect, '', '', location);
  switch (status) {
    case 400:
      return new WSManFault(FaultCode.httpError, wsmanMessages.httpBadRequest);
    case 401:
    case 403:
      return new WSManFault(FaultCode.accessDenied, 'Access is denied.');
    case 404:
    case 405:
      return new WSManFault(FaultCode.urlNotAvailable, wsmanMessages.urlNotAvailable);
    case 503:
      return new WSManFault(FaultCode.serviceUnavailable, wsmanMessages.serviceUnavailable);
    default:
      if (status >= 500) return new WSManFault(FaultCode.httpError, wsmanMessages.httpStatus(status));
      return new WSManFault(
        FaultCode.urlNotAvailable,
        status < 300 ? wsmanMessages.notSoap(contentType) : wsmanMessages.unknownStatus(status),
      );
  }
}
