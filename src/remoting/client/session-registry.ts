/** Opens sessions, finds those that wait at far sides, and puts them on record. */
import { messages } from '../messages.js';
import type { SessionTarget } from '../transports/targets.js';
import { type DisconnectOptions, TransportError } from '../transports/transport.js';
import { type TransportRow, transportRow } from '../transports/transport-table.js';
import { hostInteraction } from '../transports/user-interaction.js';
import { type OpenSessionOptions, openSession } from './open-session.js';
import { RegisteredSession } from './registered-session.js';
import type { RemoteSession } from './remote-session.js';
import { defaultSessionOptions, type SessionOptions } from './session-options.js';
import { addSession, nextSessionId, recordOf, type SessionInfo, sessionOf } from './session-records.js';

export interface OpenRequest extends OpenSessionOptions {
  /** Opened for one command alone. */
  temporary?: boolean;
}

/** Opens a session, or joins one that was found at a far side, and keeps it. Throws as openSession does. */
export async function openRegistered(request: OpenRequest): Promise<SessionInfo> {
  const found = request.existing === undefined ? undefined : recordOf(request.existing);
  const id = found?.id ?? nextSessionId();
  const name = request.name ?? found?.name ?? `Runspace${id}`;
  const { session, promptPrefix } = await openSession({ ...request, name });
  const record = new RegisteredSession({
    id,
    instanceId: session.id,
    name,
    computerName: session.computerName,
    target: request.target,
    options: request.options ?? defaultSessionOptions,
    promptPrefix,
    temporary: request.temporary ?? false,
    session,
    listed: found?.listed ?? null,
  });
  addSession(record);
  return record.info();
}

/** Leaves a session at its far side. Throws TransportError. */
export async function disconnectSession(instanceId: string, options: DisconnectOptions): Promise<SessionInfo | null> {
  await requireSession(instanceId).disconnect(options);
  return recordOf(instanceId)?.info() ?? null;
}

/** Comes back to a session that was left here. Throws TransportError. */
export async function reconnectSession(instanceId: string, signal: AbortSignal): Promise<SessionInfo | null> {
  await requireSession(instanceId).reconnect(signal);
  return recordOf(instanceId)?.info() ?? null;
}

function requireSession(instanceId: string): RemoteSession {
  const session = sessionOf(instanceId);
  if (!session) throw new TransportError('NotSupported', messages.sessionNotAvailable.RunspaceId(instanceId));
  return session;
}

/** The sessions that wait at a far side. Those that are connected here keep their records. Throws TransportError. */
export async function querySessions(
  target: SessionTarget,
  options: SessionOptions,
  host: OpenSessionOptions['host'],
  signal: AbortSignal,
): Promise<SessionInfo[]> {
  const row = (await transportRow(target)) as TransportRow<typeof target.kind>;
  if (!row.list) throw new TransportError('NotSupported', messages.cannotListSessions);
  const computerName = row.computerName(target as never);
  const promptPrefix = row.promptPrefix?.(target as never) ?? `[${computerName}]: `;
  const found = await row.list(
    target as never,
    { options, host, interaction: hostInteraction(host), name: '' },
    signal,
  );
  return found.map((listed) => {
    const known = recordOf(listed.instanceId);
    if (known?.session) return known.info();
    const record = new RegisteredSession({
      id: known?.id ?? nextSessionId(),
      instanceId: listed.instanceId,
      name: listed.name,
      computerName,
      target,
      options,
      promptPrefix,
      temporary: false,
      session: null,
      listed,
    });
    addSession(record);
    return record.info();
  });
}
