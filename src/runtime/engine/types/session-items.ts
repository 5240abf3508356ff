/** PSVariable, HistoryInfo and IEnumerator of `$foreach` as .NET types. */

import { typeConverterAttribute } from '../../binding/parameter-attributes.js';
import { collectionOf } from '../../dotnet/collections/collection.js';
import { toText } from '../../language/index.js';
import { PSEnumerator } from '../../objects/enumerator.js';
import { defineType, requireType } from '../../objects/net-type.js';
import { HistoryInfo } from '../history.js';
import { PSVariable } from '../ps-variable.js';
import { SteppablePipeline } from '../steppable-pipeline.js';
import { dateTimeFromMilliseconds, timeSpanFromMilliseconds } from '../time-values.js';
import { VariableCell } from '../variable-cell.js';

const automation = 'System.Management.Automation';

defineType(`${automation}.PSVariable`, { class: PSVariable, accelerators: ['psvariable'] }, () => ({
  toString: () => `${automation}.PSVariable`,
  members: {
    'new(string name)': (_type: unknown, name: string) => new PSVariable(new VariableCell(name, null)),
    'new(string name, System.Object value)': (_type: unknown, name: string, value: unknown) =>
      new PSVariable(new VariableCell(name, value)),
    'new(string name, System.Object value, System.Management.Automation.ScopedItemOptions options)': (
      _type: unknown,
      name: string,
      value: unknown,
      options: { value: number },
    ) => {
      const cell = new VariableCell(name, value);
      cell.options = Number(options.value);
      return new PSVariable(cell);
    },
    'string Name {get;}': (self: PSVariable) => self.name,
    'string Description {get;set;}': {
      get: (self: PSVariable) => self.cell.description,
      set: (self: PSVariable, value: string) => {
        self.cell.description = value;
      },
    },
    'System.Object Value {get;set;}': {
      get: (self: PSVariable) => self.value,
      set: (self: PSVariable, value: unknown) => {
        self.value = value;
      },
    },
    'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}': {
      get: (self: PSVariable) => self.cell.visibility,
      set: (self: PSVariable, value: unknown) => {
        self.cell.visibility = toText(value) as 'Public' | 'Private';
      },
    },
    'psmoduleinfo Module {get;}': (self: PSVariable) => self.module,
    'string ModuleName {get;}': (self: PSVariable) => self.module?.name ?? '',
    'System.Management.Automation.ScopedItemOptions Options {get;set;}': {
      get: (self: PSVariable) => self.cell.options,
      set: (self: PSVariable, value: { value: number }) => self.cell.changeOptions(Number(value.value)),
    },
    'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}': (self: PSVariable) =>
      collectionOf(requireType('System.Attribute'), attributesOf(self.cell)),
    'bool IsValidValue(System.Object value)': (self: PSVariable, value: unknown) => self.cell.accepts(value),
  },
}));

function attributesOf({ type, attributes }: VariableCell): unknown[] {
  return attributes?.() ?? (type === null ? [] : [typeConverterAttribute(type)]);
}

defineType('Microsoft.PowerShell.Commands.HistoryInfo', { class: HistoryInfo }, () => ({
  toString: (self: HistoryInfo) => self.commandLine,
  members: {
    'long Id {get;}': (self: HistoryInfo) => BigInt(self.id),
    'string CommandLine {get;}': (self: HistoryInfo) => self.commandLine,
    'System.Management.Automation.Runspaces.PipelineState ExecutionStatus {get;}': (self: HistoryInfo) => self.status,
    'datetime StartExecutionTime {get;}': (self: HistoryInfo) => dateTimeFromMilliseconds(self.startTime),
    'datetime EndExecutionTime {get;}': (self: HistoryInfo) => dateTimeFromMilliseconds(self.endTime),
    'timespan Duration {get;}': (self: HistoryInfo) => timeSpanFromMilliseconds(self.endTime - self.startTime),
    'Microsoft.PowerShell.Commands.HistoryInfo Clone()': (self: HistoryInfo) => self,
  },
}));

defineType('System.Collections.ArrayListEnumeratorSimple', { class: PSEnumerator }, () => ({
  interfaces: ['System.Collections.IEnumerator'],
  enumerate: (self: PSEnumerator) => self,
  members: {
    'bool MoveNext()': (self: PSEnumerator) => self.moveNext(),
    'void Reset()': (self: PSEnumerator) => self.reset(),
    'System.Object Current {get;}': (self: PSEnumerator) => self.current,
    'System.Object Clone()': (self: PSEnumerator) => self,
  },
}));

defineType(`${automation}.SteppablePipeline`, { class: SteppablePipeline }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'void Begin(bool expectInput)': (self: SteppablePipeline, expectInput: boolean) => void self.begin(expectInput),
    [`void Begin(bool expectInput, ${automation}.EngineIntrinsics contextToRedirectTo)`]: (
      self: SteppablePipeline,
      expectInput: boolean,
    ) => void self.beginInCaller(expectInput),
    'void Begin(System.Object command)': (self: SteppablePipeline, command: unknown) => void self.begin(command),
    'array Process(System.Object input)': (self: SteppablePipeline, input: unknown) => self.process(input),
    'array Process()': (self: SteppablePipeline) => self.processNothing(),
    'array End()': (self: SteppablePipeline) => self.end(),
    'void Clean()': (self: SteppablePipeline) => self.dispose(),
    'void Dispose()': (self: SteppablePipeline) => self.dispose(),
  },
}));
