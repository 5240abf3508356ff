/** One command in many sessions at once: throttling, order, hosts that fail, and what two hundred sessions cost in one process. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ManyHosts, startManyHosts } from './support/many-hosts.js';
import { sshdPath } from './support/real.js';

const shell = process.env['PERIWINKLE_SHELL'] ?? fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
/** ssh-keygen comes with sshd. */
const isMissing = !sshdPath || !existsSync(shell);

describe.skipIf(isMissing)('one command in many sessions', { timeout: 120_000 }, () => {
  let hosts: ManyHosts;
  let folder: string;
  let started: string[] = [];
  let running = 0;
  let peak = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fan-out-'));
    hosts = await startManyHosts((host) =>
      host === 'stranger'
        ? null
        : {
            async work({ output }) {
              started.push(host);
              peak = Math.max(peak, ++running);
              await new Promise((next) => setTimeout(next, 30));
              running--;
              output(`<S>${host}</S>`);
            },
            fail() {
              if (host === 'h2') throw new Error('h2 cannot do this');
            },
            async part({ output, die, stopped }) {
              output(`<S>${host} begins</S>`);
              if (host !== 'h3') return output(`<S>${host} ends</S>`);
              // Its last words must be on their way before the connection goes.
              setTimeout(() => die('it fell over'), 100);
              return stopped;
            },
          },
    );
  });
  beforeEach(() => {
    started = [];
    peak = 0;
  });
  afterAll(async () => {
    await hosts?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Prints the lines of a script; `At 5` in it are connections to the hosts h1 to h5. */
  function lines(script: string): Promise<string[]> {
    const file = join(folder, 'script.ps1');
    const options = "@{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = '/dev/null'; IdentityAgent = 'none' }";
    writeFileSync(
      file,
      `$connect = @{ Port = ${hosts.port}; Options = ${options} }
      function At($n) { foreach ($i in 1..$n) { "h$i@127.0.0.1" } }
      ${script}`,
    );
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [shell, '-NoProfile', '-File', file], (error, out, err) =>
        error || err !== '' ? reject(new Error(err, { cause: error })) : resolve(out.trim().split('\n')),
      ).stdin?.end();
    });
  }

  test('takes its turns in the order of the sessions, and at most ThrottleLimit of them at once', async () => {
    const out = await lines(`
      $s = At 12 | ForEach-Object { New-PSSession @connect -HostName $_ }
      (Invoke-Command -Session $s -ThrottleLimit 1 { work }) -join ' '
      (Invoke-Command -Session $s -ThrottleLimit 4 { work } | Sort-Object -Unique).Count`);
    const names = Array.from({ length: 12 }, (_, i) => `h${i + 1}`);
    expect(out).toEqual([names.join(' '), '12']);
    expect(started.slice(0, 12)).toEqual(names);
    expect(peak).toBe(4);
  });

  test('a host that lets nobody in, an error of one host, and a lost one leave the others alone', async () => {
    expect(
      await lines(`
        $r = Invoke-Command @connect -HostName (@(At 4) + 'stranger@127.0.0.1') { work } -ErrorVariable e -ErrorAction SilentlyContinue
        "$($r.Count) $($e.Count) $($e[0].FullyQualifiedErrorId)"
        $s = New-PSSession @connect -HostName (At 4)
        Invoke-Command -Session $s { fail } -ErrorVariable e -ErrorAction SilentlyContinue
        "$($e.Count) $($e[0].Exception.Message)"
        $r = Invoke-Command -Session $s { part } -ErrorVariable e -ErrorAction SilentlyContinue
        ($r | Sort-Object) -join ', '
        "$($e.Count) $($e[0].FullyQualifiedErrorId) $($e[0].OriginInfo)"
        ($s.State | Sort-Object) -join ' '
        $r = Invoke-Command -Session $s { work } -ErrorVariable e -ErrorAction SilentlyContinue
        "$(($r | Sort-Object) -join ' ') $($e.Count)"`),
    ).toEqual([
      '4 1 PSSessionStateBroken',
      '1 h2 cannot do this',
      'h1 begins, h1 ends, h2 begins, h2 ends, h3 begins, h4 begins, h4 ends',
      '1 JobFailure 127.0.0.1',
      'Opened Opened Opened Broken',
      'h1 h2 h4 1',
    ]);
  });

  test.skipIf(process.platform !== 'linux')('two hundred of them cost less than 1 MB each', async () => {
    const [count = '', perSession = ''] = await lines(`
      function Get-Memory { [int]((Get-Content /proc/$PID/status | Where-Object { $_ -match '^VmRSS' }) -replace '\\D') }
      $first = New-PSSession @connect -HostName first@127.0.0.1
      $null = Invoke-Command $first { work }
      $before = Get-Memory
      $s = New-PSSession @connect -HostName (At 200)
      $r = Invoke-Command -Session $s -ThrottleLimit 50 { work }
      "$($r.Count) $(@($r | Sort-Object -Unique).Count)"
      ((Get-Memory) - $before) / 200`);
    expect(count).toBe('200 200');
    expect(hosts.open).toBe(0);
    expect(peak).toBeLessThanOrEqual(50);
    expect(Number(perSession)).toBeLessThan(1024);
  });
});
