/** A terminal without a process: xterm's own emulation, with its screen to look at and keys to press. */
import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import type { Terminal } from '../../../src/ui/terminal/terminal.js';

export class ScreenTerminal implements Terminal {
  readonly isInteractive = true;
  readonly echoesInput = false;
  readonly #xterm;
  readonly #input: ((data: Uint8Array) => void)[] = [];
  readonly #resize: (() => void)[] = [];
  readonly #end: (() => void)[] = [];
  #interrupt: (() => void) | null = null;
  #written: Promise<void> = Promise.resolve();
  /** Everything that was written, for tests of how much that is. */
  output = '';
  isAcquired = false;
  isDisposed = false;

  constructor(columns = 40, rows = 10) {
    this.#xterm = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
    this.#xterm.loadAddon(new Unicode11Addon());
    this.#xterm.unicode.activeVersion = '11';
    this.#xterm.onData((data) => this.send(data));
  }

  get columns(): number {
    return this.#xterm.cols;
  }
  get rows(): number {
    return this.#xterm.rows;
  }
  write(text: string): void {
    this.output += text;
    this.#written = new Promise((done) => this.#xterm.write(text.replace(/(?<!\r)\n/g, '\r\n'), done));
  }
  flushed(): Promise<void> {
    return this.#written;
  }
  acquire(): void {
    this.isAcquired = true;
  }
  release(): void {
    this.isAcquired = false;
  }
  onInput(listener: (data: Uint8Array) => void): void {
    this.#input.push(listener);
  }
  onEnd(listener: () => void): void {
    this.#end.push(listener);
  }
  onResize(listener: () => void): void {
    this.#resize.push(listener);
  }
  onInterrupt(listener: () => void): void {
    this.#interrupt = listener;
  }
  dispose(): void {
    this.release();
    this.isDisposed = true;
  }

  /** Bytes from the keyboard. */
  send(text: string): void {
    for (const listener of this.#input) listener(Buffer.from(text));
  }
  /** Bytes from the keyboard, and then the screen as it is when nothing more happens. */
  async type(text: string): Promise<string[]> {
    this.send(text);
    return this.settled();
  }
  hangUp(): void {
    for (const listener of this.#end) listener();
  }
  signalInterrupt(): void {
    this.#interrupt?.();
  }
  async resize(columns: number, rows: number): Promise<string[]> {
    await this.settled();
    this.#xterm.resize(columns, rows);
    for (const listener of this.#resize) listener();
    return this.settled();
  }

  /** Waits until something is so, and then until nothing is written any more. */
  async until(condition: () => boolean): Promise<string[]> {
    const end = performance.now() + 5000;
    while (!condition()) {
      if (performance.now() > end) throw new Error(`The terminal shows:\n${this.screen().join('\n')}`);
      await new Promise((done) => setTimeout(done, 5));
    }
    return this.settled();
  }

  /** Waits until nothing is written any more. */
  async settled(quiet = 25): Promise<string[]> {
    for (;;) {
      const before = this.output.length;
      await new Promise((done) => setTimeout(done, quiet));
      await this.#written;
      if (this.output.length === before) return this.screen();
    }
  }
  /** The rows of the screen, without blank ones at its end. */
  screen(): string[] {
    const { active } = this.#xterm.buffer;
    const rows = Array.from({ length: this.rows }, (_, y) =>
      (active.getLine(active.baseY + y)?.translateToString(true) ?? '').trimEnd(),
    );
    while (rows.length && rows.at(-1) === '') rows.pop();
    return rows;
  }
  /** All rows, those that have scrolled away first. */
  transcript(): string[] {
    const { active } = this.#xterm.buffer;
    const rows = Array.from({ length: active.length }, (_, y) =>
      (active.getLine(y)?.translateToString(true) ?? '').trimEnd(),
    );
    while (rows.length && rows.at(-1) === '') rows.pop();
    return rows;
  }
  /** Whether a row of the screen continues the one above, as far as the terminal knows. */
  isWrapped(row: number): boolean {
    const { active } = this.#xterm.buffer;
    return active.getLine(active.baseY + row)?.isWrapped ?? false;
  }
  get cursor(): [column: number, row: number] {
    const { active } = this.#xterm.buffer;
    return [active.cursorX, active.cursorY];
  }
  /** The foreground of a cell: palette index, `#rrggbb`, or '' for the terminal's own. */
  foreground(column: number, row: number): string {
    const { active } = this.#xterm.buffer;
    const cell = active.getLine(active.baseY + row)?.getCell(column);
    if (!cell || cell.isFgDefault()) return '';
    return cell.isFgRGB() ? `#${cell.getFgColor().toString(16).padStart(6, '0')}` : String(cell.getFgColor());
  }
}
