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
  | 'InvalidPacket'
  | 'ConfigurationNotFound'
  | 'AccessDenied'
  | 'RedirectRequested'
  /** The way is not there: no row in the transport table, or something of the system is missing. */
  | 'TransportMissing'
  /** There is no such container or virtual machine, or it does not run. */
  | 'TargetMissing'
  /** The transport cannot do this: it does not disconnect, it does not list sessions. */
  | 'NotSupported';

/**
 * Why a session could not be opened, or ended. `detail` is what else the user may want to read: text of the far side. `errorId` is
 * the word that PowerShell's error ids have for it (`AccessDenied`, `WinRMOperationTimeout`), where there is one.
 */
export class TransportError extends Error {
  constructor(
    readonly code: TransportErrorCode,
    message: string,
    readonly detail = '',
    readonly errorId = '',
  ) {
    super(message);
  }
}

/** What a transport tells of itself while a session is open. */
export type TransportNotice =
  /** The far side sent us elsewhere, and that was allowed. */
  | { kind: 'redirected'; uri: string }
  /** The connection is lost and being made anew; what was sent is not lost. `secondsLeft` until it is given up. */
  | { kind: 'retrying'; secondsLeft: number }
  | { kind: 'restored' }
  /** The connection could not be made anew, or the far side disconnected it: the session waits there for a reconnect. */
  | { kind: 'disconnected' };

export interface TransportEvents {
  onPayload(target: Target, data: Buffer): void;
  /** The far side is gone, or was never there. Called once; nothing follows. */
  onClosed(error: TransportError): void;
  /** The channel of a pipeline is gone, and the session is not. */
  onPipelineLost?(id: string, error: TransportError): void;
  /** Text of the far side that is no packet: of a banner, a profile, or its stderr. */
  onText(text: string): void;
  onNotice(notice: TransportNotice): void;
}

/**
 * The opening of a channel: the session's own, or a pipeline's. A transport whose request for a channel carries the first payload
 * (WSMan's Create and Command) takes it here; with others it waits, and is sent when the channel is there.
 */
export interface ChannelStart {
  /** The id of the runspace pool, or of the pipeline: a lower-case GUID. */
  readonly id: string;
  /** Of a pipeline: what its first command is, for a far side that writes it down. */
  readonly text?: string;
  /** Takes at most `limit` bytes of what is to be sent first, whole fragments; empty when nothing waits. */
  take(limit: number): Buffer;
}

export interface Transport {
  /** Bytes that a payload may have. May grow once the far side has said what it takes. */
  readonly maxPayload: number;
  /** Leaving the session and coming back; null where the far side's session ends with the connection. */
  readonly disconnection: Disconnection | null;
  /** Where the connection has room for programs with terminals of their own. */
  readonly openTerminal?: OpenTerminal | undefined;
  /** Connects. Throws TransportError; is given up when the signal is aborted. */
  open(start: ChannelStart, events: TransportEvents, signal: AbortSignal): Promise<void>;
  /** Makes the channel of a pipeline; its payloads may follow. */
  createPipeline(start: ChannelStart): Promise<void>;
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

export interface DisconnectOptions {
  /** Milliseconds that the far side keeps the session; null for its own choice. */
  idleTimeout: number | null;
  /** What it does with output that nobody takes: wait, or throw the oldest away; null for its own choice. */
  outputBufferingMode: 'Block' | 'Drop' | null;
}

/** All of these throw TransportError; the session stays as it was then. */
export interface Disconnection {
  /** Leaves the session; its pipelines go on. Nothing comes until `reconnect`. */
  disconnect(options: DisconnectOptions): Promise<void>;
  /** Comes back to the session that this transport has left. */
  reconnect(signal: AbortSignal): Promise<void>;
  /** In place of Transport.open: joins a session that another client has left. `start` has CONNECT_RUNSPACEPOOL. */
  connect(start: ChannelStart, events: TransportEvents, signal: AbortSignal): Promise<void>;
  /** In place of Transport.createPipeline: takes what a pipeline brings that another client has started. */
  connectPipeline(id: string): Promise<void>;
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

/** A program of the far side that has a terminal of its own there. */
export interface RemoteTerminal {
  write(data: Uint8Array): void;
  resize(columns: number, rows: number): void;
  onData(listener: (data: Buffer) => void): void;
  /** Settles with the exit code; null where the far side does not tell. */
  readonly ended: Promise<number | null>;
}
/** Starts a program, `command` in the words of the far side's shell, on the connection that there is. Throws TransportError. */
export type OpenTerminal = (command: string, columns: number, rows: number) => Promise<RemoteTerminal>;

export interface ByteChannel {
  /** Where the connection has room for more than the session. */
  readonly openTerminal?: OpenTerminal;
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
