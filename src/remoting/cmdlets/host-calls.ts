/** Performs the calls of a remote computer by the engine's own host. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { isSignal } from '../../runtime/engine/signals.js';
import type { EngineHost } from '../../runtime/host/host-call.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import type { RelayedCall } from '../client/host-relay.js';
import { errorAnswer, type HostAnswer } from '../protocol/host-answer.js';

/** Performs a call and answers it, where somebody waits for the answer. `from` is the opening or pipeline that asks. */
export function performHostCall(cmd: Pick<CmdletRuntime, 'host' | 'io'>, from: string, call: RelayedCall): void {
  const answer = perform(cmd.host, call);
  if (call.id !== 0) cmd.io.call('remoting.answer', { from, callId: call.id, answer });
}

function perform(host: EngineHost, call: RelayedCall): HostAnswer {
  try {
    return { result: host.call(call.method, ...(call.parameters as never)) };
  } catch (error) {
    if (isSignal(error)) throw error;
    if (error instanceof NetException)
      return { error: { message: error.message, id: 'InvalidOperation', exceptionType: error.netType.fullName } };
    return errorAnswer(error);
  }
}
