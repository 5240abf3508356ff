/** Opens sessions from the engine's side: what the way asks (host keys, passwords) is asked by the engine's host. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { powershellVersion } from '../../runtime/engine/version.js';
import { IoError } from '../../runtime/io/client.js';
import type { SessionOptions } from '../client/session-options.js';
import type { SessionInfo } from '../client/session-records.js';
import type { NextReport, OpeningFailure, OpenSessionRequest } from '../services.js';
import type { SessionTarget } from '../transports/targets.js';
import { performHostCall } from './host-calls.js';

/** A session that is wanted. */
export interface WantedSession {
  target: SessionTarget;
  options?: SessionOptions;
  name?: string;
  /** For one command alone: not listed by Get-PSSession. */
  temporary?: boolean;
  /** The instance id of a session that waits at the far side. */
  existing?: string;
  /** The instance id of an open session that goes to the same target, and knows the password. */
  like?: string;
}

/** As the real engine's ThrottleLimit. */
export const defaultThrottleLimit = 32;

/**
 * Opens sessions, at most `throttleLimit` at once, and tells of each in the order in which they are done. `failed` gets an
 * IoError with a code of TransportErrorCode and RemotingErrorDetails.
 */
export function openSessions<W extends WantedSession>(
  cmd: CmdletRuntime,
  wanted: readonly W[],
  throttleLimit: number,
  opened: (info: SessionInfo, wanted: W) => void,
  failed: (error: IoError, wanted: W) => void,
): void {
  const waiting = [...wanted];
  const running = new Map<string, W>();
  try {
    while (waiting.length > 0 || running.size > 0) {
      while (waiting.length > 0 && running.size < throttleLimit) {
        const next = waiting.shift() as W;
        running.set(beginOpening(cmd, next), next);
      }
      const openings = [...running.keys()];
      for (const report of cmd.io.call<NextReport>('remoting.next', { openings, wait: true }).openings) {
        if ('call' in report) {
          performHostCall(cmd, report.opening, report.call);
          continue;
        }
        const done = running.get(report.opening) as W;
        running.delete(report.opening);
        if ('session' in report) opened(report.session, done);
        else failed(openingFailure(report.error), done);
      }
    }
  } finally {
    if (running.size > 0) cmd.io.call('remoting.abandon', { openings: [...running.keys()] }, { uninterruptible: true });
  }
}

/** Starts to open a session; returns the id by which `remoting.next` tells of it. */
export function beginOpening(cmd: CmdletRuntime, wanted: WantedSession): string {
  const request: OpenSessionRequest = {
    target: wanted.target,
    psVersion: powershellVersion,
    options: wanted.options,
    name: wanted.name,
    temporary: wanted.temporary,
    existing: wanted.existing,
    like: wanted.like,
  };
  return cmd.io.call<string>('remoting.open', request);
}

/** The error of a `remoting.next` report. */
export function openingFailure({ message, code, details }: OpeningFailure): IoError {
  return new IoError(message, code, details);
}

/** Opens one session. Throws the IoError of `openSessions`. */
export function openOne(cmd: CmdletRuntime, wanted: WantedSession): SessionInfo {
  let info: SessionInfo | null = null;
  openSessions(
    cmd,
    [wanted],
    1,
    (opened) => {
      info = opened;
    },
    (error) => {
      throw error;
    },
  );
  return info as unknown as SessionInfo;
}
