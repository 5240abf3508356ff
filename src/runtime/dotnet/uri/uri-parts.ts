/** Taking URIs apart: what System.Uri's parser makes of a text. */
import { isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { canonical } from './uri-escape.js';

/** UriHostNameType. */
export const HostType = { Unknown: 0, Basic: 1, Dns: 2, IPv4: 3, IPv6: 4 } as const;

/** The parts of an absolute URI. Path, query and fragment are canonical and keep their delimiters. */
export interface UriParts {
  scheme: string;
  hasAuthority: boolean;
  /** Without the `@`; null where there is none. */
  userInfo: string | null;
  hostType: number;
  host: string;
  /** Of an IPv6 address: `%25eth0`. */
  scope: string;
  /** -1 where neither the text nor the scheme tells one. */
  port: number;
  path: string;
  query: string;
  fragment: string;
  /** A path was given, not a URI: `C:\x`, `\\server\share`, `/x`. */
  isImplicitFile: boolean;
}

/** Why a text is no absolute URI; `mayBeRelative` where it can still be a relative one. */
export interface UriFailure {
  message: string;
  mayBeRelative: boolean;
}

const failure = (message: string, mayBeRelative = false): UriFailure => ({
  message: `Invalid URI: ${message}`,
  mayBeRelative,
});
const badHost = () => failure('The hostname could not be parsed.');
const unrooted = () => failure("A Dos path must be rooted, for example, 'c:\\\\'.");

export const defaultPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ftp: 21,
  gopher: 70,
  nntp: 119,
  telnet: 23,
  ldap: 389,
  mailto: 25,
  'net.tcp': 808,
};
const mustHaveAuthority = new Set([
  'http',
  'https',
  'ws',
  'wss',
  'ftp',
  'file',
  'gopher',
  'nntp',
  'telnet',
  'ldap',
  'net.tcp',
  'net.pipe',
]);
const mayLackHost = (scheme: string) => scheme === 'file' || !mustHaveAuthority.has(scheme);

export function isDosPath(text: string): boolean {
  return /^[A-Za-z][:|]/.test(text);
}

/** `unixPaths`: whether a path from the root is a file. */
export function parseUri(given: string, unixPaths: boolean): UriParts | UriFailure {
  const text = given.trim();
  if (text === '')
    return failure(given === '' ? 'The URI is empty.' : 'The format of the URI could not be determined.', true);
  if (isDosPath(text)) return /^.[:|][\\/]/.test(text) ? fileOf(`/${text[0]}:${text.slice(2)}`, true) : unrooted();
  if (text.startsWith('\\\\')) return uncOf(text.replaceAll('\\', '/'), true);
  if (unixPaths && text.startsWith('//')) return uncOf(text, false);
  if (unixPaths && text.startsWith('/')) return fileOf(text, false);
  const colon = text.indexOf(':');
  if (colon < 0) return failure('The format of the URI could not be determined.', true);
  const scheme = text.slice(0, colon).toLowerCase();
  if (!isScheme(scheme)) return failure('The URI scheme is not valid.', true);
  return afterScheme(scheme, text.slice(colon + 1));
}

export function isScheme(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*$/.test(text);
}

const noAuthority = {
  hasAuthority: false,
  userInfo: null,
  hostType: HostType.Unknown,
  host: '',
  scope: '',
  port: -1,
  query: '',
  fragment: '',
  isImplicitFile: false,
};

/** A path given as such: all of its characters are its own. */
function fileOf(path: string, isDos: boolean): UriParts {
  const slashed = isDos ? path.replaceAll('\\', '/') : path;
  const escaped = slashed.replace(/[%?#]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    ...noAuthority,
    scheme: 'file',
    hasAuthority: true,
    hostType: HostType.Basic,
    path: withoutDots(canonical(escaped)),
    isImplicitFile: true,
  };
}
function uncOf(text: string, isDos: boolean): UriParts | UriFailure {
  const [, host = '', path = ''] = /^\/\/([^/]*)(.*)$/s.exec(text) ?? [];
  const parsed = parseHost(host);
  if (parsed === undefined || host === '') return badHost();
  return { ...fileOf(path || '/', isDos), ...parsed };
}

function afterScheme(scheme: string, rest: string): UriParts | UriFailure {
  const isHierarchical = mustHaveAuthority.has(scheme) ? /^[\\/]{2}/.test(rest) : rest.startsWith('//');
  if (!isHierarchical && mustHaveAuthority.has(scheme)) return failure('The Authority/Host could not be parsed.', true);
  if (scheme === 'mailto') return mailOf(rest);
  const { before, query, fragment } = splitTail(rest);
  if (!isHierarchical) return { ...noAuthority, scheme, path: canonical(before), query, fragment };
  const slashed = scheme === 'file' ? before.replaceAll('\\', '/') : before;
  const end = slashed.indexOf('/', 2);
  const authority = parseAuthority(scheme, end < 0 ? slashed.slice(2) : slashed.slice(2, end));
  if ('message' in authority) return authority;
  const path = end < 0 ? '/' : slashed.slice(end).replaceAll('\\', '/');
  return {
    ...noAuthority,
    ...authority,
    scheme,
    hasAuthority: true,
    path: withoutDots(canonical(path)),
    query,
    fragment,
  };
}

/** What stands before query and fragment, and these in canonical form. */
function splitTail(text: string): { before: string; query: string; fragment: string } {
  const [, before = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text) ?? [];
  return { before, query: canonical(query), fragment: canonical(fragment) };
}

function mailOf(rest: string): UriParts | UriFailure {
  const { before, query, fragment } = splitTail(rest);
  const mail = { ...noAuthority, scheme: 'mailto', port: 25, path: '', query, fragment };
  const at = before.indexOf('@');
  if (at < 0) return { ...mail, path: canonical(before) };
  const host = parseHost(before.slice(at + 1));
  return host === undefined ? badHost() : { ...mail, ...host, userInfo: canonical(before.slice(0, at)) };
}

type Authority = Pick<UriParts, 'userInfo' | 'hostType' | 'host' | 'scope' | 'port'>;

function parseAuthority(scheme: string, text: string): Authority | UriFailure {
  const at = text.lastIndexOf('@');
  const userInfo = at < 0 ? null : canonical(text.slice(0, at));
  const [, name = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text.slice(at + 1)) ?? [];
  if (name === '' && !mayLackHost(scheme)) return badHost();
  const host = name === '' ? { hostType: HostType.Basic, host: '', scope: '' } : parseHost(name);
  if (host === undefined) return badHost();
  const defaultPort = defaultPorts[scheme] ?? -1;
  if (!portText) return { userInfo, ...host, port: defaultPort };
  if (!/^\d+$/.test(portText) || Number(portText) > 65535) return failure('Invalid port specified.');
  return { userInfo, ...host, port: Number(portText) };
}

/** A host in canonical form; undefined for what is none. */
export function parseHost(text: string): Pick<UriParts, 'hostType' | 'host' | 'scope'> | undefined {
  const bracketed = /^\[([0-9A-Fa-f:.]+)(%[^\]]*)?\]$/.exec(text);
  if (bracketed) {
    const [, address = '', scope = ''] = bracketed;
    return isIPv6(address) ? { hostType: HostType.IPv6, host: shortIPv6(address), scope } : undefined;
  }
  const v4 = parseIPv4(text);
  if (v4 !== undefined) return { hostType: HostType.IPv4, host: v4, scope: '' };
  const name = text.toLowerCase();
  if (/^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/.test(name))
    return { hostType: /(^|\.)-/.test(name) ? HostType.Basic : HostType.Dns, host: name, scope: '' };
  const isInternational = /[^\0-\x7f]/.test(name) && domainToASCII(name) !== '';
  return isInternational ? { hostType: HostType.Dns, host: name, scope: '' } : undefined;
}

/** `127.1` and `0x7f.0.0.1` too. */
function parseIPv4(text: string): string | undefined {
  const texts = text.split('.');
  if (texts.length > 4 || !texts.every((part) => /^(0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i.test(part))) return undefined;
  const numbers = texts.map((part) => (/^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop() as number;
  if (numbers.some((part) => part > 255) || last >= 256 ** (4 - numbers.length)) return undefined;
  const rest = Array.from(
    { length: 4 - numbers.length },
    (_, i) => Math.floor(last / 256 ** (3 - numbers.length - i)) % 256,
  );
  return [...numbers, ...rest].join('.');
}

function shortIPv6(address: string): string {
  return new URL(`http://[${address}]/`).hostname;
}

/** The path without `.` and `..`; a path that begins with a drive keeps it. */
export function withoutDots(path: string): string {
  const [, drive = '', rest = path] = /^(\/[A-Za-z]:)(\/.*)$/s.exec(path) ?? [];
  const segments = rest.split('/').slice(1);
  const kept: string[] = [];
  segments.forEach((segment, i) => {
    const isLast = i === segments.length - 1;
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else {
      if (segment === '..') kept.pop();
      if (isLast) kept.push('');
    }
  });
  return `${drive}/${kept.join('/')}`;
}
