/** System.Management.Automation.PowerShell and what belongs to it. */
import type { PSDataCollection } from '../../dotnet/automation/ps-data-collection.js';
import { collectionOf } from '../../dotnet/collections/collection.js';
import { currentEngine } from '../../engine/current-engine.js';
import { enumerableOf, parseEnumStrictly } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import { defineType, type MemberImplementation, requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { type EnumValue, isNull } from '../../objects/values.js';
import { dataCollection, dataStreams, PSDataStreams } from '../data-streams.js';
import { createRunspace, HostedRunspace } from '../hosted-runspace.js';
import type { InitialSessionState } from '../initial-session-state.js';
import { PowerShell, PowerShellAsyncResult, PSInvocationStateInfo } from '../powershell.js';
import type { PSCommand } from '../ps-command.js';
import type { RunspacePool } from '../runspace-pool.js';

const automation = 'System.Management.Automation.';
const runspaces = `${automation}Runspaces.`;
const self = `${automation}PowerShell`;
const objects = `${automation}PSDataCollection[psobject]`;

/** What is put together by calls that can be chained. */
function building(change: (ps: PowerShell, ...args: never[]) => void): MemberImplementation {
  return (ps: PowerShell, ...args: never[]) => {
    change(ps, ...args);
    return ps;
  };
}

/** The objects that a pipeline gets: of any collection; null where nothing was given. */
function inputOf(input: unknown): unknown[] | null {
  const base = baseOf(input);
  if (isNull(base)) return null;
  return [...(enumerableOf(base) ?? [base])];
}

/** Collection<PSObject> with what a run gave. */
const results = (output: PSDataCollection) => collectionOf(requireType(`${automation}PSObject`), output.items);

/** A collection that the caller gave, which takes the output; else a new one. */
function outputOf(given: unknown): PSDataCollection {
  return isNull(given) ? dataCollection('PSObject') : (baseOf(given) as PSDataCollection);
}

function fromMode(mode: EnumValue): PowerShell {
  return Number(mode.value) === 0 ? new PowerShell(HostedRunspace.of(currentEngine()), true) : new PowerShell();
}

defineType(self, { class: PowerShell, accelerators: ['powershell'] }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    [`static ${self} Create()`]: () => new PowerShell(),
    [`static ${self} Create(${automation}RunspaceMode runspace)`]: fromMode,
    [`static ${self} Create(${runspaces}InitialSessionState initialSessionState)`]: (state: InitialSessionState) => {
      const runspace = createRunspace(state);
      runspace.open();
      return new PowerShell(runspace);
    },
    [`static ${self} Create(${runspaces}Runspace runspace)`]: (runspace: HostedRunspace) => new PowerShell(runspace),
    [`${self} CreateNestedPowerShell()`]: (ps: PowerShell) => {
      if (ps.state !== 'Running')
        throw netError('PSInvalidOperationException', 'InvalidOperation', invalidNested, 'InvalidOperation');
      return new PowerShell(ps.runspace, true);
    },
    [`${self} AddCommand(string cmdlet)`]: building((ps, text: string) => ps.commands.add(text, false)),
    [`${self} AddCommand(string cmdlet, bool useLocalScope)`]: building((ps, text: string, local: boolean) =>
      ps.commands.add(text, false, local),
    ),
    [`${self} AddCommand(${automation}CommandInfo commandInfo)`]: building((ps, info: { name: string }) =>
      ps.commands.add(info.name, false),
    ),
    [`${self} AddScript(string script)`]: building((ps, text: string) => ps.commands.add(text, true)),
    [`${self} AddScript(string script, bool useLocalScope)`]: building((ps, text: string, local: boolean) =>
      ps.commands.add(text, true, local),
    ),
    [`${self} AddParameter(string parameterName)`]: building((ps, name: string) =>
      ps.commands.addParameter(name, null, false),
    ),
    [`${self} AddParameter(string parameterName, System.Object value)`]: building((ps, name: string, value: unknown) =>
      ps.commands.addParameter(name, value),
    ),
    [`${self} AddParameters(System.Collections.IDictionary parameters)`]: building((ps, parameters: unknown) =>
      ps.commands.addParameters(parameters),
    ),
    [`${self} AddParameters(System.Collections.IList parameters)`]: building((ps, parameters: unknown) =>
      ps.commands.addParameters(parameters),
    ),
    [`${self} AddArgument(System.Object value)`]: building((ps, value: unknown) =>
      ps.commands.addParameter(null, value),
    ),
    [`${self} AddStatement()`]: building((ps) => ps.commands.addStatement()),
    [`${automation}PSCommand Commands {get;set;}`]: {
      get: (ps: PowerShell) => ps.commands,
      set: (ps: PowerShell, commands: PSCommand) => {
        ps.commands = commands;
      },
    },
    [`${automation}PSDataStreams Streams {get;}`]: (ps: PowerShell) => ps.streams,
    'guid InstanceId {get;}': (ps: PowerShell) => ps.instanceId,
    [`${automation}PSInvocationStateInfo InvocationStateInfo {get;}`]: (ps: PowerShell) => ps.stateInfo,
    'bool IsNested {get;}': (ps: PowerShell) => ps.isNested,
    'bool HadErrors {get;}': (ps: PowerShell) => ps.hadErrors,
    [`${runspaces}Runspace Runspace {get;set;}`]: {
      get: (ps: PowerShell) => (ps.pool === null ? ps.runspace : null),
      set: (ps: PowerShell, runspace: HostedRunspace) => {
        ps.runspace = runspace;
      },
    },
    [`${runspaces}RunspacePool RunspacePool {get;set;}`]: {
      get: (ps: PowerShell) => ps.pool,
      set: (ps: PowerShell, pool: RunspacePool) => {
        ps.pool = pool;
      },
    },
    'bool IsRunspaceOwner {get;}': (ps: PowerShell) => ps.isRunspaceOwner,
    'string HistoryString {get;set;}': {
      get: (ps: PowerShell) => ps.historyString,
      set: (ps: PowerShell, text: string) => {
        ps.historyString = text;
      },
    },
    ...invoking,
    'void Stop()': (ps: PowerShell) => ps.stop(),
    'System.IAsyncResult BeginStop(System.AsyncCallback callback, System.Object state)': (
      ps: PowerShell,
      _callback: unknown,
      state: unknown,
    ) => {
      ps.stop();
      const result = new PowerShellAsyncResult(ps, dataCollection('PSObject'), state);
      result.isCompleted = true;
      return result;
    },
    'void EndStop(System.IAsyncResult asyncResult)': () => {},
    'void Dispose()': (ps: PowerShell) => ps.dispose(),
  },
}));

const invalidNested =
  'The PowerShell instance is not in the correct state for creating a nested PowerShell instance. Nested PowerShell instances should only be created in a running PowerShell instance.';

/** Of a method that says that another pipeline was stopped: not the one that calls it. */
function stoppedCall(method: string, reason: NetException): NetException {
  const text = `Exception calling "${method}" with "1" argument(s): "${reason.message}"`;
  return netError('MethodInvocationException', 'PipelineStoppedException', text, 'NotSpecified', null, reason);
}

const invoking: Record<string, MemberImplementation> = {
  'System.Collections.ObjectModel.Collection[psobject] Invoke()': (ps: PowerShell) => results(ps.invoke(null)),
  'System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input)': (
    ps: PowerShell,
    input: unknown,
  ) => results(ps.invoke(inputOf(input))),
  'System.IAsyncResult BeginInvoke()': (ps: PowerShell) => ps.begin(null, dataCollection('PSObject')),
  'System.IAsyncResult BeginInvoke(System.Object input)': (ps: PowerShell, input: unknown) =>
    ps.begin(inputOf(input), dataCollection('PSObject')),
  'System.IAsyncResult BeginInvoke(System.Object input, System.Object output)': (
    ps: PowerShell,
    input: unknown,
    output: unknown,
  ) => ps.begin(inputOf(input), outputOf(output)),
  [`${objects} EndInvoke(System.IAsyncResult asyncResult)`]: (ps: PowerShell, result: PowerShellAsyncResult | null) => {
    try {
      return ps.end(result);
    } catch (thrown) {
      throw thrown === ps.reason && ps.state === 'Stopped'
        ? stoppedCall('EndInvoke', ps.reason as NetException)
        : thrown;
    }
  },
};

defineType(`${automation}PowerShellAsyncResult`, { class: PowerShellAsyncResult }, () => ({
  interfaces: ['System.IAsyncResult'],
  members: {
    'System.Object AsyncState {get;}': (result: PowerShellAsyncResult) => result.state,
    'System.Threading.WaitHandle AsyncWaitHandle {get;}': (result: PowerShellAsyncResult) => result.waitHandle,
    'bool CompletedSynchronously {get;}': () => false,
    'bool IsCompleted {get;}': (result: PowerShellAsyncResult) => result.isCompleted,
  },
}));

defineType(`${automation}PSInvocationStateInfo`, { class: PSInvocationStateInfo }, () => ({
  members: {
    [`${automation}PSInvocationState State {get;}`]: ({ state }: PSInvocationStateInfo) =>
      parseEnumStrictly(state, requireType(`${automation}PSInvocationState`), false),
    'System.Exception Reason {get;}': ({ reason }: PSInvocationStateInfo) => reason,
  },
}));

const recordType = (stream: string) => `${automation}${stream}Record`;
const streamMembers: Record<string, MemberImplementation> = {};
for (const stream of dataStreams) {
  const name = stream.replace(/^./, (first) => first.toUpperCase());
  const type = `${automation}PSDataCollection[${recordType(name)}]`;
  streamMembers[`${type} ${name} {get;set;}`] = {
    get: (streams: PSDataStreams) => streams[stream],
    set: (streams: PSDataStreams, value: PSDataCollection) => {
      streams[stream] = value;
    },
  };
}
defineType(`${automation}PSDataStreams`, { class: PSDataStreams }, () => ({
  members: { ...streamMembers, 'void ClearStreams()': (streams: PSDataStreams) => streams.clear() },
}));
