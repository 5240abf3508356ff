/** The debugger's `list`: lines of the stopped script, the current one marked. */
import type { InvocationInfo } from '../../objects/error-record.js';

const usualCount = 16;

export class SourceListing {
  readonly #lines: readonly string[];
  readonly #current: number;
  #lastShown = 0;

  constructor({ extent }: InvocationInfo) {
    this.#lines = extent === null ? [] : extent.source.text.split(/\r\n|\r|\n/);
    this.#current = extent?.startLineNumber ?? 0;
  }

  /** Lists from a line, or from some lines before the current one; returns what is wrong with the numbers, null for nothing. */
  show(write: (line: string) => void, from?: string, lines?: string): string | null {
    if (this.#lines.join('') === '') return 'There is no source code available.';
    const start = from === undefined ? Math.max(this.#current - 5, 1) : wholeNumber(from);
    if (start === null || start <= 0 || start > this.#lines.length)
      return `The starting line must be a positive integer no greater than ${this.#lines.length}`;
    const count = lines === undefined ? usualCount : wholeNumber(lines);
    if (count === null || count <= 0) return 'The line count must be a positive integer.';
    this.#print(write, start, count);
    return null;
  }

  /** Goes on where it left off. */
  more(write: (line: string) => void): string | null {
    if (this.#lastShown === 0) return this.show(write);
    if (this.#lastShown < this.#lines.length) this.#print(write, this.#lastShown + 1, usualCount);
    return null;
  }

  #print(write: (line: string) => void, start: number, count: number): void {
    write('');
    for (let line = start; line <= this.#lines.length && line < start + count; line++) {
      write(`${String(line).padStart(5)}:${line === this.#current ? '*' : ' '} ${this.#lines[line - 1]}`);
      this.#lastShown = line;
    }
    write('');
  }
}

function wholeNumber(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}
