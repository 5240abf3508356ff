/** The connections of web requests: direct, to a socket file, or through a proxy. */
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { HttpConnectionSettings } from './http.js';

export function createDispatcher(settings: HttpConnectionSettings): Dispatcher {
  const tls = {
    rejectUnauthorized: !settings.skipCertificateCheck,
    ...(settings.minimumTls && { minVersion: settings.minimumTls }),
    ...(settings.maximumTls && { maxVersion: settings.maximumTls }),
    ...(settings.certificate && { cert: settings.certificate.certificate, key: settings.certificate.key }),
  };
  // The caller counts the time: the library's own limits are off.
  const common = { allowH2: settings.http2, headersTimeout: 0, bodyTimeout: 0 };
  const { proxy, unixSocket } = settings;
  if (proxy === null)
    return new Agent({ ...common, connect: { ...tls, timeout: 0, ...(unixSocket && { socketPath: unixSocket }) } });
  return new ProxyAgent({
    ...common,
    uri: proxy.url,
    ...(proxy.authorization && { token: proxy.authorization }),
    requestTls: tls,
    proxyTls: tls,
    proxyTunnel: false,
  });
}
