/**
 * Output on its way to the screen. A text that comes alone is written at once; what comes in quick succession is gathered and
 * written together. The promise of a write settles when its text has left the process, so that a caller who waits for it cannot
 * run ahead of a slow terminal.
 */
import type { Screen } from '../terminal/screen.js';

/** Milliseconds that output is gathered for, and the length that is written without waiting. */
const GATHER_TIME = 8;
const GATHER_LENGTH = 64 * 1024;

interface Batch {
  readonly promise: Promise<void>;
  resolve(): void;
}
function newBatch(): Batch {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

export class OutputWriter {
  #texts: string[] = [];
  #length = 0;
  #timer: NodeJS.Timeout | undefined;
  #lastFlush = 0;
  #batch: Batch | null = null;

  constructor(private readonly screen: Screen) {}

  write(text: string): Promise<void> {
    if (text === '') return Promise.resolve();
    this.#texts.push(text);
    this.#length += text.length;
    this.#batch ??= newBatch();
    const { promise } = this.#batch;
    const isDue = this.#length >= GATHER_LENGTH || performance.now() - this.#lastFlush >= GATHER_TIME;
    if (isDue) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), GATHER_TIME);
    return promise;
  }

  /** Writes what has been gathered. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#batch;
    if (!batch) return;
    const text = this.#texts.join('');
    this.#texts = [];
    this.#length = 0;
    this.#batch = null;
    this.screen.write(text);
    this.#lastFlush = performance.now();
    this.screen.terminal.flushed().then(batch.resolve);
  }
}
