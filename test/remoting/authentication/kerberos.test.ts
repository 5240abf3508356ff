/** Kerberos with a real KDC, and MIT's library as the server. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageSealing } from '../../../src/remoting/authentication/authentication.js';
import { AuthenticationError } from '../../../src/remoting/authentication/authentication-error.js';
import { tlsServerEndPoint } from '../../../src/remoting/authentication/channel-binding.js';
import { createAuthentication } from '../../../src/remoting/authentication/create-authentication.js';
import { openBody, sealBody } from '../../../src/remoting/authentication/sealed-body.js';
import { makeCertificate } from './support/certificates.js';
import { GssAcceptor, type MechanismName } from './support/gss-acceptor.js';
import { credentialOf, failure, HttpPeer, ordinaryRequest, settingsOf, signIn } from './support/http-peer.js';
import { kdcIsThere, ntlmsspIsThere, realm, startKdc, type TestKdc, withEnvironment } from './support/kdc.js';

const soap = 'application/soap+xml;charset=UTF-8';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(!kdcIsThere)('with a KDC', () => {
  let kdc: TestKdc;
  let environment: Record<string, string>;
  beforeAll(async () => {
    kdc = await startKdc();
    kdc.administer(
      'addprinc +requires_preauth -pw Secret-1 alice',
      'addprinc +requires_preauth -pw Secret-1 -expire yesterday expired',
      'addprinc +requires_preauth -pw Secret-1 -pwexpire yesterday oldpassword',
      'addprinc +requires_preauth -pw Secret-1 -allow_tix locked',
      'addprinc -randkey HTTP/server.test',
      'addprinc -randkey +ok_as_delegate HTTP/trusted.test',
      'addprinc -randkey host/hostonly.test',
      'addprinc -randkey -e arcfour-hmac:normal HTTP/rc4.test',
      `setstr krbtgt/${realm} session_enctypes aes256-cts,arcfour-hmac`,
      'addprinc -randkey HTTP/website.test',
      'addprinc -randkey host/website.test',
    );
    const keytab = kdc.file('keytab');
    for (const name of [
      'HTTP/server.test',
      'HTTP/trusted.test',
      'host/hostonly.test',
      'HTTP/rc4.test',
      'HTTP/website.test',
    ])
      kdc.exportKeys(keytab, name);
    kdc.exportKeys(keytab, 'host/website.test');
    // From here on HTTP/website.test is somebody else's: its tickets cannot be read with the keys of the server.
    kdc.administer('cpw -randkey HTTP/website.test');
    environment = {
      KRB5_CONFIG: kdc.file('krb5.conf'),
      KRB5_KTNAME: keytab,
      KRB5RCACHENAME: 'none:',
      KRB5CCNAME: kdc.getTicket('alice', 'Secret-1'),
    };
    Object.assign(process.env, environment);
  });
  afterAll(() => kdc?.stop());

  const peerOf = (mechanism: MechanismName, scheme = 'Negotiate') =>
    new HttpPeer(() => new GssAcceptor(mechanism), scheme, ['Basic realm="WSMAN"']);
  const alice = () => credentialOf(`alice@${realm}`, 'Secret-1');

  test.each([
    { mechanism: 'Kerberos', scheme: 'Kerberos', gss: 'kerberos', with: 'the ticket cache', password: false },
    { mechanism: 'Kerberos', scheme: 'Kerberos', gss: 'kerberos', with: 'a password', password: true },
    { mechanism: 'Negotiate', scheme: 'Negotiate', gss: 'spnego', with: 'the ticket cache', password: false },
    { mechanism: 'Negotiate', scheme: 'Negotiate', gss: 'spnego', with: 'a password', password: true },
    { mechanism: 'Default', scheme: 'Negotiate', gss: 'spnego', with: 'a password', password: true },
    {
      mechanism: 'NegotiateWithImplicitCredential',
      scheme: 'Negotiate',
      gss: 'spnego',
      with: 'the cache',
      password: true,
    },
  ] as const)('$mechanism signs in and seals, with $with', async ({ mechanism, scheme, gss, password }) => {
    const peer = peerOf(gss, scheme);
    const authentication = createAuthentication(settingsOf({ mechanism, credential: password ? alice() : null }));
    expect(await signIn(authentication, peer)).toBe(1);
    const acceptor = peer.acceptor as GssAcceptor;
    expect(acceptor.client).toBe(`alice@${realm}`);
    expect(acceptor.wasDelegated).toBe(false);
    const sealing = authentication.sealing!;
    for (const text of ['', 'a', 'x'.repeat(100_000)]) {
      const sealed = await sealing.seal(Buffer.from(text));
      expect(sealed.signature.length).toBe(60);
      expect(acceptor.unwrap(Buffer.concat([sealed.signature, sealed.ciphertext])).toString()).toBe(text);
      expect((await sealing.unseal(Buffer.alloc(0), acceptor.wrap(Buffer.from(text)))).toString()).toBe(text);
    }
    authentication.dispose();
  });

  const open = (settings: Parameters<typeof settingsOf>[0], peer: HttpPeer) => {
    const authentication = createAuthentication(settingsOf(settings));
    return signIn(authentication, peer).then(() => authentication);
  };

  test('bodies travel sealed both ways', async () => {
    const peer = peerOf('kerberos', 'Kerberos');
    const { sealing } = await open({ mechanism: 'Kerberos' }, peer);
    const body = Buffer.from('<s:Envelope>'.repeat(1000));
    const sealed = await sealBody(sealing!, { contentType: soap, body });
    expect(sealed.contentType).toBe(
      'multipart/encrypted;protocol="application/HTTP-Kerberos-session-encrypted";boundary="Encrypted Boundary"',
    );
    // The server answers with what it got; MIT does not turn the token, which a client has to take as well.
    const acceptor = peer.acceptor as GssAcceptor;
    const token = acceptor.wrap(body);
    const echo: MessageSealing = {
      ...sealing!,
      seal: async () => ({ signature: token.subarray(0, 60), ciphertext: token.subarray(60), padding: 0 }),
      maxPart: 1e6,
      protocol: sealing!.protocol,
    };
    const opened = await openBody(sealing!, await sealBody(echo, { contentType: soap, body }));
    expect(opened).toEqual({ contentType: soap, body });
  });

  test('RC4, as old domains have it, pads', async () => {
    await withEnvironment(
      { KRB5_CONFIG: kdc.configure('allow_weak_crypto = true', 'permitted_enctypes = arcfour-hmac') },
      async () => {
        const peer = peerOf('kerberos', 'Kerberos');
        const { sealing } = await open({ mechanism: 'Kerberos', computerName: 'rc4.test', credential: alice() }, peer);
        const { signature, ciphertext, padding } = await sealing!.seal(Buffer.from('hello'));
        expect(ciphertext.length).toBe(5 + padding);
        expect(padding).toBe(1);
        const acceptor = peer.acceptor as GssAcceptor;
        expect(acceptor.unwrap(Buffer.concat([signature, ciphertext])).toString()).toBe('hello');
        const token = acceptor.wrap(Buffer.from('hello'));
        const answer = await sealing!.unseal(token.subarray(0, signature.length), token.subarray(signature.length));
        expect(answer.toString()).toBe('hello');
      },
    );
  });

  describe('names of the service', () => {
    test('host is tried where the KDC does not know HTTP', async () => {
      const peer = peerOf('kerberos', 'Kerberos');
      await open({ mechanism: 'Kerberos', computerName: 'hostonly.test' }, peer);
      expect(peer.received.length).toBe(1);
    });
    test.each([
      { mechanism: 'Kerberos', scheme: 'Kerberos', gss: 'kerberos' },
      { mechanism: 'Negotiate', scheme: 'Negotiate', gss: 'spnego' },
    ] as const)('host is tried where the server cannot read the ticket for HTTP ($mechanism)', async (c) => {
      const peer = peerOf(c.gss, c.scheme);
      await open({ mechanism: c.mechanism, computerName: 'website.test' }, peer);
      expect(peer.received.length).toBe(2);
    });
    test('none is known', async () => {
      const error = await failure(open({ mechanism: 'Kerberos', computerName: 'nowhere.test' }, peerOf('kerberos')));
      expect(error.code).toBe('TargetUnknown');
      expect(error.errorId).toBe('TargetUnknown');
      expect(error.message).toContain('HTTP/nowhere.test, host/nowhere.test, WSMAN/nowhere.test');
    });
    test('the port is part of it when asked for', async () => {
      const settings = { mechanism: 'Kerberos', includePortInSPN: true } as const;
      const error = await failure(open(settings, peerOf('kerberos')));
      expect(error.message).toContain('HTTP/server.test:5985');
    });
    test('an address has none', async () => {
      for (const computerName of ['127.0.0.1', '::1', '[::1]']) {
        const error = await failure(open({ mechanism: 'Kerberos', computerName }, peerOf('kerberos')));
        expect(error.code).toBe('KerberosWithAddress');
        expect(error.errorId).toBe('-2144108277');
      }
    });
  });

  describe('delegation', () => {
    test.each([
      { computerName: 'server.test', delegation: 'policy', delegated: false },
      { computerName: 'server.test', delegation: 'always', delegated: true },
      { computerName: 'trusted.test', delegation: 'policy', delegated: true },
      { computerName: 'trusted.test', delegation: 'never', delegated: false },
    ] as const)('$delegation to $computerName: $delegated', async ({ computerName, delegation, delegated }) => {
      const peer = peerOf('kerberos', 'Kerberos');
      await open({ mechanism: 'Kerberos', computerName, delegation, credential: alice() }, peer);
      expect((peer.acceptor as GssAcceptor).wasDelegated).toBe(delegated);
    });
  });

  describe('channel bindings', () => {
    const certificate = makeCertificate();
    const bound = (bindings: Buffer) => new HttpPeer(() => new GssAcceptor('spnego', null, bindings));
    const signInOver = (der: Buffer, peer: HttpPeer) => {
      const authentication = createAuthentication(settingsOf({ useSSL: true, credential: alice() }));
      authentication.bindChannel(der);
      return signIn(authentication, peer).then(() => authentication);
    };
    test('the right ones are accepted, and nothing is sealed over TLS', async () => {
      const authentication = await signInOver(certificate.der, bound(tlsServerEndPoint(certificate.der)));
      expect(authentication.sealing).toBe(null);
    });
    test('those of another certificate are refused', async () => {
      const error = await failure(signInOver(makeCertificate().der, bound(tlsServerEndPoint(certificate.der))));
      expect(error.code).toBe('AccessDenied');
    });
  });

  describe('what goes wrong', () => {
    const reason = async (userName: string, password: string, mechanism: 'Kerberos' | 'Negotiate' = 'Kerberos') =>
      failure(open({ mechanism, credential: credentialOf(userName, password) }, peerOf('kerberos', mechanism)));
    test.each([
      { user: `alice@${realm}`, password: 'Wrong-9', code: 'LogonFailure', number: 1326 },
      { user: `nobody@${realm}`, password: 'Secret-1', code: 'LogonFailure', number: 1326 },
      { user: `expired@${realm}`, password: 'Secret-1', code: 'AccountDisabled', number: 1331 },
      { user: `oldpassword@${realm}`, password: 'Secret-1', code: 'PasswordExpired', number: 1330 },
      { user: `locked@${realm}`, password: 'Secret-1', code: 'AccountDisabled', number: 1331 },
      { user: 'ELSEWHERE.TEST\\alice', password: 'Secret-1', code: 'NoLogonServers', number: 1311 },
    ] as const)('$user: $code', async ({ user, password, code, number }) => {
      const error = await reason(user, password);
      expect([error.code, error.number]).toEqual([code, number]);
      expect(error.message).toMatch(
        /^WinRM cannot process the request\. The following error occurred while using Kerberos/,
      );
      expect(error.message).not.toContain(password);
    });
    test('a wrong password is not tried again with NTLM', async () => {
      expect((await reason(`alice@${realm}`, 'Wrong-9', 'Negotiate')).code).toBe('LogonFailure');
    });
    test('a user without a domain is one of the default realm', async () => {
      const peer = peerOf('kerberos', 'Kerberos');
      await open({ mechanism: 'Kerberos', credential: credentialOf('alice', 'Secret-1') }, peer);
      expect((peer.acceptor as GssAcceptor).client).toBe(`alice@${realm}`);
    });
    test('there is no ticket', async () => {
      await withEnvironment({ KRB5CCNAME: `FILE:${kdc.file('none')}` }, async () => {
        for (const mechanism of ['Kerberos', 'Negotiate', 'NegotiateWithImplicitCredential'] as const) {
          const error = await failure(open({ mechanism }, peerOf('kerberos')));
          expect(error.code).toBe('NoCredential');
          expect(error.message).toContain('kinit');
        }
      });
    });
    test('the ticket has expired', async () => {
      const cache = kdc.getTicket('alice', 'Secret-1', '-l', '1s');
      await pause(2100);
      await withEnvironment({ KRB5CCNAME: cache }, async () => {
        const error = await failure(open({ mechanism: 'Kerberos' }, peerOf('kerberos')));
        expect(error.code).toBe('NoCredential');
      });
      kdc.getTicket('alice', 'Secret-1');
    });
    test('no KDC answers', async () => {
      const configuration = kdc.configure('kdc_timeout = 1', 'max_retries = 1');
      writeFileSync(configuration, readFileSync(configuration, 'utf8').replace(/^kdc = .*/m, 'kdc = 127.0.0.1:1'));
      await withEnvironment({ KRB5_CONFIG: configuration }, async () => {
        expect((await reason(`alice@${realm}`, 'Secret-1')).code).toBe('NoLogonServers');
      });
    });
    test('the clocks differ', async () => {
      const authentication = createAuthentication(settingsOf({ mechanism: 'Kerberos' }));
      const header = await authentication.first(ordinaryRequest);
      await pause(2100);
      await withEnvironment({ KRB5_CONFIG: kdc.configure('clockskew = 1') }, async () => {
        const answer = await peerOf('kerberos', 'Kerberos').answer(header);
        const error = await failure(authentication.next(answer, ordinaryRequest));
        expect([error.code, error.number]).toEqual(['ClockSkew', 1398]);
      });
    });
    test('the server does not know us, and says only that', async () => {
      const authentication = createAuthentication(settingsOf({ mechanism: 'Kerberos' }));
      const refusing = { answer: async () => ({ status: 401, challenges: ['Kerberos', 'Negotiate'] }) };
      const error = await failure(signIn(authentication, refusing));
      expect(error.code).toBe('AccessDenied');
      expect(error.offered).toEqual(['Kerberos', 'Negotiate']);
      expect(error.message).toContain("(server.test:5985) returned an 'access denied' error");
    });
    test('the server does not prove itself', async () => {
      const peer = peerOf('kerberos', 'Kerberos');
      for (const change of [
        () => [],
        (challenges: readonly string[]) => challenges.map((text) => text.replace(/.{9}$/, 'AAAAAAAA=')),
      ]) {
        const authentication = createAuthentication(settingsOf({ mechanism: 'Kerberos' }));
        const lying = {
          answer: async (header: string | null) => {
            const { status, challenges } = await peer.answer(header);
            return { status, challenges: change(challenges) };
          },
        };
        const error = await failure(signIn(authentication, lying));
        expect(['ServerNotProven', 'InvalidToken', 'LogonFailure', 'NotSupported']).toContain(error.code);
      }
    });
    test('it is given up while the KDC is asked', async () => {
      const authentication = createAuthentication(settingsOf({ mechanism: 'Kerberos', credential: alice() }));
      const opening = authentication.first(ordinaryRequest);
      authentication.dispose();
      await opening.catch((error) => expect(error).toBeInstanceOf(AuthenticationError));
    });
    test('messages are altered, or come twice', async () => {
      const peer = peerOf('kerberos', 'Kerberos');
      const { sealing } = await open({ mechanism: 'Kerberos' }, peer);
      const acceptor = peer.acceptor as GssAcceptor;
      const token = acceptor.wrap(Buffer.from('hello'));
      for (let at = 0; at < token.length; at++) {
        const altered = Buffer.from(token);
        altered[at] = (altered[at] as number) ^ 0x41;
        await failure(sealing!.unseal(altered.subarray(0, 60), altered.subarray(60)));
        await failure(sealing!.unseal(token.subarray(0, at), Buffer.alloc(0)));
      }
      expect((await sealing!.unseal(token, Buffer.alloc(0))).toString()).toBe('hello');
      expect((await failure(sealing!.unseal(token, Buffer.alloc(0)))).code).toBe('MessageAltered');
    });
  });

  describe.skipIf(!ntlmsspIsThere)('together with NTLM', () => {
    const ntlm = async <T>(work: () => Promise<T>) => {
      writeFileSync(kdc.file('users'), `${realm}:alice:Secret-1\nSERVER:bob:Secret-2\n`);
      return withEnvironment({ NTLM_USER_FILE: kdc.file('users'), NETBIOS_DOMAIN_NAME: 'SERVER' }, work);
    };
    test('the server picks NTLM out of the list, and both sign it', () =>
      ntlm(() =>
        withEnvironment({ KRB5_KTNAME: kdc.file('no-keys') }, async () => {
          const peer = peerOf('spnego');
          const credential = credentialOf(`${realm}\\alice`, 'Secret-1');
          const { sealing } = await open({ credential }, peer);
          expect(peer.received.length).toBe(3);
          const { signature, ciphertext } = await sealing!.seal(Buffer.from('hello'));
          const acceptor = peer.acceptor as GssAcceptor;
          expect(acceptor.unwrap(Buffer.concat([signature, ciphertext])).toString()).toBe('hello');
          const token = acceptor.wrap(Buffer.from('world'));
          expect((await sealing!.unseal(token.subarray(0, 16), token.subarray(16))).toString()).toBe('world');
        }),
      ));
    test('NTLM is spoken where Kerberos knows no such server', () =>
      ntlm(async () => {
        const peer = peerOf('spnego');
        await open({ credential: credentialOf(`${realm}\\alice`, 'Secret-1'), computerName: 'nowhere.test' }, peer);
        expect((peer.acceptor as GssAcceptor).client).toBe(`${realm}\\alice`);
        const first = Buffer.from(peer.received[0]!.slice(10), 'base64');
        expect(first.includes('NTLMSSP')).toBe(true);
      }));
    test('where both fail, both reasons are told', () =>
      ntlm(async () => {
        const credential = credentialOf('OTHER\\alice', 'Secret-1');
        const error = await failure(open({ credential }, peerOf('spnego')));
        expect(error.code).toBe('AccessDenied');
        expect(error.message).toContain('Negotiate (NTLM)');
        expect(error.message).toContain('Kerberos was not used: ');
      }));
  });
});
