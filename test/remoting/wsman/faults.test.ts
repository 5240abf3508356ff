/** What goes wrong on the way to a WSMan service and at it, and what the user is told. */

import { X509Certificate } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RemoteRunspace } from '../../../src/remoting/client/remote-runspace.js';
import { HostMethod } from '../../../src/runtime/host/host-call.js';
import { makeCertificate } from '../authentication/support/certificates.js';
import { withEnvironment } from '../authentication/support/kdc.js';
import { FakeHost } from '../support/fake-host.js';
import { Collector } from '../support/in-memory.js';
import { type IssuedCertificate, issued, selfSigned } from '../support/openssl.js';
import { basicScheme } from '../support/wsman-schemes.js';
import type { Trouble, WSManServer } from '../support/wsman-server.js';
import { configuration, openWSMan, refusedOpening, run, start, startServer, until, users } from './support.js';

let server: WSManServer;
const others: { close(): void }[] = [];
afterEach(async () => {
  await server?.stop();
  for (const other of others.splice(0)) other.close();
  rmSync(join(configuration, 'periwinkle'), { recursive: true, force: true });
});

/** A host whose user answers yes (0) or no (1). */
function answering(choice: number): FakeHost {
  const host = new FakeHost();
  host.answers[HostMethod.PromptForChoice] = choice;
  return host;
}
const fingerprint = (cert: string) => new X509Certificate(cert).fingerprint256.replaceAll(':', '');

describe('certificates', () => {
  let own: IssuedCertificate;
  let authority: IssuedCertificate;
  beforeAll(() => {
    own = selfSigned(['localhost']);
    authority = selfSigned(['Test Authority']);
  });

  test('an unknown one is shown, asked about once, and remembered', async () => {
    server = await startServer({ tls: own });
    const host = answering(0);
    const wanted = { port: server.port, scheme: 'https', host };
    await (await openWSMan(wanted)).close();
    await (await openWSMan(wanted)).close();
    const questions = host.callsOf(HostMethod.PromptForChoice);
    expect(questions).toHaveLength(1);
    expect(String(questions[0]?.[0])).toContain(`localhost:${server.port}`);
    expect(String(questions[0]?.[1])).toContain(fingerprint(own.cert));
  });
  test('a changed one stops, with both fingerprints', async () => {
    server = await startServer({ tls: own });
    const { port } = server;
    const other = selfSigned(['localhost']);
    const file = join(configuration, 'periwinkle', 'known_certificates');
    await (await openWSMan({ port, scheme: 'https', host: answering(0) })).close();
    writeFileSync(file, `localhost:${port} sha256:${fingerprint(other.cert)}\n`);
    const host = answering(0);
    const error = await refusedOpening({ port, scheme: 'https', host });
    expect(error.message).toContain(`The certificate of localhost:${port} has changed.`);
    expect(error.message).toContain(fingerprint(own.cert));
    expect(error.message).toContain(fingerprint(other.cert));
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(0);
  });
  test('what was accepted cannot be read', async () => {
    server = await startServer({ tls: own });
    const file = join(configuration, 'periwinkle', 'known_certificates');
    mkdirSync(file, { recursive: true });
    const host = answering(0);
    const error = await refusedOpening({ port: server.port, scheme: 'https', host });
    expect(error.message).toContain(`${file} cannot be read: EISDIR`);
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(0);
  });
  test('one that is refused, and one that nobody can be asked about', async () => {
    server = await startServer({ tls: own });
    const wanted = { port: server.port, scheme: 'https' };
    const refused = await refusedOpening({ ...wanted, host: answering(1) });
    expect(refused.errorId).toBe('12175');
    expect(refused.message).toContain('The SSL certificate is signed by an unknown certificate authority.');
    expect(refused.message).toContain(fingerprint(own.cert));
    const silent = new FakeHost();
    silent.answers[HostMethod.PromptForChoice] = () => {
      throw new Error('nobody is there');
    };
    expect((await refusedOpening({ ...wanted, host: silent })).message).toContain('-SkipCACheck');
  });
  test('an authority of the user answers for one', async () => {
    server = await startServer({ tls: issued(authority, 'localhost', 'DNS:localhost') });
    const host = answering(1);
    const wanted = { port: server.port, scheme: 'https', host };
    expect((await refusedOpening(wanted)).message).toContain('unknown certificate authority');
    const folder = join(configuration, 'periwinkle/certificates/root');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'authority.pem'), authority.cert);
    await (await openWSMan(wanted)).close();
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(1);
  });
  test('a wrong name is never asked about; -SkipCNCheck allows it', async () => {
    server = await startServer({ tls: selfSigned(['other.test']) });
    const host = answering(0);
    const wanted = { port: server.port, scheme: 'https', host };
    const error = await refusedOpening(wanted);
    expect(error.message).toContain(
      'The SSL certificate contains a common name (CN) that does not match the hostname.',
    );
    expect(error.message).toContain('DNS:other.test');
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(0);
    expect((await refusedOpening({ ...wanted, options: { skipCACheck: true } })).message).toContain('(CN)');
    await (await openWSMan({ ...wanted, options: { skipCNCheck: true, skipCACheck: true } })).close();
  });
  test('an expired one is never asked about, and nothing skips it', async () => {
    const { certPem, keyPem } = makeCertificate('ecdsa-sha256', 'localhost', ['200101000000Z', '210101000000Z']);
    server = await startServer({ tls: { cert: certPem, key: keyPem } });
    const host = answering(0);
    const options = { skipCACheck: true, skipCNCheck: true };
    const error = await refusedOpening({ port: server.port, scheme: 'https', host, options });
    expect(error.message).toContain('The SSL certificate is expired.');
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(0);
  });
  test('no TLS at the port', async () => {
    server = await startServer();
    const error = await refusedOpening({ port: server.port, scheme: 'https' });
    expect(error.errorId).toBe('12175');
    expect(error.message).toContain('Verify that the service on that port uses HTTPS.');
  });
});

describe('the network', () => {
  test('nothing listens', async () => {
    server = await startServer();
    const { port } = server;
    await server.stop();
    const error = await refusedOpening({ port, options: { maxConnectionRetryCount: 2 } });
    expect(error.errorId).toBe('CannotConnect');
    expect(error.message).toMatch(
      /^Connecting to remote server localhost failed with the following error message : The client cannot connect to the destination specified in the request\. .* For more information, see the about_Remote_Troubleshooting Help topic\.$/,
    );
  });
  test('a name that does not exist', async () => {
    server = await startServer();
    const connectionUri = 'http://nowhere.invalid:5985/wsman';
    const error = await refusedOpening({ port: server.port, connectionUri, computerName: 'nowhere.invalid' });
    expect(error.errorId).toBe('ComputerNotFound');
  });
  test('a service that takes the request and is silent: the time for opening ends', async () => {
    server = await startServer({ trouble: () => 'stall' });
    const error = await refusedOpening({ port: server.port, options: { openTimeout: 300 } });
    expect(error.code).toBe('TimedOut');
  });
  test('a connection that is cut while a session is opened is made anew', async () => {
    let left = 2;
    server = await startServer({ trouble: () => (left-- > 0 ? 'reset' : undefined) });
    expect((await refusedOpening({ port: server.port })).errorId).toBe('ImproperResponse');
    await (await openWSMan({ port: server.port, options: { maxConnectionRetryCount: 5 } })).close();
  });
});

describe('answers', () => {
  const html = { status: 200, body: '<html>Hello</html>' };
  test.each<[string, Trouble, string, string]>([
    ['500 without a body', { status: 500 }, 'WinRMHttpError', 'HTTP server error status (500)'],
    ['404', { status: 404, body: 'no' }, 'URLNotAvailable', 'the requested HTTP URL was not available'],
    ['503', { status: 503 }, 'CannotConnectWinRMService', '503'],
    ['a web page', html, 'URLNotAvailable', 'not of WS-Management (text/html)'],
    ['403', { status: 403 }, 'AccessDenied', 'Access is denied.'],
    [
      'half an envelope',
      { status: 200, contentType: 'application/soap+xml', body: '<s:Envelope' },
      'ImproperResponse',
      'not of WS-Management',
    ],
  ])('%s', async (_, trouble, errorId, text) => {
    server = await startServer({ schemes: [basicScheme(users)], trouble: () => trouble });
    const wanted = { authentication: 'Basic' as const, user: 'ann', options: { noEncryption: true } };
    const error = await refusedOpening({ port: server.port, ...wanted });
    expect(error.errorId).toBe(errorId);
    expect(error.message).toContain(text);
  });
  test('a readable answer where a sealed one is due is not read', async () => {
    server = await startServer({ trouble: () => ({ status: 200, body: '<x/>', contentType: 'application/soap+xml' }) });
    expect((await refusedOpening({ port: server.port })).message).toContain('not sealed');
  });
  test('a configuration that is not there', async () => {
    server = await startServer();
    const shellUri = 'http://schemas.microsoft.com/powershell/NoSuch';
    const error = await refusedOpening({ port: server.port, shellUri });
    expect([error.code, error.errorId]).toEqual(['ConfigurationNotFound', 'InvalidResourceUri']);
    expect(error.message).toBe(
      'Connecting to remote server localhost failed with the following error message : The WS-Management service cannot process the request. Cannot find the NoSuch session configuration in the WSMan: drive on the localhost computer. For more information, see the about_Remote_Troubleshooting Help topic.',
    );
  });
  test('a shell that is gone breaks the session', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    const pipeline = start(session, 'wait');
    await until(() => server.operations().includes('Command'));
    await server.shells.get(session.id)?.close();
    expect((await pipeline.done).state).not.toBe('Completed');
    await until(() => session.state === 'Broken');
  });
});

describe('redirections', () => {
  test('are followed only where that was allowed, and as often as was said', async () => {
    server = await startServer();
    const target = server;
    let hops = 0;
    let own = '';
    const first = await startServer({
      trouble: () => ({
        status: 302,
        headers: { Location: hops++ < 3 ? own : `http://localhost:${target.port}/wsman` },
      }),
    });
    own = `http://localhost:${first.port}/wsman`;
    others.push({ close: () => void first.stop() });
    const refused = await refusedOpening({ port: first.port });
    expect([refused.code, refused.errorId]).toEqual(['RedirectRequested', 'RedirectInformationRequired']);
    expect(refused.message).toContain(`Redirect location reported: ${own}`);
    hops = 0;
    const allowed = { port: first.port, allowRedirection: true };
    const tooFew = await refusedOpening({ ...allowed, options: { maximumConnectionRedirectionCount: 2 } });
    expect(tooFew.message).toContain('more than 2 times');
    hops = 0;
    const session = await openWSMan(allowed);
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    await session.close();
  });
  test('never from HTTPS to HTTP', async () => {
    const trouble: Trouble = { status: 302, headers: { Location: 'http://localhost:1/wsman' } };
    server = await startServer({ tls: selfSigned(['localhost']), trouble: () => trouble });
    const wanted = { port: server.port, scheme: 'https', allowRedirection: true, options: { skipCACheck: true } };
    expect((await refusedOpening(wanted)).errorId).toBe('RedirectLocationInvalid');
  });
});

describe('proxies', () => {
  /** A proxy that connects everywhere, after it got this Proxy-Authorization; null for none. */
  async function startProxy(required: string | null, refuses = false): Promise<{ port: number; seen: string[] }> {
    const seen: string[] = [];
    const proxy: Server = createServer((client: Socket) => {
      let head = '';
      const onData = (chunk: Buffer) => {
        head += chunk.toString('latin1');
        if (!head.includes('\r\n\r\n')) return;
        const [line = ''] = head.split('\r\n');
        const given = /proxy-authorization: (.*)\r\n/i.exec(head)?.[1] ?? null;
        const body = head.slice(head.indexOf('\r\n\r\n') + 4);
        seen.push(line);
        if (refuses) client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
        else if (given !== required) {
          const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
          if (body.length < length) return;
          head = '';
          client.write('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n');
        } else {
          client.off('data', onData);
          const place = /^CONNECT (\S+):(\d+)/.exec(line) ?? /^POST http:\/\/([^:/]+):(\d+)/.exec(line);
          const { Socket: NewSocket } = { Socket: client.constructor as new () => Socket };
          const far = new NewSocket();
          far.connect(Number(place?.[2]), '127.0.0.1', () => {
            if (line.startsWith('CONNECT')) client.write('HTTP/1.1 200 Connected\r\n\r\n');
            else far.write(Buffer.from(head.replace(/^POST http:\/\/[^/]+/, 'POST '), 'latin1'));
            client.pipe(far).pipe(client);
          });
          far.on('error', () => client.destroy());
        }
      };
      client.on('data', onData).on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    others.push(proxy);
    return { port: (proxy.address() as { port: number }).port, seen };
  }
  const basic = `Basic ${Buffer.from('me:pw').toString('base64')}`;
  const options = { skipCACheck: true, proxyAccessType: 'IEConfig' as const, proxyAuthentication: 'Basic' as const };
  const proxyCredential = { userName: 'me', password: Buffer.from('pw', 'utf16le') };

  test('HTTPS goes through a tunnel, after signing in to the proxy', async () => {
    server = await startServer({ tls: selfSigned(['localhost']) });
    const proxy = await startProxy(basic);
    await withEnvironment({ https_proxy: `http://127.0.0.1:${proxy.port}` }, async () => {
      const wanted = { port: server.port, scheme: 'https' };
      const session = await openWSMan({ ...wanted, options: { ...options, proxyCredential } });
      expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
      await session.close();
      expect(proxy.seen[0]).toBe(`CONNECT localhost:${server.port} HTTP/1.1`);
      const error = await refusedOpening({ ...wanted, options });
      expect(error.message).toContain('wants to know who asks: it offers Basic.');
    });
  });
  test('HTTP asks the proxy for the whole address', async () => {
    server = await startServer();
    const proxy = await startProxy(null);
    await withEnvironment({ http_proxy: `127.0.0.1:${proxy.port}` }, async () => {
      const session = await openWSMan({ port: server.port, options });
      await session.close();
      expect(proxy.seen[0]).toMatch(/^POST http:\/\/localhost:\d+\/wsman\?PSVersion=/);
    });
  });
  test('is not used by default, nor for what no_proxy names', async () => {
    server = await startServer();
    await withEnvironment({ http_proxy: 'http://127.0.0.1:1', no_proxy: '' }, async () => {
      await (await openWSMan({ port: server.port })).close();
      await (await openWSMan({ port: server.port, options: { ...options, proxyAccessType: 'NoProxyServer' } })).close();
      await withEnvironment({ no_proxy: 'example.org, localhost' }, async () => {
        await (await openWSMan({ port: server.port, options })).close();
      });
      expect((await refusedOpening({ port: server.port, options })).message).toContain(
        'The proxy 127.0.0.1:1 cannot be reached',
      );
    });
  });
  test('that refuses', async () => {
    server = await startServer({ tls: selfSigned(['localhost']) });
    const proxy = await startProxy(null, true);
    await withEnvironment({ https_proxy: `http://127.0.0.1:${proxy.port}` }, async () => {
      const error = await refusedOpening({ port: server.port, scheme: 'https', options });
      expect(error.message).toContain(`The proxy 127.0.0.1:${proxy.port} did not make the connection: 403 Forbidden.`);
    });
  });
});

describe('a connection that is lost', () => {
  test('is made anew while a command runs, and nothing is lost', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    const notices: string[] = [];
    session.onNotice = (notice) => notices.push(notice.kind);
    const collector = new Collector();
    const { done } = start(session, 'ticks', collector);
    await until(() => collector.output.length >= 2);
    server.cut();
    expect((await done).state).toBe('Completed');
    expect(collector.output).toHaveLength(8);
    expect(notices[0]).toBe('retrying');
    expect(notices.at(-1)).toBe('restored');
    await session.close();
  });
  test('breaks a session with OMI, which would leave out what it could not deliver', async () => {
    server = await startServer({ isOmi: true });
    const session = await openWSMan({ port: server.port });
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    server.cut();
    await until(() => session.state === 'Broken');
  });
  test('a Command whose answer is lost is not done twice', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    let left = 1;
    server.trouble = ({ operation }) => (operation === 'Command' && left-- > 0 ? 'resetAfterwards' : undefined);
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    expect(server.operations().filter((operation) => operation === 'Command')).toHaveLength(2);
    await session.close();
  });
  test('for longer than the options allow leaves the session disconnected, to be joined again', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port, options: { operationTimeout: 1500 } });
    const seconds: number[] = [];
    session.onNotice = (notice) => notice.kind === 'retrying' && seconds.push(notice.secondsLeft);
    const collector = new Collector();
    const { done } = start(session, 'ticks', collector);
    await until(() => collector.output.length >= 1);
    server.trouble = () => 'reset';
    server.cut();
    await until(() => session.state === 'Disconnected');
    expect(seconds[0]).toBe(2);
    server.trouble = undefined;
    await session.reconnect(new AbortController().signal);
    expect((await done).state).toBe('Completed');
    expect(collector.output).toHaveLength(8);
    await session.close();
  });
});

describe('at the prompt', () => {
  test('a lost connection shows the seconds that are left, and then the session is left', async () => {
    server = await startServer();
    const host = new FakeHost();
    const session = await openWSMan({ port: server.port, host, options: { operationTimeout: 1500 } });
    const runspace = new RemoteRunspace({
      session,
      name: 'Mine',
      host,
      promptPrefix: '[localhost]: ',
      closesSession: true,
    });
    const line = runspace.invoke('wait');
    await until(() => server.operations().includes('Command'));
    server.trouble = () => 'reset';
    server.cut();
    expect(await line.done).toEqual({ state: 'Stopped' });
    await until(() => host.callsOf(HostMethod.PopRunspace).length > 0);
    const [first] = host.callsOf(HostMethod.WriteProgress);
    expect(first?.[0]).toMatchObject({ activity: 'Network connection interrupted', secondsRemaining: 2 });
    expect(host.callsOf(HostMethod.WriteWarningLine)[0]?.[0]).toContain('Connect-PSSession or Receive-PSSession');
    expect(session.state).toBe('Disconnected');
    server.trouble = undefined;
    await session.reconnect(new AbortController().signal);
    await session.close();
  });
});
