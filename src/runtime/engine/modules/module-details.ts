/** What a manifest tells of its module (about_Module_Manifests), as far as it changes nothing of what the module does. */
import type { Version } from '../../dotnet/system/version.js';
import type { Uri } from '../../dotnet/uri/uri.js';
import { tryConvertTo } from '../../language/index.js';
import { Hashtable } from '../../objects/hashtable.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';

export class ModuleDetails {
  description = '';
  author: string | null = null;
  companyName: string | null = null;
  copyright: string | null = null;
  helpInfoUri: string | null = null;
  prefix: string | null = null;
  clrVersion: Version | null = null;
  dotNetFrameworkVersion: Version | null = null;
  powerShellVersion: Version | null = null;
  powerShellHostName: string | null = null;
  powerShellHostVersion: Version | null = null;
  processorArchitecture = 'None';
  /** As the manifest writes it. */
  rootModule: string | null = null;
  fileList: string[] = [];
  moduleList: unknown[] = [];
  compatiblePSEditions: string[] = [];
  scripts: string[] = [];
  requiredAssemblies: string[] = [];
  formatFiles: string[] = [];
  typeFiles: string[] = [];
  dscResources: string[] = [];
  experimentalFeatures: unknown[] = [];
  repositorySourceLocation: Uri | null = null;
  tags: string[] = [];
  releaseNotes: string | null = null;
  projectUri: Uri | null = null;
  iconUri: Uri | null = null;
  licenseUri: Uri | null = null;
  #privateData: unknown = null;

  get privateData(): unknown {
    return this.#privateData;
  }
  /** What galleries want to know stands in PSData within it. */
  set privateData(value: unknown) {
    this.#privateData = value;
    const base = baseOf(value);
    const data = base instanceof Hashtable ? baseOf(base.get('PSData')) : null;
    const given = (name: string) => (data instanceof Hashtable ? baseOf(data.get(name)) : null);
    const tags = given('Tags');
    this.tags = (Array.isArray(tags) ? tags : [tags]).map(baseOf).filter((tag) => typeof tag === 'string');
    this.licenseUri = absoluteUri(given('LicenseUri'));
    this.projectUri = absoluteUri(given('ProjectUri'));
    this.iconUri = absoluteUri(given('IconUri'));
    const notes = given('ReleaseNotes');
    this.releaseNotes = typeof notes === 'string' ? notes : null;
  }
}

function absoluteUri(value: unknown): Uri | null {
  if (typeof value !== 'string') return null;
  const uri = tryConvertTo(value, requireType('System.Uri')) as Uri | undefined;
  return uri?.isAbsolute ? uri : null;
}
