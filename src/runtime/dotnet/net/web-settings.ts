/** Settings of web requests: ServicePointManager, which scripts still set, WebProxy, and WebHeaderCollection. */
import { convertTo } from '../../language/conversion.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { arrayListOf } from '../collections/array-list.js';
import { NameValueCollection } from '../collections/name-value-collection.js';
import { argumentError } from '../system/errors.js';
import type { Uri } from '../uri/uri.js';

/** Static settings that keep what they are given. */
function settings(initial: Record<string, unknown>): Record<string, MemberImplementation> {
  const values = new Map<string, unknown>();
  return Object.fromEntries(
    Object.entries(initial).map(([declaration, value]) => {
      values.set(declaration, value);
      const get = () => values.get(declaration);
      const set = (given: unknown) => values.set(declaration, given);
      return [`static ${declaration} {get;set;}`, { get, set }];
    }),
  );
}
defineType('System.Net.ServicePointManager', { assembly: 'System.Net.ServicePoint' }, () => ({
  members: {
    'static int DefaultNonPersistentConnectionLimit {get;}': () => 4,
    'static int DefaultPersistentConnectionLimit {get;}': () => 2,
    ...settings({
      'System.Net.SecurityProtocolType SecurityProtocol': 'SystemDefault',
      'int MaxServicePoints': 0,
      'int DefaultConnectionLimit': 2,
      'int MaxServicePointIdleTime': 100_000,
      'bool UseNagleAlgorithm': true,
      'bool Expect100Continue': true,
      'bool EnableDnsRoundRobin': false,
      'int DnsRefreshTimeout': 120_000,
      'System.Net.Security.RemoteCertificateValidationCallback ServerCertificateValidationCallback': null,
      'bool ReusePort': false,
      'bool CheckCertificateRevocationList': false,
    }),
  },
}));

export class WebProxy {
  declare readonly netType: NetType;
  bypassList: string[] = [];
  credentials: unknown = null;
  useDefaultCredentials = false;
  constructor(
    public address: Uri | null = null,
    public bypassOnLocal = false,
  ) {}
  isBypassed(uri: Uri): boolean {
    if (this.address === null || uri.isLoopback) return true;
    if (this.bypassOnLocal && !uri.host.includes('.')) return true;
    const target = `${uri.absolute.scheme}://${uri.authority}`;
    return this.bypassList.some((pattern) => new RegExp(pattern, 'i').test(target));
  }
}
function uriOf(address: string | Uri | null): Uri | null {
  if (address === null || typeof address !== 'string') return address;
  return convertTo(address.includes('://') ? address : `http://${address}`, requireType('System.Uri')) as Uri;
}
function makeProxy(
  _type: NetType,
  address: string | Uri | null,
  bypassOnLocal = false,
  bypassList: string[] | null = null,
  credentials: unknown = null,
): WebProxy {
  const proxy = new WebProxy(uriOf(address), bypassOnLocal);
  proxy.bypassList = bypassList ?? [];
  proxy.credentials = credentials;
  return proxy;
}
function property<K extends 'address' | 'bypassOnLocal' | 'bypassList' | 'credentials' | 'useDefaultCredentials'>(
  name: K,
) {
  return {
    get: (self: WebProxy) => self[name],
    set: (self: WebProxy, value: WebProxy[K]) => {
      self[name] = value;
    },
  };
}
const proxyMembers = {
  'System.Net.ICredentials Credentials {get;set;}': property('credentials'),
  'uri GetProxy(uri destination)': (self: WebProxy, uri: Uri) => (self.isBypassed(uri) ? uri : self.address),
  'bool IsBypassed(uri host)': (self: WebProxy, uri: Uri) => self.isBypassed(uri),
};
defineType('System.Net.IWebProxy', { assembly: 'System.Net.Primitives' }, () => ({
  kind: 'interface',
  members: proxyMembers,
}));
defineType('System.Net.WebProxy', { assembly: 'System.Net.WebProxy', class: WebProxy }, () => ({
  interfaces: ['System.Net.IWebProxy'],
  members: {
    'new()': () => new WebProxy(),
    'new(uri Address)': makeProxy,
    'new(uri Address, bool BypassOnLocal)': makeProxy,
    'new(uri Address, bool BypassOnLocal, string[] BypassList)': makeProxy,
    'new(uri Address, bool BypassOnLocal, string[] BypassList, System.Net.ICredentials Credentials)': makeProxy,
    'new(string Host, int Port)': (type: NetType, host: string, port: number) =>
      makeProxy(type, `http://${host}:${port}/`),
    'new(string Address)': makeProxy,
    'new(string Address, bool BypassOnLocal)': makeProxy,
    'new(string Address, bool BypassOnLocal, string[] BypassList)': makeProxy,
    'new(string Address, bool BypassOnLocal, string[] BypassList, System.Net.ICredentials Credentials)': makeProxy,
    'uri Address {get;set;}': property('address'),
    'bool BypassProxyOnLocal {get;set;}': property('bypassOnLocal'),
    'string[] BypassList {get;set;}': property('bypassList'),
    'System.Collections.ArrayList BypassArrayList {get;}': (self: WebProxy) => arrayListOf(self.bypassList),
    'bool UseDefaultCredentials {get;set;}': property('useDefaultCredentials'),
    ...proxyMembers,
  },
}));

/** Headers keep the order in which they came. */
export class WebHeaderCollection extends NameValueCollection {
  constructor() {
    super(requireType('System.Net.WebHeaderCollection'));
  }
  override toString(): string {
    return `${this.entries.map(({ name, values }) => `${name}: ${values?.join(',') ?? ''}\r\n`).join('')}\r\n`;
  }
}
defineType(
  'System.Net.WebHeaderCollection',
  { assembly: 'System.Net.WebHeaderCollection', class: WebHeaderCollection },
  () => ({
    base: 'System.Collections.Specialized.NameValueCollection',
    toString: String,
    members: {
      'new()': () => new WebHeaderCollection(),
      'void Add(string header)': (self: WebHeaderCollection, header: string) => {
        const colon = header.indexOf(':');
        if (colon < 0) throw argumentError("Specified value does not have a ':' separator.", 'header');
        self.add(header.slice(0, colon).trim(), header.slice(colon + 1).trim());
      },
      'void Add(string name, string value)': (self: WebHeaderCollection, name: string, value: string | null) =>
        self.add(name, value ?? ''),
      'byte[] ToByteArray()': (self: WebHeaderCollection) => new Uint8Array(Buffer.from(String(self), 'latin1')),
      'static bool IsRestricted(string headerName)': (name: string) => restricted.has(name.toLowerCase()),
    },
  }),
);
const restricted = new Set([
  'accept',
  'connection',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'if-modified-since',
  'keep-alive',
  'proxy-connection',
  'range',
  'referer',
  'transfer-encoding',
  'user-agent',
]);
