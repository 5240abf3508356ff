/**
 * Transport: what carries a session. It knows channels (the session's own and one for each pipeline) and payloads, and nothing
 * of what they mean. ByteChannel is what is below it where a transport is a stream of bytes: a process, an SSH channel.
 */
import type { PayloadStream } from '../protocol/fragments.js';
import type { Target } from '../protocol/pool-core.js';

export type TransportErrorCode =
  | 'ConnectionClosed'
  | 'ConnectFailed'
  | 'TimedOut'
  | 'Cancelled'
  | 'AuthenticationFailed'
  | 'HostKeyUnknown'
  | 'HostKeyChanged'
  | 'HostKeyRevoked'
  | 'SubsystemFailed'
  | 'ServerError'
  | 'SpawnFailed'
  | 'InvalidOption'
  | 'InvalidPacket';

/** Why a session could not be opened, or ended. `detail` is what else the user may want to read: text of the far side. */
export class TransportError extends Error {
  constructor(
    readonly code: TransportErrorCode,
    message: string,
    readonly detail = '',
  ) {
    super(message);
  }
}

export interface TransportEvents {
  onPayload(target: Target, data: Buffer): void;
  /** The far side is gone, or was never there. Called once; nothing follows. */
  onClosed(error: TransportError): void;
  /** Text of the far side that is no packet: of a banner, a profile, or its stderr. */
  onText(text: string): void;
}

export interface Transport {
  /** Bytes that a payload may have. */
  readonly maxPayload: number;
  /** Connects. Throws TransportError; is given up when the signal is aborted. */
  open(events: TransportEvents, signal: AbortSignal): Promise<void>;
  /** Makes the channel of a pipeline; its first payload may follow. */
  createPipeline(id: string): Promise<void>;
  /** Sends a payload; resolves when the next one for the target may be sent. */
  send(target: Target, stream: PayloadStream, data: Buffer): Promise<void>;
  /** Asks the far side to stop a pipeline; resolves when it has. */
  stopPipeline(id: string): Promise<void>;
  closePipeline(id: string): Promise<void>;
  /** Lets payloads come, or makes the far side wait when it is false. */
  setFlowing(flowing: boolean): void;
  /** Closes the session in good order; the connection is gone after it. Pipelines have to be closed before. */
  close(): Promise<void>;
  /** Drops the connection at once. */
  dispose(): void;
}

/** How a stream of bytes ended. */
export interface ChannelEnd {
  /** What went wrong; null for an end in good order. */
  error: TransportError | null;
  /** `the remote process ended with exit code 1`; '' when nothing is known. */
  status: string;
}

export interface ChannelEvents {
  onData(chunk: Buffer): void;
  /** Text beside the stream: the process's stderr. */
  onText(text: string): void;
  onEnd(end: ChannelEnd): void;
}

export interface ByteChannel {
  /** Starts the process, connects. Throws TransportError. */
  open(events: ChannelEvents, signal: AbortSignal): Promise<void>;
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
  /** Lets data come, or makes the far side wait when it is false. */
  setFlowing(flowing: boolean): void;
  /** Says that nothing more will be written. */
  end(): void;
  dispose(): void;
}
