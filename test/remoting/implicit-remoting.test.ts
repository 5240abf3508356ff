/**
 * Import-PSSession and Export-PSSession: with sessions of this shell, and with the real engine behind a real sshd, which has no
 * Select-Object and no Get-FormatData of its own: functions stand in for them there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../support/session.js';
import { oracle, sshdPath, startSshd, type TestSshd } from './support/real.js';

let session: Session;
afterAll(() => session?.close());
const run = (text: string) => {
  const { output, errors } = session.run(text);
  return `${output}${errors === '' ? '' : `\n!${errors}`}`.trim();
};

describe('a session of this shell', { timeout: 60_000 }, () => {
  beforeAll(() => {
    session = openSession();
    run(`$s = New-PSSession
      Invoke-Command $s {
        function Get-There {
          [CmdletBinding()] param([Alias('nn')][Parameter(Position = 0, ValueFromPipeline)][int]$Number, [switch]$On)
          process { "$Number $On"; if ($Number -eq 3) { Write-Error three }; if ($Number -eq 4) { Write-Warning four } }
        }
        function plain($a, $b) { "$a|$b|$args" }
        function Move-Strangely { [Alias('mvs')] param($OutVariable) "OutVariable = $OutVariable" }
        function Zork-There { 1 }
        function Get-Process { 'mine' }
        Set-Alias gth Get-There
        Set-Alias broken Nothing-There
        Set-Item 'function:Get-"Bad' { }
      }`);
  });
  beforeEach(() => {
    run('Get-Module tmp_* | Remove-Module; $m = $null');
  });

  test('the module of the proxies', () => {
    run('$m = Import-PSSession $s -CommandName Get-There, plain, gth');
    expect(run('"$($m.GetType().Name) $($m.Version) $($m.ModuleType) $($m.PrivateData.ImplicitRemoting)"')).toBe(
      'PSModuleInfo 1.0 Script True',
    );
    expect(run("$m.Name -match '^tmp_[a-z0-9]{8}\\.[a-z0-9]{3}$'")).toBe('True');
    expect(run('"$($m.ExportedFunctions.Keys | Sort-Object) $($m.ExportedAliases.Keys)"')).toBe('Get-There plain gth');
    expect(run('(Get-Command Get-There).ModuleName -eq $m.Name')).toBe('True');
    expect(run('(Get-Command *PSImplicitRemoting*).Count')).toBe('0');
    run('Remove-Module $m');
    expect(run('"$((Get-PSSession).State) $(Get-Command Get-There -ErrorAction Ignore)"')).toBe('Opened');
  });

  test('parameters, input and what is written', () => {
    run('$m = Import-PSSession $s -CommandName Get-There, plain, gth');
    expect(run('Get-There 1; gth -nn 2 -On; 5, 6 | Get-There')).toBe('1 False\n2 True\n5 False\n6 False');
    expect(run('plain 1 2 3 4; plain -b 1; plain @(1, 2) x')).toBe('1|2|3 4\n|1|\n1 2|x|');
    expect(run('Get-There 4 -WarningVariable global:w 3> $null; "w=$w"')).toBe('4 False\nw=four');
    expect(run('Get-There 3 -ErrorVariable global:e 2> $null; "$e"')).toBe('3 False\nthree');
    expect(run('$null = Get-There 5 -OutVariable global:o; "$o"')).toBe('5 False');
    expect(run('(Get-There text 2>&1).Exception.GetType().Name')).toBe('RemoteException');
    expect(run('1..100 | Get-There | Select-Object -First 2')).toBe('1 False\n2 False');
    run('Remove-Module $m');
  });

  test('-AsJob', () => {
    run('$m = Import-PSSession $s -CommandName Get-There');
    expect(run('$j = Get-There 7 -AsJob; $j.GetType().Name; $j | Receive-Job -Wait -AutoRemoveJob')).toBe(
      'PSRemotingJob\n7 False',
    );
    run('Remove-Module $m');
  });

  test('common parameters of a command that is no advanced function are its own', () => {
    run('$m = Import-PSSession $s -CommandName Move-Strangely');
    expect(run('Move-Strangely -OutVariable x')).toBe('OutVariable = x');
    run('Remove-Module $m');
  });

  test('a prefix, and names that are unusual', () => {
    expect(run('$m = Import-PSSession $s -CommandName Get-There -Prefix Far; Get-FarThere 1')).toBe('1 False');
    run('Remove-Module $m');
    expect(run('$m = Import-PSSession $s -CommandName Zork-There')).toContain('unapproved verbs');
    run('Remove-Module $m');
    expect(run('$m = Import-PSSession $s -CommandName Zork-There -DisableNameChecking; Zork-There')).toBe('1');
    run('Remove-Module $m');
  });

  test('what has the name of a command of this session', () => {
    expect(run('Import-PSSession $s -CommandName Get-Process')).toMatch(
      /WARNING: Proxy creation .* 'Get-Process, Get-Process'[\s\S]*No command proxies have been created/,
    );
    expect(run('$Error[0].FullyQualifiedErrorId')).toBe(
      'ErrorNoCommandsImportedBecauseOfSkipping,Microsoft.PowerShell.Commands.ImportPSSessionCommand',
    );
    expect(run('$m = Import-PSSession $s -CommandName Get-Process -AllowClobber; Get-Process; Remove-Module $m')).toBe(
      'mine',
    );
    expect(run('(Get-Command Get-Process).CommandType')).toBe('Cmdlet');
  });

  test.each([
    ['Import-PSSession $s -CommandName Nothing-*', 'ErrorNoResultsFromRemoteEnd'],
    ['Import-PSSession $s -FormatTypeName Nothing', 'ErrorNoResultsFromRemoteEnd'],
    ["Import-PSSession $s -CommandName 'Get-?Bad'", 'ErrorSkippedUnsafeCommandName'],
    ['Import-PSSession $s -CommandName broken', 'ErrorCouldntResolveAlias'],
    ['Import-PSSession $s -Module a -FullyQualifiedModule b', 'ModuleAndFullyQualifiedModuleCannotBeSpecifiedTogether'],
  ])('%s', (text, id) => {
    run(`$Error.Clear(); $m = ${text} 2> $null`);
    expect(run("$Error.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Select-Object -First 1")).toBe(id);
    run('if ($m) { Remove-Module $m }');
  });

  test('kinds and modules of commands', () => {
    run('$m = Import-PSSession $s -CommandType Function -CommandName *There -DisableNameChecking');
    expect(run('"$($m.ExportedFunctions.Keys | Sort-Object)"')).toBe('Get-There Zork-There');
    run('Remove-Module $m');
    run('$m = Import-PSSession $s -Module Microsoft.PowerShell.Utility -CommandName *-Date -Prefix Far');
    expect(run('"$($m.ExportedFunctions.Keys | Sort-Object)"')).toBe('Get-FarDate Set-FarDate');
    expect(run('(Get-FarDate -Date 2020-01-02).Year')).toBe('2020');
    run('Remove-Module $m');
  });

  test('views come along', () => {
    writeFileSync(
      join(session.folder, 'ant.ps1xml'),
      `<Configuration><ViewDefinitions><View><Name>ant</Name><ViewSelectedBy><TypeName>Ant</TypeName></ViewSelectedBy>
        <ListControl><ListEntries><ListEntry><ListItems><ListItem><Label>legs</Label><PropertyName>Legs</PropertyName>
        </ListItem></ListItems></ListEntry></ListEntries></ListControl></View></ViewDefinitions></Configuration>`,
    );
    run(`Invoke-Command $s { Update-FormatData -PrependPath '${session.folder}/ant.ps1xml' }`);
    run('$m = Import-PSSession $s -CommandName Get-There -FormatTypeName Ant');
    expect(run("[pscustomobject]@{ PSTypeName = 'Ant'; Legs = 6; Eyes = 2 }")).toBe('legs : 6');
    expect(run('(Get-FormatData Ant).FormatViewDefinition.Name')).toBe('ant');
    run('Remove-Module $m');
  });

  test('what Get-FormatData writes is the same after its way', () => {
    const count = '$r = Invoke-Command $s { Get-FormatData }; $r | Export-FormatData -Path far.ps1xml; $r.Count -gt 50';
    expect(run(count)).toBe('True');
    run('Get-FormatData | Where-Object TypeName -ne Ant | Export-FormatData -Path near.ps1xml');
    run('$r | Where-Object TypeName -ne Ant | Export-FormatData -Path far.ps1xml');
    const text = (file: string) => readFileSync(join(session.folder, file), 'utf8');
    expect(text('far.ps1xml')).toBe(text('near.ps1xml'));
  });

  test('help comes from there, under the name that the command has here', () => {
    run(`Invoke-Command $s { function Get-Helped {
      <#
      .SYNOPSIS
      from afar
      #>
      param($a) } }
      $m = Import-PSSession $s -CommandName Get-Helped, Select-Object -Prefix My -AllowClobber`);
    expect(run('$h = Get-Help Get-MyHelped; "$($h.Name): $($h.Synopsis)"; (Get-Help Select-MyObject).Name')).toBe(
      'Get-MyHelped: from afar\nSelect-MyObject',
    );
  });

  test('an object without properties is shown as its text, whatever the session adds', () => {
    expect(
      run('Invoke-Command $s { [pscustomobject]@{ A = 1 } } | Out-Null; Invoke-Command $s { New-Object random }'),
    ).toBe('System.Random');
  });

  test('progress ends', () => {
    expect(
      run(`$p = [powershell]::Create('CurrentRunspace').AddCommand('Import-PSSession').AddParameter('Session', $s).AddParameter('CommandName', 'Get-There')
        $m = $p.Invoke()[0]; Remove-Module $m; $p.Streams.Progress[-1].RecordType`),
    ).toBe('Completed');
  });

  test('the module goes with the session, and its subscription with the module', () => {
    run(
      '$t = New-PSSession; Invoke-Command $t { function Get-Gone { 1 } }; $m = Import-PSSession $t -CommandName Get-Gone',
    );
    expect(
      run('"$(Test-Path $m.Path) $(@($ExecutionContext.Events.Subscribers).Count) $(@(Get-EventSubscriber).Count)"'),
    ).toBe('True 1 0');
    expect(run('$ExecutionContext.Events.Subscribers[0].SourceIdentifier')).toMatch(
      /^Implicit remoting event \(session id: /,
    );
    run('Remove-PSSession $t');
    expect(
      run('"$(Test-Path $m.ModuleBase) $(@($ExecutionContext.Events.Subscribers).Count) $(Get-Module $m.Name)"'),
    ).toBe('False 0');
  });

  test('an exported module uses the session, and opens another when it is gone', () => {
    const files = run(
      '(Export-PSSession $s -OutputModule ./There -CommandName Get-Date, Get-There -AllowClobber).Name',
    );
    expect(files).toBe('There.format.ps1xml\nThere.psd1\nThere.psm1');
    expect(run('try { Export-PSSession $s ./There -CommandName Get-There } catch { $_.FullyQualifiedErrorId }')).toBe(
      'ExportProxyCommand_OutputDirectoryExists,Microsoft.PowerShell.Commands.ExportPSSessionCommand',
    );
    run('$null = Export-PSSession $s ./There -CommandName Get-There, gth -Force');
    expect(run('Import-Module ./There; gth 1; (Get-Module There).Description')).toBe(
      '1 False\nImplicit remoting for localhost',
    );
    run(
      'Remove-Module There; $null = Export-PSSession $s ./Far -CommandName Get-Date, Get-There -AllowClobber; Remove-PSSession $s',
    );
    expect(run("Import-Module ./Far -Prefix Far; (Get-FarDate -Date '2020-01-02').Year")).toBe(
      'Creating a new session for implicit remoting of "Get-Date" command...\n2020',
    );
    expect(run('(Get-PSSession).Name -eq "Session for implicit remoting module at $((Get-Module Far).Path)"')).toBe(
      'True',
    );
    expect(run('Get-FarDate -Date 2020-01-03 | ForEach-Object Day; Remove-Module Far; @(Get-PSSession).Count')).toBe(
      '3\n0',
    );
  });

  test('a session that is given to an exported module', () => {
    expect(
      run(`$s = New-PSSession; Invoke-Command $s { function Get-There { "again $args" } }
        Import-Module ./There -ArgumentList $s; Get-There 1; Remove-Module There; (Get-PSSession).Count`),
    ).toBe('again 1\n1');
  });
});

describe.skipIf(!oracle || !sshdPath)('the real engine behind sshd', { timeout: 60_000 }, () => {
  let sshd: TestSshd;
  beforeAll(async () => {
    sshd = await startSshd();
    sshd.trustHostKey();
    session = openSession();
    run(`$s = New-PSSession ${sshd.connect}
      Invoke-Command $s {
        function Select-Object { param([Parameter(ValueFromPipeline)]$InputObject, [string[]]$Property)
          process { $o = [ordered]@{}; foreach ($p in $Property) { $o[$p] = $InputObject.$p }; [pscustomobject]$o } }
        function Get-There { [CmdletBinding()] [Alias('gth')] param([Alias('nn')][Parameter(Position = 0, ValueFromPipeline)][int]$Number, [switch]$On)
          process { "$Number $On $($PSVersionTable.Periwinkle)" } }
        function plain($a, $b) { "$a|$b|$args" }
      }`);
  });
  afterAll(() => sshd?.stop());

  test('its commands are imported', () => {
    run('$m = Import-PSSession $s -CommandName Get-There, plain, gth');
    expect(run('"$($m.ExportedFunctions.Keys | Sort-Object) $($m.ExportedAliases.Keys)"')).toBe('Get-There plain gth');
    expect(run('gth 1; Get-There -nn 2 -On; 3, 4 | Get-There')).toBe('1 False\n2 True\n3 False\n4 False');
    expect(run('plain 1 2 3; plain -b 1')).toBe('1|2|3\n|1|');
    expect(run('Get-There 7 -AsJob | Receive-Job -Wait -AutoRemoveJob')).toBe('7 False');
    run('Remove-Module $m');
  });

  test('a command that is missing there is named', () => {
    expect(run('try { Import-PSSession $s -FormatTypeName * } catch { $_.FullyQualifiedErrorId }')).toBe(
      'ErrorRequiredRemoteCommandNotFound,Microsoft.PowerShell.Commands.ImportPSSessionCommand',
    );
  });

  test('an exported module opens another connection', () => {
    run('$null = Export-PSSession $s ./Far -CommandName ForEach-Object -AllowClobber; Remove-PSSession $s');
    expect(run('Import-Module ./Far -Prefix Far; 1, 2 | ForEach-FarObject ToString')).toContain(
      'Creating a new session for implicit remoting of "ForEach-Object" command...\n1\n2',
    );
    expect(run('Remove-Module Far; @(Get-PSSession).Count')).toBe('0');
  });
});
