/**
 * The sessions that are open, on the side where input and output happen. The engine, on its own thread, knows them by their
 * instance ids and as SessionInfo; Enter-PSSession makes a RemoteRunspace of one.
 */
import { userInfo } from 'node:os';
import type { AsyncHost } from '../../runtime/host/host-call.js';
import type { RunspaceState } from '../../runtime/runspaces/runspace.js';
import { type OpenSessionOptions, openSession, type SessionTarget } from './open-session.js';
import { RemoteRunspace } from './remote-runspace.js';
import type { RemoteSession } from './remote-session.js';

/** A PSSession's properties, in plain form. */
export interface SessionInfo {
  id: number;
  /** Lower-case GUID. */
  instanceId: string;
  name: string;
  computerName: string;
  transport: 'SSH' | 'Process';
  state: RunspaceState;
  availability: 'Available' | 'Busy' | 'None';
  /** CLIXML: a dictionary with the far side's PSVersionTable. */
  applicationPrivateData: string;
}

export interface OpenRequest extends OpenSessionOptions {
  /** `Runspace1` and so on, when left out. */
  name?: string;
  /** Opened for one command alone: not listed, and closed with it. */
  temporary?: boolean;
}

interface SessionRecord {
  id: number;
  name: string;
  target: SessionTarget;
  session: RemoteSession;
  temporary: boolean;
}

const records = new Map<string, SessionRecord>();
let lastId = 0;

/** Opens a session and keeps it. Throws as openSession does. */
export async function openRegistered(request: OpenRequest): Promise<SessionInfo> {
  const session = await openSession(request);
  const id = ++lastId;
  const record: SessionRecord = {
    id,
    name: request.name ?? `Runspace${id}`,
    target: request.target,
    session,
    temporary: request.temporary ?? false,
  };
  records.set(session.id, record);
  if (record.temporary)
    session.onStateChanged((state) => {
      if (state === 'Closed' || state === 'Broken') records.delete(session.id);
    });
  return infoOf(record);
}

/** Every session that was not removed, also broken ones; without the temporary ones. */
export function listSessions(): SessionInfo[] {
  return [...records.values()].filter((record) => !record.temporary).map(infoOf);
}

export function findSession(instanceId: string): SessionInfo | undefined {
  const record = records.get(instanceId);
  return record && infoOf(record);
}

/** The session itself; undefined for one that is not there. */
export function sessionOf(instanceId: string): RemoteSession | undefined {
  return records.get(instanceId)?.session;
}

/** Closes a session and forgets it. Never throws. */
export async function removeSession(instanceId: string): Promise<void> {
  const record = records.get(instanceId);
  records.delete(instanceId);
  await record?.session.close();
}

/** Closes all sessions, as the shell does when it ends. */
export async function removeAllSessions(): Promise<void> {
  await Promise.all([...records.keys()].map(removeSession));
}

/**
 * The runspace of a session, for a host to push. Undefined when there is no such session. `checkCommands` of the runspace says
 * whether it can be entered.
 */
export function runspaceOf(instanceId: string, host: AsyncHost): RemoteRunspace | undefined {
  const record = records.get(instanceId);
  if (!record) return undefined;
  const { session, name, target, temporary } = record;
  return new RemoteRunspace({
    session,
    name,
    host,
    promptPrefix: promptPrefixOf(target, session.computerName),
    closesSession: temporary,
  });
}

/** `[host]: `, with the user where it was said and is another than ours. */
function promptPrefixOf(target: SessionTarget, computerName: string): string {
  const user = target.kind === 'ssh' ? (target.userName ?? /^(.+)@/.exec(target.hostName)?.[1]) : undefined;
  return user && user !== userInfo().username ? `[${user}@${computerName}]: ` : `[${computerName}]: `;
}

function infoOf(record: SessionRecord): SessionInfo {
  const { session, target } = record;
  return {
    id: record.id,
    instanceId: session.id,
    name: record.name,
    computerName: session.computerName,
    transport: target.kind === 'ssh' ? 'SSH' : 'Process',
    state: session.state,
    availability: session.state !== 'Opened' ? 'None' : session.isBusy ? 'Busy' : 'Available',
    applicationPrivateData: session.applicationPrivateData,
  };
}
