/**
 * The transports that there are, one row a kind of target: the only place that knows which code opens what. A kind without a row
 * is refused with the error of `missing`. Rows are loaded when their kind is first used.
 */
import type { AsyncHost } from '../../runtime/host/host-call.js';
import type { SessionOptions } from '../client/session-options.js';
import type { ProtocolVersion } from '../protocol/versions.js';
import type { SessionTarget, TargetKind, TargetOf } from './targets.js';
import { type Transport, TransportError } from './transport.js';
import type { UserInteraction } from './user-interaction.js';

export interface TransportContext {
  options: SessionOptions;
  /** Asks the user; the time that this takes does not count as time of opening. */
  interaction: UserInteraction;
  /** For what `interaction` does not have: credentials. */
  host: AsyncHost;
  /** What the session is called, for a far side that lists it. */
  name: string;
}

/** A session that waits at a far side, as Get-PSSession -ComputerName lists it. */
export interface ListedSession {
  /** Lower-case GUID. */
  instanceId: string;
  name: string;
  state: 'Opened' | 'Disconnected';
  /** True when no other client has it. */
  isAvailable: boolean;
  /** Milliseconds; null where the far side does not say. */
  idleTimeout: number | null;
  outputBufferingMode: 'None' | 'Drop' | 'Block';
  /** Milliseconds since 1970; null where the far side does not say. */
  disconnectedOn: number | null;
  expiresOn: number | null;
  /** Lower-case GUIDs of its pipelines. */
  pipelines: readonly string[];
}

export interface TransportRow<K extends TargetKind> {
  /** What PSSession.ComputerName and `[name]: ` show. */
  computerName(target: TargetOf<K>): string;
  /** Makes the transport; it connects when it is opened. */
  create(target: TargetOf<K>, context: TransportContext): Transport;
  /** Milliseconds for opening, where the kind has a limit of its own. */
  openTimeout?(target: TargetOf<K>): number | undefined;
  /** The protocol version to offer: an older one where the transport does not encrypt. */
  version?(target: TargetOf<K>, options: SessionOptions): ProtocolVersion;
  /** The prompt in front of the far side's; `[computerName]: ` when left out. */
  promptPrefix?(target: TargetOf<K>): string;
  /** The sessions that wait at the far side. Throws TransportError. */
  list?(target: TargetOf<K>, context: TransportContext, signal: AbortSignal): Promise<ListedSession[]>;
}

type Rows = { [K in TargetKind]?: () => Promise<TransportRow<K>> };

const rows: Rows = {
  ssh: async () => (await import('../ssh/ssh-transport.js')).sshTransport,
  container: async () => (await import('../containers/container-transport.js')).containerTransport,
  pipe: async () => (await import('../named-pipes/pipe-transport.js')).pipeTransport,
  vm: async () => (await import('../hyperv/vm-transport.js')).vmTransport,
  wsman: async () => (await import('../wsman/wsman-row.js')).wsmanTransport,
  process: async () => (await import('./loopback-transport.js')).loopbackTransport,
};

/** The row for a target. Throws TransportError where there is none. */
export async function transportRow<K extends TargetKind>(
  target: TargetOf<K> | SessionTarget,
): Promise<TransportRow<K>> {
  const load = rows[target.kind as K] as (() => Promise<TransportRow<K>>) | undefined;
  if (load) return load();
  throw new TransportError('TransportMissing', target.kind);
}
