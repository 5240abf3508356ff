/** The cmdlets of remoting over WSMan in the built shell, with a server of our own behind the test service. */
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProcessChannel } from '../../../src/remoting/transports/process-channel.js';
import { selfSigned } from '../support/openssl.js';
import { basicScheme, negotiateScheme } from '../support/wsman-schemes.js';
import { WSManServer } from '../support/wsman-server.js';
import { users } from './support.js';

const shell = process.env['PERIWINKLE_SHELL'] ?? fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));

describe.skipIf(!existsSync(shell))('WSMan in the shell', { timeout: 60_000 }, () => {
  let server: WSManServer;
  let secure: WSManServer;
  const home = mkdtempSync(join(tmpdir(), 'wsman-home-'));
  const channel = () => new ProcessChannel({ file: process.execPath, args: [shell, '-s', '-NoLogo', '-NoProfile'] });
  beforeAll(async () => {
    server = await WSManServer.start({ schemes: [negotiateScheme(users), basicScheme(users)], channel });
    secure = await WSManServer.start({ schemes: [basicScheme(users)], channel, tls: selfSigned(['localhost']) });
  });
  afterAll(async () => {
    await server.stop();
    await secure.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Runs a script; `$credential` and `$uri` stand in it. Gives what it printed, in lines. */
  function run(script: string): Promise<{ out: string[]; err: string }> {
    const file = join(home, `script-${Math.random().toString(36).slice(2)}.ps1`);
    const settings = [
      "$credential = [pscredential]::new('DOM\\ann', (ConvertTo-SecureString 'secret' -AsPlainText -Force))",
      `$uri = 'http://localhost:${server.port}/wsman'`,
      `$port = ${server.port}`,
    ];
    writeFileSync(file, `${settings.join('\n')}\n${script}`);
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [shell, '-NoProfile', '-File', file],
        {
          env: {
            ...process.env,
            NO_COLOR: '1',
            XDG_CONFIG_HOME: join(home, 'config'),
            SECURE_PORT: String(secure.port),
          },
        },
        (_error, out, err) => resolve({ out: out.trim().split('\n'), err: err.trim() }),
      );
      child.stdin?.end();
    });
  }
  async function lines(script: string): Promise<string[]> {
    const { out, err } = await run(script);
    expect(err).toBe('');
    return out;
  }

  test('New-PSSession, Invoke-Command and Remove-PSSession', async () => {
    expect(
      await lines(`
        $s = New-PSSession -ConnectionUri $uri -Credential $credential -Authentication Negotiate -Name Mine
        "$($s.Name) $($s.State) $($s.Transport) $($s.ComputerName) $($s.ConfigurationName)"
        Invoke-Command $s { 1 + 1; $PSSenderInfo.ApplicationArguments.PSVersionTable.PSEdition }
        Invoke-Command $s { $input | ForEach-Object { $_ * 2 } } -InputObject 21
        Invoke-Command -ComputerName localhost -Port $port -Credential $credential { "$using:port".Length -gt 0 }
        Remove-PSSession $s
        @(Get-PSSession).Count`),
    ).toEqual(['Mine Opened WSMan localhost Microsoft.PowerShell', '2', 'Core', '42', 'True', '0']);
  });

  test('Disconnect-PSSession and Connect-PSSession', async () => {
    expect(
      await lines(`
        $s = New-PSSession -ConnectionUri $uri -Credential $credential -Name Left
        Invoke-Command $s { $v = 5 }
        (Disconnect-PSSession $s -IdleTimeoutSec 120).State
        (Get-PSSession -Name Left).State
        (Connect-PSSession -Name Left).State
        Invoke-Command $s { $v }
        try { Disconnect-PSSession $s -IdleTimeoutSec 5 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
        Remove-PSSession $s`),
    ).toEqual([
      'Disconnected',
      'Disconnected',
      'Opened',
      '5',
      'CannotDisconnectSessionWithInvalidIdleTimeout,Microsoft.PowerShell.Commands.DisconnectPSSessionCommand',
    ]);
    const disconnect = server.requests.find(({ operation }) => operation === 'Disconnect');
    expect(disconnect?.text).toContain('<rsp:IdleTimeOut>PT120S</rsp:IdleTimeOut>');
  });

  test('a session that one shell leaves is found and received by another', async () => {
    const name = 'Handed';
    expect(
      await lines(`
        $s = Invoke-Command -ComputerName localhost -Port $port -Credential $credential -InDisconnectedSession -SessionName ${name} { 1..3; Start-Sleep -Milliseconds 300; 'last' }
        "$($s.State) $($s.Name)"`),
    ).toEqual([`Disconnected ${name}`]);
    expect(
      await lines(`
        $s = Get-PSSession -ComputerName localhost -Port $port -Credential $credential -Name ${name}
        "$($s.Name) $($s.State) $($s.Availability)"
        Receive-PSSession $s
        $s.State
        Remove-PSSession $s
        @(Get-PSSession -ComputerName localhost -Port $port -Credential $credential -Name ${name}).Count`),
    ).toEqual([`${name} Disconnected None`, '1', '2', '3', 'last', 'Opened', '0']);
  });

  test('Receive-PSSession -OutTarget Job', async () => {
    expect(
      await lines(`
        $s = Invoke-Command -ComputerName localhost -Port $port -Credential $credential -InDisconnectedSession { 'one'; Start-Sleep -Milliseconds 200; 'two' }
        $job = Receive-PSSession $s -OutTarget Job -JobName Rest
        "$($job.Name) $($job.GetType().Name)"
        Receive-Job $job -Wait
        $job.State
        Remove-PSSession $s`),
    ).toEqual(['Rest PSRemotingJob', 'one', 'two', 'Completed']);
  });

  test('$PSSessionOption, $PSSessionApplicationName and $PSSessionConfigurationName', async () => {
    expect(
      await lines(`
        $PSSessionApplicationName = 'other'
        $PSSessionConfigurationName = 'Mine'
        $PSSessionOption = New-PSSessionOption -NoMachineProfile -UICulture de-DE
        $s = New-PSSession -ComputerName localhost -Port $port -Credential $credential
        $s.ConfigurationName
        Remove-PSSession $s`),
    ).toEqual(['Mine']);
    const create = server.requests.findLast(({ operation }) => operation === 'Create');
    expect(create?.url).toMatch(/^\/other\?/);
    expect(create?.text).toContain('http://schemas.microsoft.com/powershell/Mine</wsman:ResourceURI>');
    expect(create?.text).toContain('WINRS_NOPROFILE');
    expect(create?.text).toContain('xml:lang="de-DE"');
  });

  test('-UseSSL, with a certificate that nobody answers for', async () => {
    const script = `
      $basic = [pscredential]::new('ann', $credential.Password)
      $known = @{ ComputerName = 'localhost'; Port = $env:SECURE_PORT; UseSSL = $true; Credential = $basic; Authentication = 'Basic' }
      try { Invoke-Command @known { 1 } -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
      Invoke-Command @known { 'inside' } -SessionOption @{ SkipCACheck = $true }`;
    const out = await lines(script);
    expect(out[0]).toBe('12175,PSSessionStateBroken');
    expect(out.join('\n')).toContain('The SSL certificate is signed by an unknown certificate authority.');
    expect(out.at(-1)).toBe('inside');
  });

  test('errors have the ids and texts of PowerShell', async () => {
    expect(
      await lines(`
        $wrong = [pscredential]::new('DOM\\ann', (ConvertTo-SecureString 'nope' -AsPlainText -Force))
        try { New-PSSession -ConnectionUri $uri -Credential $wrong -ErrorAction Stop } catch {
          $_.FullyQualifiedErrorId; $_.Exception.GetType().Name; $_.ErrorDetails.Message.Substring(0, 66) }
        try { New-PSSession -ComputerName 127.0.0.1 -ErrorAction Stop -Port $port -Authentication Negotiate } catch { $_.FullyQualifiedErrorId }`),
    ).toEqual([
      'AccessDenied,PSSessionOpenFailed',
      'PSRemotingTransportException',
      '[localhost] Connecting to remote server localhost failed with the ',
      'CannotUseIPAddress,PSSessionOpenFailed',
    ]);
  });

  test('Test-WSMan', async () => {
    expect(
      await lines(`
        $r = Test-WSMan -Port $port -Authentication Negotiate -Credential $credential
        $r.ProductVendor; $r.wsmid; $r.LocalName
        try { Test-WSMan -Port $port -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
        try { Test-WSMan nowhere.invalid -ErrorAction Stop } catch { $_.Exception.Message -match 'Code="2150859193"' }`),
    ).toEqual([
      'Test',
      'http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd',
      'IdentifyResponse',
      'WsManError,Microsoft.WSMan.Management.TestWSManCommand',
      expect.stringMatching(
        /^<f:WSManFault .* Code="5" Machine="localhost"><f:Message>Access is denied\. .*Negotiate Basic/,
      ),
      'True',
    ]);
  });

  test('the WSMan: drive: TrustedHosts lets an address be used', async () => {
    expect(
      await lines(`
        $known = @{ ComputerName = '127.0.0.1'; Port = $port; Credential = $credential }
        try { New-PSSession @known -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
        Set-Item WSMan:\\localhost\\Client\\TrustedHosts 127.0.0.1 -Force
        Set-Item WSMan:\\localhost\\Client\\TrustedHosts other -Force -Concatenate
        (Get-Item WSMan:\\localhost\\Client\\TrustedHosts).Value
        Invoke-Command @known { 'in' }`),
    ).toEqual(['CannotUseIPAddress,PSSessionOpenFailed', '127.0.0.1,other', 'in']);
  });

  test('the WSMan: drive: a listing is one table', async () => {
    const listed = await lines(`
        Get-ChildItem WSMan:\\ | Out-String -Stream
        Get-ChildItem WSMan:\\localhost\\Client -Exclude TrustedHosts | Out-String -Stream`);
    expect(listed.map((line) => line.trim()).filter((line) => line !== '')).toEqual([
      'WSManConfig:',
      'ComputerName                                  Type',
      '------------                                  ----',
      'localhost                                     Container',
      'WSManConfig: Microsoft.WSMan.Management\\WSMan::localhost\\Client',
      'Type            Name                           SourceOfValue   Value',
      '----            ----                           -------------   -----',
      'System.String   NetworkDelayms                                 5000',
      'System.String   AllowUnencrypted                               false',
      'Container       Auth',
      'Container       DefaultPorts',
    ]);
  });

  test('Connect-WSMan and Disconnect-WSMan', async () => {
    expect(
      await lines(`
        Connect-WSMan localhost -Port $port -Credential $credential -SessionOption (New-WSManSessionOption -UseUTF16)
        (Get-ChildItem WSMan:\\).Name
        (Get-Item WSMan:\\localhost\\Client\\Auth\\Basic).Value
        Connect-WSMan -ConnectionURI "http://127.0.0.2:$port/wsman" -Credential $credential 2>&1 | ForEach-Object { $_.FullyQualifiedErrorId }
        Set-Item WSMan:\\localhost\\Client\\TrustedHosts 127.* -Force
        Connect-WSMan 127.0.0.1 -Port $port -Credential $credential
        (Get-Item WSMan:\\127.0.0.1\\Service\\AllowUnencrypted).Value
        (Get-Item WSMan:\\127.0.0.1\\MaxEnvelopeSizekb).Value
        Disconnect-WSMan 127.0.0.1
        Test-Path WSMan:\\127.0.0.1`),
    ).toEqual([
      'localhost',
      'true',
      'WsManError,Microsoft.WSMan.Management.ConnectWSManCommand',
      'false',
      '500',
      'False',
    ]);
  });

  test('the Cert: drive shows the certificates that can be used', async () => {
    const certificate = selfSigned(['ann.test']);
    const folder = join(home, 'config/periwinkle/certificates/my');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ann.pem'), certificate.cert + certificate.key);
    const thumbprint = new X509Certificate(certificate.cert).fingerprint.replaceAll(':', '');
    expect(
      await lines(`
        $all = @(Get-ChildItem Cert:\\CurrentUser\\My)
        "$($all.Count) $($all[0].Subject) $($all[0].HasPrivateKey)"
        (Get-Item Cert:\\CurrentUser\\My\\${thumbprint}).Thumbprint
        Remove-Item Cert:\\CurrentUser\\My\\${thumbprint}
        Test-Path Cert:\\CurrentUser\\My\\${thumbprint}`),
    ).toEqual(['1 CN=ann.test True', thumbprint, 'False']);
  });

  test('web cmdlets show a certificate of the Cert: drive', async () => {
    const certificate = selfSigned(['ann.test']);
    const folder = join(home, 'config/periwinkle/certificates/my');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'web.pem'), certificate.cert + certificate.key);
    const { cert, key } = selfSigned(['localhost']);
    const web = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, (request, response) =>
      response.end(String((request.socket as TLSSocket).getPeerCertificate().subject?.CN)),
    ).listen(0, '127.0.0.1');
    await once(web, 'listening');
    const thumbprint = new X509Certificate(certificate.cert).fingerprint.replaceAll(':', '').toLowerCase();
    expect(
      await lines(`
        $uri = 'https://localhost:${(web.address() as AddressInfo).port}'
        Invoke-RestMethod $uri -CertificateThumbprint ${thumbprint} -SkipCertificateCheck
        try { Invoke-RestMethod $uri -CertificateThumbprint 00FF -SkipCertificateCheck } catch { $_.FullyQualifiedErrorId }`),
    ).toEqual(['ann.test', 'WebCmdletCertificateException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand']);
    web.close();
  });
});
