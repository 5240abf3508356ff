/** Runspace, RunspacePool and [runspacefactory]. */
import { overloads } from '../../dotnet/overloads.js';
import { currentEngine } from '../../engine/current-engine.js';
import { EngineHostObject } from '../../engine/host-object.js';
import { pathIntrinsicsOf } from '../../engine/types/session-state.js';
import { VariableCell } from '../../engine/variable-cell.js';
import { parseEnumStrictly } from '../../language/index.js';
import { defineType, type MemberImplementation, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { createRunspace, HostedRunspace, RunspaceStateInfo } from '../hosted-runspace.js';
import { InitialSessionState } from '../initial-session-state.js';
import { RunspacePool } from '../runspace-pool.js';

const automation = 'System.Management.Automation.';
const runspaces = `${automation}Runspaces.`;
const enumValue = (type: string, name: string) => parseEnumStrictly(name, requireType(runspaces + type), false);

defineType(`${runspaces}Runspace`, { accelerators: ['runspace'] }, () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    [`static ${runspaces}Runspace DefaultRunspace {get;set;}`]: {
      get: () => HostedRunspace.of(currentEngine()),
      set: () => {},
    },
    'static bool CanUseDefaultRunspace {get;}': () => true,
  },
}));

/** The variables of a runspace, from outside of it. */
class SessionStateProxy {
  constructor(readonly runspace: HostedRunspace) {}
}

/** A setting that is kept as it is given. */
const kept = (field: 'threadOptions' | 'apartmentState'): MemberImplementation => ({
  get: (self: HostedRunspace | RunspacePool) => self[field],
  set: (self: HostedRunspace | RunspacePool, value: EnumValue) => {
    self[field] = Number(value.value);
  },
});

defineType(`${runspaces}LocalRunspace`, { class: HostedRunspace }, () => ({
  base: `${runspaces}Runspace`,
  members: {
    'int Id {get;}': (self: HostedRunspace) => self.id,
    'guid InstanceId {get;}': (self: HostedRunspace) => self.instanceId,
    'string Name {get;set;}': {
      get: (self: HostedRunspace) => self.name,
      set: (self: HostedRunspace, name: string) => {
        self.name = name;
      },
    },
    [`${runspaces}RunspaceStateInfo RunspaceStateInfo {get;}`]: (self: HostedRunspace) => self.stateInfo,
    [`${runspaces}RunspaceAvailability RunspaceAvailability {get;}`]: (self: HostedRunspace) =>
      enumValue('RunspaceAvailability', self.availability),
    [`${runspaces}PSThreadOptions ThreadOptions {get;set;}`]: kept('threadOptions'),
    'System.Threading.ApartmentState ApartmentState {get;set;}': kept('apartmentState'),
    [`${runspaces}RunspaceConnectionInfo ConnectionInfo {get;}`]: () => null,
    [`${runspaces}RunspaceConnectionInfo OriginalConnectionInfo {get;}`]: () => null,
    [`${runspaces}InitialSessionState InitialSessionState {get;}`]: (self: HostedRunspace) =>
      self.initialSessionState ?? new InitialSessionState(),
    'bool RunspaceIsRemote {get;}': () => false,
    'System.Nullable[datetime] DisconnectedOn {get;}': () => null,
    'System.Nullable[datetime] ExpiresOn {get;}': () => null,
    'version Version {get;}': () => currentEngine().versionValue('7.6.5'),
    [`${runspaces}SessionStateProxy SessionStateProxy {get;}`]: (self: HostedRunspace) => new SessionStateProxy(self),
    [`${automation}PSEventManager Events {get;}`]: (self: HostedRunspace) => self.engine.events,
    'void Open()': (self: HostedRunspace) => self.open(),
    'void OpenAsync()': (self: HostedRunspace) => self.open(),
    'void Close()': (self: HostedRunspace) => self.close(),
    'void CloseAsync()': (self: HostedRunspace) => self.close(),
    'void Dispose()': (self: HostedRunspace) => self.close(),
    'void ResetRunspaceState()': () => {},
  },
}));

defineType(`${runspaces}SessionStateProxy`, { class: SessionStateProxy }, () => ({
  members: {
    'void SetVariable(string name, System.Object value)': (
      { runspace }: SessionStateProxy,
      name: string,
      value: unknown,
    ) => runspace.engine.setVariable(runspace.engine.globalScope, name, value),
    'System.Object GetVariable(string name)': ({ runspace }: SessionStateProxy, name: string) => {
      const value = runspace.engine.getVariable(runspace.engine.globalScope, name);
      return value instanceof VariableCell ? value.get() : (value ?? null);
    },
    [`${automation}PathIntrinsics Path {get;}`]: ({ runspace }: SessionStateProxy) =>
      pathIntrinsicsOf(runspace.engine.session),
    [`${automation}CommandInvocationIntrinsics InvokeCommand {get;}`]: ({ runspace }: SessionStateProxy) =>
      runspace.engine.intrinsics.invokeCommand,
  },
}));

defineType(`${runspaces}RunspaceStateInfo`, { class: RunspaceStateInfo }, () => ({
  toString: (self: RunspaceStateInfo) => self.state,
  members: {
    [`${runspaces}RunspaceState State {get;}`]: (self: RunspaceStateInfo) => enumValue('RunspaceState', self.state),
    'System.Exception Reason {get;}': (self: RunspaceStateInfo) => self.reason,
    'string ToString()': (self: RunspaceStateInfo) => self.state,
  },
}));

class RunspacePoolStateInfo {
  constructor(readonly state: string) {}
}
defineType(`${automation}RunspacePoolStateInfo`, { class: RunspacePoolStateInfo }, () => ({
  members: {
    [`${runspaces}RunspacePoolState State {get;}`]: (self: RunspacePoolStateInfo) =>
      enumValue('RunspacePoolState', self.state),
    'System.Exception Reason {get;}': () => null,
  },
}));

defineType(`${runspaces}RunspacePool`, { class: RunspacePool }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'void Open()': (self: RunspacePool) => self.open(),
    'void Close()': (self: RunspacePool) => self.close(),
    'void Dispose()': (self: RunspacePool) => self.close(),
    'int GetMinRunspaces()': (self: RunspacePool) => self.minimum,
    'int GetMaxRunspaces()': (self: RunspacePool) => self.maximum,
    'bool SetMinRunspaces(int minRunspaces)': (self: RunspacePool, count: number) => {
      if (count < 1 || count > self.maximum) return false;
      self.minimum = count;
      return true;
    },
    'bool SetMaxRunspaces(int maxRunspaces)': (self: RunspacePool, count: number) => {
      if (count < self.minimum) return false;
      self.maximum = count;
      return true;
    },
    'int GetAvailableRunspaces()': (self: RunspacePool) => self.available,
    'guid InstanceId {get;}': (self: RunspacePool) => self.instanceId,
    'bool IsDisposed {get;}': (self: RunspacePool) => self.state === 'Closed',
    [`${automation}RunspacePoolStateInfo RunspacePoolStateInfo {get;}`]: (self: RunspacePool) =>
      new RunspacePoolStateInfo(self.state),
    [`${runspaces}InitialSessionState InitialSessionState {get;}`]: (self: RunspacePool) =>
      self.sessionState ?? new InitialSessionState(),
    [`${runspaces}PSThreadOptions ThreadOptions {get;set;}`]: kept('threadOptions'),
    'System.Threading.ApartmentState ApartmentState {get;set;}': kept('apartmentState'),
  },
}));

type Given = EngineHostObject | InitialSessionState;
/** The host and the state among the arguments, in whatever order. */
function fromArguments(...given: Given[]): HostedRunspace {
  const host = given.find((value) => value instanceof EngineHostObject);
  const state = given.find((value) => value instanceof InitialSessionState);
  return createRunspace(state ?? null, host?.engine.host ?? null);
}
function poolFrom(minimum: number, maximum: number, ...given: Given[]): RunspacePool {
  const host = given.find((value) => value instanceof EngineHostObject);
  const state = given.find((value) => value instanceof InitialSessionState);
  return new RunspacePool(minimum, maximum, state ?? null, host?.engine.host ?? null);
}

const host = `${automation}Host.PSHost host`;
const state = `${runspaces}InitialSessionState initialSessionState`;
const made = `static ${runspaces}Runspace CreateRunspace`;
const pooled = `static ${runspaces}RunspacePool CreateRunspacePool`;
defineType(`${runspaces}RunspaceFactory`, { accelerators: ['runspacefactory'] }, () => ({
  abstract: true,
  members: {
    ...overloads(fromArguments, [`${made}()`, `${made}(${host})`, `${made}(${state})`, `${made}(${host}, ${state})`]),
    [`${pooled}()`]: () => poolFrom(1, 1),
    [`${pooled}(${state})`]: (given: InitialSessionState) => poolFrom(1, 1, given),
    ...overloads(poolFrom, [
      `${pooled}(int minRunspaces, int maxRunspaces)`,
      `${pooled}(int minRunspaces, int maxRunspaces, ${host})`,
      `${pooled}(int minRunspaces, int maxRunspaces, ${state}, ${host})`,
    ]),
  },
}));
