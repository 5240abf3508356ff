/** The cmdlets of remoting in the built shell, against the real engine behind a real sshd. */
import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oracle, sshdPath, startSshd, type TestSshd } from './support/real.js';

const shell = process.env['PERIWINKLE_SHELL'] ?? fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

describe.skipIf(!oracle || !sshdPath || !existsSync(shell))('remoting in the shell', { timeout: 60_000 }, () => {
  let sshd: TestSshd;
  beforeAll(async () => {
    sshd = await startSshd();
    sshd.trustHostKey();
  });
  afterAll(() => sshd?.stop());

  /** Runs a script, `CONNECT` in it stands for the parameters of a connection. Returns what it printed, trimmed. */
  function run(script: string): Promise<{ out: string; err: string; code: number }> {
    const file = join(sshd.folder, `script-${Math.random().toString(36).slice(2)}.ps1`);
    writeFileSync(file, script.replaceAll('CONNECT', sshd.connect));
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [shell, '-NoProfile', '-File', file],
        { env: { ...process.env, NO_COLOR: '1' } },
        (error, out, err) => resolve({ out: out.trim(), err: err.trim(), code: Number(error?.code ?? 0) }),
      );
      child.stdin?.end();
    });
  }
  const lines = async (script: string) => {
    const { out, err } = await run(script);
    expect(err).toBe('');
    return out.split('\n');
  };

  test('a session: made, listed, used, removed', async () => {
    expect(
      await lines(`
        $s = New-PSSession CONNECT -Name first
        "$s $($s.State) $($s.Availability) $($s.ComputerName) $($s.Transport) $($s.Id)"
        (Get-PSSession).Name
        (Get-PSSession -Name f*).Id
        (Get-PSSession -InstanceId $s.InstanceId) -eq $s
        Invoke-Command $s { $x = 5 }
        Invoke-Command $s { $x }
        $s | Remove-PSSession
        "$($s.State) $(@(Get-PSSession).Count)"`),
    ).toEqual(['[PSSession]first Opened Available 127.0.0.1 SSH 1', 'first', '1', 'True', '5', 'Closed 0']);
  });

  test('output says where it came from, and keeps its types', async () => {
    expect(
      await lines(`
        $s = New-PSSession CONNECT
        $r = Invoke-Command $s { 1; 'text'; [datetime]'2020-01-02'; $null; @{ a = 1 }; [pscustomobject]@{ N = 1 } }
        $r.Count
        $r[0].GetType().Name, $r[0].PSComputerName, ($r[0].RunspaceId -eq $s.InstanceId)
        $r[1] + '!'
        $r[2].Year
        $null -eq $r[3]
        $r[4].a
        $r[5].N; $r[5].PSTypeNames[0]`),
    ).toEqual([
      '6',
      'Int32',
      '127.0.0.1',
      'True',
      'text!',
      '2020',
      'True',
      '1',
      '1',
      'Deserialized.System.Management.Automation.PSCustomObject',
    ]);
  });

  test('arguments, $using: and input', async () => {
    expect(
      await lines(`
        $x = 5; $o = [pscustomobject]@{ A = 1, 2 }
        Invoke-Command CONNECT { param($a, $b) "$a-$b-$using:x-$($using:o.A[1])" } -ArgumentList one, 2
        1..500 | Invoke-Command CONNECT { $sum = 0; foreach ($i in $input) { $sum += $i }; $sum }
        3, 4 | Invoke-Command CONNECT { process { $_ * 2 } }`),
    ).toEqual(['one-2-5-2', '125250', '6', '8']);
  });

  test('a session is free again when a command in it was cut short', async () => {
    expect(
      await lines(`
        $s = New-PSSession CONNECT
        1..3 | ForEach-Object { try { Invoke-Command $s { 1..1000000 } | ForEach-Object { throw 'enough' } } catch { "$_" }; Invoke-Command $s { 'free' } }`),
    ).toEqual(['enough', 'free', 'enough', 'free', 'enough', 'free']);
  });

  test('exit in a script ends the session that it ran in, and -FilePath needs a file', async () => {
    expect(
      await lines(`
        $s = New-PSSession CONNECT
        try { Invoke-Command $s -FilePath /no/such.ps1 } catch { "$_ $($_.FullyQualifiedErrorId)" }
        Invoke-Command $s { 'before'; exit 3; 'after' }
        "$($s.State)"
        Invoke-Command CONNECT { exit 3 }; 'goes on'`),
    ).toEqual([
      "Cannot find path '/no/such.ps1' because it does not exist. PathNotFound,Microsoft.PowerShell.Commands.InvokeCommandCommand",
      'before',
      'Closed',
      'goes on',
    ]);
  });

  test('an unset variable of $using: is an error before anything runs', async () => {
    const { err } = await run('$null = New-PSSession CONNECT; Invoke-Command (Get-PSSession) { $using:nothing }');
    expect(err.replaceAll(/\s+\|?\s*/g, ' ')).toContain(
      "The value of the using variable '$using:nothing' cannot be retrieved because it has not been set in the local session.",
    );
  });

  test('scripts of files, several sessions, and a throttle', async () => {
    expect(
      await lines(`
        Set-Content '${sshd.folder}/there.ps1' 'param($a) "file $a"'
        $s = 1..3 | ForEach-Object { New-PSSession CONNECT }
        Invoke-Command -Session $s -FilePath '${sshd.folder}/there.ps1' -ArgumentList x -ThrottleLimit 2
        @(7, 8 | Invoke-Command -Session $s -ThrottleLimit 1 { @($input).Count }) -join ' '`),
    ).toEqual(['file x', 'file x', 'file x', '2 2 2']);
  });

  test('errors: that go on, that end, and of a lost session', async () => {
    const { out, err } = await run(`
      $s = New-PSSession CONNECT
      Invoke-Command $s { 1 / 0; 'after' } -ErrorVariable e
      "$($e[0].FullyQualifiedErrorId) $($e[0].Exception.GetType().Name) $($e[0].OriginInfo.PSComputerName)"
      try { Invoke-Command $s { throw 'oops' } } catch { "caught $_ $($_.FullyQualifiedErrorId)" }
      $id = Invoke-Command $s { $PID }
      Invoke-Command $s { [System.Diagnostics.Process]::GetCurrentProcess().Kill() }
      "$($s.State)"
      Invoke-Command $s { 1 }
      'end'`);
    expect(out.split('\n')).toEqual([
      'after',
      'RuntimeException RemoteException 127.0.0.1',
      'caught oops oops',
      'Broken',
      'end',
    ]);
    expect(err).toContain('Attempted to divide by zero.');
    expect(err).toContain('The remote session ended');
  });

  test('the other streams', async () => {
    expect(
      await lines(`
        $s = New-PSSession CONNECT
        $all = Invoke-Command $s {
          function Emit { [CmdletBinding()] param() $PSCmdlet.WriteWarning('w'); $PSCmdlet.WriteInformation('i', [string[]]'t') }
          Emit; 'o' } -WarningVariable w -InformationVariable i 3>$null
        "$all $w $i $($i[0].Tags)"`),
    ).toEqual(['o w i t']);
  });

  test('the host there is the host here', async () => {
    const { out } = await run(
      `$s = New-PSSession CONNECT
      Invoke-Command $s { $Host.UI.WriteLine('written'); 'object'; $Host.UI.Write('no end'); $Host.UI.WriteLine() }`,
    );
    expect(out.split('\n')).toEqual(['written', 'object', 'no end']);
  });

  test('connections of -SSHConnection, and their mistakes', async () => {
    const table =
      `@{ HostName = '127.0.0.1'; Port = ${'PORT'}; KeyFilePath = 'KEY'; Options = @{ UserKnownHostsFile = 'KNOWN'; IdentityAgent = 'none' } }`
        .replace('PORT', String(sshd.port))
        .replace('KEY', sshd.keyFile)
        .replace('KNOWN', sshd.knownHosts);
    expect(await lines(`@(Invoke-Command -SSHConnection ${table}, ${table} { 1 + 1 }).Count`)).toEqual(['2']);
    const { err } = await run(`New-PSSession -SSHConnection @{ HostName = 'x'; Nonsense = 1 }`);
    expect(err).toContain('Nonsense'.toLowerCase());
  });

  test('what cannot be reached is said, and the others go on', async () => {
    const { out, err } = await run(`Invoke-Command -HostName 127.0.0.1, nowhere.invalid -Port 1 { 1 }; 'on'`);
    expect(out).toBe('on');
    expect(err).toContain('ECONNREFUSED');
    expect(err).toContain('[nowhere.invalid]');
  });

  test.each([
    ['Get-PSSession -Id 7', 'The remote session with the session ID 7 is not available.'],
    ['Remove-PSSession -Name nope', 'The remote session with the name nope  is not available.'],
    [
      'Get-PSSession -InstanceId ([guid]::Empty)',
      'Remote session is not available for 00000000-0000-0000-0000-000000000000.',
    ],
    [
      'New-PSSession -ComputerName nowhere.invalid',
      'Connecting to remote server nowhere.invalid failed with the following error message : The WinRM client cannot process the request because the server name cannot be resolved.',
    ],
    ['Enter-PSSession -HostName x', 'The host does not support Enter-PSSession and Exit-PSSession.'],
  ])('%s: %s', async (script, message) => {
    const { err } = await run(
      `$ErrorView = 'CategoryView'; ${script}; exit ($Error[0].Exception.Message -like '${message}*')`,
    );
    const { code } = await run(`${script} 2>$null; if ($Error[0].Exception.Message -like '${message}*') { exit 42 }`);
    expect([code, err === '']).toEqual([42, false]);
  });

  test('local blocks', async () => {
    expect(
      await lines(`
        $v = 1
        Invoke-Command { $v = 2; $v }
        $v
        Invoke-Command -NoNewScope { $v = 3 }
        $v
        1, 2 | Invoke-Command { @($input).Count }`),
    ).toEqual(['2', '1', '3', '2']);
  });
});
