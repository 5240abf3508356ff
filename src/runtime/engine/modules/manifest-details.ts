/** Members of a manifest that only describe the module, and what of them the root module takes over. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import type { Uri } from '../../dotnet/uri/uri.js';
import { toText, tryConvertTo } from '../../language/index.js';
import { Hashtable } from '../../objects/hashtable.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { report } from './load-request.js';
import type { ManifestData } from './manifest-data.js';
import type { ModuleDetails } from './module-details.js';
import type { PSModuleInfo } from './module-info.js';
import { isRooted } from './module-names.js';

export function readDetails(data: ManifestData, module: PSModuleInfo): void {
  const { details } = module;
  details.author = data.text('Author');
  details.companyName = data.text('CompanyName');
  details.copyright = data.text('Copyright');
}

export function readLists(data: ManifestData, module: PSModuleInfo): void {
  const { details } = module;
  const description = data.raw('Description');
  details.description = isNull(description) ? '' : toText(description);
  details.fileList = data.files('FileList', '', false);
  const list = data.value<ModuleSpecification[]>('ModuleList', 'Microsoft.PowerShell.Commands.ModuleSpecification[]');
  details.moduleList = (list ?? []).map((each) => {
    each.name = absoluteName(data.folder, each.name);
    return each;
  });
  details.compatiblePSEditions = data.value<string[]>('CompatiblePSEditions', 'System.String[]') ?? [];
}

/** A name with a folder in it starts from the manifest's folder; a plain name is looked for. */
export function absoluteName(folder: string, name: string): string {
  return !isRooted(name) && !isAbsolute(name) && /[/\\]/.test(name) ? join(folder, name) : name;
}

/** Names of experimental features begin with that of the module. */
export function checkExperimentalFeatures(data: ManifestData, module: PSModuleInfo): void {
  const privateData = baseOf(data.raw('PrivateData'));
  const psData = privateData instanceof Hashtable ? baseOf(privateData.get('PSData')) : null;
  if (!(psData instanceof Hashtable)) return;
  const features = tryConvertTo(
    psData.get('ExperimentalFeatures') ?? null,
    requireType('System.Collections.Hashtable[]'),
  );
  const names = ((features ?? []) as Hashtable[]).map((feature) => baseOf(feature.get('Name')));
  const { request } = data;
  if (names.some((name) => typeof name !== 'string' || name === '')) {
    const message =
      'A non-empty string value should be specified for an experimental feature declared in the module manifest.';
    report(
      request,
      'Modules_ExperimentalFeatureNameMissingOrEmpty',
      'InvalidData',
      null,
      message,
      'System.ArgumentException',
    );
    data.fail();
  }
  const bad = names.filter((name) => typeof name === 'string' && name !== '' && !isFeatureName(name, module.name));
  if (bad.length === 0) return;
  const message = `One or more invalid experimental feature names found: ${bad.join(', ')}. A module experimental feature name should follow this convention: 'ModuleName.FeatureName'.`;
  report(request, 'Modules_InvalidExperimentalFeatureName', 'InvalidData', null, message, 'System.ArgumentException');
  data.fail();
}

function isFeatureName(name: string, module: string): boolean {
  return name.length > module.length + 1 && fold(name).startsWith(`${fold(module)}.`) && !name.endsWith('.');
}

/** The root module's own word counts; what it does not say, the manifest does. */
export function completeDetails(root: PSModuleInfo, manifest: PSModuleInfo): void {
  const [own, given] = [root.details, manifest.details];
  if (own.description === '') own.description = given.description;
  own.privateData ??= given.privateData;
  // Twice, when the private data were there before: PowerShell adds them to those that it found in there.
  own.tags = [...own.tags, ...given.tags];
  for (const key of ['releaseNotes', 'projectUri', 'licenseUri', 'iconUri', 'repositorySourceLocation'] as const)
    (own as unknown as Record<string, unknown>)[key] = given[key];
  for (const key of fallbacks) if (isUnset(own[key])) (own as unknown as Record<string, unknown>)[key] = given[key];
  for (const key of ['typeFiles', 'formatFiles'] as const) if (given[key].length > 0) own[key] = given[key];
}

const fallbacks = [
  'author',
  'companyName',
  'copyright',
  'powerShellVersion',
  'powerShellHostName',
  'powerShellHostVersion',
  'dotNetFrameworkVersion',
  'clrVersion',
  'prefix',
  'fileList',
  'moduleList',
  'compatiblePSEditions',
  'processorArchitecture',
  'requiredAssemblies',
  'dscResources',
  'scripts',
  'rootModule',
  'helpInfoUri',
] as const satisfies readonly (keyof ModuleDetails)[];

function isUnset(value: unknown): boolean {
  return value === null || value === '' || value === 'None' || (Array.isArray(value) && value.length === 0);
}

/** Where a gallery's client says that it has the module from. */
export function readSourceLocation(data: ManifestData, module: PSModuleInfo): void {
  const path = join(data.folder, 'PSGetModuleInfo.xml');
  if (!existsSync(path)) return;
  data.request.cmd.writeVerbose(`Populating RepositorySourceLocation property for module ${module.name}.`);
  const location = /<S N="RepositorySourceLocation">([^<]*)<\/S>/.exec(readFileSync(path, 'utf8'))?.[1];
  if (!location) return;
  module.details.repositorySourceLocation =
    (tryConvertTo(location, requireType('System.Uri')) as Uri | undefined) ?? null;
}
