/** CommandInfo and its kinds as .NET types. */
import { toText } from '../../language/index.js';
import { defineType } from '../../objects/net-type.js';
import { changeOptions } from '../aliases.js';
import {
  AliasInfo,
  ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from '../command-info.js';
import { commandParameterSets, commandParameters } from '../command-parameters.js';
import { currentEngine } from '../current-engine.js';
import { powershellVersion } from '../version.js';

const automation = 'System.Management.Automation';

defineType(`${automation}.CommandInfo`, {}, () => ({
  abstract: true,
  toString: (self: CommandInfo) => self.name,
  members: {
    'string Name {get;}': (self: CommandInfo) => self.name,
    'System.Management.Automation.CommandTypes CommandType {get;}': (self: CommandInfo) => self.commandType,
    'string Source {get;}': (self: CommandInfo) => sourceOf(self),
    'version Version {get;}': (self: CommandInfo) => versionOf(self),
    'string Definition {get;}': (self: CommandInfo) => self.definition,
    'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}': {
      get: (self: CommandInfo) => self.visibility,
      set: (self: CommandInfo, value: unknown) => {
        self.visibility = toText(value) as 'Public' | 'Private';
      },
    },
    'string ModuleName {get;}': (self: CommandInfo) =>
      self instanceof CmdletInfo ? self.cmdlet.spec.module : self.moduleName,
    'psmoduleinfo Module {get;}': () => null,
    'System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters {get;}': (
      self: CommandInfo,
    ) => commandParameters(self),
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets {get;}':
      (self: CommandInfo) => commandParameterSets(self),
  },
}));

function sourceOf(command: CommandInfo): string {
  if (command instanceof CmdletInfo) return command.cmdlet.spec.module;
  if (command instanceof ApplicationInfo || command instanceof ExternalScriptInfo) return command.path;
  return command.moduleName;
}
function versionOf(command: CommandInfo): unknown {
  return command instanceof CmdletInfo
    ? currentEngine().versionValue(`${powershellVersion.replace(/\.\d+$/, '')}.0.0`)
    : null;
}

defineType(`${automation}.AliasInfo`, { class: AliasInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'System.Management.Automation.CommandInfo ReferencedCommand {get;}': (self: AliasInfo) => resolved(self),
    'System.Management.Automation.CommandInfo ResolvedCommand {get;}': (self: AliasInfo) => resolved(self),
    'string ResolvedCommandName {get;}': (self: AliasInfo) => resolved(self)?.name ?? null,
    'string DisplayName {get;}': (self: AliasInfo) => `${self.name} -> ${resolved(self)?.name ?? self.definition}`,
    'string Description {get;set;}': {
      get: (self: AliasInfo) => self.description,
      set: (self: AliasInfo, value: string) => {
        self.description = value;
      },
    },
    'System.Management.Automation.ScopedItemOptions Options {get;set;}': {
      get: (self: AliasInfo) => self.options,
      set: (self: AliasInfo, value: { value: number }) => changeOptions(self, Number(value.value)),
    },
  },
}));
function resolved(alias: AliasInfo): CommandInfo | null {
  const engine = currentEngine();
  return engine.commands.find(engine.session.currentScope, alias.definition);
}

defineType(`${automation}.FunctionInfo`, { class: FunctionInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'scriptblock ScriptBlock {get;}': (self: FunctionInfo) => self.scriptBlock,
    'bool CmdletBinding {get;}': (self: FunctionInfo) => self.metadata.isAdvanced,
    'string DefaultParameterSet {get;}': (self: FunctionInfo) => self.metadata.defaultSetName || null,
    'System.Management.Automation.ScopedItemOptions Options {get;set;}': {
      get: (self: FunctionInfo) => self.options,
      set: (self: FunctionInfo, value: { value: number }) => {
        self.options = Number(value.value);
      },
    },
    'string Description {get;set;}': {
      get: (self: FunctionInfo) => self.description,
      set: (self: FunctionInfo, value: string) => {
        self.description = value;
      },
    },
    'string Verb {get;}': (self: FunctionInfo) =>
      /^[A-Za-z]+-/.test(self.name) ? (self.name.split('-')[0] as string) : '',
    'string Noun {get;}': (self: FunctionInfo) =>
      /^[A-Za-z]+-/.test(self.name) ? self.name.slice(self.name.indexOf('-') + 1) : '',
    'string HelpFile {get;}': () => null,
  },
}));

defineType(`${automation}.CmdletInfo`, { class: CmdletInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'string Verb {get;}': (self: CmdletInfo) => self.name.split('-')[0],
    'string Noun {get;}': (self: CmdletInfo) => self.name.slice(self.name.indexOf('-') + 1),
    'string HelpFile {get;}': (self: CmdletInfo) => `${self.cmdlet.spec.module}.dll-Help.xml`,
    'string PSSnapIn {get;}': () => null,
    'type ImplementingType {get;}': () => null,
    'string DefaultParameterSet {get;}': (self: CmdletInfo) => self.cmdlet.spec.defaultSet ?? null,
    'System.Management.Automation.ScopedItemOptions Options {get;}': () => 1,
  },
}));

defineType(`${automation}.ApplicationInfo`, { class: ApplicationInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'string Path {get;}': (self: ApplicationInfo) => self.path,
    'string Extension {get;}': (self: ApplicationInfo) => /\.[^./]+$/.exec(self.path)?.[0] ?? '',
  },
}));
defineType(`${automation}.ExternalScriptInfo`, { class: ExternalScriptInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'string Path {get;}': (self: ExternalScriptInfo) => self.path,
    'scriptblock ScriptBlock {get;}': (self: ExternalScriptInfo) => self.load(),
    'string ScriptContents {get;}': (self: ExternalScriptInfo) => self.load().ast.extent.source.text,
  },
}));
defineType(`${automation}.ScriptInfo`, { class: ScriptInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: { 'scriptblock ScriptBlock {get;}': (self: ScriptInfo) => self.scriptBlock },
}));
