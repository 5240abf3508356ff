/** The parameters that Invoke-WebRequest and Invoke-RestMethod share. A table, longer than other files. */
import type { PSCredential } from '../../dotnet/automation/credential.js';
import type { UnixDomainSocketEndPoint } from '../../dotnet/net/unix-endpoint.js';
import type { X509Certificate2 } from '../../dotnet/security/certificates/x509-certificate.js';
import type { SecureString } from '../../dotnet/security/secure-string.js';
import type { Version } from '../../dotnet/system/version.js';
import type { Uri } from '../../dotnet/uri/uri.js';
import { credentialArgument } from '../../engine/credentials.js';
import { toText } from '../../language/index.js';
import { baseOf } from '../../objects/ps-object.js';
import { isInt32 } from '../../objects/values.js';
import type { WebRequestSession } from '../../web/web-session.js';
import { type ParameterValues, t } from '../cmdlet.js';

const standard = ['StandardMethod', 'StandardMethodNoProxy'];
const withProxy = ['StandardMethod', 'CustomMethod'];
const notNegative = [{ range: [0, 2_147_483_647] }] as const;
const notEmpty = [{ notNullOrEmpty: true }] as const;

/** A whole number, or one as text, is a version's first part. */
function versionArgument(value: unknown): unknown {
  const base = baseOf(value);
  if (!isInt32(base) && typeof base !== 'string') return value;
  const text = toText(base);
  return /^\d+$/.test(text) ? `${text}.0` : value;
}

export const webRequestParameters = {
  UseBasicParsing: { type: t.switch, default: true, hidden: true, help: 'Without effect; kept for old scripts.' },
  Uri: { type: t.net<Uri>('System.Uri'), mandatory: true, position: 0, validate: notEmpty, help: 'The address.' },
  HttpVersion: { type: t.net<Version>('System.Version'), transform: versionArgument, help: 'The version of HTTP.' },
  WebSession: {
    type: t.net<WebRequestSession>('Microsoft.PowerShell.Commands.WebRequestSession'),
    help: 'A session: cookies, headers and settings of earlier requests.',
  },
  SessionVariable: { type: t.string, aliases: ['SV'], help: 'A variable for the session, without the dollar sign.' },
  AllowUnencryptedAuthentication: {
    type: t.switch,
    default: false,
    help: 'Let credentials go over connections that everybody can read.',
  },
  Authentication: {
    type: t.enum<'None' | 'Basic' | 'Bearer' | 'OAuth'>('Microsoft.PowerShell.Commands.WebAuthenticationType'),
    default: 'None',
    help: 'How to say who this is, with -Credential or -Token.',
  },
  Credential: {
    type: t.net<PSCredential>('System.Management.Automation.PSCredential'),
    transform: credentialArgument,
    help: 'User name and password.',
  },
  UseDefaultCredentials: { type: t.switch, default: false, help: 'Credentials of the account that runs the shell.' },
  CertificateThumbprint: { type: t.string, validate: notEmpty, help: 'A certificate of the user, by its thumbprint.' },
  Certificate: {
    type: t.net<X509Certificate2>('System.Security.Cryptography.X509Certificates.X509Certificate'),
    validate: [{ notNull: true }],
    help: 'A certificate that says who this is.',
  },
  SkipCertificateCheck: { type: t.switch, default: false, help: 'Trust any certificate of the server.' },
  SslProtocol: {
    type: t.enum('Microsoft.PowerShell.Commands.WebSslProtocol'),
    default: 'Default',
    help: 'The versions of TLS that may be used.',
  },
  Token: { type: t.net<SecureString>('System.Security.SecureString'), help: 'The token for -Authentication Bearer.' },
  UserAgent: { type: t.string, help: 'What the server is told of this program.' },
  DisableKeepAlive: { type: t.switch, default: false, help: 'Close the connection after the request.' },
  ConnectionTimeoutSeconds: {
    type: t.int,
    default: 0,
    aliases: ['TimeoutSec'],
    validate: notNegative,
    help: 'Seconds until the answer has to begin; 0 for no limit.',
  },
  OperationTimeoutSeconds: {
    type: t.int,
    default: 0,
    validate: notNegative,
    help: 'Seconds that may pass between parts of the answer; 0 for no limit.',
  },
  Headers: { type: t.dictionary, help: 'Headers by name.' },
  SkipHeaderValidation: { type: t.switch, default: false, help: 'Send headers as they are.' },
  AllowInsecureRedirect: { type: t.switch, default: false, help: 'Follow a redirect from https to http.' },
  MaximumRedirection: {
    type: t.int,
    default: -1,
    validate: notNegative,
    help: 'How many redirects are followed; 0 for none.',
  },
  MaximumRetryCount: {
    type: t.int,
    default: 0,
    validate: notNegative,
    help: 'How often a request that failed is sent again.',
  },
  PreserveAuthorizationOnRedirect: {
    type: t.switch,
    default: false,
    help: 'Send the Authorization header where redirects lead to, too.',
  },
  RetryIntervalSec: {
    type: t.int,
    default: 5,
    validate: [{ range: [1, 2_147_483_647] }],
    help: 'Seconds before a request is sent again.',
  },
  Method: {
    type: t.enum('Microsoft.PowerShell.Commands.WebRequestMethod'),
    default: 'Default',
    sets: standard,
    help: 'What to do: Get where it is left out.',
  },
  CustomMethod: {
    type: t.string,
    aliases: ['CM'],
    validate: notEmpty,
    sets: { CustomMethod: { mandatory: true }, CustomMethodNoProxy: { mandatory: true } },
    help: 'Another method, by name.',
  },
  PreserveHttpMethodOnRedirect: {
    type: t.switch,
    default: false,
    help: 'Keep the method when a redirect is followed.',
  },
  UnixSocket: {
    type: t.net<UnixDomainSocketEndPoint>('System.Net.Sockets.UnixDomainSocketEndPoint'),
    validate: notEmpty,
    help: 'A socket file to connect to, whatever host the address names.',
  },
  NoProxy: {
    type: t.switch,
    default: false,
    sets: { CustomMethodNoProxy: { mandatory: true }, StandardMethodNoProxy: { mandatory: true } },
    help: 'Connect without any proxy.',
  },
  Proxy: { type: t.net<Uri>('System.Uri'), sets: withProxy, help: 'The proxy to go through.' },
  ProxyCredential: {
    type: t.net<PSCredential>('System.Management.Automation.PSCredential'),
    sets: withProxy,
    transform: credentialArgument,
    help: 'User name and password for the proxy.',
  },
  ProxyUseDefaultCredentials: {
    type: t.switch,
    default: false,
    sets: withProxy,
    help: 'Credentials of the account that runs the shell, for the proxy.',
  },
  Body: { type: t.object, from: 'pipeline', help: 'What to send. A dictionary is a form, or the query of a Get.' },
  Form: { type: t.dictionary, help: 'Fields and files of a form with parts.' },
  ContentType: { type: t.string, help: 'The media type of what is sent.' },
  TransferEncoding: {
    type: t.string,
    validate: [{ set: ['chunked', 'compress', 'deflate', 'gzip', 'identity'], ignoreCase: true }],
    help: 'The Transfer-Encoding header.',
  },
  InFile: { type: t.string, validate: notEmpty, help: 'A file to send.' },
  OutFile: { type: t.string, validate: notEmpty, help: 'A file, or a folder, for the content of the answer.' },
  PassThru: { type: t.switch, default: false, help: 'Write the answer too when it goes to a file.' },
  Resume: { type: t.switch, default: false, help: 'Get only what the file lacks.' },
  SkipHttpErrorCheck: { type: t.switch, default: false, help: 'Take answers that report errors like others.' },
} as const;

export type WebRequestValues = ParameterValues<typeof webRequestParameters>;
