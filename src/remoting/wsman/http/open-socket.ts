/** The socket below one connection: to the service or its proxy, and TLS over it where the address says https. */
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { wsmanMessages } from '../messages.js';
import { FaultCode, WSManFault } from '../soap/fault.js';
import { trustingContext } from './authorities.js';
import { checkCertificate } from './certificate-check.js';
import type { Endpoint } from './endpoint.js';
import { NetworkError, networkError } from './network-error.js';
import { addressOf, openTunnel } from './proxy.js';
import type { ProxyAuthentication } from './proxy-authentication.js';

export interface OpenSocket {
  /** What is written to and read from. */
  socket: Socket;
  /** The same without TLS, which may be below it. */
  tcp: Socket;
  /** The server's certificate in DER; null over plain HTTP. */
  certificate: Buffer | null;
}

/** How often (ms) the system looks whether a silent connection is still alive. */
const keepAliveDelay = 30_000;

/** Throws WSManFault; NetworkError where the network is to blame. */
export async function openSocket(
  endpoint: Endpoint,
  proxyAuthentication: ProxyAuthentication | null,
  signal: AbortSignal,
): Promise<OpenSocket> {
  const { url, proxy, host } = endpoint;
  const isSecure = url.protocol === 'https:';
  let socket: Socket;
  if (proxy === null) socket = await openTcp(host, Number(url.port) || (isSecure ? 443 : 80), signal);
  else {
    try {
      socket = await openTcp(proxy.url.hostname, Number(proxy.url.port) || 80, signal);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      const text = wsmanMessages.proxyUnreachable(addressOf(proxy), error.message);
      throw new NetworkError(error.code, text, false);
    }
  }
  if (!isSecure) return { socket, tcp: socket, certificate: null };
  try {
    if (proxy !== null && proxyAuthentication !== null) await openTunnel(socket, url, proxy, proxyAuthentication);
    const secure = await openTls(socket, endpoint, signal);
    const port = Number(url.port) || 443;
    const { options, interaction } = endpoint;
    const certificate = await checkCertificate(secure, { host, port, options, interaction }, signal);
    return { socket: secure, tcp: socket, certificate };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function openTcp(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveDelay });
    const abort = () => socket.destroy(new Error('The attempt was given up.'));
    const fail = (error: Error) => reject(networkError(error, false));
    signal.addEventListener('abort', abort, { once: true });
    socket.once('error', fail);
    socket.once('connect', () => {
      signal.removeEventListener('abort', abort);
      socket.off('error', fail);
      resolve(socket);
    });
    if (signal.aborted) abort();
  });
}

function openTls(socket: Socket, endpoint: Endpoint, signal: AbortSignal): Promise<TLSSocket> {
  const { host, clientCertificate } = endpoint;
  return new Promise((resolve, reject) => {
    const secure = connectTls({
      socket,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(clientCertificate
        ? { ...clientCertificate.tls, ca: clientCertificate.authorities }
        : { secureContext: trustingContext() }),
      // Looked at by checkCertificate, which knows what the user allows.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ALPNProtocols: ['http/1.1'],
    });
    const abort = () => secure.destroy(new Error('The attempt was given up.'));
    const fail = (error: Error) => {
      const why = (error as Error & { reason?: string }).reason ?? error.message;
      reject(new WSManFault(FaultCode.secureFailure, wsmanMessages.tlsFailed(`${host}:${endpoint.port}`, why)));
    };
    const closed = () => fail(new Error('the connection was closed'));
    signal.addEventListener('abort', abort, { once: true });
    secure.once('error', fail).once('close', closed);
    secure.once('secureConnect', () => {
      signal.removeEventListener('abort', abort);
      secure.off('error', fail).off('close', closed);
      resolve(secure);
    });
  });
}
