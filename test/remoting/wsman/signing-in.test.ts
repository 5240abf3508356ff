/** Every way of signing in to the test service, over HTTP and HTTPS; and why it fails where it has to. */

import { X509Certificate } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { defaultClientSettings, writeClientSettings } from '../../../src/remoting/wsman/client-settings.js';
import { makeCertificate } from '../authentication/support/certificates.js';
import { kdcIsThere, realm, startKdc, type TestKdc, withEnvironment } from '../authentication/support/kdc.js';
import { type IssuedCertificate, pfxOf, selfSigned } from '../support/openssl.js';
import {
  basicScheme,
  certificateScheme,
  credsspScheme,
  digestScheme,
  kerberosScheme,
  negotiateScheme,
} from '../support/wsman-schemes.js';
import type { WSManServer, WSManServerOptions } from '../support/wsman-server.js';
import { configuration, openWSMan, refusedOpening, run, startServer, users, type Wanted } from './support.js';

let server: WSManServer;
let tls: IssuedCertificate;
beforeAll(() => {
  tls = selfSigned(['localhost']);
});
afterEach(async () => {
  await server?.stop();
  rmSync(join(configuration, 'periwinkle'), { recursive: true, force: true });
});

async function works(options: Partial<WSManServerOptions>, wanted: Omit<Wanted, 'port'>): Promise<void> {
  server = await startServer(options);
  const session = await openWSMan({ port: server.port, ...wanted });
  expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
  await session.close();
}
const secure = { scheme: 'https', options: { skipCACheck: true } };
const isReadable = () => server.requests.some(({ raw }) => raw.includes('Envelope'));

describe('over HTTP', () => {
  test('Negotiate, sealed', async () => {
    await works({ schemes: [negotiateScheme(users)] }, {});
    expect(isReadable()).toBe(false);
  });
  test('Negotiate with -NoEncryption is readable', async () => {
    await works(
      {
        schemes: [
          { ...negotiateScheme(users), begin: (place) => negotiateScheme(users).begin({ ...place, isSecure: true }) },
        ],
      },
      { options: { noEncryption: true } },
    );
    expect(isReadable()).toBe(true);
  });
  test('CredSSP, sealed', async () => {
    const scheme = credsspScheme(users, makeCertificate());
    await works({ schemes: [scheme, negotiateScheme(users)] }, { authentication: 'Credssp' });
    expect(isReadable()).toBe(false);
  });
  test.each(['Basic', 'Digest'] as const)('%s is refused, and nothing is sent', async (authentication) => {
    server = await startServer({ schemes: [basicScheme(users), digestScheme(users)] });
    const error = await refusedOpening({ port: server.port, authentication, user: 'ann' });
    expect(error.message).toContain('Unencrypted traffic is currently disabled in the client configuration.');
    expect(server.connections).toBeLessThanOrEqual(1);
    expect(server.requests).toEqual([]);
  });
  test.each(['Basic', 'Digest'] as const)(
    '%s with consent: -NoEncryption, or AllowUnencrypted',
    async (authentication) => {
      const schemes = [basicScheme(users), digestScheme(users)];
      await works({ schemes }, { authentication, user: 'ann', options: { noEncryption: true } });
      await server.stop();
      writeClientSettings({ ...defaultClientSettings, allowUnencrypted: true });
      await works({ schemes }, { authentication, user: 'ann' });
    },
  );
});

describe('over HTTPS', () => {
  test('Negotiate, bound to the channel', async () => {
    const binding = new X509Certificate(tls.cert).raw;
    await works({ tls, schemes: [negotiateScheme(users, { checksBinding: binding })] }, secure);
  });
  test('Negotiate bound to another channel is refused', async () => {
    const other = new X509Certificate(selfSigned(['localhost']).cert).raw;
    server = await startServer({ tls, schemes: [negotiateScheme(users, { checksBinding: other })] });
    expect((await refusedOpening({ port: server.port, ...secure })).errorId).toBe('AccessDenied');
  });
  test.each(['Basic', 'Digest'] as const)('%s', async (authentication) => {
    await works(
      { tls, schemes: [basicScheme(users), digestScheme(users)] },
      { ...secure, authentication, user: 'ann' },
    );
  });
  test.each(['pem', 'pfx'])('a client certificate from a file of kind %s', async (kind) => {
    const client = selfSigned(['ann.test'], ['extendedKeyUsage=clientAuth']);
    const folder = join(configuration, 'periwinkle/certificates/my');
    mkdirSync(folder, { recursive: true });
    if (kind === 'pem') writeFileSync(join(folder, 'ann.pem'), client.cert + client.key);
    else pfxOf(client, join(folder, 'ann.pfx'));
    const thumbprint = new X509Certificate(client.cert).fingerprint.replaceAll(':', '').toLowerCase();
    const schemes = [certificateScheme('ann.test')];
    const wanted = { ...secure, user: null, certificateThumbprint: thumbprint };
    await works({ tls: { ...tls, requestCert: true }, schemes }, wanted);
    const error = await refusedOpening({ port: server.port, ...wanted, certificateThumbprint: '00FF' });
    expect(error.message).toContain('The certificate with the thumbprint 00FF was not found');
  });
});

describe.skipIf(!kdcIsThere)('Kerberos', { timeout: 60_000 }, () => {
  let kdc: TestKdc;
  beforeAll(async () => {
    kdc = await startKdc();
    kdc.administer('addprinc -pw Secret-1 ann', 'addprinc -randkey HTTP/localhost');
    kdc.exportKeys(kdc.file('keytab'), 'HTTP/localhost');
    return () => kdc.stop();
  });
  const environment = () => ({
    KRB5_CONFIG: kdc.file('krb5.conf'),
    KRB5_KTNAME: `FILE:${kdc.file('keytab')}`,
    KRB5CCNAME: `FILE:${kdc.file('cache')}`,
    KRB5RCACHENAME: 'none:',
  });
  const as = { authentication: 'Kerberos' as const, user: `ann@${realm}`, password: 'Secret-1' };

  test('sealed, with a password', () =>
    withEnvironment(environment(), async () => {
      await works({ schemes: [kerberosScheme('HTTP@localhost')] }, as);
      expect(isReadable()).toBe(false);
    }));
  test('sealed, with the ticket of who runs this', () =>
    withEnvironment(environment(), async () => {
      const cache = kdc.getTicket('ann', 'Secret-1');
      await withEnvironment({ KRB5CCNAME: cache }, () =>
        works({ schemes: [kerberosScheme('HTTP@localhost')] }, { authentication: 'Default', user: null }),
      );
    }));
  test('a wrong password is told as the KDC tells it', () =>
    withEnvironment(environment(), async () => {
      server = await startServer({ schemes: [kerberosScheme('HTTP@localhost')] });
      const error = await refusedOpening({ port: server.port, ...as, password: 'nope' });
      expect(error.errorId).toBe('LogonFailure');
      expect(error.message).toContain('The user name or password is incorrect.');
    }));
  test('an expired password', () =>
    withEnvironment(environment(), async () => {
      kdc.administer('addprinc -pw Old-1 -pwexpire yesterday bob');
      server = await startServer({ schemes: [kerberosScheme('HTTP@localhost')] });
      const error = await refusedOpening({ port: server.port, ...as, user: `bob@${realm}`, password: 'Old-1' });
      expect(error.errorId).toBe('1330');
      expect(error.message).toContain('The password for this account has expired.');
    }));
  test('a service that the KDC does not know', () =>
    withEnvironment(environment(), async () => {
      kdc.administer('delprinc -force HTTP/localhost');
      server = await startServer({ schemes: [kerberosScheme('HTTP@localhost')] });
      const error = await refusedOpening({ port: server.port, ...as });
      expect(error.errorId).toBe('TargetUnknown');
      expect(error.message).toContain('HTTP/localhost, host/localhost, WSMAN/localhost');
    }));
});

describe('refusals', () => {
  test('a wrong password names the user, the scheme and what the server offers', async () => {
    server = await startServer({ schemes: [negotiateScheme(users), basicScheme(users)] });
    const error = await refusedOpening({ port: server.port, password: 'wrong' });
    expect([error.code, error.errorId]).toEqual(['AuthenticationFailed', 'AccessDenied']);
    expect(error.message).toMatch(
      /^Connecting to remote server localhost failed with the following error message : Access is denied\. The server did not accept the user name 'DOM\\ann' with the password given by Negotiate \(NTLM\) authentication\. Possible authentication mechanisms reported by server: Negotiate Basic/,
    );
    expect(error.message).not.toContain('wrong');
  });
  test('a scheme that the server does not offer', async () => {
    server = await startServer({ tls, schemes: [negotiateScheme(users)] });
    const error = await refusedOpening({ port: server.port, ...secure, authentication: 'Basic', user: 'ann' });
    expect(error.message).toContain('Possible authentication mechanisms reported by server: Negotiate');
  });
  test('no credential, and no ticket', async () => {
    server = await startServer();
    const none = join(configuration, 'no-cache');
    await withEnvironment({ KRB5CCNAME: `FILE:${none}` }, async () => {
      expect((await refusedOpening({ port: server.port, user: null })).errorId).toMatch(
        /1312|ExplicitCredentialsRequired/,
      );
    });
  });
  const hasIPv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
  const addresses = ['127.0.0.1', ...(hasIPv6 ? ['::1'] : [])];
  test.each(addresses)('an address needs a credential, and HTTPS or TrustedHosts: %s', async (address) => {
    server = await startServer({ address });
    const host = address.includes(':') ? `[${address}]` : address;
    const connectionUri = `http://${host}:${server.port}/wsman`;
    const wanted = { port: server.port, connectionUri, computerName: address };
    expect((await refusedOpening({ ...wanted, user: null })).errorId).toBe('CannotUseIPAddress');
    expect((await refusedOpening(wanted)).errorId).toBe('CannotUseIPAddress');
    expect(server.connections).toBe(0);
    writeClientSettings({ ...defaultClientSettings, trustedHosts: 'other, 127.0.*, ::1' });
    const session = await openWSMan(wanted);
    await session.close();
    expect((await refusedOpening({ ...wanted, user: null })).errorId).toBe('CannotUseIPAddress');
  });
  test('a mechanism that the settings of the client forbid', async () => {
    server = await startServer();
    writeClientSettings({ ...defaultClientSettings, auth: { ...defaultClientSettings.auth, negotiate: false } });
    const error = await refusedOpening({ port: server.port });
    expect(error.message).toContain('Negotiate authentication is currently disabled in the client configuration.');
  });
});
