/**
 * The sessions that are open, on the side where input and output happen. The engine, on its own thread, knows them by their
 * instance ids and as SessionInfo. This file is light: what opens sessions is loaded when the first one is.
 */
import type { AsyncHost } from '../../runtime/host/host-call.js';
import type { RunspaceState } from '../../runtime/runspaces/runspace.js';
import type { RemoteRunspace } from './remote-runspace.js';
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

export interface SessionRecord {
  info(): SessionInfo;
  session: RemoteSession;
  /** Opened for one command alone: not listed, and closed with it. */
  temporary: boolean;
  enter(host: AsyncHost): RemoteRunspace;
}

const records = new Map<string, SessionRecord>();
let lastId = 0;

export function nextSessionId(): number {
  return ++lastId;
}

export function addSession(record: SessionRecord): void {
  const { id } = record.session;
  records.set(id, record);
  if (record.temporary)
    record.session.onStateChanged((state) => {
      if (state === 'Closed' || state === 'Broken') records.delete(id);
    });
}

/** Every session that was not removed, also broken ones; without the temporary ones. */
export function listSessions(): SessionInfo[] {
  return [...records.values()].filter((record) => !record.temporary).map((record) => record.info());
}

export function findSession(instanceId: string): SessionInfo | undefined {
  return records.get(instanceId)?.info();
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
  return records.get(instanceId)?.enter(host);
}
