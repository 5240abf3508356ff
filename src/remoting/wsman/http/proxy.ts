/**
 * Which proxy is used (New-PSSessionOption -ProxyAccessType), and the tunnel through it that HTTPS needs. The settings of Internet
 * Explorer and of WinHTTP are what is said in the environment elsewhere: http_proxy, https_proxy, all_proxy, no_proxy.
 */
import type { Socket } from 'node:net';
import type { SessionOptions } from '../../client/session-options.js';
import { wsmanMessages } from '../messages.js';
import { FaultCode, WSManFault } from '../soap/fault.js';
import { networkError } from './network-error.js';
import type { ProxyAuthentication } from './proxy-authentication.js';

export interface ProxyServer {
  /** `http://host:port`, without user and password. */
  url: URL;
  /** Of the address, where it had them. */
  user: string;
  password: string;
}

/** The proxy for an address; null to go there directly. Throws WSManFault for one that cannot be used. */
export function proxyFor(
  target: URL,
  accessType: SessionOptions['proxyAccessType'],
  environment: NodeJS.ProcessEnv = process.env,
): ProxyServer | null {
  if (accessType === 'None' || accessType === 'NoProxyServer') return null;
  const said = (name: string) => environment[name] || environment[name.toUpperCase()] || '';
  if (isExcepted(target, said('no_proxy'))) return null;
  const address = said(`${target.protocol.slice(0, -1)}_proxy`) || said('all_proxy');
  if (address === '') return null;
  let url: URL;
  try {
    url = new URL(address.includes('://') ? address : `http://${address}`);
  } catch {
    throw unusable(address);
  }
  if (url.protocol !== 'http:') throw unusable(address);
  const user = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  url.username = url.password = '';
  return { url, user, password };
}

/** The text must not have the user and the password, nor may it rest on the address being well formed. */
function unusable(address: string): WSManFault {
  return new WSManFault(0, wsmanMessages.proxyScheme(address.replace(/^([^/]*:\/\/)?.*@/s, '$1')));
}

function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const place = `${host}:${port || (protocol === 'https:' ? 443 : 80)}`;
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const name = entry.replace(/^\*?\./, '');
      return entry === '*' || [host, place].includes(name) || host.endsWith(`.${name}`);
    });
}

export const addressOf = ({ url }: ProxyServer) => `${url.hostname}:${url.port || 80}`;

/** Makes the proxy connect a socket of ours with the target. Throws WSManFault. */
export async function openTunnel(
  socket: Socket,
  target: URL,
  proxy: ProxyServer,
  authentication: ProxyAuthentication,
): Promise<void> {
  const place = `${target.hostname}:${target.port || 443}`;
  const request = { method: 'CONNECT', uri: place, body: Buffer.alloc(0) };
  let header = await authentication.first(request);
  for (;;) {
    const lines = [`CONNECT ${place} HTTP/1.1`, `Host: ${place}`, 'Proxy-Connection: Keep-Alive'];
    if (header !== null) lines.push(`Proxy-Authorization: ${header}`);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const answer = await readHead(socket);
    if (answer.status >= 200 && answer.status < 300) return;
    if (answer.status !== 407)
      throw new WSManFault(FaultCode.cannotConnect, wsmanMessages.proxyRefused(addressOf(proxy), answer.line));
    header = await authentication.next(answer, request);
  }
}

interface ProxyAnswer {
  status: number;
  line: string;
  challenges: string[];
}

/** Reads an answer's head, and past its body. */
async function readHead(socket: Socket): Promise<ProxyAnswer> {
  let bytes = Buffer.alloc(0);
  const more = () =>
    new Promise<Buffer>((resolve, reject) => {
      const settle = (act: () => void) => {
        socket.off('data', onData).off('error', onEnd).off('close', onEnd);
        socket.pause();
        act();
      };
      const onData = (chunk: Buffer) => settle(() => resolve(chunk));
      const onEnd = (error?: unknown) =>
        settle(() => reject(networkError(error instanceof Error ? error : new Error('closed'), false)));
      socket.on('data', onData).on('error', onEnd).on('close', onEnd);
      socket.resume();
    });
  let end = -1;
  while ((end = bytes.indexOf('\r\n\r\n')) < 0) bytes = Buffer.concat([bytes, await more()]);
  const [line = '', ...fields] = bytes.toString('latin1', 0, end).split('\r\n');
  const valuesOf = (name: string) =>
    fields
      .filter((field) => field.toLowerCase().startsWith(`${name}:`))
      .map((field) => field.slice(name.length + 1).trim());
  const status = Number(/^HTTP\/1\.\d (\d{3})/.exec(line)?.[1] ?? 0);
  const length = status >= 200 && status < 300 ? 0 : Number(valuesOf('content-length')[0] ?? 0);
  let rest = bytes.length - end - 4;
  while (rest < length) rest += (await more()).length;
  return { status, line: line.replace(/^HTTP\/1\.\d /, ''), challenges: valuesOf('proxy-authenticate') };
}
