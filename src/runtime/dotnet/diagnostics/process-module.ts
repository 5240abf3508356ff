/** ProcessModule and FileVersionInfo: the files that a process has loaded. Files of Linux carry no version, so most stays empty. */
import { basename } from 'node:path';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';

export class ProcessModule {
  declare readonly netType: NetType;
  constructor(
    readonly file: string,
    readonly start: bigint,
    readonly size: number,
  ) {}
  get name(): string {
    return basename(this.file);
  }
}

export class FileVersionInfo {
  declare readonly netType: NetType;
  constructor(readonly file: string) {}
}

defineType('System.Diagnostics.ProcessModule', { class: ProcessModule }, () => ({
  toString: (self: ProcessModule) => `System.Diagnostics.ProcessModule (${self.name})`,
  members: {
    'string ModuleName {get;}': (self: ProcessModule) => self.name,
    'string FileName {get;}': (self: ProcessModule) => self.file,
    'long BaseAddress {get;}': (self: ProcessModule) => self.start,
    'int ModuleMemorySize {get;}': (self: ProcessModule) => self.size,
    'System.Diagnostics.FileVersionInfo FileVersionInfo {get;}': (self: ProcessModule) =>
      new FileVersionInfo(self.file),
    'void Dispose()': () => undefined,
  },
}));

const texts = [
  'Comments',
  'CompanyName',
  'FileDescription',
  'FileVersion',
  'InternalName',
  'Language',
  'LegalCopyright',
  'LegalTrademarks',
  'OriginalFilename',
  'PrivateBuild',
  'ProductName',
  'ProductVersion',
  'SpecialBuild',
];
const numbers = ['FileMajorPart', 'FileMinorPart', 'FileBuildPart', 'FilePrivatePart'];
const flags = ['IsDebug', 'IsPatched', 'IsPreRelease', 'IsPrivateBuild', 'IsSpecialBuild'];

defineType('System.Diagnostics.FileVersionInfo', { class: FileVersionInfo }, () => {
  const members: Record<string, MemberImplementation> = {
    'static System.Diagnostics.FileVersionInfo GetVersionInfo(string fileName)': (file: string) =>
      new FileVersionInfo(file),
    'string FileName {get;}': (self: FileVersionInfo) => self.file,
  };
  for (const name of texts) members[`string ${name} {get;}`] = () => '';
  for (const name of [...numbers, ...numbers.map((each) => each.replace('File', 'Product'))])
    members[`int ${name} {get;}`] = () => 0;
  for (const name of flags) members[`bool ${name} {get;}`] = () => false;
  return { members };
});
