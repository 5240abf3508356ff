/** What a session is made of, and the limits that it has where nothing else is said. */
import type { HostCall } from '../../runtime/host/host-call.js';
import type { ClientPoolOptions } from '../protocol/client-pool.js';
import type { HostAnswer } from '../protocol/host-answer.js';
import type { Transport } from '../transports/transport.js';

export interface RemoteSessionOptions extends ClientPoolOptions {
  transport: Transport;
  /** As users know the far side: `server1`, or what `-HostName` said. */
  computerName: string;
  /** Answers the calls of the session itself; those of pipelines go to their consumers. */
  answerHostCall(call: HostCall): Promise<HostAnswer>;
  /** Milliseconds in which a pipeline has to stop, else the session breaks; 0 for no limit, a minute when left out. */
  cancelTimeout?: number;
  /** Called with text of the far side that does not belong to the protocol. */
  onText?(text: string): void;
}

/** Characters of what the far side says besides the protocol that are kept, to be shown when opening fails. */
export const maxKeptText = 4096;

/** As the real engine's CancelTimeout, in milliseconds. */
export const defaultCancelTimeout = 60_000;
