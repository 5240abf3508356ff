/** A time-out that stands still while the user is being asked something. */

import { TransportError } from '../transports/transport.js';
import type { UserInteraction } from '../transports/user-interaction.js';

export class Deadline {
  readonly #controller = new AbortController();
  #left: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #suspended = 0;
  readonly signal: AbortSignal;

  /** `milliseconds` of 0 or less is no time-out; `cancel` ends the wait as well. */
  constructor(milliseconds: number, cancel: AbortSignal) {
    this.#left = milliseconds;
    this.signal = AbortSignal.any([this.#controller.signal, cancel]);
    this.#resume();
  }

  /** Ends the time-out: what was waited for is there. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#left = 0;
  }

  async suspend<T>(asking: () => Promise<T>): Promise<T> {
    if (this.#suspended++ === 0 && this.#timer) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#left -= Date.now() - this.#startedAt;
    }
    try {
      return await asking();
    } finally {
      if (--this.#suspended === 0) this.#resume();
    }
  }

  /** The same interaction; its questions do not count. */
  wrap(interaction: UserInteraction): UserInteraction {
    return {
      ask: (prompt, echo, signal) => this.suspend(() => interaction.ask(prompt, echo, signal)),
      confirm: (caption, message, signal) => this.suspend(() => interaction.confirm(caption, message, signal)),
      show: (text) => interaction.show(text),
    };
  }

  #resume(): void {
    if (this.#left <= 0) return;
    this.#startedAt = Date.now();
    const expire = () =>
      this.#controller.abort(new TransportError('TimedOut', 'The remote computer did not answer in time.'));
    this.#timer = setTimeout(expire, this.#left);
  }
}
