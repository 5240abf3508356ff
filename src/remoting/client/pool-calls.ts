/** Questions to the far side's runspace pool, which it answers by their numbers (RUNSPACE_AVAILABILITY). */
import type { ClientPool } from '../protocol/client-pool.js';
import type { ClientEvent } from '../protocol/events.js';

export class PoolCalls {
  readonly #waiting = new Map<bigint, (response: boolean | bigint | null) => void>();

  constructor(
    private readonly pool: ClientPool,
    private readonly flush: () => void,
  ) {}

  /** Makes the runspace as it was before anything ran in it. False where the far side does not, or is gone. Throws ProtocolError. */
  async reset(): Promise<boolean> {
    const callId = this.pool.resetRunspaceState();
    this.flush();
    return (await new Promise((resolve) => this.#waiting.set(callId, resolve))) === true;
  }

  answered({ callId, response }: Extract<ClientEvent, { type: 'availability' }>): void {
    this.#waiting.get(callId)?.(response);
    this.#waiting.delete(callId);
  }

  /** The session is over. */
  end(): void {
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }
}
