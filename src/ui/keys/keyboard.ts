/**
 * The keyboard: turns the terminal's bytes into events and keeps those that nobody has asked for yet, so that what is typed
 * while a command runs is there at the next prompt.
 */
import type { Terminal } from '../terminal/terminal.js';
import { vt } from '../terminal/vt.js';
import { type InputEvent, KeyDecoder } from './key-decoder.js';

/** How long a lone ESC may be the start of a sequence, in ms. */
const ESCAPE_TIMEOUT = 50;
/** How long a terminal may take to say where its cursor is, in ms; a slow line needs more than a local one. */
const CURSOR_REPORT_TIMEOUT = 1000;

/** How long after a program has given the terminal back what was typed meanwhile may still come in, in ms. */
const TYPED_AHEAD_TIME = 50;

type KeyEvent = Extract<InputEvent, { type: 'key' | 'paste' }>;

export class Keyboard {
  readonly #decoder = new KeyDecoder();
  readonly #queue: KeyEvent[] = [];
  readonly #cursorWaiters: ((position: { row: number; column: number } | null) => void)[] = [];
  #reader: ((event: KeyEvent | null) => void) | null = null;
  #escapeTimer: NodeJS.Timeout | undefined;
  #ended = false;
  #lineFeedIsEnterUntil = 0;
  /** While set, Ctrl+C is not a key but calls this at once, ahead of whatever else was typed. */
  interrupt: (() => void) | null = null;

  /** Without a terminal there are no keys; the input is somebody else's then. */
  constructor(readonly terminal: Terminal) {
    if (!terminal.isInteractive) return;
    terminal.onInput((data) => this.#receive(data));
    terminal.onEnd(() => this.#end());
    terminal.onInterrupt(() => {
      if (this.interrupt) this.interrupt();
      else this.#accept([{ type: 'key', key: { name: 'Ctrl+c', char: '\x03' } }]);
    });
  }

  /** Whether keys wait to be read. */
  get hasKeys(): boolean {
    return this.#queue.length > 0;
  }

  /** The next key without waiting. */
  take(): KeyEvent | undefined {
    return this.#queue.shift();
  }

  /** Waits for the next key; null when the keyboard is gone or the signal says to give up. One reader at a time. */
  read(signal?: AbortSignal): Promise<KeyEvent | null> {
    const waiting = this.#queue.shift();
    if (waiting) return Promise.resolve(waiting);
    if (this.#ended || signal?.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const settle = (event: KeyEvent | null) => {
        signal?.removeEventListener('abort', abort);
        this.#reader = null;
        resolve(event);
      };
      const abort = () => settle(null);
      signal?.addEventListener('abort', abort);
      this.#reader = settle;
    });
  }

  /** A program has had the terminal: in its line mode the Enter key was a line feed. */
  terminalIsBack(): void {
    this.#lineFeedIsEnterUntil = performance.now() + TYPED_AHEAD_TIME;
  }

  /** Forgets what was typed ahead. */
  clear(): void {
    this.#queue.length = 0;
  }

  /** Puts a key in front of those that wait. */
  unread(event: KeyEvent): void {
    this.#queue.unshift(event);
  }

  /** Where the cursor is, or null when the terminal does not say. Keys typed meanwhile are kept. */
  locateCursor(): Promise<{ row: number; column: number } | null> {
    if (this.#ended || !this.terminal.isInteractive) return Promise.resolve(null);
    return new Promise((resolve) => {
      const settle = (position: { row: number; column: number } | null) => {
        clearTimeout(timer);
        const index = this.#cursorWaiters.indexOf(settle);
        if (index >= 0) this.#cursorWaiters.splice(index, 1);
        resolve(position);
      };
      const timer = setTimeout(() => settle(null), CURSOR_REPORT_TIMEOUT);
      this.#cursorWaiters.push(settle);
      this.#decoder.expectedCursorReports++;
      this.terminal.write(vt.askCursor);
    });
  }

  #receive(data: Uint8Array): void {
    clearTimeout(this.#escapeTimer);
    const isTypedAhead = performance.now() < this.#lineFeedIsEnterUntil;
    this.#accept(this.#decoder.feed(isTypedAhead ? data.map((byte) => (byte === 0x0a ? 0x0d : byte)) : data));
    if (this.#decoder.isWaiting)
      this.#escapeTimer = setTimeout(() => this.#accept(this.#decoder.flush()), ESCAPE_TIMEOUT);
  }

  #accept(events: readonly InputEvent[]): void {
    for (const event of events) {
      if (event.type === 'cursor') this.#cursorWaiters[0]?.(event);
      else if (this.interrupt && event.type === 'key' && event.key.name === 'Ctrl+c') this.interrupt();
      else this.#queue.push(event);
    }
    if (this.#reader && this.#queue.length) this.#reader(this.#queue.shift()!);
  }

  #end(): void {
    this.#ended = true;
    for (const waiter of [...this.#cursorWaiters]) waiter(null);
    this.#reader?.(null);
  }
}
