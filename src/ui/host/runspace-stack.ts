/**
 * The runspaces of a session: the local one at the bottom, and above it those that Enter-PSSession has gone into. What is typed
 * goes to the one on top. A pushed runspace that dies by itself is taken off.
 */
import type { Runspace } from '../../runtime/runspaces/runspace.js';

const dead = new Set<Runspace['state']>(['Broken', 'Closed', 'Disconnected']);

export class RunspaceStack {
  #entries: { runspace: Runspace; unsubscribe: () => void }[] = [];
  readonly #listeners: (() => void)[] = [];

  /** The runspace that what is typed goes to. Throws when the session has not begun. */
  get current(): Runspace {
    const top = this.#entries.at(-1);
    if (!top) throw new Error('The session has no runspace.');
    return top.runspace;
  }
  /** The one at the bottom, whose keys the editor has. Throws when the session has not begun. */
  get local(): Runspace {
    const bottom = this.#entries[0];
    if (!bottom) throw new Error('The session has no runspace.');
    return bottom.runspace;
  }
  get isPushed(): boolean {
    return this.#entries.length > 1;
  }
  get hasRunspace(): boolean {
    return this.#entries.length > 0;
  }

  /** Begins the session, or replaces its local runspace and all that were entered from it. */
  start(runspace: Runspace): void {
    for (const { unsubscribe } of this.#entries) unsubscribe();
    this.#entries = [];
    this.push(runspace);
  }

  push(runspace: Runspace): void {
    const unsubscribe = runspace.onStateChanged((state) => {
      if (dead.has(state)) this.#drop(runspace);
    });
    this.#entries.push({ runspace, unsubscribe });
    this.#changed();
  }

  /** Goes back to the runspace below; the local one stays. */
  pop(): void {
    if (!this.isPushed) return;
    this.#entries.pop()!.unsubscribe();
    this.#changed();
  }

  /** Called whenever another runspace has come to the top, or the local one has died. */
  onChanged(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Takes a dead runspace off, with all that were entered from it; the local one stays, dead as it is. */
  #drop(runspace: Runspace): void {
    const index = this.#entries.findIndex((entry) => entry.runspace === runspace);
    if (index > 0) for (const { unsubscribe } of this.#entries.splice(index)) unsubscribe();
    if (index >= 0) this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
