/** Opens a session from what the user said: over SSH, or with a process of this computer. */
import type { AsyncHost } from '../../runtime/host/host-call.js';
import { hostInteraction } from '../ssh/interaction.js';
import { SshChannel } from '../ssh/ssh-channel.js';
import { parseHostName, type SshParameters } from '../ssh/ssh-target.js';
import { OutOfProcessClient } from '../transports/out-of-process-client.js';
import { ProcessChannel, type ProcessTarget } from '../transports/process-channel.js';
import type { ByteChannel } from '../transports/transport.js';
import { applicationArguments } from './application-arguments.js';
import { Deadline } from './deadline.js';
import { readHostInfo } from './host-information.js';
import { HostResponder } from './host-responder.js';
import { RemoteSession } from './remote-session.js';

export type SessionTarget = ({ kind: 'ssh' } & SshParameters) | ({ kind: 'process' } & ProcessTarget);

export interface OpenSessionOptions {
  target: SessionTarget;
  host: AsyncHost;
  /** Our PSVersion, `7.6.0`. */
  psVersion: string;
  /** Milliseconds for everything but questions to the user; 180 s when left out, 0 or less for no limit. */
  openTimeout?: number;
  signal: AbortSignal;
}

/** As the real engine's OpenTimeout. */
const defaultOpenTimeout = 180_000;

/** Opens a session. Throws TransportError, RemoteSessionError or ProtocolError. */
export async function openSession(options: OpenSessionOptions): Promise<RemoteSession> {
  const { target, host, signal } = options;
  const limit =
    options.openTimeout ?? (target.kind === 'ssh' ? target.connectingTimeout : undefined) ?? defaultOpenTimeout;
  const hostInfo = await readHostInfo(host, signal);
  const deadline = new Deadline(limit, signal);
  const computerName = target.kind === 'ssh' ? parseHostName(target.hostName).host : 'localhost';
  const responder = new HostResponder({ host, computerName });
  const channel: ByteChannel =
    target.kind === 'ssh' ? new SshChannel(target, deadline.wrap(hostInteraction(host))) : new ProcessChannel(target);
  const session = new RemoteSession({
    transport: new OutOfProcessClient(channel),
    computerName,
    hostInfo,
    applicationArguments: applicationArguments(options.psVersion),
    answerHostCall: (call) => deadline.suspend(() => responder.answer(call, signal)),
  });
  try {
    await session.open(deadline.signal);
  } finally {
    deadline.clear();
  }
  return session;
}
