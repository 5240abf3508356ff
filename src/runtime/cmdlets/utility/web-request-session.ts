/** What the parameters of a web cmdlet set in its session, where it stays for the requests after it. */
import { netText } from '../../dotnet/collections/elements.js';
import { WebProxy } from '../../dotnet/net/web-settings.js';
import { X509Certificate2 } from '../../dotnet/security/certificates/x509-certificate.js';
import { X509Certificate2Collection } from '../../dotnet/security/certificates/x509-collection.js';
import { toText } from '../../language/index.js';
import { invokeMethod } from '../../objects/members.js';
import { baseOf } from '../../objects/ps-object.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { sslProtocols } from '../../web/connection-settings.js';
import { WebRequestSession } from '../../web/web-session.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import type { WebRequestValues } from './web-request-parameters.js';

/** The session of -WebSession or a new one, which -SessionVariable gets. */
export function webSession(cmd: CmdletRuntime, values: WebRequestValues): WebRequestSession {
  const session = values.WebSession ?? new WebRequestSession();
  if (values.SessionVariable !== undefined) cmd.session.setVariable(values.SessionVariable, session);
  setCredentials(session, values);
  if (values.CertificateThumbprint !== undefined)
    addCertificate(session, certificateOf(cmd, values.CertificateThumbprint));
  if (values.Certificate !== undefined) addCertificate(session, values.Certificate);
  if (values.UserAgent !== undefined) session.userAgent = values.UserAgent;
  setProxy(session, values);
  if (cmd.isBound('SslProtocol')) session.sslProtocol = sslProtocols(values.SslProtocol);
  if (values.MaximumRedirection > -1) session.maximumRedirection = values.MaximumRedirection;
  session.unixSocket = values.UnixSocket?.path ?? null;
  session.skipCertificateCheck = values.SkipCertificateCheck;
  for (const [key, value] of values.Headers?.entries() ?? [])
    if (value !== null) session.headers.set(toText(key), netText(value));
  if (values.MaximumRetryCount > 0) {
    session.maximumRetryCount = values.MaximumRetryCount;
    session.retryIntervalInSeconds = values.RetryIntervalSec;
  }
  return session;
}

function setCredentials(session: WebRequestSession, values: WebRequestValues): void {
  const { Authentication, Credential, Token } = values;
  if (Credential && Authentication === 'None') {
    session.credentials = invokeMethod(Credential, 'GetNetworkCredential', []);
    session.useDefaultCredentials = false;
  } else if (Credential && Authentication === 'Basic') {
    const text = Buffer.from(`${Credential.userName}:${Credential.password.text}`).toString('base64');
    session.headers.set('Authorization', `Basic ${text}`);
  } else if (Authentication !== 'None') session.headers.set('Authorization', `Bearer ${Token?.text ?? ''}`);
  else if (values.UseDefaultCredentials) session.useDefaultCredentials = true;
}

function addCertificate(session: WebRequestSession, certificate: X509Certificate2): void {
  session.certificates ??= new X509Certificate2Collection();
  const { certificates } = session.certificates;
  if (!certificates.some(({ pem }) => pem === certificate.pem)) certificates.push(certificate);
}

function setProxy(session: WebRequestSession, values: WebRequestValues): void {
  if (values.NoProxy) {
    session.proxy = null;
    session.noProxy = true;
  } else if (values.Proxy) {
    const proxy = new WebProxy(values.Proxy);
    const { ProxyCredential } = values;
    if (ProxyCredential) proxy.credentials = invokeMethod(ProxyCredential, 'GetNetworkCredential', []);
    else proxy.useDefaultCredentials = values.ProxyUseDefaultCredentials;
    session.proxy = proxy;
  }
}

/** The certificate of the user's store, which the Cert: drive knows. Without a key, or with one that stays in a PFX file, it is of no use. */
function certificateOf(cmd: CmdletRuntime, thumbprint: string): X509Certificate2 {
  const context = new ProviderContext(null);
  context.literal = true;
  const path = `Cert:\\CurrentUser\\My\\${thumbprint.replace(/[^0-9a-fA-F]/g, '').toUpperCase()}`;
  const { items } = cmd.session.providers;
  if (items.exists(path, context)) items.get(path, context);
  const found = context.takeObjects().map(baseOf)[0];
  if (found instanceof X509Certificate2 && found.privateKey) return found;
  const message =
    'Unable to retrieve certificates because the thumbprint is not valid. Verify the thumbprint and retry. ';
  const exception = 'System.Security.Cryptography.CryptographicException';
  throw cmd.throwTerminating(cmd.error('WebCmdletCertificateException', 'SecurityError', null, message, exception));
}
