/**
 * The runspaces of a served session. They are opened when they are first needed, up to the maximum that the client set; who
 * finds none free waits for its turn, as in the real engine's RunspacePool.
 */
import type { LocalRunspace } from '../../runtime/runspaces/local-runspace.js';
import type { ClientHost } from './client-host.js';

/** A runspace, and the host that its calls go to. */
export interface ServedRunspace {
  runspace: LocalRunspace;
  host: ClientHost;
}

export class ServedRunspacePool {
  #all: ServedRunspace[] = [];
  #opening = 0;
  #free: ServedRunspace[] = [];
  #waiting: { take(served: ServedRunspace): void; fail(error: Error): void }[] = [];

  constructor(
    private readonly open: () => Promise<ServedRunspace>,
    private minimum: number,
    private maximum: number,
  ) {}

  /** Opens the first runspace, so that what is wrong with it is told at once. Throws when it does not open. */
  async start(): Promise<void> {
    this.release(await this.borrow());
  }

  /** How many more pipelines could start now. */
  get available(): number {
    return this.maximum - this.#all.length - this.#opening + this.#free.length;
  }

  /** A runspace in which a pipeline runs, for one that is nested in it. */
  get busy(): ServedRunspace | undefined {
    return this.#all.find((served) => !this.#free.includes(served));
  }

  /** A free runspace; in the order of asking. Rejects when a new one cannot be opened, or the pool is closed. */
  borrow(): Promise<ServedRunspace> {
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    return new Promise((take, fail) => {
      this.#waiting.push({ take, fail });
      this.#openForWaiting();
    });
  }

  release(served: ServedRunspace): void {
    if (!this.#all.includes(served)) return;
    const next = this.#waiting.shift();
    if (next) next.take(served);
    else this.#free.push(served);
  }

  /** False when it does not fit the minimum. */
  setMaximum(count: number): boolean {
    if (count < 1 || count < this.minimum || count === this.maximum) return false;
    this.maximum = count;
    this.#openForWaiting();
    return true;
  }
  setMinimum(count: number): boolean {
    if (count < 1 || count > this.maximum || count === this.minimum) return false;
    this.minimum = count;
    return true;
  }

  async close(): Promise<void> {
    const all = this.#all;
    this.#all = [];
    this.#free = [];
    for (const { fail } of this.#waiting.splice(0)) fail(new Error('The session is closed.'));
    await Promise.all(all.map(({ runspace }) => runspace.close()));
  }

  /** Gives an only runspace up for a new one. False where there are more. */
  async reset(): Promise<boolean> {
    if (this.maximum !== 1) return false;
    const served = await this.borrow();
    this.#all = this.#all.filter((other) => other !== served);
    await served.runspace.close();
    await this.start();
    return true;
  }

  #openForWaiting(): void {
    while (this.#opening < this.#waiting.length && this.#all.length + this.#opening < this.maximum) {
      this.#opening++;
      this.open().then(
        (served) => {
          this.#opening--;
          this.#all.push(served);
          this.release(served);
        },
        (error: Error) => {
          this.#opening--;
          this.#waiting.shift()?.fail(error);
        },
      );
    }
  }
}
