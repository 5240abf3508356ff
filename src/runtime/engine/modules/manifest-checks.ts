/** What a manifest asks of the shell around its module: version, host, processor. What is not met is reported. */
import { basename, dirname } from 'node:path';
import { Version } from '../../dotnet/system/version.js';
import { toText } from '../../language/index.js';
import { fold, isNull } from '../../objects/values.js';
import { powershellVersion } from '../version.js';
import { report } from './load-request.js';
import { type ManifestData, reportTooOld } from './manifest-data.js';
import { compareVersions, parseVersion, versionMismatch } from './module-constraints.js';
import type { PSModuleInfo } from './module-info.js';

/** The module's version; null when there is none, or another is wanted. */
export function checkVersion(data: ManifestData, module: PSModuleInfo): Version | null {
  const { request, path } = data;
  const version = data.version('ModuleVersion');
  if (version === null) {
    if (!isNull(data.raw('ModuleVersion'))) return data.fail();
    report(
      request,
      'Modules_InvalidManifest',
      'ResourceUnavailable',
      path,
      `The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of the form 'n.n.n.n'. Add the missing member to the file '${path}'.`,
      'System.MissingMemberException',
    );
    return data.fail();
  }
  const { constraints } = request;
  const isOther = constraints.guid !== null && String(constraints.guid) !== String(module.guid);
  if (isOther || versionMismatch(version, constraints) !== null) data.fail();
  checkVersionFolder(data, version);
  return version;
}

/** A module may stand in a folder that is named by its version; then the two must agree. */
function checkVersionFolder(data: ManifestData, version: Version): void {
  const { request, path } = data;
  const folder = dirname(path);
  const named = parseVersion(basename(folder));
  if (named === null || basename(dirname(folder)) !== basename(path).replace(/\.psd1$/i, '')) return;
  if (compareVersions(named, version) === 0) return;
  report(
    request,
    'Modules_InvalidModuleManifestVersion',
    'InvalidArgument',
    path,
    wrongVersionFolder(path, version, folder),
  );
  data.fail();
}

export function wrongVersionFolder(path: string, version: Version, folder: string): string {
  return `The ModuleVersion key in module manifest '${path}' specifies module version '${version}' which does not match its version folder name at '${folder}'. Change the value of the ModuleVersion key to match the version folder name.`;
}

/** Puts what the manifest says of its surroundings into the module's details. */
export function checkSurroundings(data: ManifestData, module: PSModuleInfo): void {
  const { details } = module;
  details.powerShellVersion = checkPowerShellVersion(data);
  details.powerShellHostName = data.text('PowerShellHostName');
  details.powerShellHostVersion = data.version('PowerShellHostVersion');
  checkHost(data, details.powerShellHostName, details.powerShellHostVersion);
  details.processorArchitecture = checkProcessor(data);
  details.clrVersion = data.version('CLRVersion');
  details.dotNetFrameworkVersion = data.version('DotNetFrameworkVersion');
}

function checkPowerShellVersion(data: ManifestData): Version | null {
  const needed = data.version('PowerShellVersion');
  if (needed !== null && compareVersions(Version.parse(powershellVersion), needed) < 0) {
    reportTooOld(data.request, data.path, needed);
    data.fail();
  }
  return needed;
}

function checkHost(data: ManifestData, name: string | null, version: Version | null): void {
  const { request, path } = data;
  if (request.ignoresHost) return;
  const { hostObject } = request.cmd.context;
  if (name !== null && fold(name) !== fold(hostObject.name)) {
    report(
      request,
      'Modules_InvalidPowerShellHostName',
      'ResourceUnavailable',
      path,
      `The name of the current PowerShell host is: '${hostObject.name}'. The module '${path}' requires the following PowerShell host: '${name}'.`,
    );
    data.fail();
  }
  if (version !== null && compareVersions(Version.parse(hostObject.version), version) < 0) {
    report(
      request,
      'Modules_InsufficientPowerShellHostVersion',
      'ResourceUnavailable',
      path,
      `The current PowerShell host is: '${hostObject.name}' (version ${hostObject.version}). The module '${path}' requires a minimum PowerShell host version of '${version}' to run.`,
    );
    data.fail();
  }
}

/** Names of System.Runtime.InteropServices.Architecture by Node's, with the manifests' name for each. */
const architectures: Record<string, readonly [name: string, inManifest: string]> = {
  x64: ['X64', 'Amd64'],
  ia32: ['X86', 'X86'],
  arm: ['Arm', 'Arm'],
  arm64: ['Arm64', 'Arm'],
};

function checkProcessor(data: ManifestData): string {
  const { request, path } = data;
  const value = data.value('ProcessorArchitecture', 'System.Reflection.ProcessorArchitecture');
  const wanted = value === null ? 'None' : toText(value);
  const [name = process.arch, inManifest] = architectures[process.arch] ?? [];
  if (wanted !== 'None' && wanted !== 'MSIL' && wanted !== inManifest) {
    report(
      request,
      'Modules_InvalidProcessorArchitecture',
      'ResourceUnavailable',
      path,
      `The current processor architecture is: ${name}. The module '${path}' requires the following architecture: ${wanted}.`,
    );
    data.fail();
  }
  return wanted;
}
