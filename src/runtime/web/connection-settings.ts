/** What the connection of a web request depends on, from the session: proxy, certificates, versions of TLS and HTTP. */
import { NetworkCredential } from '../dotnet/net/network-credential.js';
import { WebProxy } from '../dotnet/net/web-settings.js';
import { tryCreateUri, Uri, UriKind } from '../dotnet/uri/uri.js';
import type { HttpConnectionSettings } from '../io/services/http.js';
import { getProperty, invokeMethod } from '../objects/members.js';
import { baseOf } from '../objects/ps-object.js';
import type { WebRequestSession } from './web-session.js';

/** WebSslProtocol. */
const tls12 = 3072;
const tls13 = 12_288;

/** WebSslProtocol by names; the obsolete ones mean TLS 1.2. */
export function sslProtocols(names: string): number {
  return names
    .split(',')
    .map((name) => name.trim())
    .reduce((flags, name) => flags | (name === 'Default' ? 0 : name === 'Tls13' ? tls13 : tls12), 0);
}

export function connectionSettings(
  session: WebRequestSession,
  uri: Uri,
  http2: boolean,
  environment: NodeJS.ProcessEnv,
): HttpConnectionSettings {
  const { sslProtocol } = session;
  return {
    proxy: session.noProxy ? null : proxyOf(session, uri, environment),
    unixSocket: session.unixSocket,
    skipCertificateCheck: session.skipCertificateCheck,
    minimumTls: sslProtocol === 0 ? null : sslProtocol & tls12 ? 'TLSv1.2' : 'TLSv1.3',
    maximumTls: sslProtocol === 0 ? null : sslProtocol & tls13 ? 'TLSv1.3' : 'TLSv1.2',
    certificate: shownCertificate(session),
    http2,
  };
}

/** The first certificate of the session that was loaded with its key. */
function shownCertificate({ certificates }: WebRequestSession): HttpConnectionSettings['certificate'] {
  const found = certificates?.certificates.find(({ privateKey }) => privateKey !== null);
  return found ? { certificate: found.pem, key: found.privateKey as string } : null;
}

function proxyOf(
  session: WebRequestSession,
  uri: Uri,
  environment: NodeJS.ProcessEnv,
): HttpConnectionSettings['proxy'] {
  const { proxy } = session;
  if (proxy === null) return environmentProxy(uri, environment);
  if (proxy instanceof WebProxy && proxy.isBypassed(uri)) return null;
  const address = baseOf(invokeMethod(proxy, 'GetProxy', [uri]));
  if (!(address instanceof Uri)) return null;
  const credential = baseOf(getProperty(proxy, 'Credentials'));
  return { url: String(address), authorization: credential instanceof NetworkCredential ? basic(credential) : null };
}
function basic({ userName, password, domain }: NetworkCredential): string | null {
  const user = domain === '' ? userName : `${domain}\\${userName}`;
  return user === '' ? null : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** http_proxy, https_proxy, all_proxy and no_proxy, of which .NET reads all but the first in capitals too. */
function environmentProxy(uri: Uri, environment: NodeJS.ProcessEnv): HttpConnectionSettings['proxy'] {
  const either = (name: string) => environment[name] ?? environment[name.toUpperCase()];
  const own = /^https|^wss/.test(uri.absolute.scheme) ? either('https_proxy') : environment['http_proxy'];
  const text = own || either('all_proxy');
  if (!text) return null;
  const host = uri.hostName(false).toLowerCase();
  const bypassed = (either('no_proxy') ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => (entry.startsWith('.') ? host.endsWith(entry) || host === entry.slice(1) : entry === host));
  if (bypassed) return null;
  const address = tryCreateUri(text.includes('://') ? text : `http://${text}`, UriKind.Absolute);
  return address instanceof Uri ? { url: String(address), authorization: null } : null;
}
