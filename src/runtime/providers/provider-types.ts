/** The .NET types of drives, providers and paths. */
import { collectionOf } from '../dotnet/collections/collection.js';
import { getProperty } from '../objects/members.js';
import { defineType, type NetType, requireType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { PSDriveInfo } from './drive-info.js';
import { PathInfo, PathInfoStack } from './path-info.js';
import { ProviderInfo } from './provider-info.js';

const automation = 'System.Management.Automation.';
const capabilitiesType = 'System.Management.Automation.Provider.ProviderCapabilities';

const capabilityBits = {
  None: 0,
  Include: 1,
  Exclude: 2,
  Filter: 4,
  ExpandWildcards: 8,
  ShouldProcess: 16,
  Credentials: 32,
  Transactions: 64,
};
defineType(capabilitiesType, {}, () => ({ flags: true, values: capabilityBits }));

defineType(`${automation}PSDriveInfo`, { class: PSDriveInfo }, () => ({
  interfaces: ['System.IComparable'],
  toString: (self: PSDriveInfo) => self.name,
  equals: (self: PSDriveInfo, other: unknown) => other instanceof PSDriveInfo && fold(self.name) === fold(other.name),
  hashKey: (self: PSDriveInfo) => fold(self.name),
  compare: (self: PSDriveInfo, other: unknown) => {
    if (!(other instanceof PSDriveInfo)) return undefined;
    const [a, b] = [fold(self.name), fold(other.name)];
    return a === b ? 0 : a < b ? -1 : 1;
  },
  members: {
    'string CurrentLocation {get;set;}': {
      get: (self: PSDriveInfo) => self.currentLocation,
      set: (self: PSDriveInfo, value: string) => {
        self.currentLocation = value;
      },
    },
    'string Name {get;}': (self: PSDriveInfo) => self.name,
    [`${automation}ProviderInfo Provider {get;}`]: (self: PSDriveInfo) => self.provider,
    'string Root {get;}': (self: PSDriveInfo) => self.root,
    'string Description {get;set;}': {
      get: (self: PSDriveInfo) => self.description,
      set: (self: PSDriveInfo, value: string | null) => {
        self.description = value;
      },
    },
    'System.Nullable[long] MaximumSize {get;}': (self: PSDriveInfo) => self.maximumSize,
    'pscredential Credential {get;}': (self: PSDriveInfo) => self.credential,
    'string DisplayRoot {get;}': (self: PSDriveInfo) => self.displayRoot,
    'bool VolumeSeparatedByColon {get;}': (self: PSDriveInfo) => self.volumeSeparatedByColon,
  },
}));

defineType(`${automation}ProviderInfo`, { class: ProviderInfo }, () => ({
  toString: (self: ProviderInfo) => self.fullName,
  members: {
    'type ImplementingType {get;}': (self: ProviderInfo): NetType => requireType(self.provider.implementingType),
    'string HelpFile {get;}': () => 'System.Management.Automation.dll-Help.xml',
    'string Name {get;}': (self: ProviderInfo) => self.name,
    'string PSSnapIn {get;}': (self: ProviderInfo) => self.moduleName,
    'string ModuleName {get;}': (self: ProviderInfo) => self.moduleName,
    'psmoduleinfo Module {get;}': () => null,
    'string Description {get;set;}': {
      get: (self: ProviderInfo) => self.description,
      set: (self: ProviderInfo, value: string) => {
        self.description = value;
      },
    },
    [`${capabilitiesType} Capabilities {get;}`]: (self: ProviderInfo) =>
      self.provider.capabilities.reduce((bits, name) => bits | capabilityBits[name], 0),
    'string Home {get;set;}': {
      get: (self: ProviderInfo) => self.home ?? '',
      set: (self: ProviderInfo, value: string) => {
        self.home = value;
      },
    },
    [`System.Collections.ObjectModel.Collection[${automation}PSDriveInfo] Drives {get;}`]: (self: ProviderInfo) =>
      collectionOf(requireType(`${automation}PSDriveInfo`), self.listDrives()),
    'bool VolumeSeparatedByColon {get;}': (self: ProviderInfo) => self.volumeSeparatedByColon,
    'char ItemSeparator {get;}': () => '/',
    'char AltItemSeparator {get;}': () => '\\',
  },
}));

for (const name of ['Environment', 'Variable', 'Function', 'Alias'])
  defineType(`Microsoft.PowerShell.Commands.${name}Provider`, {}, () => ({}));

/** The texts that files have beyond .NET, also as the static methods which views of PowerShell's own call. */
const fileTexts = ['Mode', 'ModeWithoutHardLink', 'NameString', 'LengthString', 'LastWriteTimeString'];
defineType('Microsoft.PowerShell.Commands.FileSystemProvider', {}, () => ({
  members: Object.fromEntries(
    fileTexts.map((text) => [
      `static string ${text}(psobject instance)`,
      (instance: unknown) => getProperty(instance, text),
    ]),
  ),
}));

defineType(`${automation}PathInfo`, { class: PathInfo }, () => ({
  toString: (self: PathInfo) => self.path,
  members: {
    [`${automation}PSDriveInfo Drive {get;}`]: (self: PathInfo) => self.drive,
    [`${automation}ProviderInfo Provider {get;}`]: (self: PathInfo) => self.provider,
    'string ProviderPath {get;}': (self: PathInfo) => self.providerPath,
    'string Path {get;}': (self: PathInfo) => self.path,
  },
}));

defineType(`${automation}PathInfoStack`, { class: PathInfoStack }, () => ({
  interfaces: ['System.Collections.IEnumerable'],
  enumerate: (self: PathInfoStack) => self.paths,
  members: {
    'string Name {get;}': (self: PathInfoStack) => self.name,
    'int Count {get;}': (self: PathInfoStack) => self.paths.length,
    [`${automation}PathInfo Peek()`]: (self: PathInfoStack) => self.paths[0] ?? null,
    [`${automation}PathInfo[] ToArray()`]: (self: PathInfoStack) => [...self.paths],
  },
}));
