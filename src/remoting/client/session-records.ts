/**
 * The sessions that are open, on the side where input and output happen. The engine, on its own thread, knows them by their
 * instance ids and as SessionInfo. This file is light: what opens sessions is loaded when the first one is.
 */
import type { AsyncHost } from '../../runtime/host/host-call.js';
import type { RunspaceState } from '../../runtime/runspaces/runspace.js';
import type { SessionTarget } from '../transports/targets.js';
import type { ListedSession } from '../transports/transport-table.js';
import type { RemoteRunspace } from './remote-runspace.js';
import type { RemoteSession } from './remote-session.js';
import type { SessionOptions } from './session-options.js';

/** A PSSession's properties, in plain form. */
export interface SessionInfo {
  id: number;
  /** Lower-case GUID. */
  instanceId: string;
  name: string;
  computerName: string;
  /** Without passwords, as the options. */
  target: SessionTarget;
  options: SessionOptions;
  state: RunspaceState;
  availability: 'Available' | 'Busy' | 'None';
  /** CLIXML: a dictionary with the far side's PSVersionTable; '' for a session that was never open here. */
  applicationPrivateData: string;
  /** True where Disconnect-PSSession and Connect-PSSession can work. */
  canDisconnect: boolean;
  /** Found at a far side and never connected here: it is opened, with its instance id, and not reconnected. */
  isOnlyFound: boolean;
  /** Milliseconds that the far side keeps the session; null where nobody said. */
  idleTimeout: number | null;
  outputBufferingMode: 'None' | 'Drop' | 'Block';
  /** Milliseconds since 1970, of a session that is disconnected. */
  disconnectedOn: number | null;
  expiresOn: number | null;
}

/** A session that was opened here, or one that waits at a far side and can be connected to. */
export interface SessionRecord {
  readonly id: number;
  /** Lower-case GUID. */
  readonly instanceId: string;
  readonly name: string;
  readonly target: SessionTarget;
  /** Null until a session that was found at a far side is connected. */
  readonly session: RemoteSession | null;
  /** What the far side said of it, when it was found there. */
  readonly listed: ListedSession | null;
  /** Opened for one command alone: not listed, and closed with it. */
  temporary: boolean;
  info(): SessionInfo;
  enter(host: AsyncHost): RemoteRunspace;
}

const records = new Map<string, SessionRecord>();
let lastId = 0;

export function nextSessionId(): number {
  return ++lastId;
}

export function addSession(record: SessionRecord): void {
  records.set(record.instanceId, record);
  if (record.temporary)
    record.session?.onStateChanged((state) => {
      if (state === 'Closed' || state === 'Broken') records.delete(record.instanceId);
    });
}

/** Every session that was not removed, also broken ones; without the temporary ones, and those that were only found. */
export function listSessions(): SessionInfo[] {
  return [...records.values()]
    .filter((record) => !record.temporary && record.session !== null)
    .map((record) => record.info());
}

export function findSession(instanceId: string): SessionInfo | undefined {
  return records.get(instanceId)?.info();
}
export function recordOf(instanceId: string): SessionRecord | undefined {
  return records.get(instanceId);
}

/** The session itself; undefined for one that is not there, or not connected. */
export function sessionOf(instanceId: string): RemoteSession | undefined {
  return records.get(instanceId)?.session ?? undefined;
}

/** Closes a session and forgets it. Never throws. */
export async function removeSession(instanceId: string): Promise<void> {
  const record = records.get(instanceId);
  records.delete(instanceId);
  await record?.session?.close();
}

/** Closes all sessions, as the shell does when it ends; those that are disconnected stay at their far sides. */
export async function removeAllSessions(): Promise<void> {
  const open = [...records.values()].filter((record) => record.session?.state !== 'Disconnected');
  await Promise.all(open.map((record) => removeSession(record.instanceId)));
}

/**
 * The runspace of a session, for a host to push. Undefined when there is no such session. `checkCommands` of the runspace says
 * whether it can be entered.
 */
export function runspaceOf(instanceId: string, host: AsyncHost): RemoteRunspace | undefined {
  return records.get(instanceId)?.enter(host);
}
