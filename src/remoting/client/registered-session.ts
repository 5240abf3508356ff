/** A session on record: what it is called, where it goes, and the session itself once it is connected. */
import type { AsyncHost } from '../../runtime/host/host-call.js';
import type { SessionTarget } from '../transports/targets.js';
import type { ListedSession } from '../transports/transport-table.js';
import { RemoteRunspace } from './remote-runspace.js';
import type { RemoteSession } from './remote-session.js';
import type { SessionOptions } from './session-options.js';
import type { SessionInfo, SessionRecord } from './session-records.js';

export interface RegisteredSessionParts {
  id: number;
  instanceId: string;
  name: string;
  computerName: string;
  target: SessionTarget;
  options: SessionOptions;
  promptPrefix: string;
  temporary: boolean;
  session: RemoteSession | null;
  listed: ListedSession | null;
}

export class RegisteredSession implements SessionRecord {
  readonly id: number;
  readonly instanceId: string;
  readonly name: string;
  readonly target: SessionTarget;
  temporary: boolean;
  readonly session: RemoteSession | null;
  readonly listed: ListedSession | null;
  #disconnectedOn: number | null = null;
  /** The profiles there run when the session is entered for the first time, unless -NoMachineProfile was said. */
  readonly #profile: { isDue: boolean };

  constructor(private readonly parts: RegisteredSessionParts) {
    this.id = parts.id;
    this.instanceId = parts.instanceId;
    this.name = parts.name;
    this.target = parts.target;
    this.temporary = parts.temporary;
    this.session = parts.session;
    this.listed = parts.listed;
    this.#profile = { isDue: !parts.options.noMachineProfile };
    parts.session?.onStateChanged((state) => {
      this.#disconnectedOn = state === 'Disconnected' ? Date.now() : null;
    });
  }

  info(): SessionInfo {
    const { session, listed, parts } = this;
    const state = session?.state ?? listed?.state ?? 'Closed';
    const { idleTimeout: wanted } = parts.options;
    const idleTimeout = listed?.idleTimeout ?? (wanted >= 0 ? wanted : null);
    const disconnectedOn = state === 'Disconnected' ? (this.#disconnectedOn ?? listed?.disconnectedOn ?? null) : null;
    return {
      id: this.id,
      instanceId: this.instanceId,
      name: this.name,
      computerName: parts.computerName,
      target: withoutPassword(parts.target),
      options: { ...parts.options, proxyCredential: null },
      state,
      availability: this.#availability,
      applicationPrivateData: session?.applicationPrivateData ?? '',
      canDisconnect: session?.canDisconnect ?? true,
      isOnlyFound: session === null,
      idleTimeout,
      outputBufferingMode: listed?.outputBufferingMode ?? parts.options.outputBufferingMode,
      disconnectedOn,
      expiresOn: disconnectedOn === null || idleTimeout === null ? null : disconnectedOn + idleTimeout,
    };
  }

  get #availability(): SessionInfo['availability'] {
    const { session, listed } = this;
    if (session === null) return listed?.isAvailable ? 'None' : 'Busy';
    if (session.state !== 'Opened') return 'None';
    return session.isBusy ? 'Busy' : 'Available';
  }

  /** The session as a runspace for a host to push. Throws for one that is not connected. */
  enter(host: AsyncHost): RemoteRunspace {
    const { session, name, temporary } = this;
    if (!session) throw new Error('The session is not connected.');
    return new RemoteRunspace({
      session,
      name,
      host,
      promptPrefix: this.parts.promptPrefix,
      closesSession: temporary,
      profile: this.#profile,
    });
  }
}

function withoutPassword(target: SessionTarget): SessionTarget {
  return 'credential' in target && target.credential
    ? { ...target, credential: { userName: target.credential.userName, password: new Uint8Array() } }
    : target;
}
