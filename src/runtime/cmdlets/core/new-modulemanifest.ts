/**
 * New-ModuleManifest writes a module manifest. Lists of exports that are not given are empty when the manifest names no module,
 * since it will be edited then, and `*` otherwise.
 */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import type { Guid } from '../../dotnet/system/guid.js';
import type { Version } from '../../dotnet/system/version.js';
import { createUri, type Uri, UriKind } from '../../dotnet/uri/uri.js';
import { openOutputFile } from '../../formatting/output-file.js';
import { type FormattableDate, formatDate } from '../../language/format/date-format.js';
import { convertTo, toText } from '../../language/index.js';
import { makeArray } from '../../objects/arrays.js';
import { Hashtable } from '../../objects/hashtable.js';
import { getStatic } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { utf8WithoutPreamble } from '../../providers/filesystem/text-codec.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, type ParameterSpec, type ParameterSpecs, type ParameterValues, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import {
  hasDuplicates,
  listMember,
  type ManifestMember,
  manifestText,
  modulesMember,
  type PrivateDataText,
  quoted,
  textMember,
} from './manifest-text.js';
import { refusePath } from './test-modulemanifest.js';

const text = (help: string): ParameterSpec<string> => ({ type: t.string, allowEmptyString: true, help });
const version = (help: string): ParameterSpec<Version> => ({ type: t.net<Version>('System.Version'), help });
const uri = (help: string): ParameterSpec<Uri> => ({
  type: t.net<Uri>('System.Uri'),
  validate: [{ notNullOrEmpty: true }],
  help,
});
const names = (help: string): ParameterSpec<string[]> => ({
  type: t.array(t.string),
  allowEmptyCollection: true,
  help,
});
const modules = (help: string): ParameterSpec<unknown[]> => ({
  type: t.array(t.object),
  allowEmptyCollection: true,
  help,
});

const parameters = {
  Path: { type: t.string, mandatory: true, position: 0, help: 'The file, which must end in .psd1.' },
  NestedModules: modules('Modules that belong to the module.'),
  Guid: { type: t.net<Guid>('System.Guid'), help: 'Identifies the module; made up when left out.' },
  Author: text('Who wrote the module; by default the user.'),
  CompanyName: text('Company or vendor.'),
  Copyright: text('Copyright statement.'),
  RootModule: { ...text('The script module that the manifest belongs to.'), aliases: ['ModuleToProcess'] },
  ModuleVersion: { ...version('Version of the module; 0.0.1 when left out.'), validate: [{ notNull: true }] },
  Description: text('What the module is for.'),
  ProcessorArchitecture: {
    type: t.enum('System.Reflection.ProcessorArchitecture'),
    help: 'The processor that the module needs.',
  },
  PowerShellVersion: version('The oldest PowerShell that will do.'),
  ClrVersion: version('For Windows PowerShell only.'),
  DotNetFrameworkVersion: version('For Windows PowerShell only.'),
  PowerShellHostName: { type: t.string, help: 'The host that the module needs.' },
  PowerShellHostVersion: version('The oldest version of that host.'),
  RequiredModules: { type: t.array(t.object), help: 'Modules that must be loaded before.' },
  TypesToProcess: names('Type files.'),
  FormatsToProcess: names('Format files.'),
  ScriptsToProcess: names('Scripts that run in the session of the caller first.'),
  RequiredAssemblies: names('Assemblies of .NET.'),
  FileList: names('All files of the module.'),
  ModuleList: modules('All modules of the module.'),
  FunctionsToExport: names('Functions that others get.'),
  AliasesToExport: names('Aliases that others get.'),
  VariablesToExport: { ...names('Variables that others get; all when left out.'), default: ['*'] },
  CmdletsToExport: names('Cmdlets that others get.'),
  DscResourcesToExport: names('DSC resources that others get.'),
  CompatiblePSEditions: {
    ...names('Editions that the module is for.'),
    validate: [{ set: ['Desktop', 'Core'] }],
  },
  PrivateData: { type: t.object, allowNull: true, help: 'Anything the module wants to find there.' },
  Tags: { type: t.array(t.string), validate: [{ notNullOrEmpty: true }], help: 'Words by which galleries find it.' },
  ProjectUri: uri('Where the project is.'),
  LicenseUri: uri('Where its license is.'),
  IconUri: uri('Where its icon is.'),
  ReleaseNotes: { type: t.string, validate: [{ notNullOrEmpty: true }], help: 'What is new.' },
  Prerelease: { type: t.string, validate: [{ notNullOrEmpty: true }], help: 'What kind of pre-release it is.' },
  RequireLicenseAcceptance: { type: t.switch, default: false, help: 'The license must be accepted.' },
  ExternalModuleDependencies: {
    type: t.array(t.string),
    validate: [{ notNullOrEmpty: true }],
    help: 'Modules that it needs and that galleries do not bring.',
  },
  HelpInfoUri: { type: t.string, allowNull: true, help: 'Where its help is.' },
  PassThru: { type: t.switch, default: false, help: 'Also gives the text.' },
  DefaultCommandPrefix: { type: t.string, allowNull: true, help: 'What is put before the nouns of its commands.' },
} as const satisfies ParameterSpecs;
type Values = ParameterValues<typeof parameters>;

export const NewModuleManifest = cmdlet('New-ModuleManifest', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Writes a module manifest.',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters,
  outputs: ['System.String'],
  examples: [
    {
      code: 'New-ModuleManifest Sums.psd1 -ModuleVersion 1.2 -Author me -FunctionsToExport Add-Number; $m = Test-ModuleManifest Sums.psd1; "$($m.Version) $($m.Copyright)"',
      output: '1.2 (c) me. All rights reserved.',
    },
  ],
  run(cmd, p) {
    return {
      end() {
        const { providers } = cmd.session;
        const { provider, providerPath } = providers.paths.locate(p.Path);
        if (!provider.nameEquals('FileSystem') || !fold(providerPath).endsWith('.psd1'))
          refusePath(cmd, p.Path, p.Path);
        checkValues(cmd, p);
        if (!cmd.shouldProcess(providerPath, `Creating the "${providerPath}" module manifest file.`)) return;
        const options = { isLiteral: false, append: false, force: false, noClobber: false };
        const file = openOutputFile(cmd, { ...options, path: p.Path, format: utf8WithoutPreamble });
        try {
          const content = contentOf(cmd, p, basename(providerPath).slice(0, -'.psd1'.length));
          if (p.PassThru) cmd.writeObject(content);
          file.write(content);
        } finally {
          file.close();
        }
      },
    };
  },
}));

function refuse(cmd: CmdletRuntime, id: string, target: unknown, message: string): never {
  return cmd.throwTerminating(cmd.error(id, 'InvalidArgument', target, message));
}

function checkValues(cmd: CmdletRuntime, p: Values): void {
  if (p.ProcessorArchitecture === 'IA64')
    refuse(
      cmd,
      'Modules_InvalidProcessorArchitectureInManifest',
      convertTo('IA64', requireType('System.Reflection.ProcessorArchitecture')),
      'The processor architecture value of IA64 is not supported. Run the New-ModuleManifest command again, specifying one of the following supported enumeration values for processor architecture: None, MSIL, X86, Amd64, Arm',
    );
  // Each throws for a relative one.
  for (const given of [p.ProjectUri, p.LicenseUri, p.IconUri]) given?.absoluteUri;
  if (p.HelpInfoUri) helpUri(p.HelpInfoUri);
  const editions = p.CompatiblePSEditions ?? [];
  if (hasDuplicates(editions))
    refuse(
      cmd,
      'Modules_DuplicateEntriesInCompatiblePSEditions',
      makeArray(requireType('System.String'), editions),
      `The specified value '${editions.join(',')}' for CompatiblePSEditions contains duplicate PowerShell Edition names. Try again after removing the duplicate PowerShell Edition names.`,
    );
  const isTable = isNull(p.PrivateData) || baseOf(p.PrivateData) instanceof Hashtable;
  if (!isTable && [p.Tags, p.ReleaseNotes, p.ProjectUri, p.IconUri, p.LicenseUri].some((each) => each !== undefined))
    refuse(
      cmd,
      'PrivateDataValueTypeShouldBeHashTable',
      p.PrivateData,
      'The PrivateData parameter value must be a hash table to create the module manifest with the following parameter values Tags, ProjectUri, LicenseUri, IconUri or ReleaseNotes. Either remove the Tags, ProjectUri, LicenseUri, IconUri, or ReleaseNotes parameter values or wrap the contents of PrivateData in a hashtable.',
    );
}

/** Throws for a relative one. */
function helpUri(text: string): string {
  return createUri(text, UriKind.Absolute).absoluteUri;
}

const desktopOnly = 'This prerequisite is valid for the PowerShell Desktop edition only.';
const listed = (kind: string) =>
  `${kind} to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no ${kind.toLowerCase()} to export.`;

function contentOf(cmd: CmdletRuntime, p: Values, name: string): string {
  const author = p.Author || userInfo().username;
  const files = (list: readonly string[] | undefined) => list?.flatMap((each) => resolvedFiles(cmd, each));
  const namesModules = [p.RootModule, p.NestedModules, p.RequiredModules].some((each) => each !== undefined);
  const exported = (list: readonly string[] | undefined) => list ?? (namesModules ? ['*'] : []);
  const versionText = (value: Version | undefined) => value?.toString();
  const filesMember = (key: string, comment: string, list: readonly string[] | undefined) =>
    listMember(key, comment, files(list), list !== undefined);
  const nested = p.NestedModules?.map((each) => (baseOf(each) instanceof Hashtable ? each : toText(each)));
  const before: ManifestMember[] = [
    textMember('RootModule', 'Script module or binary module file associated with this manifest.', p.RootModule),
    textMember('ModuleVersion', 'Version number of this module.', versionText(p.ModuleVersion) ?? '0.0.1'),
    listMember('CompatiblePSEditions', 'Supported PSEditions', p.CompatiblePSEditions),
    textMember(
      'GUID',
      'ID used to uniquely identify this module',
      p.Guid === undefined ? randomUUID() : toText(p.Guid),
    ),
    textMember('Author', 'Author of this module', author),
    textMember('CompanyName', 'Company or vendor of this module', p.CompanyName || 'Unknown'),
    textMember(
      'Copyright',
      'Copyright statement for this module',
      p.Copyright || `(c) ${author}. All rights reserved.`,
    ),
    textMember('Description', 'Description of the functionality provided by this module', p.Description),
    textMember(
      'PowerShellVersion',
      'Minimum version of the PowerShell engine required by this module',
      versionText(p.PowerShellVersion),
    ),
    textMember('PowerShellHostName', 'Name of the PowerShell host required by this module', p.PowerShellHostName),
    textMember(
      'PowerShellHostVersion',
      'Minimum version of the PowerShell host required by this module',
      versionText(p.PowerShellHostVersion),
    ),
    textMember(
      'DotNetFrameworkVersion',
      `Minimum version of Microsoft .NET Framework required by this module. ${desktopOnly}`,
      versionText(p.DotNetFrameworkVersion),
    ),
    textMember(
      'ClrVersion',
      `Minimum version of the common language runtime (CLR) required by this module. ${desktopOnly}`,
      versionText(p.ClrVersion),
    ),
    textMember(
      'ProcessorArchitecture',
      'Processor architecture (None, X86, Amd64) required by this module',
      p.ProcessorArchitecture,
    ),
    modulesMember(
      'RequiredModules',
      'Modules that must be imported into the global environment prior to importing this module',
      p.RequiredModules,
    ),
    filesMember(
      'RequiredAssemblies',
      'Assemblies that must be loaded prior to importing this module',
      p.RequiredAssemblies,
    ),
    filesMember(
      'ScriptsToProcess',
      "Script files (.ps1) that are run in the caller's environment prior to importing this module.",
      p.ScriptsToProcess,
    ),
    filesMember('TypesToProcess', 'Type files (.ps1xml) to be loaded when importing this module', p.TypesToProcess),
    filesMember(
      'FormatsToProcess',
      'Format files (.ps1xml) to be loaded when importing this module',
      p.FormatsToProcess,
    ),
    modulesMember(
      'NestedModules',
      'Modules to import as nested modules of the module specified in RootModule/ModuleToProcess',
      nested,
    ),
    listMember('FunctionsToExport', listed('Functions'), exported(p.FunctionsToExport), true),
    listMember('CmdletsToExport', listed('Cmdlets'), exported(p.CmdletsToExport), true),
    listMember('VariablesToExport', 'Variables to export from this module', p.VariablesToExport),
    listMember('AliasesToExport', listed('Aliases'), exported(p.AliasesToExport), true),
    listMember('DscResourcesToExport', 'DSC resources to export from this module', p.DscResourcesToExport),
    modulesMember('ModuleList', 'List of all modules packaged with this module', p.ModuleList),
    filesMember('FileList', 'List of all files packaged with this module', p.FileList),
  ];
  const after = [
    textMember('HelpInfoURI', 'HelpInfo URI of this module', p.HelpInfoUri ? helpUri(p.HelpInfoUri) : null),
    textMember(
      'DefaultCommandPrefix',
      'Default prefix for commands exported from this module. Override the default prefix using Import-Module -Prefix.',
      p.DefaultCommandPrefix,
    ),
  ];
  const date = formatDate(getStatic(requireType('System.DateTime'), 'Now') as FormattableDate, 'd', null);
  return manifestText({ name, author, date, before, privateData: privateDataOf(cmd, p), after });
}

function privateDataOf(cmd: CmdletRuntime, p: Values): PrivateDataText | ManifestMember {
  const comment =
    'Private data to pass to the module specified in RootModule/ModuleToProcess. This may also contain a PSData hashtable with additional module metadata used by PowerShell.';
  const data = baseOf(p.PrivateData ?? null);
  if (data !== null && !(data instanceof Hashtable)) {
    cmd.writeWarning(
      'The PrivateData should be defined as a hashtable, but this module manifest defines it as an object. Please consider wrapping the contents of PrivateData in a hashtable. This will enable you to add the Tags, ProjectUri, LicenseUri, IconUri, and ReleaseNotes properties to the module manifest at a later time.',
    );
    return { key: 'PrivateData', comment, value: quoted(toText(data)), absent: '' };
  }
  const psData = [
    listMember('Tags', 'Tags applied to this module. These help with module discovery in online galleries.', p.Tags),
    textMember('LicenseUri', 'A URL to the license for this module.', p.LicenseUri?.absoluteUri),
    textMember('ProjectUri', 'A URL to the main website for this project.', p.ProjectUri?.absoluteUri),
    textMember('IconUri', 'A URL to an icon representing this module.', p.IconUri?.absoluteUri),
    textMember('ReleaseNotes', 'ReleaseNotes of this module', p.ReleaseNotes),
    textMember('Prerelease', 'Prerelease string of this module', p.Prerelease),
    {
      key: 'RequireLicenseAcceptance',
      comment: 'Flag to indicate whether the module requires explicit user acceptance for install/update/save',
      value: p.RequireLicenseAcceptance ? '$true' : null,
      absent: '$false',
    },
    listMember('ExternalModuleDependencies', 'External dependent modules of this module', p.ExternalModuleDependencies),
  ];
  const more =
    data === null ? null : Array.from(data.entries(), ([key, value]) => [toText(key), toText(value)] as const);
  return { comment, psData, more };
}

/** Names of files that patterns find, seen from the current folder; what finds nothing stays as it is. */
function resolvedFiles(cmd: CmdletRuntime, path: string): string[] {
  if (path === '') return [];
  const { paths, locations } = cmd.session.providers;
  try {
    const found = paths.resolve(path, new ProviderContext(null));
    if (found.length === 0 || !found[0]?.provider.nameEquals('FileSystem')) return [path];
    const here = locations.current.providerPath;
    return found.map(({ providerPath }) =>
      paths.normalizeRelative(providerPath, here, new ProviderContext(null)).replace(/^\.[/\\]/, ''),
    );
  } catch (thrown) {
    if (thrown instanceof NetException && thrown.netType.name === 'ItemNotFoundException') return [path];
    throw thrown;
  }
}
