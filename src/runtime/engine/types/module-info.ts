/** PSModuleInfo as a .NET type. What it exports is a new dictionary at each look, as in PowerShell. */
import { psInvalidOperation } from '../../dotnet/automation/ps-errors.js';
import { collectionOf } from '../../dotnet/collections/collection.js';
import { listOf } from '../../dotnet/collections/list.js';
import { NetDictionary } from '../../dotnet/collections/net-dictionary.js';
import { readOnlyCollection } from '../../dotnet/collections/read-only-collection.js';
import { readOnlyDictionary } from '../../dotnet/collections/read-only-dictionary.js';
import { defineEnums } from '../../dotnet/enums.js';
import { toText } from '../../language/index.js';
import { netException } from '../../objects/errors.js';
import { getStatic } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { AutomationNull } from '../../objects/values.js';
import { NullSink } from '../../pipeline/sink.js';
import { currentEngine } from '../current-engine.js';
import { invokeBlock } from '../invoke.js';
import { asCustomObject } from '../modules/custom-object.js';
import {
  type Exports,
  exportedAliases,
  exportedCmdlets,
  exportedCommands,
  exportedFunctions,
  exportedVariables,
} from '../modules/module-exports.js';
import { dynamicModule, type ModuleAccessMode, PSModuleInfo } from '../modules/module-info.js';
import { moduleSession } from '../modules/module-session.js';
import { exportedTypeDefinitions } from '../modules/module-types.js';
import { PSVariable } from '../ps-variable.js';
import { thrownToLibrary } from '../raised-error.js';
import type { ScriptBlock } from '../script-block.js';
import type { SessionState } from '../session-state.js';

const automation = 'System.Management.Automation';

defineEnums('System.Reflection', {
  ProcessorArchitecture: { values: { None: 0, MSIL: 1, X86: 2, IA64: 3, Amd64: 4, Arm: 5 } },
});

let comparer: unknown;
function dictionary(typeName: string, exports: Exports<unknown>): NetDictionary {
  comparer ??= getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase');
  const type = requireType(`System.Collections.Generic.Dictionary[string,${typeName}]`);
  const made = new NetDictionary(type, comparer);
  for (const [name, item] of exports) made.set(name, item);
  return made;
}

function strings(items: readonly string[]): unknown {
  return readOnlyCollection(requireType('System.String'), [...items]);
}
function modules(items: readonly PSModuleInfo[]): unknown {
  return readOnlyCollection(requireType(`${automation}.PSModuleInfo`), items as PSModuleInfo[]);
}

function sessionOf(module: PSModuleInfo): SessionState {
  if (module.session !== null) return module.session;
  throw psInvalidOperation(
    'This operation cannot be performed on a binary module. It can only be performed on a script module.',
  );
}

/** A module of the block's own, in which it has run. */
function moduleOf(block: ScriptBlock): PSModuleInfo {
  const engine = currentEngine();
  const session = moduleSession(engine);
  const module = dynamicModule(session);
  runIn(session, block, [], true);
  return module;
}

function runIn(session: SessionState, block: ScriptBlock, args: readonly unknown[], silently = false): unknown {
  const { frame } = currentEngine();
  const out = silently ? { out: NullSink.instance } : {};
  try {
    return invokeBlock(frame, block.bindTo(session), { args, newScope: !silently, ...out });
  } catch (thrown) {
    throw thrownToLibrary(thrown);
  }
}

/** The variable as the code sees it that called into the module. */
function fromCaller(module: PSModuleInfo, name: string): PSVariable | null {
  const engine = currentEngine();
  for (let frame = engine.frame.callFrame; frame !== null; frame = frame.caller?.callFrame ?? null) {
    const owner = frame.call?.command.module ?? null;
    if (owner === null) break;
    if (owner.session !== null && owner.session !== module.session)
      return PSVariable.find(owner.session.currentScope, name);
  }
  return PSVariable.find(engine.session.currentScope, name);
}

/** A look at what the manifest says; `null` where .NET has an empty reference. */
const detail =
  <K extends keyof PSModuleInfo['details']>(key: K) =>
  ({ details }: PSModuleInfo) =>
    details[key];

const list =
  (key: 'tags' | 'fileList' | 'compatiblePSEditions' | 'scripts') =>
  ({ details }: PSModuleInfo) =>
    listOf(requireType('System.String'), [...details[key]]);

defineType(`${automation}.PSModuleInfo`, { class: PSModuleInfo, accelerators: ['psmoduleinfo'] }, () => ({
  toString: (self: PSModuleInfo) => self.name,
  members: {
    'new(bool linkToGlobal)': (_type: NetType, linked: boolean) => {
      const engine = currentEngine();
      return dynamicModule(moduleSession(engine, linked ? engine.globalScope : null));
    },
    'new(scriptblock scriptBlock)': (_type: NetType, block: ScriptBlock) => moduleOf(block),
    'bool LogPipelineExecutionDetails {get;set;}': {
      get: (self: PSModuleInfo) => self.logPipelineExecutionDetails,
      set: (self: PSModuleInfo, value: boolean) => {
        self.logPipelineExecutionDetails = value;
      },
    },
    'string Name {get;}': (self: PSModuleInfo) => self.name,
    'string Path {get;}': (self: PSModuleInfo) => self.path,
    'System.Reflection.Assembly ImplementingAssembly {get;}': () => null,
    'string Definition {get;}': (self: PSModuleInfo) => self.definition,
    'string Description {get;set;}': {
      get: detail('description'),
      set: (self: PSModuleInfo, text: string | null) => {
        self.details.description = text ?? '';
      },
    },
    'guid Guid {get;}': (self: PSModuleInfo) => self.guid,
    'string HelpInfoUri {get;}': detail('helpInfoUri'),
    'string ModuleBase {get;}': (self: PSModuleInfo) => self.base,
    'System.Object PrivateData {get;set;}': {
      get: detail('privateData'),
      set: (self: PSModuleInfo, value: unknown) => {
        self.details.privateData = value;
      },
    },
    [`System.Collections.Generic.IEnumerable[${automation}.ExperimentalFeature] ExperimentalFeatures {get;}`]: (
      self: PSModuleInfo,
    ) => readOnlyCollection(requireType('System.Object'), [...self.details.experimentalFeatures]),
    'System.Collections.Generic.IEnumerable[string] Tags {get;}': list('tags'),
    'uri ProjectUri {get;}': detail('projectUri'),
    'uri IconUri {get;}': detail('iconUri'),
    'uri LicenseUri {get;}': detail('licenseUri'),
    'string ReleaseNotes {get;}': detail('releaseNotes'),
    'uri RepositorySourceLocation {get;}': detail('repositorySourceLocation'),
    'version Version {get;}': (self: PSModuleInfo) => self.version,
    [`${automation}.ModuleType ModuleType {get;}`]: (self: PSModuleInfo) => self.moduleType,
    'string Author {get;}': detail('author'),
    [`${automation}.ModuleAccessMode AccessMode {get;set;}`]: {
      get: (self: PSModuleInfo) => self.accessMode,
      set: (self: PSModuleInfo, value: unknown) => {
        if (self.accessMode === 'Constant')
          throw psInvalidOperation(
            'Cannot perform operation because operation "set_AccessMode" is not valid. Remove operation "set_AccessMode", or investigate why it is not valid.',
          );
        self.accessMode = toText(value) as ModuleAccessMode;
      },
    },
    'version ClrVersion {get;}': detail('clrVersion'),
    'string CompanyName {get;}': detail('companyName'),
    'string Copyright {get;}': detail('copyright'),
    'version DotNetFrameworkVersion {get;}': detail('dotNetFrameworkVersion'),
    [`System.Collections.Generic.Dictionary[string,${automation}.FunctionInfo] ExportedFunctions {get;}`]: (
      self: PSModuleInfo,
    ) => dictionary(`${automation}.FunctionInfo`, exportedFunctions(self)),
    'string Prefix {get;}': detail('prefix'),
    [`System.Collections.Generic.Dictionary[string,${automation}.CmdletInfo] ExportedCmdlets {get;}`]: (
      self: PSModuleInfo,
    ) => dictionary(`${automation}.CmdletInfo`, exportedCmdlets(self)),
    [`System.Collections.Generic.Dictionary[string,${automation}.CommandInfo] ExportedCommands {get;}`]: (
      self: PSModuleInfo,
    ) => dictionary(`${automation}.CommandInfo`, exportedCommands(self)),
    'System.Collections.Generic.IEnumerable[string] FileList {get;}': list('fileList'),
    'System.Collections.Generic.IEnumerable[string] CompatiblePSEditions {get;}': list('compatiblePSEditions'),
    'System.Collections.Generic.IEnumerable[System.Object] ModuleList {get;}': (self: PSModuleInfo) =>
      collectionOf(requireType('System.Object'), [...self.details.moduleList]),
    'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules {get;}': (self: PSModuleInfo) =>
      modules(self.nestedModules),
    'string PowerShellHostName {get;}': detail('powerShellHostName'),
    'version PowerShellHostVersion {get;}': detail('powerShellHostVersion'),
    'version PowerShellVersion {get;}': detail('powerShellVersion'),
    'System.Reflection.ProcessorArchitecture ProcessorArchitecture {get;}': detail('processorArchitecture'),
    'System.Collections.Generic.IEnumerable[string] Scripts {get;}': list('scripts'),
    'System.Collections.Generic.IEnumerable[string] RequiredAssemblies {get;}': (self: PSModuleInfo) =>
      collectionOf(requireType('System.String'), [...self.details.requiredAssemblies]),
    'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules {get;}': (self: PSModuleInfo) =>
      modules(self.requiredModules),
    'string RootModule {get;}': detail('rootModule'),
    'System.Collections.Generic.Dictionary[string,psvariable] ExportedVariables {get;}': (self: PSModuleInfo) =>
      dictionary('psvariable', exportedVariables(self)),
    [`System.Collections.Generic.Dictionary[string,${automation}.AliasInfo] ExportedAliases {get;}`]: (
      self: PSModuleInfo,
    ) => dictionary(`${automation}.AliasInfo`, exportedAliases(self)),
    'System.Collections.ObjectModel.ReadOnlyCollection[string] ExportedDscResources {get;}': (self: PSModuleInfo) =>
      strings(self.details.dscResources),
    [`${automation}.SessionState SessionState {get;set;}`]: {
      get: (self: PSModuleInfo) => self.session?.intrinsics ?? null,
      set: (self: PSModuleInfo, value: { session: SessionState } | null) => {
        self.session = value?.session ?? null;
      },
    },
    'scriptblock OnRemove {get;set;}': {
      get: (self: PSModuleInfo) => self.onRemove,
      set: (self: PSModuleInfo, block: ScriptBlock | null) => {
        self.onRemove = block;
      },
    },
    'System.Collections.ObjectModel.ReadOnlyCollection[string] ExportedFormatFiles {get;}': (self: PSModuleInfo) =>
      strings(self.details.formatFiles),
    'System.Collections.ObjectModel.ReadOnlyCollection[string] ExportedTypeFiles {get;}': (self: PSModuleInfo) =>
      strings(self.details.typeFiles),
    'string ToString()': (self: PSModuleInfo) => self.name,
    [`System.Collections.ObjectModel.ReadOnlyDictionary[string,${automation}.Language.TypeDefinitionAst] GetExportedTypeDefinitions()`]:
      (self: PSModuleInfo) => {
        const type = `${automation}.Language.TypeDefinitionAst`;
        const inner = new NetDictionary(requireType(`System.Collections.Generic.Dictionary[string,${type}]`), comparer);
        for (const [name, ast] of exportedTypeDefinitions(self)) inner.set(name, ast);
        return readOnlyDictionary(requireType('System.String'), requireType(type), inner);
      },
    'scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)': (self: PSModuleInfo, block: ScriptBlock) =>
      block.bindTo(sessionOf(self)),
    'System.Object Invoke(scriptblock sb, Params System.Object[] args)': (
      self: PSModuleInfo,
      block: ScriptBlock | null,
      args: unknown[],
    ) => {
      if (block === null) return null;
      if (self.session === null)
        throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
      const result = runIn(self.session, block, args);
      return result === AutomationNull ? null : result;
    },
    'psvariable GetVariableFromCallersModule(string variableName)': fromCaller,
    'psobject AsCustomObject()': (self: PSModuleInfo) => {
      sessionOf(self);
      return asCustomObject(self);
    },
    'psmoduleinfo Clone()': (self: PSModuleInfo) => self.clone(),
  },
}));
