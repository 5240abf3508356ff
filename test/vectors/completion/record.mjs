/**
 * Records what the real engine offers for the inputs of the *.inputs files beside this one, into *.json:
 *
 *     node record.mjs PATH/TO/oracle [NAME...]
 *
 * An .inputs file begins with lines `setup: SCRIPT` and `file: PATH`; behind a line `---` every line is an input. A ‸ in it is the
 * cursor (else it is at the end), ⏎ a line end. Lines with `# ` in front, and empty ones, are left out.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The engine's package has no cmdlets of these names, which completion itself uses. */
const standIns = `
New-Module -Name Microsoft.PowerShell.Utility -ScriptBlock {
  function Sort-Object {
    [CmdletBinding()] param([string[]] $Property, [switch] $Unique, [Parameter(ValueFromPipeline)] $InputObject)
    begin { $all = [System.Collections.Generic.List[psobject]]::new() }
    process { $all.Add($InputObject) }
    end { [Oracle.CompletionStandIns]::Sort($all, $Property, $Unique) }
  }
  Export-ModuleMember -Function Sort-Object
} | Import-Module
New-Module -Name Microsoft.PowerShell.Management -ScriptBlock {
  function Resolve-Path {
    [CmdletBinding()] param([string[]] $Path, [string] $RelativeBasePath)
    foreach ($p in $Path) { $ExecutionContext.SessionState.Path.GetResolvedPSPathFromPSPath($p) }
  }
  function Get-Item {
    [CmdletBinding()] param([string[]] $Path)
    foreach ($p in $Path) { $ExecutionContext.InvokeProvider.Item.Get($p) }
  }
  function Get-ChildItem {
    [CmdletBinding()] param([string[]] $LiteralPath, [switch] $Name)
    foreach ($p in $LiteralPath) {
      if ($Name) {
        $ExecutionContext.InvokeProvider.ChildItem.GetNames([string[]]$p, 'ReturnMatchingContainers', $false, 0, $false, $true)
      } else { $ExecutionContext.InvokeProvider.ChildItem.Get([string[]]$p, $false, $false, $true) }
    }
  }
  Export-ModuleMember -Function Resolve-Path, Get-Item, Get-ChildItem
} | Import-Module
`;

/** Variables that only this script has, or .NET needs. */
const isOfRecording = /^(__|env:(DOTNET|POWERSHELL|XDG)_)/;

function readInputs(path) {
  const [head, ...rest] = readFileSync(path, 'utf8').split(/^---$/m);
  const listed = (key) =>
    head
      .split('\n')
      .filter((line) => line.startsWith(`${key}: `))
      .map((line) => line.slice(key.length + 2));
  const inputs = rest
    .join('---')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => {
      const text = line.replaceAll('⏎', '\n');
      const cursor = text.indexOf('‸');
      return { text: text.replace('‸', ''), cursor: cursor < 0 ? text.length : cursor };
    });
  return { setup: listed('setup'), files: listed('file'), inputs };
}

const quote = (text) => `'${text.replaceAll("'", "''")}'`;

function record(oracle, { setup, files, inputs }) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'completion-')));
  const data = join(folder, 'data');
  mkdirSync(data);
  const aside = realpathSync(mkdtempSync(join(tmpdir(), 'recording-')));
  for (const file of files) {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    if (!file.endsWith('/')) writeFileSync(join(data, file), 'x\n');
  }
  const script = `${standIns}
${setup.join('\n')}
$__inputs = @(${inputs.map(({ text, cursor }) => `@(${quote(text)}, ${cursor})`).join(",\n")})
foreach ($__input in $__inputs) {
  try { $__found = [System.Management.Automation.CommandCompletion]::CompleteInput($__input[0], $__input[1], $null) }
  catch { $__found = [System.Management.Automation.CommandCompletion]::new([System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult]]::new(), -1, -1, -1) }
  $__found.ReplacementIndex
  $__found.ReplacementLength
  $__found.CompletionMatches.Count
  foreach ($__match in $__found.CompletionMatches) {
    $__match.CompletionText; $__match.ListItemText; "$($__match.ResultType)"; $__match.ToolTip
  }
}`;
  writeFileSync(join(aside, 'run.ps1'), script);
  const env = { HOME: folder, PATH: join(data, 'bin'), LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', TZ: 'UTC', ZEBRA_ENV: 'x', 'ZEBRA-DASH': 'y' };
  const own = { XDG_CACHE_HOME: aside, XDG_DATA_HOME: aside, XDG_CONFIG_HOME: aside };
  const program = realpathSync(oracle);
  const run = spawnSync(program, ['run', '--json', '-File', join(aside, 'run.ps1')], {
    cwd: data,
    env: { ...env, ...own, DOTNET_ROOT: process.env.DOTNET_ROOT ?? '' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const events = run.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const failed = events.filter(({ stream }) => stream !== 'output' && stream !== 'exit');
  if (failed.length > 0 || run.status !== 0) throw new Error(JSON.stringify(failed) + run.stderr);
  const values = events.filter(({ stream }) => stream === 'output').map(({ value }) => value);
  rmSync(folder, { recursive: true });
  rmSync(aside, { recursive: true });
  const plain = (value) => (typeof value === 'string' ? value.replaceAll(folder, '{folder}') : value);
  const take = () => plain(values.shift());
  const cases = inputs.map(({ text, cursor }) => {
    const [index, length, count] = [take(), take(), take()];
    const all = Array.from({ length: count }, () => [take(), take(), take(), take()]);
    return { text, cursor, index, length, matches: all.filter(([, name]) => !isOfRecording.test(name)) };
  });
  return { setup, files, cases };
}

const [oracle, ...names] = process.argv.slice(2);
for (const file of readdirSync(import.meta.dirname)) {
  const name = basename(file, '.inputs');
  if (!file.endsWith('.inputs') || (names.length > 0 && !names.includes(name))) continue;
  const { setup, files, cases } = record(oracle, readInputs(join(import.meta.dirname, file)));
  const lines = cases.map((each) => `  ${JSON.stringify(each)}`).join(',\n');
  writeFileSync(
    join(import.meta.dirname, `${name}.json`),
    `{"setup":${JSON.stringify(setup)},"files":${JSON.stringify(files)},"cases":[\n${lines}\n]}\n`,
  );
  console.log(`${name}: ${cases.length} inputs`);
}
