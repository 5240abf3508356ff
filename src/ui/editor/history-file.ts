/**
 * The history file, shared with PSReadLine: one command a line, the line breaks inside a command marked by a backtick in front.
 * Sessions only ever append to it, and read from where they last were what others have appended.
 */
import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';

/** How much of the end of a long file is read at the start, in bytes; enough for far more commands than are kept. */
const INITIAL_BYTES = 512 * 1024;

export class HistoryFile {
  #size = 0;

  constructor(readonly path: string) {}

  /** The commands in the file, oldest first; none when there is no file. Throws when it cannot be read. */
  readAll(): string[] {
    return this.#readFrom((size) => Math.max(0, size - INITIAL_BYTES));
  }

  /** The commands that other sessions have added since the last call of any method. */
  readNew(): string[] {
    return this.#readFrom((size) => (size < this.#size ? 0 : this.#size));
  }

  /** Adds a command at the end of the file. Makes file and folder when there are none; commands may be nobody else's business. */
  append(command: string): void {
    const line = `${command.replaceAll('\n', '`\n')}\n`;
    try {
      appendFileSync(this.path, line, { mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      appendFileSync(this.path, line, { mode: 0o600 });
    }
    this.#size += Buffer.byteLength(line);
  }

  #readFrom(startOf: (size: number) => number): string[] {
    let file: number;
    try {
      file = openSync(this.path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    try {
      const { size } = fstatSync(file);
      const start = startOf(size);
      if (start >= size) return [];
      const buffer = Buffer.allocUnsafe(size - start);
      const length = readSync(file, buffer, 0, buffer.length, start);
      const isCut = start > 0 && start !== this.#size;
      this.#size = start + length;
      return commandsOf(buffer.toString('utf8', 0, length), isCut);
    } finally {
      closeSync(file);
    }
  }
}

/** Joins the lines of a file into commands. `isCut`: the text begins somewhere in a command, which is left out. */
function commandsOf(text: string, isCut: boolean): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (isCut) {
    lines.shift();
    while (lines.length && lines.shift()!.endsWith('`'));
  }
  const commands: string[] = [];
  let open = '';
  for (const line of lines) {
    if (line.endsWith('`')) open += `${line.slice(0, -1)}\n`;
    else {
      commands.push(open + line);
      open = '';
    }
  }
  return commands;
}
