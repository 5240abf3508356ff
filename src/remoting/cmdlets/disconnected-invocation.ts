/** Invoke-Command -InDisconnectedSession: starts a script in sessions, leaves them at their far sides, and writes them. */
import type { CmdletBody } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { IoError } from '../../runtime/io/client.js';
import { toWire } from '../../runtime/serialization/index.js';
import type { SessionOptions } from '../client/session-options.js';
import type { SessionInfo } from '../client/session-records.js';
import { messages } from '../messages.js';
import type { StartRequest } from '../services.js';
import type { SessionTarget } from '../transports/targets.js';
import { defaultThrottleLimit, openSessions, type WantedSession } from './open-ps-session.js';
import { psSessionOf } from './ps-session.js';
import type { RemoteScript } from './remote-invocation.js';
import { invocationError, openingError } from './session-errors.js';

export interface DisconnectedInvocation {
  script: RemoteScript;
  targets: readonly SessionTarget[];
  options: SessionOptions;
  /** -SessionName */
  names: readonly string[];
}

/** Input is collected first: a session that is left takes no more. */
export function disconnectedInvocation(
  cmd: CmdletRuntime,
  { script, targets, options, names }: DisconnectedInvocation,
): CmdletBody<{ InputObject: unknown }> {
  const { expectingInput } = cmd.invocation;
  const expectsInput = expectingInput || cmd.isBound('InputObject');
  const input: string[] = [];
  return {
    process({ InputObject }) {
      if (expectsInput) input.push(toWire(InputObject ?? null));
    },
    end() {
      const wanted = targets.map((target, index): WantedSession => ({ target, options, name: names[index] }));
      openSessions(
        cmd,
        wanted,
        defaultThrottleLimit,
        (info, { target }) => {
          try {
            startAndLeave(cmd, info, script, expectsInput ? input : null, options);
          } catch (error) {
            if (!(error instanceof IoError)) throw error;
            cmd.writeError(openingError(cmd, error, target, invocationError));
            cmd.io.call('remoting.close', { session: info.instanceId });
          }
        },
        (error, { target }) => cmd.writeError(openingError(cmd, error, target, invocationError)),
      );
    },
  };
}

function startAndLeave(
  cmd: CmdletRuntime,
  info: SessionInfo,
  { text, parameters }: RemoteScript,
  input: readonly string[] | null,
  options: SessionOptions,
): void {
  if (!info.canDisconnect) throw new IoError(messages.cannotDisconnect, 'NotSupported');
  const session = info.instanceId;
  const statements: StartRequest['statements'] = [[{ text, isScript: true, parameters }]];
  const request: StartRequest = {
    session,
    statements,
    noInput: input === null,
    addToHistory: true,
    leavesOutput: true,
  };
  const pipeline = cmd.io.call<string>('remoting.start', request);
  if (input !== null) {
    cmd.io.call('remoting.input', { pipeline, clixml: input });
    cmd.io.call('remoting.endInput', { pipeline });
  }
  const { outputBufferingMode, idleTimeout } = options;
  const disconnectOptions = {
    idleTimeout: idleTimeout >= 0 ? idleTimeout : null,
    outputBufferingMode: outputBufferingMode === 'None' ? null : outputBufferingMode,
  };
  cmd.io.call('remoting.disconnect', { session, options: disconnectOptions, releasesOutput: true });
  cmd.writeObject(psSessionOf(cmd.io, info));
}
