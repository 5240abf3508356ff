/** Opens sessions and puts them on record. */
import { userInfo } from 'node:os';
import { type OpenSessionOptions, openSession, type SessionTarget } from './open-session.js';
import { RemoteRunspace } from './remote-runspace.js';
import type { RemoteSession } from './remote-session.js';
import { addSession, nextSessionId, type SessionInfo } from './session-records.js';

export interface OpenRequest extends OpenSessionOptions {
  /** `Runspace1` and so on, when left out. */
  name?: string;
  /** Opened for one command alone. */
  temporary?: boolean;
}

/** Opens a session and keeps it. Throws as openSession does. */
export async function openRegistered(request: OpenRequest): Promise<SessionInfo> {
  const { target, temporary = false } = request;
  const session = await openSession(request);
  const id = nextSessionId();
  const name = request.name ?? `Runspace${id}`;
  const info = () => infoOf(id, name, target, session);
  const promptPrefix = promptPrefixOf(target, session.computerName);
  addSession({
    info,
    session,
    temporary,
    enter: (host) => new RemoteRunspace({ session, name, host, promptPrefix, closesSession: temporary }),
  });
  return info();
}

/** `[host]: `, with the user where it was said and is another than ours. */
function promptPrefixOf(target: SessionTarget, computerName: string): string {
  const user = target.kind === 'ssh' ? (target.userName ?? /^(.+)@/.exec(target.hostName)?.[1]) : undefined;
  return user && user !== userInfo().username ? `[${user}@${computerName}]: ` : `[${computerName}]: `;
}

function infoOf(id: number, name: string, target: SessionTarget, session: RemoteSession): SessionInfo {
  return {
    id,
    instanceId: session.id,
    name,
    computerName: session.computerName,
    transport: target.kind === 'ssh' ? 'SSH' : 'Process',
    state: session.state,
    availability: session.state !== 'Opened' ? 'None' : session.isBusy ? 'Busy' : 'Available',
    applicationPrivateData: session.applicationPrivateData,
  };
}
