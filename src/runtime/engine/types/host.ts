/** $Host, $Host.UI and $Host.UI.RawUI as .NET types. */
import { type ChoiceDescription, type FieldDescription, HostMethod } from '../../host/host-call.js';
import { HostedRunspace } from '../../hosting/hosted-runspace.js';
import { enumerableOf, toBoolean, toText } from '../../language/index.js';
import { Hashtable } from '../../objects/hashtable.js';
import { getProperty } from '../../objects/members.js';
import { defineType } from '../../objects/net-type.js';
import type { ProgressRecord } from '../../objects/records.js';
import type { EnumValue } from '../../objects/values.js';
import { type MessageStream, messageRecord, showMessage } from '../../pipeline/message-streams.js';
import { writeProgress } from '../../pipeline/progress.js';
import { credentialFrom } from '../credentials.js';
import { currentCultureName } from '../culture.js';
import { EngineHostObject, EngineHostUI, EngineRawUI } from '../host-object.js';
import { coordinatesValue, keyInfoValue, sizeValue } from '../host-values.js';
import { secureStringFromBytes } from '../secure-values.js';
import { bufferMethods } from './buffer-cells.js';

const host = 'System.Management.Automation.Host';

defineType('System.Management.Automation.Internal.Host.InternalHost', { class: EngineHostObject }, () => ({
  base: `${host}.PSHost`,
}));
defineType(`${host}.PSHost`, {}, () => ({
  abstract: true,
  members: {
    'string Name {get;}': (self: EngineHostObject) => self.name,
    'version Version {get;}': (self: EngineHostObject) => self.engine.versionValue(self.version),
    'guid InstanceId {get;}': (self: EngineHostObject) => self.instanceId,
    'System.Management.Automation.Host.PSHostUserInterface UI {get;}': (self: EngineHostObject) => self.ui,
    'cultureinfo CurrentCulture {get;}': (self: EngineHostObject) =>
      self.engine.cultureValue(currentCultureName(self.engine)),
    'cultureinfo CurrentUICulture {get;}': (self: EngineHostObject) =>
      self.engine.cultureValue(currentCultureName(self.engine)),
    'psobject PrivateData {get;}': (self: EngineHostObject) => self.privateData,
    'bool DebuggerEnabled {get;set;}': { get: () => true, set: () => undefined },
    'bool IsRunspacePushed {get;}': (self: EngineHostObject) => self.engine.host.call(HostMethod.GetIsRunspacePushed),
    'System.Management.Automation.Runspaces.Runspace Runspace {get;}': (self: EngineHostObject) =>
      HostedRunspace.of(self.engine),
    'void SetShouldExit(int exitCode)': (self: EngineHostObject, code: number) => self.setShouldExit(code),
    'void EnterNestedPrompt()': (self: EngineHostObject) => self.enterNestedPrompt(),
    'void ExitNestedPrompt()': (self: EngineHostObject) => self.engine.host.call(HostMethod.ExitNestedPrompt),
    'void NotifyBeginApplication()': () => undefined,
    'void NotifyEndApplication()': () => undefined,
    'void PushRunspace(System.Object runspace)': (self: EngineHostObject, runspace: unknown) =>
      self.engine.host.call(HostMethod.PushRunspace, toText(getProperty(runspace, 'InstanceId'))),
    'void PopRunspace()': (self: EngineHostObject) => self.engine.host.call(HostMethod.PopRunspace),
  },
}));

const colour = (value: EnumValue) => Number(value.value);

defineType('System.Management.Automation.Internal.Host.InternalHostUserInterface', { class: EngineHostUI }, () => ({
  base: `${host}.PSHostUserInterface`,
}));
defineType(`${host}.PSHostUserInterface`, {}, () => ({
  abstract: true,
  members: {
    'System.Management.Automation.Host.PSHostRawUserInterface RawUI {get;}': (self: EngineHostUI) => self.rawUI,
    'bool SupportsVirtualTerminal {get;}': (self: EngineHostUI) => self.engine.host.supportsVirtualTerminal,
    'void Write(string value)': (self: EngineHostUI, text: string) =>
      self.engine.host.call(HostMethod.Write1, text ?? ''),
    'void Write(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)': (
      self: EngineHostUI,
      foreground: EnumValue,
      background: EnumValue,
      text: string,
    ) => self.engine.host.call(HostMethod.Write2, colour(foreground), colour(background), text ?? ''),
    'void WriteLine()': (self: EngineHostUI) => self.engine.host.call(HostMethod.WriteLine1),
    'void WriteLine(string value)': (self: EngineHostUI, text: string) =>
      self.engine.host.call(HostMethod.WriteLine2, text ?? ''),
    'void WriteLine(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)': (
      self: EngineHostUI,
      foreground: EnumValue,
      background: EnumValue,
      text: string,
    ) => self.engine.host.call(HostMethod.WriteLine3, colour(foreground), colour(background), text ?? ''),
    'void WriteErrorLine(string value)': (self: EngineHostUI, text: string) =>
      self.engine.host.call(HostMethod.WriteErrorLine, text ?? ''),
    'void WriteWarningLine(string message)': (self: EngineHostUI, text: string) =>
      writeMessageLine(self, 'warning', text),
    'void WriteVerboseLine(string message)': (self: EngineHostUI, text: string) =>
      writeMessageLine(self, 'verbose', text),
    'void WriteDebugLine(string message)': (self: EngineHostUI, text: string) => writeMessageLine(self, 'debug', text),
    'void WriteInformation(System.Management.Automation.InformationRecord record)': () => undefined,
    'void WriteProgress(long sourceId, System.Management.Automation.ProgressRecord record)': (
      self: EngineHostUI,
      _source: bigint,
      record: ProgressRecord,
    ) => writeProgress(self.engine.frame, record, 'Continue'),
    'string ReadLine()': (self: EngineHostUI) => self.engine.host.call(HostMethod.ReadLine),
    'securestring ReadLineAsSecureString()': (self: EngineHostUI) => {
      const bytes = self.engine.host.call(HostMethod.ReadLineAsSecureString);
      return bytes === null ? null : secureStringFromBytes(bytes);
    },
    'System.Collections.Generic.Dictionary[string,psobject] Prompt(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.FieldDescription] descriptions)':
      (self: EngineHostUI, caption: string, message: string, fields: unknown) => prompt(self, caption, message, fields),
    'int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.ChoiceDescription] choices, int defaultChoice)':
      (self: EngineHostUI, caption: string, message: string, choices: unknown, defaultChoice: number) =>
        self.engine.host.call(
          HostMethod.PromptForChoice,
          caption ?? '',
          message ?? '',
          choicesOf(choices),
          defaultChoice,
        ),
    'System.Collections.ObjectModel.Collection[int] PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.ChoiceDescription] choices, System.Collections.Generic.IEnumerable[int] defaultChoices)':
      (self: EngineHostUI, caption: string, message: string, choices: unknown, defaults: number[]) =>
        self.engine.host.call(
          HostMethod.PromptForChoiceMultipleSelection,
          caption ?? '',
          message ?? '',
          choicesOf(choices),
          [...(defaults ?? [])],
        ),
    'pscredential PromptForCredential(string caption, string message, string userName, string targetName)': (
      self: EngineHostUI,
      caption: string,
      message: string,
      userName: string,
      targetName: string,
    ) =>
      credentialFrom(
        self.engine.host.call(
          HostMethod.PromptForCredential2,
          caption ?? '',
          message ?? '',
          userName ?? '',
          targetName ?? '',
          3,
          1,
        ),
      ),
  },
}));

function choicesOf(value: unknown): ChoiceDescription[] {
  return [...(enumerableOf(value) ?? [])].map((choice) => ({
    label: toText(getProperty(choice, 'Label')),
    helpMessage: toText(getProperty(choice, 'HelpMessage') ?? ''),
  }));
}

function prompt(self: EngineHostUI, caption: string, message: string, value: unknown): Hashtable {
  const fields: FieldDescription[] = [...(enumerableOf(value) ?? [])].map((field) => ({
    name: toText(getProperty(field, 'Name')),
    label: toText(getProperty(field, 'Label') ?? ''),
    parameterTypeFullName: toText(getProperty(field, 'ParameterTypeFullName') ?? 'System.String'),
    helpMessage: toText(getProperty(field, 'HelpMessage') ?? ''),
    isMandatory: toBoolean(getProperty(field, 'IsMandatory')),
  }));
  const answers = self.engine.host.call(HostMethod.Prompt, caption ?? '', message ?? '', fields);
  const table = new Hashtable();
  for (const [name, answer] of Object.entries(answers))
    table.set(name, answer instanceof Uint8Array ? secureStringFromBytes(answer) : answer);
  return table;
}

defineType('System.Management.Automation.Internal.Host.InternalHostRawUserInterface', { class: EngineRawUI }, () => ({
  base: `${host}.PSHostRawUserInterface`,
}));
const getter = (method: HostMethod) => (self: EngineRawUI) => self.engine.host.call(method);
const sizeGetter = (method: HostMethod) => (self: EngineRawUI) => sizeValue(self.engine.host.call(method) as never);
const pointGetter = (method: HostMethod) => (self: EngineRawUI) =>
  coordinatesValue(self.engine.host.call(method) as never);
const setter = (method: HostMethod) => (self: EngineRawUI, value: unknown) => void self.engine.host.call(method, value);

defineType(`${host}.PSHostRawUserInterface`, {}, () => ({
  abstract: true,
  members: {
    'System.ConsoleColor ForegroundColor {get;set;}': {
      get: getter(HostMethod.GetForegroundColor),
      set: (self: EngineRawUI, value: EnumValue) =>
        void self.engine.host.call(HostMethod.SetForegroundColor, colour(value)),
    },
    'System.ConsoleColor BackgroundColor {get;set;}': {
      get: getter(HostMethod.GetBackgroundColor),
      set: (self: EngineRawUI, value: EnumValue) =>
        void self.engine.host.call(HostMethod.SetBackgroundColor, colour(value)),
    },
    'System.Management.Automation.Host.Coordinates CursorPosition {get;set;}': {
      get: pointGetter(HostMethod.GetCursorPosition),
      set: setter(HostMethod.SetCursorPosition),
    },
    'System.Management.Automation.Host.Coordinates WindowPosition {get;set;}': {
      get: pointGetter(HostMethod.GetWindowPosition),
      set: setter(HostMethod.SetWindowPosition),
    },
    'int CursorSize {get;set;}': { get: getter(HostMethod.GetCursorSize), set: setter(HostMethod.SetCursorSize) },
    'System.Management.Automation.Host.Size BufferSize {get;set;}': {
      get: sizeGetter(HostMethod.GetBufferSize),
      set: setter(HostMethod.SetBufferSize),
    },
    'System.Management.Automation.Host.Size WindowSize {get;set;}': {
      get: sizeGetter(HostMethod.GetWindowSize),
      set: setter(HostMethod.SetWindowSize),
    },
    'System.Management.Automation.Host.Size MaxWindowSize {get;}': sizeGetter(HostMethod.GetMaxWindowSize),
    'System.Management.Automation.Host.Size MaxPhysicalWindowSize {get;}': sizeGetter(
      HostMethod.GetMaxPhysicalWindowSize,
    ),
    'bool KeyAvailable {get;}': getter(HostMethod.GetKeyAvailable),
    'string WindowTitle {get;set;}': { get: getter(HostMethod.GetWindowTitle), set: setter(HostMethod.SetWindowTitle) },
    'void FlushInputBuffer()': (self: EngineRawUI) => void self.engine.host.call(HostMethod.FlushInputBuffer),
    'System.Management.Automation.Host.KeyInfo ReadKey()': (self: EngineRawUI) =>
      keyInfoValue(self.engine.host.call(HostMethod.ReadKey, 6)),
    'System.Management.Automation.Host.KeyInfo ReadKey(System.Management.Automation.Host.ReadKeyOptions options)': (
      self: EngineRawUI,
      options: EnumValue,
    ) => keyInfoValue(self.engine.host.call(HostMethod.ReadKey, Number(options.value))),
    ...bufferMethods,
    'int LengthInBufferCells(string source)': (_self: EngineRawUI, text: string) => text.length,
    'int LengthInBufferCells(string source, int offset)': (_self: EngineRawUI, text: string, offset: number) =>
      text.length - offset,
  },
}));

/** A client gets the record besides. */
function writeMessageLine(ui: EngineHostUI, stream: MessageStream, text: string | null): void {
  ui.engine.recordOutput?.(stream, messageRecord(stream, text ?? '', null));
  showMessage(ui.engine.frame, stream, text ?? '');
}
