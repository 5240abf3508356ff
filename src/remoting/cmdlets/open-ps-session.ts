/** Opens sessions from the engine's side: what the way asks (host keys, passwords) is asked by the engine's host. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { powershellVersion } from '../../runtime/engine/version.js';
import { IoError } from '../../runtime/io/client.js';
import type { ErrorRecord } from '../../runtime/objects/error-record.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import type { SessionTarget } from '../client/open-session.js';
import type { OpeningEvent } from '../client/openings.js';
import type { SessionInfo } from '../client/session-records.js';
import type { OpenSessionRequest, RemotingErrorDetails } from '../services.js';
import { performHostCall } from './host-calls.js';

export interface OpenOptions {
  name?: string;
  /** For one command alone: not listed by Get-PSSession. */
  temporary?: boolean;
}

/** Opens a session. Throws IoError with a code of TransportErrorCode. */
export function openSessionInfo(cmd: CmdletRuntime, target: SessionTarget, options: OpenOptions = {}): SessionInfo {
  const request: OpenSessionRequest = { target, psVersion: powershellVersion, ...options };
  const opening = cmd.io.call<string>('remoting.open', request);
  for (;;) {
    const event = cmd.io.call<OpeningEvent>('remoting.opening', { opening });
    if ('session' in event) return event.session;
    performHostCall(cmd, opening, event.call);
  }
}

/** The error that says why a session could not be opened; what else is known stands below the message. */
export function openingError(cmd: CmdletRuntime, error: unknown, target: SessionTarget): ErrorRecord {
  if (!(error instanceof IoError)) throw error;
  const host = target.kind === 'ssh' ? target.hostName : 'localhost';
  const detail = (error.details as RemotingErrorDetails | undefined)?.detail ?? '';
  const message = `[${host}] ${error.message}${detail === '' ? '' : `\n${detail}`}`;
  const exception = new NetException('System.Management.Automation.Remoting.PSRemotingTransportException', message);
  return cmd.error('PSSessionOpenFailed', 'OpenError', host, message, exception);
}
