/** Runs one pipeline of commands in a session, for a cmdlet that needs its answer: output comes as deserialized objects. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { ErrorRecord } from '../../runtime/objects/error-record.js';
import { fromWire, toWire } from '../../runtime/serialization/index.js';
import type { RelayedCall } from '../client/host-relay.js';
import { performHostCall } from '../cmdlets/host-calls.js';
import type { PSSession } from '../cmdlets/ps-session.js';
import { ReceivedOutput } from '../cmdlets/received-output.js';
import type { NextReport, StartRequest } from '../services.js';

/** A command that failed at the far side, or whose session was lost. */
export class RemoteFailure extends Error {
  constructor(
    message: string,
    /** Null when the session was lost. */
    readonly record: ErrorRecord | null,
  ) {
    super(message);
  }
}

export interface RemoteCommand {
  name: string;
  /** A parameter that is undefined is left out; null is given. */
  parameters: Readonly<Record<string, unknown>>;
}

/**
 * Calls `onOutput` for each object. What else the commands write is written here, too. Throws RemoteFailure when an error ended
 * them, or the session was lost.
 */
export function runCommand(
  cmd: CmdletRuntime,
  session: PSSession,
  commands: readonly RemoteCommand[],
  onOutput: (value: unknown) => void,
): void {
  const output = new ReceivedOutput(cmd, true);
  const pipeline = cmd.io.call<string>('remoting.start', requestOf(session, commands));
  let running = true;
  try {
    while (running) {
      const { batches } = cmd.io.call<NextReport>('remoting.next', { pipelines: [pipeline], wait: true });
      for (const { items, ended } of batches) {
        for (const [stream, content] of items) {
          if (stream === 'host') performHostCall(cmd, pipeline, content as RelayedCall);
          else if (stream === 'notice') output.notice(content, session);
          else if (stream === 'exit') continue;
          else if (stream === 'output') onOutput(fromWire(content));
          else output.write(stream, fromWire(content), session);
        }
        if (!ended) continue;
        running = false;
        if (ended.lost !== null) throw new RemoteFailure(ended.lost, null);
        if (ended.state === 'Failed' && ended.error !== null) {
          const record = output.errorFrom(fromWire(ended.error.clixml), session);
          throw new RemoteFailure(record.exception.message, record);
        }
      }
    }
  } finally {
    if (running) cmd.io.call('remoting.stop', { pipeline, forget: true }, { uninterruptible: true });
  }
}

function requestOf(session: PSSession, commands: readonly RemoteCommand[]): StartRequest {
  const statement = commands.map(({ name, parameters }) => ({
    text: name,
    isScript: false,
    parameters: Object.entries(parameters).flatMap(([parameter, value]) =>
      value === undefined ? [] : [{ name: parameter, clixml: value === null ? '' : toWire(value) }],
    ),
  }));
  return {
    session: session.info.instanceId,
    statements: [statement],
    noInput: true,
    addToHistory: false,
    addInvocationInfo: false,
  };
}
