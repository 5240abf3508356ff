/**
 * PowerShell's own client with our server: what it sees is compared with what it sees of PowerShell's own server. The client is
 * the oracle's `connect`, which prints one line of JSON for each event.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownServer } from './support/peers.js';
import { oracle } from './support/real.js';

/** Commands that run one after another in one session, and what the client is told besides. */
const scenarios: Record<string, string[]> = {
  'output of every kind': commands(
    '1 + 1',
    '"a", "b"; 1.5; $null; , (1, 2); [decimal]"1.50"; [char]"x"; [guid]::Empty; [version]"1.2.3"; [timespan]"01:02:03"',
    '[datetime]"2020-01-02T03:04:05"; [DayOfWeek]::Monday; @{ a = 1; b = @{ c = 2 } }; [pscustomobject]@{ N = 1; S = "s" }',
    "'x' * 70000",
  ),
  'state of a session': commands(
    '$a = 5; function f { "f$args" }',
    '$a; f 1 2; $?',
    '$a; $?; 1 / 0',
    '$?',
    'Get-History | ForEach-Object CommandLine',
  ),
  errors: commands(
    'nosuchcommand',
    'throw "thrown"',
    'if (',
    '1 / 0; "after"',
    'function f { [CmdletBinding()] param($x) $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new([Exception]::new("boo"), "MyId", "InvalidData", $x)) }; f 5',
    'exit 3',
  ),
  'input into $input': [...commands('$input | ForEach-Object { $_ }'), '--input', '1..3; [pscustomobject]@{ A = 1 }'],
  'input into a process block': [...commands('process { "<$_>" } end { "end" }'), '--input', '1..3'],
  'writing to the host': commands(
    '$Host.UI.Write("w"); $Host.UI.WriteLine("l"); $Host.UI.WriteErrorLine("e"); $Host.UI.WriteWarningLine("warning")',
    '$Host.UI.WriteVerboseLine("v"); $Host.UI.WriteDebugLine("d"); $Host.UI.RawUI.WindowTitle = "title"',
    '$Host.UI.WriteProgress(1, [System.Management.Automation.ProgressRecord]::new(1, "activity", "status"))',
    '1, 2 | Out-Default; [pscustomobject]@{ a = 1; b = 2 } | Out-Default; 1 / 0 | Out-Default',
  ),
  'asking the host': [
    ...commands(
      '"hi " + $Host.UI.ReadLine(); $Host.UI.ReadLineAsSecureString().Length; $Host.UI.PromptForChoice("c", "m", [System.Management.Automation.Host.ChoiceDescription[]]("&Yes", "&No"), 1)',
      '$Host.Name; $Host.UI.RawUI.WindowSize.Width; $Host.UI.RawUI.ForegroundColor; $Host.IsRunspacePushed',
      'try { $Host.EnterNestedPrompt() } catch { $_.FullyQualifiedErrorId; $_.Exception.InnerException.Message }',
    ),
    ...['Ann', 'secret', 'y'].flatMap((answer) => ['--answer', answer]),
  ],
  'asking for confirmation': [
    ...commands(
      '[CmdletBinding(SupportsShouldProcess, ConfirmImpact = "High")] param() if ($PSCmdlet.ShouldProcess("target", "action")) { "confirmed" }',
    ),
    ...['--answer', 'y'],
  ],
  'protocol 2.3 and its keys': [
    ...commands(
      '$s = $Host.UI.ReadLineAsSecureString(); $s; $s.Length',
      '$t = [securestring]::new(); $t.AppendChar("a"); $t',
    ),
    ...['--protocol', '2.3', '--answer', 'secret'],
  ],
  'Invoke-Command': [
    '--local',
    `$x = 5; Invoke-Command -Session $Session { param($y) $using:x + $y } -ArgumentList 2
    1..3 | Invoke-Command -Session $Session { process { $_ * 2 } }
    Invoke-Command -Session $Session { $global:v = 7 }; Invoke-Command -Session $Session { $v; $PSSenderInfo.ConnectionString }
    Invoke-Command -Session $Session { $ErrorActionPreference = 'Stop'; 1 / 0; 'not reached' }; 'next'`,
  ],
  'a console that is nobody’s': commands('[Console]::WriteLine("not output"); [Console]::In.ReadLine(); "ok"'),
};

function commands(...texts: string[]): string[] {
  return texts.flatMap((text) => ['-Command', text]);
}

interface Seen {
  code: number;
  events: unknown[];
}

/** Runs the real client with a server; ids that are made up each time are left out. */
function connect(options: string[], server: { file: string; args: readonly string[] }): Promise<Seen> {
  const args = ['connect', '--timeout', '50', ...options, '--', server.file, ...server.args];
  return new Promise((resolve) => {
    const child = execFile(oracle as string, args, { maxBuffer: 1 << 26 }, (error, stdout) => {
      const lines = stdout
        .split('\n')
        .filter((line) => line !== '' && !/"event":"(connected|stderr|serverExit)"/.test(line));
      const events = lines.map((line) =>
        JSON.parse(line, (key, value) => (key === 'RunspaceId' || key === 'scriptStackTrace' ? undefined : value)),
      );
      resolve({ code: error === null ? 0 : Number(error.code), events });
    });
    child.stdin?.end();
  });
}

describe.skipIf(oracle === null)('the real client sees of our server what it sees of its own', () => {
  test.each(Object.entries(scenarios))('%s', async (_name, options) => {
    const real = await connect(options, { file: oracle as string, args: ['serve'] });
    const ours = await connect(options, ownServer);
    expect(real.events.length).toBeGreaterThan(3);
    expect(ours).toEqual(real);
  });

  test('two commands at once in a pool of two runspaces', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pool-'));
    // Each goes on when the other has begun.
    const meet = (mine: string, other: string) =>
      `[System.IO.File]::WriteAllText('${folder}/${mine}', ''); while (-not [System.IO.File]::Exists('${folder}/${other}')) { [System.Threading.Thread]::Sleep(20) }; '${mine} met ${other}'`;
    const options = ['--pool', '1,2', ...commands(meet('one', 'two'), meet('two', 'one'))];
    const { code, events } = await connect(options, ownServer);
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    const output = events.flatMap((event) => {
      const { stream, value } = event as { stream?: string; value?: string };
      return stream === 'output' ? [value] : [];
    });
    expect(output.sort()).toEqual(['one met two', 'two met one']);
  });

  test('a stopped command, and what runs after it', async () => {
    const options = [...commands('"before"; while ($true) { }'), '--stop-after', '700'];
    const { code, events } = await connect(options, ownServer);
    expect(code).toBe(1);
    expect(events).toContainEqual(expect.objectContaining({ event: 'done', state: 'Stopped' }));
    expect(JSON.stringify(events)).toContain(
      '"Deserialized.System.Management.Automation.PipelineStoppedException","Deserialized.System.Management.Automation.RuntimeException"',
    );
    expect(events).toContainEqual(expect.objectContaining({ stream: 'output', value: 'before' }));
  });
});
