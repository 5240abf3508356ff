/** System.UriBuilder. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { hashOfText } from '../globalization/ordinal.js';
import { argumentError, argumentNull, mustNotBeNegative, outOfRange } from '../system/errors.js';
import { createUri, tryCreateUri, Uri, UriKind } from './uri.js';
import { canonical } from './uri-escape.js';
import { isScheme } from './uri-parts.js';

class UriBuilder {
  declare readonly netType: NetType;
  scheme = 'http';
  userName = '';
  password = '';
  host = 'localhost';
  port = -1;
  path = '/';
  query = '';
  fragment = '';
  static of(uri: Uri): UriBuilder {
    const builder = new UriBuilder();
    builder.#take(uri);
    return builder;
  }
  #take(uri: Uri): void {
    const { scheme, userInfo, host, port, query, fragment } = uri.absolute;
    const [, userName = '', password = ''] = /^([^:]*):?(.*)$/s.exec(userInfo ?? '') ?? [];
    Object.assign(this, { scheme, userName, password, host, port, path: uri.absolutePath, query, fragment });
  }
  setScheme(value: string | null): void {
    const [scheme = ''] = (value ?? '').split(':', 1);
    if (scheme !== '' && !isScheme(scheme)) throw argumentError('Invalid URI: The URI scheme is not valid.', 'value');
    this.scheme = scheme.toLowerCase();
  }
  setHost(value: string | null): void {
    const host = value ?? '';
    this.host = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  }
  setPort(value: number): void {
    if (value < -1) throw outOfRange('value', `value ('${value}') must be greater than or equal to '-1'.`, value);
    if (value > 65535) throw outOfRange('value', `value ('${value}') must be less than or equal to '65535'.`, value);
    this.port = value;
  }
  setPath(value: string | null): void {
    this.path = value ? canonical(value.replaceAll('\\', '/').replace(/[?#]/g, encodeURIComponent)) : '/';
  }
  setQuery(value: string | null): void {
    this.query = value && !value.startsWith('?') ? `?${value}` : (value ?? '');
  }
  setFragment(value: string | null): void {
    this.fragment = value && !value.startsWith('#') ? `#${value}` : (value ?? '');
  }
  /** The parts are in canonical form from then on. */
  get uri(): Uri {
    const uri = createUri(this.toString(), UriKind.Absolute);
    this.#take(uri);
    return uri;
  }
  toString(): string {
    const { scheme, host, userName, password, path, query, fragment } = this;
    const user = userName === '' ? '' : `${userName}${password === '' ? '' : `:${password}`}@`;
    const hasSlashes = scheme !== '' && !['mailto', 'news', 'urn'].includes(scheme);
    const start = scheme === '' ? '' : `${scheme}:${hasSlashes ? '//' : ''}`;
    const port = this.port < 0 || host === '' ? '' : `:${this.port}`;
    const rooted = path !== '' && !path.startsWith('/') && host !== '' ? `/${path}` : path;
    return start + user + host + port + rooted + query + fragment;
  }
}

function fromText(_type: NetType, text: string | null): UriBuilder {
  if (text === null) throw argumentNull('uri');
  const made = tryCreateUri(text, UriKind.RelativeOrAbsolute);
  const isAbsolute = made instanceof Uri && made.isAbsolute;
  return UriBuilder.of(
    isAbsolute || !(made instanceof Uri)
      ? createUri(text, UriKind.Absolute)
      : createUri(`http://${text}`, UriKind.Absolute),
  );
}

function fromParts(_type: NetType, scheme: string, host: string, port = -1, path = '/', extra = ''): UriBuilder {
  const builder = new UriBuilder();
  builder.setScheme(scheme);
  builder.setHost(host);
  if (port < -1) throw mustNotBeNegative('port', port);
  builder.setPort(port);
  builder.setPath(path);
  if (extra.startsWith('#')) builder.setFragment(extra);
  else if (extra.startsWith('?')) {
    const hash = extra.indexOf('#');
    builder.setQuery(hash < 0 ? extra : extra.slice(0, hash));
    if (hash >= 0) builder.setFragment(extra.slice(hash));
  } else if (extra !== '') throw argumentError('Extra portion of URI not valid.', 'extraValue');
  return builder;
}

const same = (self: UriBuilder, other: unknown) =>
  other instanceof UriBuilder && self.uri.key === other.uri.key && self.fragment === other.fragment;

defineType('System.UriBuilder', { class: UriBuilder, assembly: 'System.Private.Uri' }, () => ({
  toString: (self: UriBuilder) => self.toString(),
  equals: same,
  hashKey: (self: UriBuilder) => self.toString(),
  members: {
    'new()': () => new UriBuilder(),
    'new(string uri)': fromText,
    'new(uri uri)': (_type: NetType, uri: Uri | null) => {
      if (uri === null) throw argumentNull('uri');
      return uri.isAbsolute ? UriBuilder.of(uri) : fromText(_type, uri.originalString);
    },
    'new(string schemeName, string hostName)': fromParts,
    'new(string scheme, string host, int portNumber)': fromParts,
    'new(string scheme, string host, int port, string pathValue)': fromParts,
    'new(string scheme, string host, int port, string path, string extraValue)': fromParts,
    'string Scheme {get;set;}': {
      get: (self: UriBuilder) => self.scheme,
      set: (self: UriBuilder, value: string) => self.setScheme(value),
    },
    'string UserName {get;set;}': {
      get: (self: UriBuilder) => self.userName,
      set: (self: UriBuilder, value: string | null) => {
        self.userName = value ?? '';
      },
    },
    'string Password {get;set;}': {
      get: (self: UriBuilder) => self.password,
      set: (self: UriBuilder, value: string | null) => {
        self.password = value ?? '';
      },
    },
    'string Host {get;set;}': {
      get: (self: UriBuilder) => self.host,
      set: (self: UriBuilder, value: string) => self.setHost(value),
    },
    'int Port {get;set;}': {
      get: (self: UriBuilder) => self.port,
      set: (self: UriBuilder, value: number) => self.setPort(value),
    },
    'string Path {get;set;}': {
      get: (self: UriBuilder) => self.path,
      set: (self: UriBuilder, value: string) => self.setPath(value),
    },
    'string Query {get;set;}': {
      get: (self: UriBuilder) => self.query,
      set: (self: UriBuilder, value: string) => self.setQuery(value),
    },
    'string Fragment {get;set;}': {
      get: (self: UriBuilder) => self.fragment,
      set: (self: UriBuilder, value: string) => self.setFragment(value),
    },
    'uri Uri {get;}': (self: UriBuilder) => self.uri,
    'bool Equals(System.Object rparam)': same,
    'int GetHashCode()': (self: UriBuilder) => hashOfText(self.toString()),
  },
}));
