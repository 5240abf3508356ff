/** The prompt of the built shell going over WSMan: the test service in front, a server of our own (`-s`) behind it. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProcessChannel } from '../../src/remoting/transports/process-channel.js';
import { selfSigned } from '../remoting/support/openssl.js';
import { basicScheme, negotiateScheme } from '../remoting/support/wsman-schemes.js';
import { WSManServer } from '../remoting/support/wsman-server.js';
import { openShell, program, type ShellTerminal } from './support/terminal.js';

describe.skipIf(!existsSync(program))('Enter-PSSession over WSMan', () => {
  let server: WSManServer;
  let secure: WSManServer;
  let redirecting: WSManServer;
  let shell: ShellTerminal;
  const users = { 'DOM\\ann': 'secret', ann: 'secret' };
  const local = /^PS .*>$/;
  const remote = /^\[localhost\]: PS .*>$/;
  const output = (rows: string[]) => rows.map((row) => row.trim()).filter((row) => row !== '');
  const channel = () => new ProcessChannel({ file: process.execPath, args: [program, '-s', '-NoLogo', '-NoProfile'] });

  beforeAll(async () => {
    server = await WSManServer.start({ schemes: [negotiateScheme(users)], channel });
    secure = await WSManServer.start({ schemes: [basicScheme(users)], channel, tls: selfSigned(['localhost']) });
    const Location = `http://localhost:${server.port}/wsman`;
    redirecting = await WSManServer.start({
      schemes: [negotiateScheme(users)],
      channel,
      trouble: () => ({ status: 302, headers: { Location } }),
    });
    shell = openShell();
    await shell.until(local);
  });
  afterAll(async () => {
    shell.close();
    for (const one of [server, secure, redirecting]) await one.stop();
  });

  test('example 4: -Port, and a -Credential whose password is asked for and not shown', async () => {
    shell.type(`Enter-PSSession -ComputerName localhost -Port ${server.port} -Credential DOM\\ann\r`);
    await shell.until(/Password for user DOM\\ann:/);
    shell.type('secret');
    await shell.until(/\*{6}/);
    await shell.run('', remote);
    expect(shell.rows().join('\n')).not.toContain('secret');
  });
  test('lines run there, and errors are shown', async () => {
    expect(output(await shell.run('$Host.Name', remote)).at(-1)).toBe('ServerRemoteHost');
    expect(output(await shell.run('1/0', remote)).join(' ')).toContain('Attempted to divide by zero.');
    await shell.run('$there = 7', remote);
  });
  test('Ctrl+C stops what runs there, and the session stays', async () => {
    shell.type('while ($true) { }\r');
    const isRunning = () => server.operations().at(-1) === 'Receive';
    for (let i = 0; i < 300 && !isRunning(); i++) await new Promise((next) => setTimeout(next, 20));
    await new Promise((next) => setTimeout(next, 500));
    shell.type('\x03');
    await shell.until(remote);
    expect(output(await shell.run('$there', remote)).at(-1)).toBe('7');
  });
  test('exit comes back, and the shell there is deleted', async () => {
    await shell.run('exit', local);
    await shell.run("'here'");
    expect(server.operations()).toContain('Delete');
    expect(server.shells.size).toBe(0);
  });
  test('-UseSSL shows an unknown certificate and asks; the second time it is known', async () => {
    await shell.run("$ann = [pscredential]::new('ann', (ConvertTo-SecureString secret -AsPlainText -Force))");
    const command = `Enter-PSSession localhost -UseSSL -Port ${secure.port} -Credential $ann -Authentication Basic`;
    shell.type(`${command}\r`);
    await shell.until(/sha256:/);
    await shell.run('y', remote);
    await shell.run('exit', local);
    await shell.run(command, remote);
    await shell.run('exit', local);
  });
  test('-ConnectionUri with -AllowRedirection goes where it is sent, and says so', async () => {
    await shell.run("$dom = [pscredential]::new('DOM\\ann', $ann.Password)");
    const uri = `http://localhost:${redirecting.port}/wsman`;
    const refused = output(await shell.run(`Enter-PSSession -ConnectionUri ${uri} -Credential $dom`)).join(' ');
    expect(refused).toContain('AllowRedirection');
    const rows = await shell.run(`Enter-PSSession -ConnectionUri ${uri} -Credential $dom -AllowRedirection`, remote);
    expect(output(rows).join(' ')).toContain('has been redirected to the following URI');
    await shell.run('exit', local);
  });
  test('a wrong password, and an address without TrustedHosts', async () => {
    await shell.run("$wrong = [pscredential]::new('DOM\\ann', (ConvertTo-SecureString nope -AsPlainText -Force))");
    const refused = await shell.run(`Enter-PSSession localhost -Port ${server.port} -Credential $wrong`);
    expect(output(refused).join('')).toMatch(/Enter-PSSession: .*Access is denied/);
    const address = await shell.run(`Enter-PSSession 127.0.0.1 -Port ${server.port} -Credential $dom`);
    expect(output(address).join('')).toContain('TrustedHosts');
    expect(output(await shell.run("'usable'")).at(-1)).toBe('usable');
  });
  test('-Session, -Name, -Id and -InstanceId of a session that is open', async () => {
    await shell.run(`$s = New-PSSession localhost -Port ${server.port} -Credential $dom -Name Mine`);
    for (const how of ['$s', '-Name Mine', '-Id $s.Id', '-InstanceId $s.InstanceId']) {
      await shell.run(`Enter-PSSession ${how}`, remote);
      await shell.run('exit', local);
    }
    expect(output(await shell.run('$s.State')).at(-1)).toBe('Opened');
    await shell.run('Remove-PSSession $s');
  });
});
