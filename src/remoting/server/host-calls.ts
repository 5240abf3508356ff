/** Calls of the client's host that wait for their answers: ids are counted for each target by the pool (MS-PSRP 2.2.2.27). */
import { HostCallError, type HostMethod } from '../../runtime/host/host-call.js';
import type { HostAnswer } from '../protocol/host-answer.js';
import { noAnswerCallId } from '../protocol/host-codec.js';
import type { Target } from '../protocol/pool-core.js';
import type { ServerPool } from '../protocol/server-pool.js';

interface WaitingCall {
  target: Target;
  callId: bigint;
  settle(answer: HostAnswer): void;
}

export class HostCalls {
  readonly #waiting = new Set<WaitingCall>();

  constructor(
    private readonly pool: ServerPool,
    private readonly flush: () => Promise<void>,
  ) {}

  /** Settles with the client's answer; rejects with HostCallError when it refuses, or when the signal is aborted first. */
  async call(
    target: Target,
    method: HostMethod,
    parameters: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<unknown> {
    const callId = this.pool.callHost(target, method, [...parameters]);
    const sent = this.flush();
    // Who writes waits until there is room for more.
    if (callId === noAnswerCallId) return sent;
    const answer = await new Promise<HostAnswer>((resolve) => {
      const abort = () => settle(cancelled);
      const waiting: WaitingCall = { target, callId, settle: (answer) => settle(answer) };
      const settle = (answer: HostAnswer) => {
        this.#waiting.delete(waiting);
        signal?.removeEventListener('abort', abort);
        resolve(answer);
      };
      this.#waiting.add(waiting);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
    if ('error' in answer) throw new HostCallError(answer.error.message, answer.error.id, answer.error.exceptionType);
    return answer.result;
  }

  /** An answer that nobody waits for is passed over: its pipeline was stopped. */
  answer(target: Target, callId: bigint, answer: HostAnswer): void {
    for (const waiting of this.#waiting)
      if (waiting.target === target && waiting.callId === callId) waiting.settle(answer);
  }

  /** Refuses the calls of a target that has ended; of all when it is left out. */
  cancel(target?: Target): void {
    for (const waiting of this.#waiting)
      if (target === undefined || waiting.target === target) waiting.settle(cancelled);
  }
}

const cancelled: HostAnswer = {
  error: {
    message: 'The call was cancelled.',
    id: 'OperationCancelled',
    exceptionType: 'System.OperationCanceledException',
  },
};
