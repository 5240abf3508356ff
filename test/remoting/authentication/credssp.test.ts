/**
 * CredSSP against an acceptor of our own (support/credssp-acceptor.ts): it shows that both sides agree on the specification, not that
 * Windows does. With gss-ntlmssp there, the negotiation within is between us and it.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpAuthentication } from '../../../src/remoting/authentication/authentication.js';
import { createAuthentication } from '../../../src/remoting/authentication/create-authentication.js';
import {
  readTSRequest,
  writeTSCredentials,
  writeTSRequest,
} from '../../../src/remoting/authentication/credssp/ts-request.js';
import { openBody, sealBody } from '../../../src/remoting/authentication/sealed-body.js';
import { makeCertificate } from './support/certificates.js';
import { CredsspAcceptor, type CredsspOptions } from './support/credssp-acceptor.js';
import { GssAcceptor } from './support/gss-acceptor.js';
import { credentialOf, failure, ordinaryRequest, settingsOf, signIn } from './support/http-peer.js';
import { ntlmsspIsThere, withEnvironment } from './support/kdc.js';
import { NtlmAcceptor } from './support/ntlm-acceptor.js';
import { SpnegoAcceptor } from './support/spnego-acceptor.js';

const users = { 'DOM\\bob': 'Pass-1', '\\bob@dom.test': 'Pass-1' };
const certificate = makeCertificate();
const open: (HttpAuthentication | CredsspAcceptor)[] = [];
afterEach(() => {
  for (const end of open.splice(0)) 'stop' in end ? end.stop() : end.dispose();
});

function begin(options: Partial<CredsspOptions> = {}, settings: Parameters<typeof settingsOf>[0] = {}) {
  const acceptor = options.acceptor ?? new SpnegoAcceptor(new NtlmAcceptor({ users }));
  const peer = new CredsspAcceptor({ certificate, acceptor, ...options });
  const credential = credentialOf('DOM\\bob', 'Pass-1');
  // An address, so that nobody looks for a KDC.
  const ours = { mechanism: 'Credssp', computerName: '127.0.0.1', credential, ...settings } as const;
  const authentication = createAuthentication(settingsOf(ours));
  open.push(peer, authentication);
  return { peer, authentication };
}

describe('signing in', () => {
  test.each([
    { version: 2, hashed: false },
    { version: 3, hashed: false },
    { version: 4, hashed: false },
    { version: 5, hashed: true },
    { version: 6, hashed: true },
    { version: 7, hashed: true },
  ])('with a server of version $version', async ({ version, hashed }) => {
    const { peer, authentication } = begin({ version }, { oldestCredsspVersion: 2 });
    await signIn(authentication, peer);
    expect(peer.credentials).toEqual({ domain: 'DOM', user: 'bob', password: 'Pass-1' });
    expect(peer.requests.map((request) => request.version)).toEqual([6, 6, 6]);
    expect(peer.requests[1]?.clientNonce?.length).toBe(hashed ? 32 : undefined);
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s', async (tls) => {
    const { peer, authentication } = begin({ tls });
    await signIn(authentication, peer);
    expect(peer.credentials?.user).toBe('bob');
  });

  test('with a certificate of an elliptic curve', async () => {
    const { peer, authentication } = begin({ certificate: makeCertificate('ecdsa-sha256') });
    await signIn(authentication, peer);
    expect(peer.credentials?.user).toBe('bob');
  });

  test('as user@domain', async () => {
    const { peer, authentication } = begin({}, { credential: credentialOf('bob@dom.test', 'Pass-1') });
    await signIn(authentication, peer);
    expect(peer.credentials).toEqual({ domain: '', user: 'bob@dom.test', password: 'Pass-1' });
  });

  test.skipIf(!ntlmsspIsThere)('with gss-ntlmssp within', async () => {
    const file = join(tmpdir(), `credssp-users-${process.pid}`);
    writeFileSync(file, 'DOM:bob:Pass-1\n');
    await withEnvironment({ NTLM_USER_FILE: file }, async () => {
      const { peer, authentication } = begin({ acceptor: new GssAcceptor('spnego') });
      await signIn(authentication, peer);
      expect(peer.credentials).toEqual({ domain: 'DOM', user: 'bob', password: 'Pass-1' });
    });
  });
});

describe('bodies', () => {
  test.each([
    { tls: 'TLSv1.3', ciphers: 'TLS_AES_256_GCM_SHA384', trailer: 17 },
    { tls: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384', trailer: 16 },
    { tls: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384', trailer: 55 },
    { tls: 'TLSv1.2', ciphers: 'AES128-SHA', trailer: 23 },
    { tls: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305', trailer: 16 },
  ] as const)('travel under $ciphers, in parts of 16 KB', async ({ tls, ciphers, trailer }) => {
    const { peer, authentication } = begin({ tls, ciphers });
    await signIn(authentication, peer);
    const sealing = authentication.sealing!;
    const small = await sealing.seal(Buffer.alloc(9, 'x'));
    expect(small.signature.length).toBe(trailer);
    expect((await peer.receive(Buffer.concat([small.signature, small.ciphertext]))).toString()).toBe('xxxxxxxxx');

    for (const length of [0, 16_384, 16_385, 100_000]) {
      const body = Buffer.alloc(length, '<s:Envelope>');
      const server = { ...sealing, protocol: sealing.protocol, maxPart: 16_384, maxPadding: 0 };
      const ours = await sealBody(sealing, { contentType: 'application/soap+xml', body });
      expect(
        ours.contentType.startsWith(length > 16_384 ? 'multipart/x-multi-encrypted;' : 'multipart/encrypted;'),
      ).toBe(true);
      const unseal = async (signature: Buffer, ciphertext: Buffer) =>
        peer.receive(Buffer.concat([signature, ciphertext]));
      expect((await openBody({ ...server, unseal, seal: sealing.seal }, ours)).body.equals(body)).toBe(true);

      const seal = async (plaintext: Buffer) => {
        const records = plaintext.length === 0 ? Buffer.alloc(0) : await peer.send(plaintext);
        return { signature: records.subarray(0, 16), ciphertext: records.subarray(16), padding: 0 };
      };
      const theirs = await sealBody({ ...server, seal, unseal }, { contentType: 'application/soap+xml', body });
      expect((await openBody(sealing, theirs)).body.equals(body)).toBe(true);
    }
  });

  test('are not sealed over TLS', async () => {
    const { peer, authentication } = begin({}, { useSSL: true });
    await signIn(authentication, peer);
    expect(authentication.sealing).toBe(null);
  });

  test('that are altered are found', async () => {
    const { peer, authentication } = begin();
    await signIn(authentication, peer);
    const records = await peer.send(Buffer.from('hello'));
    records[records.length - 1] = (records.at(-1) as number) ^ 1;
    const error = await failure(authentication.sealing!.unseal(records.subarray(0, 16), records.subarray(16)));
    expect(error.code).toBe('InvalidToken');
  });
});

describe('what goes wrong', () => {
  const reason = async (options: Partial<CredsspOptions>, settings: Parameters<typeof settingsOf>[0] = {}) => {
    const { peer, authentication } = begin(options, settings);
    const error = await failure(signIn(authentication, peer));
    expect(peer.credentials).toBe(null);
    expect(error.message).not.toContain('Pass-1');
    return error;
  };
  test('there is no password', async () => {
    const settings = settingsOf({ mechanism: 'Credssp' });
    expect(() => createAuthentication(settings)).toThrow(
      'Credssp authentication requires an explicit user name and password.',
    );
  });
  test('old servers are refused, and get no password', async () => {
    const error = await reason({ version: 4 });
    expect(error.code).toBe('NotSupported');
    expect(error.message).toContain('CVE-2018-0886');
  });
  test.each([2, 6])('somebody is in between who has no key of the server (version %i)', async (version) => {
    const provenCertificate = makeCertificate();
    const error = await reason({ version, provenCertificate }, { oldestCredsspVersion: 2 });
    expect(error.code).toBe('AccessDenied');
  });
  test.each([2, 6])('the server does not prove its key (version %i)', async (version) => {
    const proofs = [(proof: Buffer) => proof.subarray(1), (proof: Buffer) => Buffer.from(proof).fill(0, 5, 6)];
    for (const changeProof of proofs)
      expect((await reason({ version, changeProof }, { oldestCredsspVersion: 2 })).code).toBe('ServerNotProven');
  });
  test('the proof is missing', async () => {
    const error = await reason({
      tamper: ({ pubKeyAuth, ...request }) => (pubKeyAuth ? { version: request.version } : request),
    });
    expect(error.code).toBe('InvalidToken');
  });
  test('the proof is altered', async () => {
    const error = await reason({
      tamper: (request) => {
        if (request.pubKeyAuth) request.pubKeyAuth[20] = (request.pubKeyAuth[20] as number) ^ 1;
        return request;
      },
    });
    expect(error.code).toBe('MessageAltered');
  });
  test.each([
    { refusal: null, code: 'AccessDenied' },
    { refusal: 0xc000006d, code: 'LogonFailure' },
    { refusal: 0xc0000071, code: 'PasswordExpired' },
    { refusal: 0xc0000234, code: 'AccountDisabled' },
    { refusal: 0xc0000133, code: 'ClockSkew' },
    { refusal: 0xc0000001, code: 'AccessDenied' },
  ])('a wrong password, refused with $refusal', async ({ refusal, code }) => {
    const error = await reason({ refusal }, { credential: credentialOf('DOM\\bob', 'Wrong-9') });
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('Wrong-9');
  });
  test('the server does not offer it', async () => {
    const { authentication } = begin();
    const answer = async () => ({ status: 401, challenges: ['Negotiate', 'Basic realm="x"'] });
    const error = await failure(signIn(authentication, { answer }));
    expect([error.code, error.offered]).toEqual(['SchemeNotOffered', ['Negotiate', 'Basic']]);
  });
  test('the server lets in without having proven itself', async () => {
    const { authentication } = begin();
    const answer = async () => ({ status: 200, challenges: [] });
    expect((await failure(signIn(authentication, { answer }))).code).toBe('ServerNotProven');
  });
  test.each(['', 'AAAA', 'FQMDAAICKA=='])('the handshake is answered with "%s"', async (token) => {
    const { authentication } = begin();
    const answer = async () => ({ status: 401, challenges: [`CredSSP ${token}`] });
    const error = await failure(signIn(authentication, { answer }));
    expect(['InvalidToken', 'AccessDenied']).toContain(error.code);
  });
  test('the handshake comes in parts', async () => {
    const { peer, authentication } = begin({ tls: 'TLSv1.2' });
    const first = await authentication.first(ordinaryRequest);
    const answer = await peer.answer(first);
    const cut = { ...answer, challenges: answer.challenges.map((text) => text.slice(0, 400)) };
    expect((await failure(authentication.next(cut, ordinaryRequest))).code).toBe('InvalidToken');
  });
});

test('structures are written as MS-CSSP has them', () => {
  const octets = (text: string) => Buffer.from(text);
  const request = { version: 6, negoToken: octets('n'), pubKeyAuth: octets('p'), clientNonce: octets('c') };
  const der = ['301a', 'a003020106', 'a10930073005a00304016e', 'a303040170', 'a503040163'].join('');
  expect(writeTSRequest(request).toString('hex')).toBe(der);
  expect(readTSRequest(Buffer.from(der, 'hex'))).toEqual(request);
  const credentials = ['301d', 'a003020101', 'a11604143012', 'a00404024400', 'a10404027500', 'a20404027000'].join('');
  expect(writeTSCredentials(credentialOf('D\\u', 'p')).toString('hex')).toBe(credentials);
});
