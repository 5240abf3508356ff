/** The object behind System.Uri: a text, and its parts where it is absolute. */
import { domainToASCII } from 'node:url';
import { netException } from '../../objects/errors.js';
import type { NetType } from '../../objects/net-type.js';
import { argumentNull, invalidOperation } from '../system/errors.js';
import { readable, unescapeData } from './uri-escape.js';
import {
  defaultPorts,
  HostType,
  isDosPath,
  parseUri,
  type UriFailure,
  type UriParts,
  withoutDots,
} from './uri-parts.js';

/** UriKind. */
export const UriKind = { RelativeOrAbsolute: 0, Absolute: 1, Relative: 2 } as const;
/** UriFormat. */
export const UriFormat = { UriEscaped: 1, Unescaped: 2, SafeUnescaped: 3 } as const;

export class Uri {
  declare readonly netType: NetType;
  constructor(
    readonly originalString: string,
    /** Null for a relative URI. */
    readonly parts: UriParts | null,
  ) {}
  get isAbsolute(): boolean {
    return this.parts !== null;
  }
  /** Throws InvalidOperationException for a relative URI. */
  get absolute(): UriParts {
    if (this.parts === null) throw invalidOperation('This operation is not supported for a relative URI.');
    return this.parts;
  }
  get isFile(): boolean {
    return this.absolute.scheme === 'file';
  }
  /** `C:` and the like at the start of a file's path. */
  get isDos(): boolean {
    return this.isFile && this.absolute.host === '' && isDosPath(this.absolute.path.slice(1));
  }
  get isUnc(): boolean {
    return this.isFile && this.absolute.host !== '';
  }
  get absolutePath(): string {
    return this.isDos ? this.absolute.path.slice(1) : this.absolute.path;
  }
  get localPath(): string {
    const path = unescapeData(this.absolutePath);
    if (this.isDos) return path.replaceAll('/', '\\');
    return this.isUnc ? `\\\\${this.absolute.host}${path.replaceAll('/', '\\')}` : path;
  }
  get isDefaultPort(): boolean {
    const { scheme, port } = this.absolute;
    return port === (defaultPorts[scheme] ?? -1);
  }
  /** As the host stands in a URI: IPv6 addresses in brackets. */
  get host(): string {
    return this.absolute.host;
  }
  /** The host alone; `idn` in ASCII. */
  hostName(idn: boolean): string {
    const { host, hostType, scope } = this.absolute;
    if (hostType === HostType.IPv6) return host.slice(1, -1) + scope;
    return idn && /[^\0-\x7f]/.test(host) ? domainToASCII(host) : host;
  }
  get authority(): string {
    return this.isDefaultPort ? this.host : `${this.host}:${this.absolute.port}`;
  }
  get isLoopback(): boolean {
    const { host, hostType } = this.absolute;
    if (host === '') return this.isFile;
    if (hostType === HostType.IPv4) return host.startsWith('127.');
    return host === 'localhost' || host === 'loopback' || host === '[::1]';
  }
  get segments(): string[] {
    return this.absolute.path.match(/[^/]*\/|[^/]+$/g) ?? [];
  }
  /** `http://user@host:81`, or `mailto:` and the like where there is no authority. */
  get leftAuthority(): string {
    const { scheme, hasAuthority, userInfo } = this.absolute;
    if (!hasAuthority) return `${scheme}:${userInfo === null ? '' : `${userInfo}@${this.authority}`}`;
    return `${scheme}://${userInfo === null ? '' : `${userInfo}@`}${this.authority}`;
  }
  get absoluteUri(): string {
    const { path, query, fragment } = this.absolute;
    return this.leftAuthority + path + query + fragment;
  }
  toString(): string {
    if (this.parts === null) return this.originalString;
    const { path, query, fragment, isImplicitFile } = this.parts;
    const shownPath = isImplicitFile ? unescapeData(path) : readable(path);
    return this.leftAuthority + shownPath + readable(query) + readable(fragment);
  }
  /** What equality looks at: neither the user nor the fragment. */
  get key(): string {
    if (this.parts === null) return this.originalString;
    const { scheme, host, port, path, query } = this.parts;
    return `${scheme}://${host}:${port}${path}${query}`;
  }
}

/** Throws ArgumentNullException, UriFormatException. */
export function createUri(text: string | null, kind: number): Uri {
  if (text === null) throw argumentNull('uriString');
  const made = tryCreateUri(text, kind);
  if (made instanceof Uri) return made;
  throw netException('System.UriFormatException', made.message);
}

export function tryCreateUri(text: string, kind: number): Uri | UriFailure {
  const parsed = parseUri(text, kind === UriKind.Absolute);
  if (!('message' in parsed)) {
    if (kind !== UriKind.Relative) return new Uri(text, parsed);
    return {
      message: "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.",
      mayBeRelative: false,
    };
  }
  return kind !== UriKind.Absolute && parsed.mayBeRelative ? new Uri(text, null) : parsed;
}

/** The URI that a reference means at a base. */
export function resolveUri(base: Uri, reference: string): Uri | UriFailure {
  const { scheme, hasAuthority } = base.absolute;
  const own = tryCreateUri(reference, UriKind.RelativeOrAbsolute);
  if (!(own instanceof Uri)) return own;
  if (own.isAbsolute) return own;
  const isSameScheme = reference.toLowerCase().startsWith(`${scheme}:`) && hasAuthority;
  const relative = (isSameScheme ? reference.slice(scheme.length + 1) : reference).trim();
  return tryCreateUri(resolvedText(base, relative), UriKind.Absolute);
}
function resolvedText(base: Uri, relative: string): string {
  const { scheme, path, query, fragment, hasAuthority } = base.absolute;
  const start = base.leftAuthority;
  if (relative === '') return start + path + query + fragment;
  if (relative.startsWith('#')) return start + path + query + relative;
  if (relative.startsWith('?')) return start + path + relative;
  if (hasAuthority && /^[\\/]{2}/.test(relative)) return `${scheme}:${relative}`;
  if (/^[\\/]/.test(relative)) return start + relative;
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  const [, ownPath = '', tail = ''] = /^([^?#]*)(.*)$/s.exec(relative) ?? [];
  const joined = directory + ownPath;
  return start + (hasAuthority ? withoutDots(joined) : joined) + tail;
}

/** The reference that leads from a base to another URI. */
export function relativeReference(base: Uri, to: Uri): string {
  const [a, b] = [base.absolute, to.absolute];
  if (a.scheme !== b.scheme || a.host !== b.host || a.port !== b.port) return to.toString();
  const tail = readable(b.query) + readable(b.fragment);
  const from = a.path.split('/');
  const target = b.path.split('/');
  let common = 0;
  while (common < from.length - 1 && common < target.length - 1 && from[common] === target[common]) common++;
  const ups = '../'.repeat(from.length - 1 - common);
  const rest = target.slice(common).join('/');
  if (ups === '' && rest === from.at(-1)) return tail;
  const needsDot = ups === '' && (rest === '' || /^[^/]*:/.test(rest));
  return `${needsDot ? './' : ''}${ups}${readable(rest)}${tail}`;
}

/** A base is the part up to the last slash. */
export function isBaseOf(base: Uri, other: Uri): boolean {
  const [a, b] = [base.absolute, other.absolute];
  if (a.scheme !== b.scheme || a.host !== b.host || a.port !== b.port) return false;
  return b.path.startsWith(a.path.slice(0, a.path.lastIndexOf('/') + 1));
}

/** UriComponents. */
const Component = {
  Scheme: 1,
  UserInfo: 2,
  Host: 4,
  Port: 8,
  Path: 16,
  Query: 32,
  Fragment: 64,
  StrongPort: 128,
  NormalizedHost: 256,
  KeepDelimiter: 0x40000000,
} as const;

/** Of an absolute URI. */
const allComponents = 127;

/** GetComponents: the parts asked for, with what stands between them where several are. */
export function componentsOf(uri: Uri, components: number, format: number): string {
  const { scheme, userInfo, port, path, query, fragment, hasAuthority } = uri.absolute;
  if (components < 0) return componentsOf(uri, allComponents, format);
  const shown = (text: string) =>
    format === UriFormat.UriEscaped ? text : format === UriFormat.Unescaped ? unescapeData(text) : readable(text);
  const has = (flag: number) => (components & flag) !== 0;
  const wanted = components & ~Component.KeepDelimiter;
  const isSingle = (wanted & (wanted - 1)) === 0 && !has(Component.KeepDelimiter);
  const host = has(Component.NormalizedHost) ? uri.hostName(true) : has(Component.Host) ? uri.host : '';
  const isPortShown = has(Component.StrongPort) ? port >= 0 : has(Component.Port) && !uri.isDefaultPort;
  if (isSingle)
    switch (wanted) {
      case Component.Path:
        return shown(uri.isDos ? uri.absolutePath : path.replace(/^\//, ''));
      case Component.Query:
        return shown(query.slice(1));
      case Component.Fragment:
        return shown(fragment.slice(1));
      case Component.UserInfo:
        return shown(userInfo ?? '');
      case Component.Port:
      case Component.StrongPort:
        return isPortShown ? String(port) : '';
      case Component.Scheme:
        return scheme;
    }
  const user = has(Component.UserInfo) && userInfo ? `${shown(userInfo)}@` : '';
  const authority = user + host + (isPortShown ? `:${port}` : '');
  const start = has(Component.Scheme) ? `${scheme}:${hasAuthority ? '//' : ''}` : '';
  const rest =
    (has(Component.Path) ? shown(path) : '') +
    (has(Component.Query) ? shown(query) : '') +
    (has(Component.Fragment) ? shown(fragment) : '');
  return start + authority + rest;
}

/** IsWellFormedOriginalString: nothing in the text would have to be escaped or put right. */
export function isWellFormed(uri: Uri): boolean {
  const text = uri.originalString.trim();
  if (/["<>\\^`{|}\s[\]\0-\x1f\x7f]|%(?![0-9A-Fa-f]{2})/.test(text.replace(/^[^/]*:\/\/([^/?#]*@)?\[[^\]]*\]/, '')))
    return false;
  if (uri.parts === null) return !text.includes('#') && !/^[^/?]*:/.test(text);
  return !uri.parts.isImplicitFile && !/#.*#/s.test(text);
}
