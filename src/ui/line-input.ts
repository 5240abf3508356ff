/** Lines of a standard input that is no terminal. */
import type { Terminal } from './terminal/terminal.js';

export class LineInput {
  readonly #decoder = new TextDecoder();
  #text = '';
  #hasEnded = false;
  #wake: (() => void) | null = null;

  constructor(private readonly terminal: Terminal) {
    terminal.onInput((data) => {
      this.#text += this.#decoder.decode(data, { stream: true });
      this.#wake?.();
    });
    terminal.onEnd(() => {
      this.#hasEnded = true;
      this.#wake?.();
    });
  }

  /**
   * The next line without its line end; null at the end of the input. `echo` is given the characters that were taken, for where
   * nobody has seen them typed.
   */
  async read(echo: (text: string) => void): Promise<string | null> {
    for (;;) {
      const match = /\r\n|\r(?!$)|\n/.exec(this.#text);
      if (match || (this.#hasEnded && this.#text !== '')) {
        const end = match ? match.index + match[0].length : this.#text.length;
        const line = this.#text.slice(0, match ? match.index : end);
        if (!this.terminal.echoesInput) echo(this.#text.slice(0, end));
        this.#text = this.#text.slice(end);
        return line;
      }
      if (this.#hasEnded) return null;
      this.terminal.acquire();
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
      this.#wake = null;
    }
  }
}
