/**
 * Modules of another session: Get-Module -PSSession lists them, Import-Module -PSSession imports them there, and here a module of
 * proxies that Export-PSSession makes. Sessions are another room's: they are reached by the commands that everybody has.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CmdletRuntime } from '../../cmdlets/cmdlet-runtime.js';
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import type { Guid } from '../../dotnet/system/guid.js';
import type { Version } from '../../dotnet/system/version.js';
import { HostedRunspace } from '../../hosting/hosted-runspace.js';
import { tryConvertTo } from '../../language/conversion.js';
import { toText } from '../../language/to-text.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { ErrorDetails, ErrorRecord } from '../../objects/error-record.js';
import { Hashtable, isDictionary } from '../../objects/hashtable.js';
import { requireType } from '../../objects/net-type.js';
import { getProperty } from '../../objects/property-access.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { CaptureSink } from '../../pipeline/sink.js';
import { parseScript } from '../script-file.js';
import { importByName } from './load-by-name.js';
import { importAgain } from './load-module.js';
import type { LoadRequest } from './load-request.js';
import { unconstrained } from './module-constraints.js';
import { type ModuleAccessMode, type ModuleType, PSModuleInfo } from './module-info.js';

/** The sessions of modules that were listed there. */
const sessions = new WeakMap<PSModuleInfo, unknown>();
export function sessionOfModule(module: PSModuleInfo): unknown {
  return sessions.get(module);
}

/** Runs a command there; its errors are told as errors of a remote command, `{0}` of the template being what they say. */
function invokeThere(
  cmd: CmdletRuntime,
  session: unknown,
  command: string,
  parameters: Readonly<Record<string, unknown>>,
  template: string,
): unknown[] {
  const script = `param($Session, $Parameters) Microsoft.PowerShell.Core\\Invoke-Command -Session $Session -ScriptBlock {
    param($Parameters) ${command} @Parameters
  } -ArgumentList $Parameters`;
  return withoutErrors(cmd, script, [session, tableOf(parameters)], template);
}

function invokeHere(
  cmd: CmdletRuntime,
  command: string,
  parameters: Readonly<Record<string, unknown>>,
  template: string,
): unknown[] {
  return withoutErrors(cmd, `param($Parameters) ${command} @Parameters`, [tableOf(parameters)], template);
}

function withoutErrors(cmd: CmdletRuntime, script: string, args: unknown[], template: string): unknown[] {
  const block = parseScript(`try { & { ${script} } @args 2>&1 } catch { $_ }`, null, cmd.session);
  const written = new CaptureSink();
  cmd.moduleRunner(block, written).run(undefined, args);
  return [...written.array].filter((value) => {
    const record = baseOf(value);
    if (!(record instanceof ErrorRecord)) return true;
    const { message } = record;
    record.errorDetails = new ErrorDetails(template.replace('{0}', () => message));
    cmd.writeError(record);
    return false;
  });
}

function tableOf(parameters: Readonly<Record<string, unknown>>): Hashtable {
  const table = new Hashtable(true);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) table.set(name, value);
  return table;
}

/** As -FullyQualifiedName takes it there. */
function specificationTable({ name, guid, version, maximumVersion, requiredVersion }: ModuleSpecification): unknown {
  const given = {
    GUID: guid,
    ModuleVersion: version,
    MaximumVersion: maximumVersion,
    RequiredVersion: requiredVersion,
  };
  const entries = Object.entries(given).filter(([, value]) => !isNull(value));
  if (entries.length === 0) return name;
  const texts = entries.map(([key, value]) => [key, toText(value)]);
  return tableOf({ ModuleName: name, ...Object.fromEntries(texts) });
}

// ---- Listing ----------------------------------------------------------------------------------------------------------------

/** The modules that could be imported there, as the far side tells of them. */
export function* modulesOfSession(
  cmd: CmdletRuntime,
  session: unknown,
  names: readonly string[],
): Iterable<PSModuleInfo> {
  const template = 'Failure from remote command: Get-Module: {0}';
  const parameters = { ListAvailable: true, Name: names.length === 0 ? undefined : [...names] };
  for (const there of invokeThere(cmd, session, 'Get-Module', parameters, template)) {
    const module = describedModule(there);
    sessions.set(module, session);
    yield module;
  }
}

const typed = <T>(value: unknown, type: string): T | null =>
  isNull(value) ? null : ((tryConvertTo(value, requireType(type)) as T | undefined) ?? null);

function describedModule(there: unknown): PSModuleInfo {
  const value = (name: string) => baseOf(getProperty(there, name));
  const text = (name: string) => (isNull(value(name)) ? null : toText(value(name)));
  const version = (name: string) => typed<Version>(value(name), 'System.Version');
  const keys = (name: string) => {
    const table = value(name);
    return isDictionary(table) ? [...table.entries()].map(([key]) => toText(key)) : [];
  };
  const list = (name: string) => typed<string[]>(value(name), 'System.String[]') ?? [];
  const module = new PSModuleInfo(text('Name'), text('Path') ?? '', null);
  module.guid = typed<Guid>(value('Guid'), 'System.Guid') ?? module.guid;
  module.version = version('Version') ?? module.version;
  module.moduleType = (text('ModuleType') ?? 'Script') as ModuleType;
  module.accessMode = (text('AccessMode') ?? 'ReadWrite') as ModuleAccessMode;
  module.foreseen.declaredAliases = keys('ExportedAliases');
  module.foreseen.declaredCmdlets = keys('ExportedCmdlets');
  module.foreseen.declaredFunctions = keys('ExportedFunctions');
  module.foreseen.declaredVariables = keys('ExportedVariables');
  const { details } = module;
  details.description = text('Description') ?? '';
  for (const [key, name] of textDetails) details[key] = text(name);
  details.clrVersion = version('ClrVersion');
  details.dotNetFrameworkVersion = version('DotNetFrameworkVersion');
  details.powerShellVersion = version('PowerShellVersion');
  details.powerShellHostVersion = version('PowerShellHostVersion');
  details.compatiblePSEditions = list('CompatiblePSEditions');
  details.tags = list('Tags');
  return module;
}

const textDetails = [
  ['author', 'Author'],
  ['companyName', 'CompanyName'],
  ['copyright', 'Copyright'],
  ['helpInfoUri', 'HelpInfoUri'],
  ['powerShellHostName', 'PowerShellHostName'],
  ['releaseNotes', 'ReleaseNotes'],
] as const;

// ---- Importing --------------------------------------------------------------------------------------------------------------

export interface RemoteImport {
  session: unknown;
  /** One of the two. */
  name?: string;
  specification?: ModuleSpecification;
  /** -MinimumVersion and its like, as they were given: the far side heeds them. */
  minimumVersion?: unknown;
  maximumVersion?: unknown;
  requiredVersion?: unknown;
  args?: readonly unknown[];
}

/** Imports there, and proxies for what it brings here. What goes wrong is reported. */
export function importFromSession(request: LoadRequest, wanted: RemoteImport): void {
  const { cmd } = request;
  const { specification } = wanted;
  const name = wanted.name ?? '';
  const parameters = {
    DisableNameChecking: !request.checksNames,
    PassThru: true,
    FullyQualifiedName: specification && specificationTable(specification),
    Name: specification ? undefined : name,
    Version: wanted.minimumVersion,
    RequiredVersion: wanted.requiredVersion,
    MaximumVersion: wanted.maximumVersion,
    ArgumentList: wanted.args,
    Force: request.force || undefined,
  };
  const template = `Failure from remote command: Import-Module -Name '${name}': {0}`;
  for (const there of invokeThere(cmd, wanted.session, 'Import-Module', parameters, template)) {
    const remoteName = getProperty(there, 'Name');
    if (isNull(remoteName)) continue;
    const module = importProxies(request, wanted.session, toText(remoteName), getProperty(there, 'Version'));
    if (module === null) continue;
    module.details.helpInfoUri ??= isNull(getProperty(there, 'HelpInfoUri'))
      ? null
      : toText(getProperty(there, 'HelpInfoUri'));
    module.guid = typed<Guid>(baseOf(getProperty(there, 'Guid')), 'System.Guid') ?? module.guid;
  }
}

const onRemoveScript = `param($Module, $Folder)
$previous = $Module.OnRemove
$Module.OnRemove = {
    Microsoft.PowerShell.Management\\Remove-Item -LiteralPath $Folder -Force -Recurse -ErrorAction SilentlyContinue
    if ($null -ne $previous) { & $previous $args }
}.GetNewClosure()`;

function importProxies(request: LoadRequest, session: unknown, name: string, version: unknown): PSModuleInfo | null {
  const { cmd } = request;
  const folder = proxyFolder(request, session, name, version);
  const script = join(folder, `${basename(folder)}.psm1`);
  const known = cmd.context.modules.find(script);
  if (known !== undefined && !request.force) {
    importAgain(request, known, request.prefix);
    return known;
  }
  const parameters = {
    OutputModule: WildcardPattern.escape(folder),
    AllowClobber: !request.noClobber,
    Module: name,
    Force: true,
    FormatTypeName: '*',
    Session: session,
  };
  const template = `Failed to generate proxies for remote module '${name}'. {0}`;
  let module: PSModuleInfo | null = null;
  try {
    if (invokeHere(cmd, 'Microsoft.PowerShell.Utility\\Export-PSSession', parameters, template).length === 0)
      return null;
    const manifest = join(folder, `${name}.psd1`);
    renameSync(join(folder, `${basename(folder)}.psd1`), manifest);
    module = importByName(
      { ...request, args: [session], constraints: unconstrained },
      WildcardPattern.escape(manifest),
    );
    if (module !== null) cmd.invokeBlock(parseScript(onRemoveScript, null, cmd.session), null, [module, folder]);
    return module;
  } finally {
    if (module === null && existsSync(folder)) rmSync(folder, { recursive: true });
  }
}

/** The same for the same module, so that it is not imported twice. */
function proxyFolder({ cmd }: LoadRequest, session: unknown, name: string, version: unknown): string {
  const plain = (text: string) => text.replace(/[^a-zA-Z0-9]/g, '').slice(0, 100);
  const computer = toText(getProperty(session, 'ComputerName') ?? '');
  const runspace = toText(HostedRunspace.of(cmd.context).instanceId);
  return join(
    tmpdir(),
    `remoteIpMoProxy_${plain(name)}_${isNull(version) ? '' : toText(version)}_${plain(computer)}_${runspace}`,
  );
}
