/** $ExecutionContext and $PSCmdlet.SessionState as .NET types: EngineIntrinsics, SessionState, PathIntrinsics and the rest. */
import { collectionOf } from '../../dotnet/collections/collection.js';
import { toText, WildcardPattern } from '../../language/index.js';
import { defineType, requireType } from '../../objects/net-type.js';
import { AutomationNull, type PSReference } from '../../objects/values.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { type CommandInfo, commandWithArguments } from '../command-info.js';
import type { ExecutionContext } from '../execution-context.js';
import { expandString } from '../expand-string.js';
import { findCommands } from '../find-commands.js';
import { CommandInvocationIntrinsics, EngineIntrinsics, SessionStateIntrinsics } from '../intrinsics.js';
import { invokeBlock } from '../invoke.js';
import { PSVariable } from '../ps-variable.js';
import type { Scope } from '../scope.js';
import type { ScriptBlock } from '../script-block.js';
import type { LookupAction, SessionAction } from '../session-actions.js';
import { SessionState } from '../session-state.js';
import { ProviderIntrinsics } from './provider-intrinsics.js';

const automation = 'System.Management.Automation';

/** A part of a session that scripts reach through a property. */
class Part {
  constructor(readonly session: SessionState) {}
  get engine(): ExecutionContext {
    return this.session.engine;
  }
  get scope(): Scope {
    return this.session.currentScope;
  }
}
export class PathIntrinsics extends Part {
  unresolved(path: string): string {
    return this.engine.providers.paths.providerPath(path);
  }
  resolved(path: string, provider: PSReference): unknown {
    const context = new ProviderContext(null);
    const found = this.engine.providers.paths.resolve(path, context);
    context.throwFirstError();
    provider.set(found[0]?.provider ?? null);
    return collectionOf(
      requireType('System.String'),
      found.map((f) => f.providerPath),
    );
  }
}
class PSVariableIntrinsics extends Part {}
class DriveManagementIntrinsics extends Part {}
class CmdletProviderManagementIntrinsics extends Part {}

export function pathIntrinsicsOf(session: SessionState): PathIntrinsics {
  return new PathIntrinsics(session);
}

defineType(`${automation}.EngineIntrinsics`, { class: EngineIntrinsics }, () => ({
  members: {
    'System.Management.Automation.Host.PSHost Host {get;}': (self: EngineIntrinsics) => self.engine.hostObject,
    'System.Management.Automation.PSEventManager Events {get;}': (self: EngineIntrinsics) => self.engine.events,
    'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}': (self: EngineIntrinsics) =>
      self.invokeCommand,
    'System.Management.Automation.SessionState SessionState {get;}': (self: EngineIntrinsics) => self.sessionState,
    'System.Management.Automation.ProviderIntrinsics InvokeProvider {get;}': (self: EngineIntrinsics) =>
      new ProviderIntrinsics(self.engine.session),
  },
}));

defineType(`${automation}.SessionStateInternal`, { class: SessionState }, () => ({
  internal: { 'psmoduleinfo Module {get;}': (self: SessionState) => self.module },
}));

defineType(`${automation}.SessionState`, { class: SessionStateIntrinsics }, () => ({
  internal: {
    [`${automation}.SessionStateInternal Internal {get;}`]: (self: SessionStateIntrinsics) => self.session,
  },
  members: {
    'System.Management.Automation.DriveManagementIntrinsics Drive {get;}': (self: SessionStateIntrinsics) =>
      new DriveManagementIntrinsics(self.session),
    'System.Management.Automation.CmdletProviderManagementIntrinsics Provider {get;}': (self: SessionStateIntrinsics) =>
      new CmdletProviderManagementIntrinsics(self.session),
    'System.Management.Automation.PathIntrinsics Path {get;}': (self: SessionStateIntrinsics) =>
      new PathIntrinsics(self.session),
    'System.Management.Automation.PSVariableIntrinsics PSVariable {get;}': (self: SessionStateIntrinsics) =>
      new PSVariableIntrinsics(self.session),
    'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}': (self: SessionStateIntrinsics) =>
      self.session.invokeCommand,
    'System.Management.Automation.ProviderIntrinsics InvokeProvider {get;}': (self: SessionStateIntrinsics) =>
      new ProviderIntrinsics(self.session),
    'System.Management.Automation.PSLanguageMode LanguageMode {get;set;}': {
      get: () => 'FullLanguage',
      set: () => undefined,
    },
    'psmoduleinfo Module {get;}': (self: SessionStateIntrinsics) => self.session.module,
    'System.Collections.Generic.List[string] Applications {get;}': () => null,
    'System.Collections.Generic.List[string] Scripts {get;}': () => null,
  },
}));

defineType(`${automation}.PathIntrinsics`, { class: PathIntrinsics }, () => ({
  members: {
    'System.Management.Automation.PathInfo CurrentLocation {get;}': (self: PathIntrinsics) =>
      self.engine.providers.locations.current,
    'System.Management.Automation.PathInfo CurrentFileSystemLocation {get;}': (self: PathIntrinsics) =>
      self.engine.providers.locations.ofProvider('FileSystem'),
    'System.Management.Automation.PathInfo CurrentProviderLocation(string providerName)': (
      self: PathIntrinsics,
      name: string,
    ) => self.engine.providers.locations.ofProvider(name),
    'System.Management.Automation.PathInfo SetLocation(string path)': (self: PathIntrinsics, path: string) =>
      self.engine.providers.locations.set(path, new ProviderContext(null)),
    'System.Collections.ObjectModel.Collection[System.Management.Automation.PathInfo] GetResolvedPSPathFromPSPath(string path)':
      (self: PathIntrinsics, path: string) => {
        const context = new ProviderContext(null);
        const found = self.engine.providers.paths.resolve(path, context);
        context.throwFirstError();
        return collectionOf(requireType('System.Object'), found);
      },
    'System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, [ref] System.Management.Automation.ProviderInfo provider)':
      (self: PathIntrinsics, path: string, provider: PSReference) => self.resolved(path, provider),
    'string GetUnresolvedProviderPathFromPSPath(string path)': (self: PathIntrinsics, path: string) =>
      self.unresolved(path),
    'string Combine(string parent, string child)': (self: PathIntrinsics, parent: string, child: string) =>
      self.engine.providers.paths.combine(parent, child),
    'string ParseParent(string path, string root)': (self: PathIntrinsics, path: string, root: string) =>
      self.engine.providers.paths.parent(path, root ?? ''),
    'string ParseChildName(string path)': (self: PathIntrinsics, path: string) =>
      self.engine.providers.paths.childName(path),
    'string NormalizeRelativePath(string path, string basePath)': (self: PathIntrinsics, path: string, base: string) =>
      self.engine.providers.paths.normalizeRelative(path, base, new ProviderContext(null)),
    'bool IsPSAbsolute(string path, [ref] string driveName)': (
      _self: PathIntrinsics,
      path: string,
      drive: PSReference,
    ) => {
      const match = /^([^:/\\]+):/.exec(path);
      drive.set(match ? match[1] : null);
      return match !== null;
    },
  },
}));

defineType(`${automation}.PSVariableIntrinsics`, { class: PSVariableIntrinsics }, () => ({
  members: {
    'psvariable Get(string name)': (self: PSVariableIntrinsics, name: string) =>
      PSVariable.find(self.scope, plainName(name)),
    'System.Object GetValue(string name)': (self: PSVariableIntrinsics, name: string) =>
      self.engine.getVariable(self.scope, name) ?? null,
    'System.Object GetValue(string name, System.Object defaultValue)': (
      self: PSVariableIntrinsics,
      name: string,
      otherwise: unknown,
    ) => self.engine.getVariable(self.scope, name) ?? otherwise,
    'void Set(string name, System.Object value)': (self: PSVariableIntrinsics, name: string, value: unknown) =>
      self.engine.setVariable(self.scope, name, value),
    'void Set(psvariable variable)': (self: PSVariableIntrinsics, variable: PSVariable) =>
      self.scope.putCell(variable.cell),
    'void Remove(string name)': (self: PSVariableIntrinsics, name: string) =>
      PSVariable.remove(self.scope, plainName(name), false),
    'void Remove(psvariable variable)': (self: PSVariableIntrinsics, variable: PSVariable) =>
      PSVariable.remove(self.scope, variable.name, false),
  },
}));
function plainName(name: string): string {
  return name.replace(/^(global|script|local|private|variable):/i, '');
}

defineType(`${automation}.DriveManagementIntrinsics`, { class: DriveManagementIntrinsics }, () => ({
  members: {
    'System.Management.Automation.PSDriveInfo Current {get;}': (self: DriveManagementIntrinsics) =>
      self.engine.providers.drives.current,
    'System.Management.Automation.PSDriveInfo Get(string driveName)': (self: DriveManagementIntrinsics, name: string) =>
      self.engine.providers.drives.get(name),
    'System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] GetAll()': (
      self: DriveManagementIntrinsics,
    ) => collectionOf(requireType('System.Object'), self.engine.providers.drives.all()),
  },
}));
defineType(`${automation}.CmdletProviderManagementIntrinsics`, { class: CmdletProviderManagementIntrinsics }, () => ({
  members: {
    [`System.Collections.ObjectModel.Collection[${automation}.ProviderInfo] Get(string name)`]: (
      { engine }: Part,
      name: string,
    ) => collectionOf(requireType(`${automation}.ProviderInfo`), [engine.providers.providers.get(name)]),
    [`${automation}.ProviderInfo GetOne(string name)`]: ({ engine }: Part, name: string) =>
      engine.providers.providers.get(name),
    [`System.Collections.Generic.IEnumerable[${automation}.ProviderInfo] GetAll()`]: ({ engine }: Part) =>
      engine.providers.providers.all(),
  },
}));

function action(name: LookupAction | 'locationChanged') {
  return {
    get: (self: CommandInvocationIntrinsics) => self.engine.actions[name],
    set: (self: CommandInvocationIntrinsics, value: SessionAction | null) => {
      self.engine.actions[name] = value;
      self.engine.commandEpoch++;
    },
  };
}

defineType(`${automation}.CommandInvocationIntrinsics`, { class: CommandInvocationIntrinsics }, () => ({
  members: {
    'System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script)': (
      self: CommandInvocationIntrinsics,
      script: string,
    ) => run(self.engine, self.engine.parseBlock(script), true, []),
    'System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, Params System.Object[] args)': (
      self: CommandInvocationIntrinsics,
      script: string,
      args: unknown[],
    ) => run(self.engine, self.engine.parseBlock(script), true, args),
    'System.Collections.ObjectModel.Collection[psobject] InvokeScript(bool useLocalScope, scriptblock scriptBlock, System.Collections.IList input, Params System.Object[] args)':
      (self: CommandInvocationIntrinsics, local: boolean, block: ScriptBlock, _input: unknown, args: unknown[]) =>
        run(self.engine, block, local, args),
    'System.Collections.ObjectModel.Collection[psobject] InvokeScript(System.Management.Automation.SessionState sessionState, scriptblock scriptBlock, Params System.Object[] args)':
      (self: CommandInvocationIntrinsics, _session: SessionStateIntrinsics, block: ScriptBlock, args: unknown[]) =>
        run(self.engine, block, false, args),
    'string ExpandString(string source)': (self: CommandInvocationIntrinsics, source: string) =>
      expandString(self.engine, source),
    'scriptblock NewScriptBlock(string scriptText)': (self: CommandInvocationIntrinsics, text: string) =>
      self.engine.parseBlock(text),
    'System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)':
      getCommand,
    'System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type, System.Object[] arguments)':
      getCommand,
    'System.Management.Automation.CmdletInfo GetCmdlet(string commandName)': (
      self: CommandInvocationIntrinsics,
      name: string,
    ) => findCommands(self.engine, name, { types: 'Cmdlet', all: false })[0] ?? null,
    'System.Collections.Generic.IEnumerable[System.Management.Automation.CommandInfo] GetCommands(string name, System.Management.Automation.CommandTypes commandTypes, bool nameIsPattern)':
      (self: CommandInvocationIntrinsics, name: string, types: unknown, isPattern: boolean) =>
        findCommands(self.engine, isPattern ? name : WildcardPattern.escape(name), { types: toText(types), all: true }),
    'System.Collections.Generic.List[string] GetCommandName(string name, bool nameIsPattern, bool returnFullName)': (
      self: CommandInvocationIntrinsics,
      name: string,
      isPattern: boolean,
    ) =>
      collectionOf(
        requireType('System.String'),
        findCommands(self.engine, isPattern ? name : WildcardPattern.escape(name), { types: 'All', all: true }).map(
          (c) => c.name,
        ),
      ),
    'bool HasErrors {get;set;}': { get: () => false, set: () => undefined },
    [`System.EventHandler[${automation}.CommandLookupEventArgs] PreCommandLookupAction {get;set;}`]:
      action('preCommandLookup'),
    [`System.EventHandler[${automation}.CommandLookupEventArgs] PostCommandLookupAction {get;set;}`]:
      action('postCommandLookup'),
    [`System.EventHandler[${automation}.CommandLookupEventArgs] CommandNotFoundAction {get;set;}`]:
      action('commandNotFound'),
    [`System.EventHandler[${automation}.LocationChangedEventArgs] LocationChangedAction {get;set;}`]:
      action('locationChanged'),
  },
}));

/** With arguments it has the dynamic parameters that they call for. */
function getCommand(
  self: CommandInvocationIntrinsics,
  name: string,
  types: unknown,
  args: readonly unknown[] | null = null,
): CommandInfo | null {
  const found = findCommands(self.engine, name, { types: toText(types), all: false })[0] ?? null;
  return found === null || args === null || args.length === 0 ? found : commandWithArguments(found, args);
}

function run(engine: ExecutionContext, block: ScriptBlock, newScope: boolean, args: unknown[]): unknown {
  const result = invokeBlock(engine.frame, block, { newScope, args });
  const items = result === AutomationNull ? [] : Array.isArray(result) ? result : [result];
  return collectionOf(requireType('System.Management.Automation.PSObject'), items);
}
