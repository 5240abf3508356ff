/** Opens a session from what the user said, over the transport that the target's row in the table makes. */
import type { AsyncHost } from '../../runtime/host/host-call.js';
import { applicationArguments } from '../ps-version-table.js';
import type { SessionTarget } from '../transports/targets.js';
import { type TransportContext, type TransportRow, transportRow } from '../transports/transport-table.js';
import { hostInteraction } from '../transports/user-interaction.js';
import { Deadline } from './deadline.js';
import { readHostInfo } from './host-information.js';
import { HostResponder } from './host-responder.js';
import { RemoteSession } from './remote-session.js';
import { defaultSessionOptions, type SessionOptions } from './session-options.js';

export interface OpenSessionOptions {
  target: SessionTarget;
  host: AsyncHost;
  /** Our PSVersion, `7.6.0`. */
  psVersion: string;
  options?: SessionOptions;
  /** What the session is called; `Runspace` when left out. */
  name?: string;
  /** The id of a session that another client has left at the far side, to be joined in place of a new one. */
  existing?: string;
  signal: AbortSignal;
}

export interface OpenedSession {
  session: RemoteSession;
  /** `[host]: ` */
  promptPrefix: string;
}

/** Opens a session. Throws TransportError, RemoteSessionError or ProtocolError. */
export async function openSession(request: OpenSessionOptions): Promise<OpenedSession> {
  const { target, host, signal, existing, options = defaultSessionOptions } = request;
  const row = (await transportRow(target)) as TransportRow<typeof target.kind>;
  const hostInfo = await readHostInfo(host, signal);
  const deadline = new Deadline(row.openTimeout?.(target as never) ?? options.openTimeout, signal);
  const computerName = row.computerName(target as never);
  const responder = new HostResponder({ host, computerName });
  const interaction = deadline.wrap(hostInteraction(host));
  const context: TransportContext = { options, host, interaction, name: request.name ?? 'Runspace' };
  const session = new RemoteSession({
    transport: row.create(target as never, context),
    computerName,
    hostInfo,
    applicationArguments: applicationArguments(request.psVersion, options.applicationArguments),
    answerHostCall: (call) => deadline.suspend(() => responder.answer(call, signal)),
    ...(row.version ? { version: row.version(target as never, options) } : {}),
    cancelTimeout: options.cancelTimeout,
    maxObjectSize: options.maximumReceivedObjectSize ?? Number.POSITIVE_INFINITY,
    maxDataSize: options.maximumReceivedDataSizePerCommand ?? Number.POSITIVE_INFINITY,
  });
  try {
    await (existing === undefined ? session.open(deadline.signal) : session.connect(existing, deadline.signal));
  } finally {
    deadline.clear();
  }
  return { session, promptPrefix: row.promptPrefix?.(target as never) ?? `[${computerName}]: ` };
}
