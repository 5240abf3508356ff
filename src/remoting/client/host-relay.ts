/**
 * A host at the other end of the io bridge: the calls of a remote computer wait here until the engine, which waits for what the
 * session brings, takes them, asks its own host, and answers. So they keep their place between output objects, and work the
 * same whether there is a prompt or not.
 */
import {
  type AsyncHost,
  type HostCall,
  HostCallError,
  hostMethodsWithoutResult,
} from '../../runtime/host/host-call.js';
import type { HostAnswer } from '../protocol/host-answer.js';

export interface RelayedCall extends HostCall {
  /** By which it is answered; 0 for calls without a result. */
  id: number;
}

export class HostRelay implements AsyncHost {
  #lastId = 0;
  #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();

  /** `forward` brings a call to the engine. */
  constructor(private readonly forward: (call: RelayedCall) => void) {}

  call(call: HostCall, signal?: AbortSignal): Promise<unknown> {
    const { method, parameters } = call;
    if (hostMethodsWithoutResult.has(method)) {
      this.forward({ id: 0, method, parameters });
      return Promise.resolve(null);
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#waiting.delete(id);
        reject(new HostCallError('The call was cancelled.', 'OperationStopped'));
      };
      if (signal?.aborted) {
        cancel();
        return;
      }
      signal?.addEventListener('abort', cancel, { once: true });
      const settle = () => signal?.removeEventListener('abort', cancel);
      this.#waiting.set(id, {
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      this.forward({ id, method, parameters });
    });
  }

  /** The engine's answer; one that nobody waits for any more is dropped. */
  answer(id: number, answer: HostAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!waiting) return;
    if ('result' in answer) waiting.resolve(answer.result);
    else waiting.reject(new HostCallError(answer.error.message, answer.error.id, answer.error.exceptionType));
  }
}
