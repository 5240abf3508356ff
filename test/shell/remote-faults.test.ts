/** What goes wrong on the way to a far side, seen at the prompt of the built shell: an error with PowerShell's id, in time, and the prompt. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProcessChannel } from '../../src/remoting/transports/process-channel.js';
import { makeCertificate } from '../remoting/authentication/support/certificates.js';
import { selfSigned } from '../remoting/support/openssl.js';
import { basicScheme, negotiateScheme } from '../remoting/support/wsman-schemes.js';
import { type Trouble, WSManServer } from '../remoting/support/wsman-server.js';
import { openShell, program, type ShellTerminal } from './support/terminal.js';

const users = { 'DOM\\ann': 'secret', ann: 'secret' };
const local = /^PS .*>$/;
const remote = /^\[localhost\]: PS .*>$/;
const channel = () => new ProcessChannel({ file: process.execPath, args: [program, '-s', '-NoLogo', '-NoProfile'] });

describe.skipIf(!existsSync(program))('at the prompt', { timeout: 60_000 }, () => {
  let server: WSManServer;
  let wrongName: WSManServer;
  let expired: WSManServer;
  let shell: ShellTerminal;
  const last = async (line: string, prompt = local) =>
    (await shell.run(line, prompt))
      .map((row) => row.trim())
      .filter((row) => row !== '')
      .at(-1) ?? '';

  beforeAll(async () => {
    server = await WSManServer.start({ schemes: [negotiateScheme(users)], channel });
    const secure = { schemes: [basicScheme(users)], channel };
    wrongName = await WSManServer.start({ ...secure, tls: selfSigned(['other.test']) });
    const { certPem, keyPem } = makeCertificate('ecdsa-sha256', 'localhost', ['200101000000Z', '210101000000Z']);
    expired = await WSManServer.start({ ...secure, tls: { cert: certPem, key: keyPem } });
    shell = openShell();
    await shell.until(local);
    await shell.run("$c = [pscredential]::new('DOM\\ann', (ConvertTo-SecureString secret -AsPlainText -Force))");
    await shell.run("$w = [pscredential]::new('DOM\\ann', (ConvertTo-SecureString wrong -AsPlainText -Force))");
    await shell.run('$o = New-PSSessionOption -OpenTimeout 20000 -MaxConnectionRetryCount 0');
  });
  afterAll(async () => {
    shell.close();
    for (const one of [server, wrongName, expired]) await one.stop();
  });

  const wsman = () => `Enter-PSSession localhost -Port ${server.port} -SessionOption $o -Credential`;
  const cases: [name: string, trouble: Trouble | undefined, command: () => string, id: string][] = [
    ['a wrong password', undefined, () => `${wsman()} $w`, 'AccessDenied'],
    ['500 with an empty body', { status: 500 }, () => `${wsman()} $c`, 'WinRMHttpError'],
    [
      'silence',
      'stall',
      () => `${wsman().replace('$o', '(New-PSSessionOption -OpenTimeout 1000)')} $c`,
      'CreateRemoteRunspaceFailed',
    ],
    ['a reset', 'reset', () => `${wsman()} $c`, 'ImproperResponse'],
    ['a web page', { status: 200, body: '<html/>' }, () => `${wsman()} $c`, ''],
    [
      'nothing that listens',
      undefined,
      () => 'Enter-PSSession localhost -Port 1 -SessionOption $o -Credential $c',
      'CannotConnect',
    ],
    [
      'a certificate of another name',
      undefined,
      () => `Enter-PSSession localhost -UseSSL -Port ${wrongName.port} -Credential $c`,
      '12175',
    ],
    [
      'a certificate that is expired',
      undefined,
      () => `Enter-PSSession localhost -UseSSL -Port ${expired.port} -Credential $c`,
      '12175',
    ],
    ['no SSH server', undefined, () => 'Enter-PSSession -HostName 127.0.0.1 -Port 1', 'EnterPSSessionCommand'],
  ];
  test.each(cases)('%s is an error, and the prompt can be used', async (_name, trouble, command, id) => {
    server.trouble = () => trouble;
    await shell.run('$Error.Clear()');
    await shell.run(command());
    server.trouble = undefined;
    expect(await last('$Error[0].FullyQualifiedErrorId')).toContain(id);
    expect(await last('"usable $($Error.Count)"')).toBe('usable 1');
  });

  test.each<[string, Trouble]>([
    ['errors', { status: 500 }],
    ['what is no envelope', { status: 200, body: '<x/>', contentType: 'application/soap+xml' }],
  ])('a service that answers a command by %s gives the local prompt back', async (_name, trouble) => {
    await shell.run(`${wsman()} $c`, remote);
    server.trouble = ({ operation }) => (operation === 'Delete' ? undefined : trouble);
    await shell.run("'there'", local);
    server.trouble = undefined;
    expect(await last("'usable'")).toBe('usable');
    await shell.run(`${wsman()} $c`, remote);
    await shell.run('exit', local);
  });
});
