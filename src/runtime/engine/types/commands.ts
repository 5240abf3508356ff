/** CommandInfo and its kinds as .NET types. */
import { effectiveCapability } from '../../binding/remoting-capability.js';
import { readOnlyCollection } from '../../dotnet/collections/read-only-collection.js';
import { toText } from '../../language/index.js';
import { defineType, type MemberImplementation, requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { changeOptions } from '../aliases.js';
import {
  AliasInfo,
  ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FilterInfo,
  FunctionInfo,
  ScriptInfo,
} from '../command-info.js';
import { commandParameters, describedParameters, parameterSetsOf } from '../command-parameters.js';
import { commandSyntax } from '../command-syntax.js';
import { currentEngine } from '../current-engine.js';
import { isFile } from '../modules/files.js';
import { manifestVersion } from '../modules/manifest-version.js';
import type { PSModuleInfo } from '../modules/module-info.js';
import { outputTypesOf } from '../output-types.js';
import { shippedModule } from '../shipped-modules.js';

const automation = 'System.Management.Automation';
const outputType = `System.Collections.ObjectModel.ReadOnlyCollection[${automation}.PSTypeName] OutputType {get;}`;

defineType(`${automation}.CommandInfo`, {}, () => ({
  abstract: true,
  toString: (self: CommandInfo) => self.name,
  members: {
    'string Name {get;}': (self: CommandInfo) => self.name,
    [`${automation}.CommandTypes CommandType {get;}`]: (self: CommandInfo) => self.commandType,
    'string Source {get;}': (self: CommandInfo) => sourceOf(self),
    'version Version {get;}': (self: CommandInfo) => versionOf(self),
    'string Definition {get;}': (self: CommandInfo) =>
      self instanceof CmdletInfo ? commandSyntax(self) : self.definition,
    [`${automation}.SessionStateEntryVisibility Visibility {get;set;}`]: {
      get: (self: CommandInfo) => self.visibility,
      set: (self: CommandInfo, value: unknown) => {
        self.visibility = toText(value) as 'Public' | 'Private';
      },
    },
    'string ModuleName {get;}': (self: CommandInfo) => self.moduleName,
    'psmoduleinfo Module {get;}': (self: CommandInfo) => moduleOf(self),
    [`${automation}.RemotingCapability RemotingCapability {get;}`]: (self: CommandInfo) => remotingCapability(self),
    [`System.Collections.Generic.Dictionary[string,${automation}.ParameterMetadata] Parameters {get;}`]: (
      self: CommandInfo,
    ) => commandParameters(self instanceof AliasInfo ? (resolved(self) ?? self) : self),
    [`System.Collections.ObjectModel.ReadOnlyCollection[${automation}.CommandParameterSetInfo] ParameterSets {get;}`]: (
      self: CommandInfo,
    ) => readOnlyCollection(requireType(`${automation}.CommandParameterSetInfo`), parameterSetsOf(self)),
    [outputType]: (self: CommandInfo) => outputTypes(self),
  },
}));

function remotingCapability(command: CommandInfo): string {
  const source = command instanceof AliasInfo ? resolved(command) : command;
  return effectiveCapability(source?.metadata?.remotingCapability ?? 'PowerShell', () =>
    describedParameters(source ?? command).some(({ name }) => fold(name) === 'computername'),
  );
}
function moduleOf(command: CommandInfo): PSModuleInfo | null {
  if (command.module !== null || !(command instanceof CmdletInfo)) return command.module;
  return currentEngine().modules.shipped(command.moduleName) ?? null;
}
function sourceOf(command: CommandInfo): string {
  if (command instanceof ApplicationInfo || command instanceof ExternalScriptInfo) return command.path;
  return command.moduleName;
}
function versionOf(command: CommandInfo): unknown {
  const module = moduleOf(command);
  if (module !== null) return knownVersion(module);
  const text = command instanceof ApplicationInfo ? '0.0.0.0' : shippedModule(command.moduleName)?.version;
  return text === undefined ? null : currentEngine().versionValue(text);
}

/** Of a module of which only the path is known its manifest tells. */
function knownVersion(module: PSModuleInfo): unknown {
  if (String(module.version) === '0.0' && fold(module.path).endsWith('.psd1') && isFile(module.path))
    module.version = manifestVersion(module.path);
  return module.version;
}

/** A ReadOnlyCollection of PSTypeName. */
function outputTypes(command: CommandInfo): unknown {
  const source = command instanceof AliasInfo ? resolved(command) : command;
  return readOnlyCollection(requireType(`${automation}.PSTypeName`), source === null ? [] : outputTypesOf(source));
}

defineType(`${automation}.AliasInfo`, { class: AliasInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    [`${automation}.CommandInfo ReferencedCommand {get;}`]: (self: AliasInfo) => referenced(self),
    [`${automation}.CommandInfo ResolvedCommand {get;}`]: (self: AliasInfo) => resolved(self),
    'string Definition {get;}': (self: AliasInfo) => self.definition,
    [`${automation}.ScopedItemOptions Options {get;set;}`]: {
      get: (self: AliasInfo) => self.options,
      set: (self: AliasInfo, value: { value: number }) => changeOptions(self, Number(value.value)),
    },
    'string Description {get;set;}': description,
    [outputType]: (self: AliasInfo) => outputTypes(self),
  },
}));
function resolved(alias: AliasInfo): CommandInfo | null {
  const engine = currentEngine();
  return engine.commands.find(engine.currentScope, alias.definition);
}
function referenced(alias: AliasInfo): CommandInfo | null {
  const engine = currentEngine();
  return engine.commands.lookUp(engine.currentScope, alias.definition);
}
const description: MemberImplementation = {
  get: (self: AliasInfo | FunctionInfo) => self.description,
  set: (self: AliasInfo | FunctionInfo, value: string) => {
    self.description = value;
  },
};

const nounOf = (name: string) => (/^[A-Za-z]+-/.test(name) ? name.slice(name.indexOf('-') + 1) : '');
const verbOf = (name: string) => (/^[A-Za-z]+-/.test(name) ? name.slice(0, name.indexOf('-')) : '');

defineType(`${automation}.FunctionInfo`, { class: FunctionInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'scriptblock ScriptBlock {get;}': (self: FunctionInfo) => self.scriptBlock,
    'bool CmdletBinding {get;}': (self: FunctionInfo) => self.metadata.isAdvanced,
    'string DefaultParameterSet {get;}': (self: FunctionInfo) => self.metadata.defaultSetName || null,
    'string Definition {get;}': (self: FunctionInfo) => self.definition,
    [`${automation}.ScopedItemOptions Options {get;set;}`]: {
      get: (self: FunctionInfo) => self.options,
      set: (self: FunctionInfo, value: { value: number }) => {
        self.options = Number(value.value);
      },
    },
    'string Description {get;set;}': description,
    'string Verb {get;}': (self: FunctionInfo) => verbOf(self.name),
    'string Noun {get;}': (self: FunctionInfo) => nounOf(self.name),
    'string HelpFile {get;}': () => null,
    [outputType]: (self: FunctionInfo) => outputTypes(self),
  },
}));
defineType(`${automation}.FilterInfo`, { class: FilterInfo }, () => ({ base: `${automation}.FunctionInfo` }));

defineType(`${automation}.CmdletInfo`, { class: CmdletInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'string Verb {get;}': (self: CmdletInfo) => verbOf(self.name),
    'string Noun {get;}': (self: CmdletInfo) => nounOf(self.name),
    'string HelpFile {get;}': (self: CmdletInfo) => shippedModule(self.cmdlet.spec.module)?.helpFile ?? '',
    'string PSSnapIn {get;}': () => null,
    'version Version {get;}': (self: CmdletInfo) => versionOf(self),
    'type ImplementingType {get;}': (self: CmdletInfo) => self.implementingType,
    'string Definition {get;}': (self: CmdletInfo) => commandSyntax(self),
    'string DefaultParameterSet {get;}': (self: CmdletInfo) => self.cmdlet.spec.defaultSet ?? null,
    [outputType]: (self: CmdletInfo) => outputTypes(self),
    [`${automation}.ScopedItemOptions Options {get;}`]: () => 'ReadOnly',
  },
}));

defineType(`${automation}.ApplicationInfo`, { class: ApplicationInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'string Path {get;}': (self: ApplicationInfo) => self.path,
    'string Extension {get;}': (self: ApplicationInfo) => /\.[^./]+$/.exec(self.path)?.[0] ?? '',
    'string Definition {get;}': (self: ApplicationInfo) => self.path,
    'string Source {get;}': (self: ApplicationInfo) => self.path,
    'version Version {get;}': (self: ApplicationInfo) => versionOf(self),
    [outputType]: (self: ApplicationInfo) => outputTypes(self),
  },
}));
defineType(`${automation}.ExternalScriptInfo`, { class: ExternalScriptInfo }, () => ({
  base: `${automation}.CommandInfo`,
  members: {
    'string Path {get;}': (self: ExternalScriptInfo) => self.path,
    'string Definition {get;}': (self: ExternalScriptInfo) => self.path,
    'string Source {get;}': (self: ExternalScriptInfo) => self.path,
    'scriptblock ScriptBlock {get;}': (self: ExternalScriptInfo) => self.load(),
    [outputType]: (self: ExternalScriptInfo) => outputTypes(self),
    'string ScriptContents {get;}': (self: ExternalScriptInfo) => self.load().ast.extent.source.text,
  },
}));
defineType(`${automation}.ScriptInfo`, { class: ScriptInfo }, () => ({
  toString: (self: ScriptInfo) => self.definition,
  base: `${automation}.CommandInfo`,
  members: {
    'scriptblock ScriptBlock {get;}': (self: ScriptInfo) => self.scriptBlock,
    'string Definition {get;}': (self: ScriptInfo) => self.definition,
    [outputType]: (self: ScriptInfo) => outputTypes(self),
  },
}));
