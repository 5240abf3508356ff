/** Set-Content's and Add-Content's writer of files. It gathers text and writes in chunks; an existing file's own mark decides its encoding. */
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { hooks, toTextCulture } from '../../language/index.js';
import { baseOf } from '../../objects/ps-object.js';
import { ByteBox } from '../../objects/values.js';
import type { ContentWriter } from '../capabilities.js';
import { argumentError } from '../errors.js';
import { fileException, onFile } from './file-errors.js';
import { fileMessages } from './file-messages.js';
import { detectFormat, encodeText, type TextFormat } from './text-codec.js';

const chunkLength = 32768;

export interface WriterOptions {
  format: TextFormat;
  asBytes: boolean;
  noNewline: boolean;
}

export class FileContentWriter implements ContentWriter {
  readonly #file: number;
  #format: TextFormat;
  #text = '';
  /** Where the next bytes go; null at the end of what has no places, as pipes have none. */
  #offset: number | null = 0;
  #hasText = false;

  /** Opens the file, or makes it. Throws what .NET does when it cannot. */
  constructor(
    readonly path: string,
    private readonly options: WriterOptions,
  ) {
    this.#file = openForWriting(path);
    this.#format = options.format;
    if (fstatSync(this.#file).isFile()) this.#adoptFormat();
    else this.#offset = null;
  }
  #adoptFormat(): void {
    const start = Buffer.alloc(4);
    const length = this.options.asBytes ? 0 : readStart(this.#file, start);
    this.#format = detectFormat(start.subarray(0, length)) ?? this.#format;
  }

  seekToEnd(): void {
    if (this.#offset !== null) this.#offset = fstatSync(this.#file).size;
  }
  write(values: readonly unknown[]): void {
    for (const value of values) {
      if (value instanceof Uint8Array && this.options.asBytes) this.#writeBytes(value);
      else if (Array.isArray(value)) for (const element of value) this.#writeOne(element);
      else this.#writeOne(value);
    }
  }
  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#file);
    }
  }

  #writeOne(value: unknown): void {
    const plain = baseOf(value);
    if (plain === null || plain === undefined) return;
    if (this.options.asBytes) {
      if (!(plain instanceof ByteBox)) throw argumentError('content', fileMessages.byteEncoding);
      this.#writeBytes(Uint8Array.of(plain.value));
      return;
    }
    this.#hasText = true;
    this.#text += typeof plain === 'string' ? plain : toTextCulture(value, hooks.currentCulture());
    if (!this.options.noNewline) this.#text += '\n';
    if (this.#text.length >= chunkLength) this.#flush();
  }
  #flush(): void {
    if (!this.#hasText) return;
    if (this.#offset === 0) this.#writeBytes(this.#format.preamble);
    this.#writeBytes(encodeText(this.#text, this.#format));
    this.#text = '';
    this.#hasText = false;
  }
  #writeBytes(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length; ) {
      const length = onFile(this.path, () =>
        writeSync(this.#file, bytes, written, bytes.length - written, this.#offset),
      );
      written += length;
      if (this.#offset !== null) this.#offset += length;
    }
  }
}

function openForWriting(path: string): number {
  const create = constants.O_CREAT;
  try {
    return openSync(path, constants.O_RDWR | create, 0o666);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw fileException(error, path, true);
    // A file that may be written but not read.
    return onFile(path, () => openSync(path, constants.O_WRONLY | create, 0o666), true);
  }
}

function readStart(file: number, start: Uint8Array): number {
  try {
    return readSync(file, start, 0, start.length, 0);
  } catch {
    // Not readable: then the file keeps the encoding that was asked for.
    return 0;
  }
}
