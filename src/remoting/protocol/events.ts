/** What the protocol's two halves report. CLIXML is handed on as text, in the form in which a secure string is not encrypted. */
import type { HostMethod } from '../../runtime/host/host-call.js';
import type { PipelineState, RunspaceState } from '../../runtime/runspaces/runspace.js';
import { errorMessage, fullyQualifiedErrorId } from './error-records.js';
import type { HostAnswer } from './host-answer.js';
import type { RemoteHostCall } from './host-codec.js';
import type { CreatePipeline, GetCommandMetadata } from './pipeline-messages.js';
import type { InitRunspacePool } from './pool-messages.js';
import { WireObject } from './wire-value.js';
import { writeWire } from './wire-writer.js';

/** An ErrorRecord that came from the far side: what is shown of it, and itself. */
export interface RemoteError {
  message: string;
  fullyQualifiedErrorId: string;
  /** .NET type name of the exception; '' when the record has none. */
  exceptionType: string;
  clixml: string;
}

export function remoteError(record: WireObject): RemoteError {
  const exception = record.get('Exception');
  return {
    message: errorMessage(record),
    fullyQualifiedErrorId: fullyQualifiedErrorId(record),
    exceptionType: exception instanceof WireObject ? (exception.typeNames?.[0] ?? '') : '',
    clixml: writeWire(record),
  };
}

export type RecordStream = 'error' | 'warning' | 'verbose' | 'debug' | 'progress' | 'information';

export type ClientEvent =
  | { type: 'poolState'; state: RunspaceState; error: RemoteError | null }
  /** What the server says of itself: a dictionary with PSVersionTable. */
  | { type: 'applicationPrivateData'; clixml: string }
  | { type: 'runspaceLimits'; minRunspaces: number | undefined; maxRunspaces: number | undefined }
  | { type: 'availability'; callId: bigint; response: boolean | bigint }
  | { type: 'userEvent'; clixml: string }
  /** The server needs the session key: answer by ClientPool.sendPublicKey. */
  | { type: 'keyRequested' }
  | { type: 'sessionKey' }
  | { type: 'hostCall'; pipelineId: string | null; call: RemoteHostCall }
  /** `clixml` is '' for $null. */
  | { type: 'output'; pipelineId: string; clixml: string }
  | { type: 'record'; pipelineId: string; stream: RecordStream; clixml: string }
  | { type: 'pipelineState'; pipelineId: string; state: PipelineState; error: RemoteError | null }
  /** A message type that MS-PSRP does not define; it is passed over. */
  | { type: 'unknownMessage'; messageType: number };

export type ServerEvent =
  /** Answer by ServerPool.accept or fail. */
  | { type: 'open'; init: InitRunspacePool; clixml: string }
  /** Answer by ServerPool.acceptConnection or fail. */
  | { type: 'connect'; minRunspaces: number | undefined; maxRunspaces: number | undefined }
  | { type: 'createPipeline'; pipelineId: string; pipeline: CreatePipeline; clixml: string }
  | { type: 'getCommandMetadata'; pipelineId: string; request: GetCommandMetadata; clixml: string }
  | { type: 'input'; pipelineId: string; clixml: string }
  | { type: 'endOfInput'; pipelineId: string }
  | { type: 'hostResponse'; pipelineId: string | null; callId: bigint; method: HostMethod; answer: HostAnswer }
  | { type: 'sessionKey' }
  | { type: 'setMaxRunspaces' | 'setMinRunspaces'; count: number; callId: bigint }
  | { type: 'getAvailableRunspaces' | 'resetRunspaceState'; callId: bigint }
  | { type: 'unknownMessage'; messageType: number };
