/** System.Net.Cookie, CookieCollection and CookieContainer, as a web session keeps them. */
import { netException } from '../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { indexOutOfRange } from '../collections/errors.js';
import { copyItems } from '../collections/net-list.js';
import { DateTime } from '../system/date-time.js';
import { argumentNull } from '../system/errors.js';
import type { Uri } from '../uri/uri.js';

const assembly = 'System.Net.Primitives';

export class Cookie {
  declare readonly netType: NetType;
  comment = '';
  commentUri: Uri | null = null;
  httpOnly = false;
  discard = false;
  secure = false;
  port = '';
  version = 0;
  expires = DateTime.minValue;
  readonly timeStamp = DateTime.now;
  constructor(
    public name = '',
    public value = '',
    public path = '',
    public domain = '',
  ) {}
  get expired(): boolean {
    return this.expires.ticks !== 0n && this.expires.toUniversalTime().ticks <= DateTime.utcNow.ticks;
  }
  set expired(expired: boolean) {
    if (expired) this.expires = DateTime.now;
  }
  /** The same cookie, whatever its value: by name, domain and path. */
  isSameAs(other: Cookie): boolean {
    return (
      fold(this.name) === fold(other.name) &&
      fold(this.domain) === fold(other.domain) &&
      (this.path || '/') === (other.path || '/')
    );
  }
  toString(): string {
    return this.name === '' ? '' : `${this.name}=${this.value}`;
  }
}
type Key =
  | 'comment'
  | 'commentUri'
  | 'httpOnly'
  | 'discard'
  | 'domain'
  | 'expired'
  | 'expires'
  | 'path'
  | 'port'
  | 'secure'
  | 'value'
  | 'version';
function property<K extends Key>(name: K): MemberImplementation {
  return {
    get: (self: Cookie) => self[name],
    set: (self: Cookie, value: Cookie[K] | null) => {
      self[name] = value ?? ('' as Cookie[K]);
    },
  };
}
/** Throws CookieException for what cannot be a name. */
function checkName(name: string | null): string {
  if (!name || name.startsWith('$') || /[=;,\n\r\t ]/.test(name))
    throw netException('System.Net.CookieException', `The 'Name'='${name ?? ''}' part of the cookie is invalid.`);
  return name;
}
function make(
  _type: NetType,
  name: string | null,
  value: string | null,
  path: string | null = '',
  domain: string | null = '',
): Cookie {
  return new Cookie(checkName(name), value ?? '', path ?? '', domain ?? '');
}
defineType('System.Net.Cookie', { assembly, class: Cookie }, () => ({
  toString: String,
  equals: (self: Cookie, other: unknown) =>
    other instanceof Cookie && self.isSameAs(other) && self.value === other.value && self.version === other.version,
  hashKey: ({ name, value, path, domain, version }: Cookie) =>
    [fold(name), value, path, fold(domain), version].join('\0'),
  members: {
    'new()': () => new Cookie(),
    'new(string name, string value)': make,
    'new(string name, string value, string path)': make,
    'new(string name, string value, string path, string domain)': make,
    'string Comment {get;set;}': property('comment'),
    'uri CommentUri {get;set;}': {
      get: (self: Cookie) => self.commentUri,
      set: (self: Cookie, uri: Uri | null) => {
        self.commentUri = uri;
      },
    },
    'bool HttpOnly {get;set;}': property('httpOnly'),
    'bool Discard {get;set;}': property('discard'),
    'string Domain {get;set;}': property('domain'),
    'bool Expired {get;set;}': property('expired'),
    'datetime Expires {get;set;}': property('expires'),
    'string Name {get;set;}': {
      get: (self: Cookie) => self.name,
      set: (self: Cookie, name: string | null) => {
        self.name = checkName(name);
      },
    },
    'string Path {get;set;}': property('path'),
    'string Port {get;set;}': property('port'),
    'bool Secure {get;set;}': property('secure'),
    'datetime TimeStamp {get;}': (self: Cookie) => self.timeStamp,
    'string Value {get;set;}': property('value'),
    'int Version {get;set;}': property('version'),
  },
}));

export class CookieCollection {
  declare readonly netType: NetType;
  constructor(readonly cookies: Cookie[] = []) {}
  add(cookie: Cookie | null): void {
    if (cookie === null) throw argumentNull('cookie');
    const index = this.cookies.findIndex((each) => each.isSameAs(cookie));
    if (index < 0) this.cookies.push(cookie);
    else this.cookies[index] = cookie;
  }
  remove(cookie: Cookie): boolean {
    const index = this.cookies.findIndex((each) => each.isSameAs(cookie));
    if (index >= 0) this.cookies.splice(index, 1);
    return index >= 0;
  }
}
defineType('System.Net.CookieCollection', { assembly, class: CookieCollection }, () => ({
  interfaces: [
    'System.Collections.Generic.ICollection[System.Net.Cookie]',
    'System.Collections.Generic.IReadOnlyCollection[System.Net.Cookie]',
    'System.Collections.ICollection',
  ],
  enumerate: (self: CookieCollection) => self.cookies,
  members: {
    'new()': () => new CookieCollection(),
    'System.Net.Cookie Item(int index) {get;}': (self: CookieCollection, index: number) => {
      const cookie = self.cookies[index];
      if (!cookie) throw indexOutOfRange();
      return cookie;
    },
    'System.Net.Cookie Item(string name) {get;}': (self: CookieCollection, name: string) =>
      self.cookies.find((cookie) => fold(cookie.name) === fold(name)) ?? null,
    'bool IsReadOnly {get;}': () => false,
    'int Count {get;}': (self: CookieCollection) => self.cookies.length,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: CookieCollection) => self,
    'void Add(System.Net.Cookie cookie)': (self: CookieCollection, cookie: Cookie | null) => self.add(cookie),
    'void Add(System.Net.CookieCollection cookies)': (self: CookieCollection, others: CookieCollection) => {
      for (const cookie of others.cookies) self.add(cookie);
    },
    'void Clear()': (self: CookieCollection) => {
      self.cookies.length = 0;
    },
    'bool Contains(System.Net.Cookie cookie)': (self: CookieCollection, cookie: Cookie) =>
      self.cookies.some((each) => each.isSameAs(cookie)),
    'bool Remove(System.Net.Cookie cookie)': (self: CookieCollection, cookie: Cookie) => self.remove(cookie),
    'void CopyTo(System.Net.Cookie[] array, int index)': (self: CookieCollection, array: unknown[], index: number) =>
      copyItems(self.cookies, array, index),
    'System.Collections.IEnumerator GetEnumerator()': (self: CookieCollection) => self.cookies,
  },
}));

/** All cookies of a session. What it gives for an address is what a request to it sends. */
export class CookieContainer {
  declare readonly netType: NetType;
  readonly all = new CookieCollection();
  capacity = 300;
  maxCookieSize = 4096;
  perDomainCapacity = 20;
  /** A cookie for an address; domain and path are the address's own where the cookie has none. */
  add(cookie: Cookie, uri: Uri | null): void {
    const domain = cookie.domain || uri?.host || '';
    const added = new Cookie(cookie.name, cookie.value, cookie.path || '/', domain);
    const { comment, httpOnly, discard, secure, port, version, expires } = cookie;
    Object.assign(added, { comment, httpOnly, discard, secure, port, version, expires });
    if (added.expired) this.all.remove(added);
    else this.all.add(added);
  }
  for(uri: Uri): Cookie[] {
    const path = uri.absolutePath;
    return this.all.cookies.filter(
      (cookie) =>
        !cookie.expired &&
        isInDomain(uri.host, cookie.domain) &&
        (path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/'))) &&
        (!cookie.secure || uri.absolute.scheme === 'https'),
    );
  }
  /** The value of a Cookie header; '' for none. */
  headerFor(uri: Uri): string {
    return this.for(uri).join('; ');
  }
  /** Takes one Set-Cookie header. */
  setFrom(uri: Uri, header: string): void {
    const [first = '', ...attributes] = header.split(';');
    const equals = first.indexOf('=');
    const cookie = new Cookie(checkName(first.slice(0, equals).trim()), first.slice(equals + 1).trim());
    for (const attribute of attributes) {
      const [name = '', value = ''] = attribute.split(/=(.*)/s).map((part) => part.trim());
      setAttribute(cookie, name.toLowerCase(), value);
    }
    this.add(cookie, uri);
  }
}
function setAttribute(cookie: Cookie, name: string, value: string): void {
  switch (name) {
    case 'domain':
      cookie.domain = value.startsWith('.') ? value : `.${value}`;
      break;
    case 'path':
      cookie.path = value;
      break;
    case 'secure':
      cookie.secure = true;
      break;
    case 'httponly':
      cookie.httpOnly = true;
      break;
    case 'expires': {
      const date = new Date(value);
      if (!Number.isNaN(date.getTime())) cookie.expires = DateTime.fromDate(date);
      break;
    }
    case 'max-age':
      if (/^-?\d+$/.test(value)) cookie.expires = DateTime.fromDate(new Date(Date.now() + Number(value) * 1000));
      break;
  }
}
function isInDomain(host: string, domain: string): boolean {
  const [own, wanted] = [fold(host), fold(domain)];
  return wanted.startsWith('.') ? own === wanted.slice(1) || own.endsWith(wanted) : own === wanted;
}
function limit(name: 'capacity' | 'maxCookieSize' | 'perDomainCapacity'): MemberImplementation {
  return {
    get: (self: CookieContainer) => self[name],
    set: (self: CookieContainer, value: number) => {
      self[name] = value;
    },
  };
}
defineType('System.Net.CookieContainer', { assembly, class: CookieContainer }, () => ({
  members: {
    'new()': () => new CookieContainer(),
    'new(int capacity)': (_type: NetType, capacity: number) => Object.assign(new CookieContainer(), { capacity }),
    'static int DefaultCookieLimit {get;}': () => 300,
    'static int DefaultPerDomainCookieLimit {get;}': () => 20,
    'static int DefaultCookieLengthLimit {get;}': () => 4096,
    'int Capacity {get;set;}': limit('capacity'),
    'int Count {get;}': (self: CookieContainer) => self.all.cookies.length,
    'int MaxCookieSize {get;set;}': limit('maxCookieSize'),
    'int PerDomainCapacity {get;set;}': limit('perDomainCapacity'),
    'void Add(System.Net.Cookie cookie)': (self: CookieContainer, cookie: Cookie) => self.add(cookie, null),
    'void Add(System.Net.CookieCollection cookies)': (self: CookieContainer, { cookies }: CookieCollection) => {
      for (const cookie of cookies) self.add(cookie, null);
    },
    'void Add(uri uri, System.Net.Cookie cookie)': (self: CookieContainer, uri: Uri | null, cookie: Cookie) => {
      if (uri === null) throw argumentNull('uri');
      self.add(cookie, uri);
    },
    'void Add(uri uri, System.Net.CookieCollection cookies)': (
      self: CookieContainer,
      uri: Uri,
      { cookies }: CookieCollection,
    ) => {
      for (const cookie of cookies) self.add(cookie, uri);
    },
    'System.Net.CookieCollection GetCookies(uri uri)': (self: CookieContainer, uri: Uri) =>
      new CookieCollection(self.for(uri)),
    'System.Net.CookieCollection GetAllCookies()': (self: CookieContainer) =>
      new CookieCollection([...self.all.cookies]),
    'string GetCookieHeader(uri uri)': (self: CookieContainer, uri: Uri) => self.headerFor(uri),
    'void SetCookies(uri uri, string cookieHeader)': (self: CookieContainer, uri: Uri, header: string) =>
      self.setFrom(uri, header),
  },
}));
