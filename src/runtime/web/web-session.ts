/**
 * WebRequestSession: headers, cookies and settings that requests share. Connections are kept by the services for equal settings,
 * so a session has none of its own to renew; PowerShell's verbose message about it is the one thing that remembers.
 */

import { genericType } from '../dotnet/collections/elements.js';
import { NetDictionary } from '../dotnet/collections/net-dictionary.js';
import { currentCulture } from '../dotnet/globalization/culture-info.js';
import { CookieContainer } from '../dotnet/net/cookies.js';
import type { X509Certificate2Collection } from '../dotnet/security/certificates/x509-collection.js';
import { osDescription } from '../dotnet/system/runtime-information.js';
import { powershellVersion } from '../engine/version.js';
import { getStatic } from '../objects/members.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../objects/net-type.js';

const name = 'Microsoft.PowerShell.Commands.WebRequestSession';
const assembly = 'Microsoft.PowerShell.Commands.Utility';

/** `Mozilla/5.0 (Linux; Ubuntu 24.04 LTS; en-US) PowerShell/7.6.5`, or another program's text in its place. */
function userAgent(start: string, end: string): string {
  return `${start}; ${osDescription().trim()}; ${currentCulture().name})${end}`;
}
const platform = process.platform === 'darwin' ? 'Macintosh' : process.platform === 'win32' ? 'Windows NT' : 'Linux';
const mozilla = `Mozilla/5.0 (${platform}`;

export function defaultUserAgent(): string {
  return userAgent(mozilla, ` PowerShell/${powershellVersion}`);
}

function headerDictionary(): NetDictionary {
  const text = requireType('System.String');
  const type = genericType('System.Collections.Generic.Dictionary`2', text, text);
  return new NetDictionary(type, getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase'));
}

export class WebRequestSession {
  declare readonly netType: NetType;
  headers = headerDictionary();
  /** Content-Type and the like, by name. */
  readonly contentHeaders = new Map<string, string>();
  cookies = new CookieContainer();
  useDefaultCredentials = false;
  credentials: unknown = null;
  certificates: X509Certificate2Collection | null = null;
  userAgent = defaultUserAgent();
  maximumRedirection = -1;
  maximumRetryCount = 0;
  retryIntervalInSeconds = 0;
  noProxy = false;
  sslProtocol = 0;
  unixSocket: string | null = null;
  skipCertificateCheck = false;
  #proxy: unknown = null;
  /** What the connections of the last request depended on; '' before the first. */
  #connected = '';

  get proxy(): unknown {
    return this.#proxy;
  }
  set proxy(proxy: unknown) {
    this.#proxy = proxy;
    if (proxy !== null) this.noProxy = false;
  }
  /** True where the settings of connections are others than at the last request. */
  reconnects(settings: string): boolean {
    const differs = this.#connected !== '' && this.#connected !== settings;
    this.#connected = settings;
    return differs;
  }
}

type Key =
  | 'headers'
  | 'cookies'
  | 'useDefaultCredentials'
  | 'credentials'
  | 'certificates'
  | 'userAgent'
  | 'proxy'
  | 'maximumRedirection'
  | 'maximumRetryCount'
  | 'retryIntervalInSeconds';
function property<K extends Key>(key: K): MemberImplementation {
  return {
    get: (self: WebRequestSession) => self[key],
    set: (self: WebRequestSession, value: WebRequestSession[K]) => {
      self[key] = value;
    },
  };
}

defineType(name, { class: WebRequestSession, assembly }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'new()': () => new WebRequestSession(),
    'System.Collections.Generic.Dictionary[string,string] Headers {get;set;}': property('headers'),
    'System.Net.CookieContainer Cookies {get;set;}': property('cookies'),
    'bool UseDefaultCredentials {get;set;}': property('useDefaultCredentials'),
    'System.Net.ICredentials Credentials {get;set;}': property('credentials'),
    'System.Security.Cryptography.X509Certificates.X509Certificate2Collection Certificates {get;set;}':
      property('certificates'),
    'string UserAgent {get;set;}': property('userAgent'),
    'System.Net.IWebProxy Proxy {get;set;}': property('proxy'),
    'int MaximumRedirection {get;set;}': property('maximumRedirection'),
    'int MaximumRetryCount {get;set;}': property('maximumRetryCount'),
    'int RetryIntervalInSeconds {get;set;}': property('retryIntervalInSeconds'),
    'void Dispose()': () => {},
  },
}));

defineType('Microsoft.PowerShell.Commands.PSUserAgent', { assembly }, () => ({
  abstract: true,
  members: {
    'static string InternetExplorer {get;}': () => userAgent(`Mozilla/5.0 (compatible; MSIE 9.0; ${platform}`, ''),
    'static string FireFox {get;}': () => userAgent(mozilla, ' Gecko/20100401 Firefox/4.0'),
    'static string Chrome {get;}': () =>
      userAgent(mozilla, ' AppleWebKit/534.6 (KHTML, like Gecko) Chrome/7.0.500.0 Safari/534.6'),
    'static string Opera {get;}': () => userAgent(`Opera/9.70 (${platform}`, ' Presto/2.2.1'),
    'static string Safari {get;}': () =>
      userAgent(mozilla, ' AppleWebKit/533.16 (KHTML, like Gecko) Version/5.0 Safari/533.16'),
  },
}));
