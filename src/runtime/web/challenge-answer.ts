/** The Authorization header for a server that asks who this is: Digest where it is offered (RFC 7616), else Basic. */
import { createHash, randomBytes } from 'node:crypto';
import type { HttpHeaders } from '../dotnet/net/http/http-headers.js';
import type { HttpRequestMessage } from '../dotnet/net/http/http-messages.js';
import { NetworkCredential } from '../dotnet/net/network-credential.js';
import { invokeMethod } from '../objects/members.js';
import { baseOf } from '../objects/ps-object.js';
import type { WebRequestSession } from './web-session.js';

/** Null where the session has no credentials, or the server wants another way to sign in. */
export function challengeAnswer(
  session: WebRequestSession,
  request: HttpRequestMessage,
  headers: HttpHeaders,
): string | null {
  if (session.credentials === null) return null;
  const challenges = headers.find('WWW-Authenticate')?.values ?? [];
  const of = (scheme: string) => challenges.find((challenge) => new RegExp(`^${scheme}(\\s|$)`, 'i').test(challenge));
  const digest = of('Digest');
  if (digest !== undefined) {
    const known = credentialFor(session, request, 'Digest');
    const answer = known && digestAnswer(known, request, digest);
    if (answer !== null) return answer;
  }
  const known = of('Basic') === undefined ? null : credentialFor(session, request, 'Basic');
  if (known === null) return null;
  const user = known.domain === '' ? known.userName : `${known.domain}\\${known.userName}`;
  return `Basic ${Buffer.from(`${user}:${known.password}`).toString('base64')}`;
}

function credentialFor(session: WebRequestSession, { uri }: HttpRequestMessage, scheme: string) {
  const found = baseOf(invokeMethod(session.credentials, 'GetCredential', [uri, scheme]));
  return found instanceof NetworkCredential && found.userName !== '' ? found : null;
}

/** Null for an algorithm that is not known here. */
function digestAnswer(
  { userName, password }: NetworkCredential,
  { method, uri }: HttpRequestMessage,
  challenge: string,
): string | null {
  const parameter = (name: string) => {
    const match = new RegExp(`[\\s,]${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,]+))`, 'i').exec(challenge);
    return match ? (match[1] ?? match[2] ?? '') : undefined;
  };
  const algorithm = parameter('algorithm') ?? 'MD5';
  const [, name = '', isSession] = /^(MD5|SHA-256)(-sess)?$/i.exec(algorithm) ?? [];
  if (name === '') return null;
  const hash = (...parts: string[]) => createHash(name.replace('-', '')).update(parts.join(':')).digest('hex');
  const realm = parameter('realm') ?? '';
  const nonce = parameter('nonce') ?? '';
  const qop = parameter('qop')
    ?.split(',')
    .some((each) => each.trim() === 'auth');
  const cnonce = randomBytes(16).toString('hex');
  const path = uri.absolute.path + uri.absolute.query;
  const user = hash(userName, realm, password);
  const first = isSession ? hash(user, nonce, cnonce) : user;
  const second = hash(method, path);
  const count = '00000001';
  const response = qop ? hash(first, nonce, count, cnonce, 'auth', second) : hash(first, nonce, second);
  const opaque = parameter('opaque');
  return [
    `Digest username="${userName}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${path}"`,
    `response="${response}"`,
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
    `algorithm=${algorithm}`,
    ...(qop ? ['qop=auth', `nc=${count}`, `cnonce="${cnonce}"`] : isSession ? [`cnonce="${cnonce}"`] : []),
  ].join(', ');
}
