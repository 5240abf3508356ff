/**
 * PSSession, what New-PSSession makes, and its Runspace as scripts see it. The session itself lives on the asynchronous side;
 * these ask for its state there.
 */
import type { IoClient } from '../../runtime/io/client.js';
import { convertTo, parseEnumStrictly } from '../../runtime/language/conversion.js';
import { defineType, type NetType, requireType } from '../../runtime/objects/net-type.js';
import { fromWire } from '../../runtime/serialization/index.js';
import type { SessionTarget } from '../client/open-session.js';
import type { SessionInfo } from '../client/session-records.js';

const runspaces = 'System.Management.Automation.Runspaces.';

export class PSSession {
  declare readonly netType: NetType;
  readonly runspace: SessionRunspace;
  name: string;

  constructor(
    readonly io: IoClient,
    readonly info: SessionInfo,
    target: SessionTarget | null,
  ) {
    this.name = info.name;
    this.runspace = new SessionRunspace(this, new SessionConnection(info, target));
  }

  /** The instance id as a System.Guid. */
  get runspaceId(): unknown {
    this.#runspaceId ??= convertTo(this.info.instanceId, requireType('System.Guid'));
    return this.#runspaceId;
  }
  #runspaceId: unknown;

  /** The state now; `Closed` for a session that was removed. */
  current(): Pick<SessionInfo, 'state' | 'availability'> {
    const info = this.io.call<SessionInfo | null>('remoting.get', { session: this.info.instanceId });
    return info ?? { state: 'Closed', availability: 'None' };
  }
}

class SessionRunspace {
  declare readonly netType: NetType;
  constructor(
    readonly session: PSSession,
    readonly connection: SessionConnection,
  ) {}
}

class SessionConnection {
  declare readonly netType: NetType;
  constructor(
    readonly info: SessionInfo,
    readonly target: SessionTarget | null,
  ) {}
  /** Undefined for a session that is not over SSH, or was opened elsewhere. */
  get ssh(): Extract<SessionTarget, { kind: 'ssh' }> | undefined {
    return this.target?.kind === 'ssh' ? this.target : undefined;
  }
}

class SessionStateInfo {
  declare readonly netType: NetType;
  constructor(readonly state: string) {}
}

/** One PSSession for each session, so that the same session is the same object. */
const known = new Map<string, PSSession>();

export function psSessionOf(io: IoClient, info: SessionInfo, target: SessionTarget | null = null): PSSession {
  let session = known.get(info.instanceId);
  if (!session) {
    session = new PSSession(io, info, target);
    known.set(info.instanceId, session);
  }
  return session;
}
export function forgetSession(session: PSSession): void {
  known.delete(session.info.instanceId);
}

const enumValue = (type: string, name: string) => parseEnumStrictly(name, requireType(runspaces + type), false);

defineType(`${runspaces}TargetMachineType`, {}, () => ({
  values: { RemoteMachine: 0, VirtualMachine: 1, Container: 2 },
}));

defineType(`${runspaces}PSSession`, { class: PSSession }, () => ({
  toString: (self: PSSession) => `[PSSession]${self.name}`,
  members: {
    [`${runspaces}TargetMachineType ComputerType {get;}`]: () => enumValue('TargetMachineType', 'RemoteMachine'),
    'string ComputerName {get;}': (self: PSSession) => self.info.computerName,
    'string ContainerId {get;}': () => null,
    'string VMName {get;}': () => null,
    'System.Object VMId {get;}': () => null,
    'string ConfigurationName {get;}': () => 'DefaultShell',
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
    'System.Object ApplicationPrivateData {get;}': (self: PSSession) => fromWire(self.info.applicationPrivateData),
    [`${runspaces}Runspace Runspace {get;}`]: (self: PSSession) => self.runspace,
    'string Transport {get;}': (self: PSSession) => self.info.transport,
  },
}));

defineType(`${runspaces}Runspace`, {}, () => ({ abstract: true }));
defineType('System.Management.Automation.RemoteRunspace', { class: SessionRunspace }, () => ({
  base: `${runspaces}Runspace`,
  members: {
    [`${runspaces}RunspaceStateInfo RunspaceStateInfo {get;}`]: (self: SessionRunspace) =>
      new SessionStateInfo(self.session.current().state),
    [`${runspaces}RunspaceConnectionInfo ConnectionInfo {get;}`]: (self: SessionRunspace) => self.connection,
    [`${runspaces}RunspaceAvailability RunspaceAvailability {get;}`]: (self: SessionRunspace) =>
      enumValue('RunspaceAvailability', self.session.current().availability),
    'System.Object DisconnectedOn {get;}': () => null,
    'System.Object ExpiresOn {get;}': () => null,
    'guid InstanceId {get;}': (self: SessionRunspace) => self.session.runspaceId,
    'string Name {get;}': (self: SessionRunspace) => self.session.name,
    'int Id {get;}': (self: SessionRunspace) => self.session.info.id,
  },
}));

defineType(`${runspaces}RunspaceStateInfo`, { class: SessionStateInfo }, () => ({
  toString: (self: SessionStateInfo) => self.state,
  members: {
    [`${runspaces}RunspaceState State {get;}`]: (self: SessionStateInfo) => enumValue('RunspaceState', self.state),
  },
}));

defineType(`${runspaces}RunspaceConnectionInfo`, {}, () => ({ abstract: true }));
defineType(`${runspaces}SSHConnectionInfo`, { class: SessionConnection }, () => ({
  base: `${runspaces}RunspaceConnectionInfo`,
  members: {
    'string ComputerName {get;}': (self: SessionConnection) => self.info.computerName,
    'string UserName {get;}': (self: SessionConnection) => self.ssh?.userName ?? null,
    'string KeyFilePath {get;}': (self: SessionConnection) => self.ssh?.keyFilePath ?? null,
    'int Port {get;}': (self: SessionConnection) => self.ssh?.port ?? 0,
    'string Subsystem {get;}': (self: SessionConnection) => self.ssh?.subsystem ?? 'powershell',
    'int IdleTimeout {get;}': () => -1,
    'System.Object OutputBufferingMode {get;}': () => null,
  },
}));
