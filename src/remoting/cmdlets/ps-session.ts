/**
 * PSSession, what New-PSSession makes, and its Runspace as scripts see it. The session itself lives on the asynchronous side;
 * these ask for its state there.
 */
import { psInvalidOperation } from '../../runtime/dotnet/automation/ps-errors.js';
import { dateTimeFromMilliseconds } from '../../runtime/engine/time-values.js';
import { defineEvents } from '../../runtime/events/event-source.js';
import { RunspaceStateInfo } from '../../runtime/hosting/hosted-runspace.js';
import type { IoClient } from '../../runtime/io/client.js';
import { convertTo, parseEnumStrictly } from '../../runtime/language/conversion.js';
import { defineType, type NetType, requireType } from '../../runtime/objects/net-type.js';
import { fromWire } from '../../runtime/serialization/index.js';
import type { SessionInfo } from '../client/session-records.js';
import { messages } from '../messages.js';
import { connectionInfoOf } from './connection-info-types.js';
import { configurationNameOf, sessionKind } from './session-kinds.js';

const runspaces = 'System.Management.Automation.Runspaces.';

export class PSSession {
  declare readonly netType: NetType;
  readonly runspace: SessionRunspace;
  name: string;

  constructor(
    readonly io: IoClient,
    /** As it was when the session was first seen; `current` is what it is now. */
    readonly info: SessionInfo,
  ) {
    this.name = info.name;
    this.runspace = new SessionRunspace(this);
  }

  /** The instance id as a System.Guid. */
  get runspaceId(): unknown {
    this.#runspaceId ??= convertTo(this.info.instanceId, requireType('System.Guid'));
    return this.#runspaceId;
  }
  #runspaceId: unknown;

  /** The session as it is now; `Closed` for one that was removed. */
  current(): SessionInfo {
    const info = this.io.call<SessionInfo | null>('remoting.get', { session: this.info.instanceId });
    return info ?? { ...this.info, state: 'Closed', availability: 'None', disconnectedOn: null, expiresOn: null };
  }
}

class SessionRunspace {
  declare readonly netType: NetType;
  readonly connection: object;
  constructor(readonly session: PSSession) {
    this.connection = connectionInfoOf(session);
  }

  /** Throws PSInvalidOperationException where the session is not open, or busy, or its far side does not. */
  reset(): void {
    const { io, info } = this.session;
    const { state, availability } = this.session.current();
    if (state !== 'Opened') throw psInvalidOperation(messages.runspaceNotOpened(state));
    if (availability !== 'Available') throw psInvalidOperation(messages.concurrentInvoke);
    if (!io.call<boolean>('remoting.reset', { session: info.instanceId }))
      throw psInvalidOperation('Operation is not valid due to the current state of the object.');
  }
}

/** One PSSession for each session, so that the same session is the same object. */
const known = new Map<string, PSSession>();

export function psSessionOf(io: IoClient, info: SessionInfo): PSSession {
  let session = known.get(info.instanceId);
  if (!session) {
    session = new PSSession(io, info);
    known.set(info.instanceId, session);
  }
  return session;
}
export function forgetSession(session: PSSession): void {
  known.delete(session.info.instanceId);
}

const enumValue = (type: string, name: string) => parseEnumStrictly(name, requireType(runspaces + type), false);
const dateOf = (milliseconds: number | null) => (milliseconds === null ? null : dateTimeFromMilliseconds(milliseconds));

defineType(`${runspaces}TargetMachineType`, {}, () => ({
  values: { RemoteMachine: 0, VirtualMachine: 1, Container: 2 },
}));

defineType(`${runspaces}PSSession`, { class: PSSession, assembly: 'System.Management.Automation' }, () => ({
  toString: (self: PSSession) => `[PSSession]${self.name}`,
  members: {
    [`${runspaces}TargetMachineType ComputerType {get;}`]: (self: PSSession) =>
      enumValue('TargetMachineType', sessionKind(self.info.target).computerType),
    'string ComputerName {get;}': (self: PSSession) => self.info.computerName,
    'string ContainerId {get;}': ({ info: { target } }: PSSession) =>
      target.kind === 'container' ? target.containerId : null,
    'string VMName {get;}': ({ info: { target } }: PSSession) => (target.kind === 'vm' ? target.vmName : null),
    'System.Nullable[guid] VMId {get;}': ({ info: { target } }: PSSession) =>
      target.kind === 'vm' && target.vmId !== null ? convertTo(target.vmId, requireType('System.Guid')) : null,
    'string ConfigurationName {get;}': (self: PSSession) => configurationNameOf(self.info.target),
    'guid InstanceId {get;}': (self: PSSession) => self.runspaceId,
    'int Id {get;}': (self: PSSession) => self.info.id,
    'string Name {get;set;}': {
      get: (self: PSSession) => self.name,
      set: (self: PSSession, name: string) => {
        self.name = name;
      },
    },
    [`${runspaces}RunspaceAvailability Availability {get;}`]: (self: PSSession) =>
      enumValue('RunspaceAvailability', self.current().availability),
    'psprimitivedictionary ApplicationPrivateData {get;}': (self: PSSession) =>
      fromWire(self.current().applicationPrivateData),
    [`${runspaces}Runspace Runspace {get;}`]: (self: PSSession) => self.runspace,
    'string Transport {get;}': (self: PSSession) => sessionKind(self.info.target).transport,
    'string ToString()': (self: PSSession) => `[PSSession]${self.name}`,
  },
}));

defineType(
  'System.Management.Automation.RemoteRunspace',
  { class: SessionRunspace, assembly: 'System.Management.Automation' },
  () => ({
    base: `${runspaces}Runspace`,
    members: {
      [`${runspaces}RunspaceStateInfo RunspaceStateInfo {get;}`]: (self: SessionRunspace) =>
        new RunspaceStateInfo(self.session.current().state),
      [`${runspaces}RunspaceConnectionInfo ConnectionInfo {get;}`]: (self: SessionRunspace) => self.connection,
      [`${runspaces}RunspaceConnectionInfo OriginalConnectionInfo {get;}`]: (self: SessionRunspace) => self.connection,
      [`${runspaces}RunspaceAvailability RunspaceAvailability {get;}`]: (self: SessionRunspace) =>
        enumValue('RunspaceAvailability', self.session.current().availability),
      'System.Nullable[datetime] DisconnectedOn {get;}': (self: SessionRunspace) =>
        dateOf(self.session.current().disconnectedOn),
      'System.Nullable[datetime] ExpiresOn {get;}': (self: SessionRunspace) => dateOf(self.session.current().expiresOn),
      'bool RunspaceIsRemote {get;}': () => true,
      'guid InstanceId {get;}': (self: SessionRunspace) => self.session.runspaceId,
      'string Name {get;}': (self: SessionRunspace) => self.session.name,
      'int Id {get;}': (self: SessionRunspace) => self.session.info.id,
      'void ResetRunspaceState()': (self: SessionRunspace) => self.reset(),
      ...defineEvents('System.Management.Automation.RemoteRunspace', {
        StateChanged: `System.EventHandler[${runspaces}RunspaceStateEventArgs]`,
      }),
    },
  }),
);
