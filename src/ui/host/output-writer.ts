/**
 * Output on its way to the screen. A text that comes alone is written at once; what comes in quick succession is gathered and
 * written together. Whoever writes a great deal is told to wait until it has left the process, so that nobody runs ahead of a
 * slow terminal.
 */
import type { Screen } from '../terminal/screen.js';

/** Milliseconds that output is gathered for, and the length that is written without waiting. */
const GATHER_TIME = 8;
const GATHER_LENGTH = 64 * 1024;

export class OutputWriter {
  #texts: string[] = [];
  #length = 0;
  #timer: NodeJS.Timeout | undefined;
  #lastFlush = 0;

  constructor(private readonly screen: Screen) {}

  /** Takes a text. What is given back, when it is a promise, settles when it is time to go on. */
  write(text: string): Promise<void> | undefined {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length >= GATHER_LENGTH) {
      this.flush();
      return this.screen.terminal.flushed();
    }
    if (performance.now() - this.#lastFlush >= GATHER_TIME) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), GATHER_TIME);
    return undefined;
  }

  /** Writes what has been gathered. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#length === 0) return;
    const text = this.#texts.join('');
    this.#texts = [];
    this.#length = 0;
    this.screen.write(text);
    this.#lastFlush = performance.now();
  }
}
