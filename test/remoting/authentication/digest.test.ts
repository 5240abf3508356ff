/** Digest against the examples of RFC 2617 and RFC 7616, and against a server that computes everything anew. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AuthenticatedRequest } from '../../../src/remoting/authentication/authentication.js';
import { readChallenges } from '../../../src/remoting/authentication/challenges.js';
import { DigestAuthentication } from '../../../src/remoting/authentication/digest.js';
import { credentialOf, failure, ordinaryRequest, signIn } from './support/http-peer.js';

async function answerTo(
  challenges: string[],
  request: AuthenticatedRequest,
  user: string,
  password: string,
  clientNonce: string,
): Promise<Record<string, string>> {
  const authentication = new DigestAuthentication(credentialOf(user, password), true, () => clientNonce);
  expect(await authentication.first(request)).toBe(null);
  const header = (await authentication.next({ status: 401, challenges }, request)) as string;
  return Object.fromEntries(readChallenges([header])[0]!.parameters);
}
const get = (uri: string) => ({ method: 'GET', uri, body: Buffer.alloc(0) });

test('RFC 2617 3.5', async () => {
  const challenge =
    'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"';
  const fields = await answerTo([challenge], get('/dir/index.html'), 'Mufasa', 'Circle Of Life', '0a4f113b');
  expect(fields).toEqual({
    username: 'Mufasa',
    realm: 'testrealm@host.com',
    nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    uri: '/dir/index.html',
    qop: 'auth',
    nc: '00000001',
    cnonce: '0a4f113b',
    response: '6629fae49393a05397450978507c4ef1',
    opaque: '5ccc069c403ebaf9f0171e9517f40e41',
  });
});

describe('RFC 7616 3.9.1', () => {
  const challenge = (algorithm: string) =>
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
  const ask = (challenges: string[]) => {
    const clientNonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
    return answerTo(challenges, get('/dir/index.html'), 'Mufasa', 'Circle of Life', clientNonce);
  };
  test('MD5', async () => {
    expect(await ask([challenge('MD5')])).toMatchObject({
      algorithm: 'MD5',
      response: '8ca523f5e9506fed4657c9700eebdbec',
    });
  });
  test('SHA-256, which is preferred', async () => {
    expect(await ask([challenge('MD5'), challenge('SHA-256')])).toMatchObject({
      algorithm: 'SHA-256',
      response: '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    });
  });
});

test('RFC 7616 3.9.2, as its erratum 4897 has it', async () => {
  const challenge =
    'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS", charset=UTF-8, userhash=true';
  const clientNonce = 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v';
  expect(await answerTo([challenge], get('/doe.json'), 'Jäsøn Doe', 'Secret, or not?', clientNonce)).toMatchObject({
    userhash: 'true',
    username: '793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b',
    response: '3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5',
  });
});

/** Checks requests by what is written in RFC 7616 3.4, with the password at hand. */
class DigestServer {
  readonly seen: Record<string, string>[] = [];
  nonce = 'n1';
  constructor(
    readonly password: string,
    readonly fields: string,
    readonly hash: string,
    readonly isSession: boolean,
  ) {}
  async answer(authorization: string | null, request: AuthenticatedRequest) {
    const challenge = (more = '') => ({
      status: 401,
      challenges: [`Digest realm="r", nonce="${this.nonce}"${this.fields}${more}`],
    });
    if (authorization === null) return challenge();
    const given = Object.fromEntries(readChallenges([authorization])[0]!.parameters) as Record<string, string>;
    this.seen.push(given);
    if (given['nonce'] !== this.nonce) return challenge(', stale=TRUE');
    const h = (text: string) => createHash(this.hash).update(text).digest('hex');
    let key = h(`bob:r:${this.password}`);
    if (this.isSession) key = h(`${key}:${given['nonce']}:${this.seen[0]!['cnonce']}`);
    const body = given['qop'] === 'auth-int' ? `:${createHash(this.hash).update(request.body).digest('hex')}` : '';
    const operation = h(`${request.method}:${request.uri}${body}`);
    const middle = given['qop'] ? [given['nc'], given['cnonce'], given['qop']].join(':').replace(/^/, ':') : '';
    const expected = h(`${key}:${given['nonce']}${middle}:${operation}`);
    return expected === given['response'] ? { status: 200, challenges: [] } : challenge();
  }
}

const server = (fields = ', qop="auth,auth-int"', hash = 'md5', isSession = false) =>
  new DigestServer('Pass-1', fields, hash, isSession);
const bob = (password = 'Pass-1', useSSL = false) => new DigestAuthentication(credentialOf('bob', password), useSSL);

test.each([
  { fields: '', hash: 'md5', isSession: false, qop: undefined },
  { fields: ', qop="auth"', hash: 'md5', isSession: false, qop: 'auth' },
  { fields: ', qop="auth-int"', hash: 'md5', isSession: false, qop: 'auth-int' },
  { fields: ', qop="auth,auth-int", algorithm=MD5-sess', hash: 'md5', isSession: true, qop: 'auth-int' },
  { fields: ', algorithm=md5-SESS', hash: 'md5', isSession: true, qop: undefined },
  { fields: ', qop="auth,auth-int", algorithm=SHA-256', hash: 'sha256', isSession: false, qop: 'auth-int' },
  { fields: ', qop="auth", algorithm=SHA-256-sess', hash: 'sha256', isSession: true, qop: 'auth' },
])('a server that asks for$fields', async ({ fields, hash, isSession, qop }) => {
  const peer = server(fields, hash, isSession);
  const authentication = bob();
  expect(await signIn(authentication, peer)).toBe(2);
  // The next requests need no challenge, and are counted.
  for (const uri of ['/wsman', '/wsman?PSVersion=7.6.0'])
    expect(await signIn(authentication, peer, { ...ordinaryRequest, uri })).toBe(1);
  expect(peer.seen.map((given) => given['nc'])).toEqual(
    qop === undefined ? [undefined, undefined, undefined] : ['00000001', '00000002', '00000003'],
  );
  expect(peer.seen[2]?.['qop']).toBe(qop);
});

test('over TLS the body is not hashed again', async () => {
  const peer = server();
  await signIn(bob('Pass-1', true), peer);
  expect(peer.seen[0]?.['qop']).toBe('auth');
});

test('a nonce that is too old is replaced', async () => {
  const peer = server();
  const authentication = bob();
  await signIn(authentication, peer);
  peer.nonce = 'n2';
  expect(await signIn(authentication, peer)).toBe(2);
});

test('a body that was altered is found by the server', async () => {
  const peer = server();
  const altering = {
    answer: (header: string | null) => peer.answer(header, { ...ordinaryRequest, body: Buffer.from('other') }),
  };
  expect((await failure(signIn(bob(), altering))).code).toBe('AccessDenied');
});

describe('what goes wrong', () => {
  test('a wrong password', async () => {
    const error = await failure(signIn(bob('Wrong-9'), server()));
    expect([error.code, error.offered]).toEqual(['AccessDenied', ['Digest']]);
    expect(error.message).not.toContain('Wrong-9');
  });
  test.each([
    [['Negotiate'], 'SchemeNotOffered'],
    [['Digest realm="r", nonce="n", algorithm=WHIRLPOOL'], 'NotSupported'],
    [['Digest realm="r", nonce="n", qop="token"'], 'NotSupported'],
    [['Digest nonce="n"'], 'InvalidToken'],
    [['Digest'], 'InvalidToken'],
  ])('a challenge of %s', async (challenges, code) => {
    const answer = async () => ({ status: 401, challenges });
    expect((await failure(signIn(bob(), { answer }))).code).toBe(code);
  });
  test('a server that is never content', async () => {
    const answer = async () => ({ status: 401, challenges: ['Digest realm="r", nonce="n"'] });
    expect((await failure(signIn(bob(), { answer }))).code).toBe('AccessDenied');
  });
});
