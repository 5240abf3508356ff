/**
 * Get-Content's reader of files: lines, text up to a delimiter, the whole text, or bytes. It reads ahead in chunks, and decodes
 * what is read; -Tail looks for line ends from the end of the file, so that the tail of a large file is quick.
 */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { IoClient } from '../../io/client.js';
import { ByteBox } from '../../objects/values.js';
import type { ContentReader } from '../capabilities.js';
import { fileException } from './file-errors.js';
import { completeLength, decodeText, detectFormat, hasByteLines, type TextFormat } from './text-codec.js';

const chunkSize = 65536;
/** How often -Wait looks whether the file has grown, in milliseconds. */
const pollInterval = 200;

export interface ReaderOptions {
  format: TextFormat;
  asBytes: boolean;
  raw: boolean;
  /** undefined reads lines. */
  delimiter: string | undefined;
  /** Waits for more at the end of the file. */
  wait: boolean;
}

export class FileContentReader implements ContentReader {
  #file: number;
  #format: TextFormat;
  /** Where in the file the next chunk is read, in bytes. */
  #offset = 0;
  /** Bytes of a character that is not complete yet. */
  #rest: Uint8Array = new Uint8Array(0);
  #text = '';
  #position = 0;
  #atEnd = false;
  /** Position of the next CR in the text, as far as it was looked for; most files have none. */
  #nextCr = -1;
  #bytes: Uint8Array = new Uint8Array(0);
  readonly #chunk = Buffer.allocUnsafe(chunkSize);
  /** Pipes and terminals are read in order; only files know places. */
  readonly #isSeekable: boolean;

  /** Opens the file. Throws what .NET does when it cannot. */
  constructor(
    readonly path: string,
    private readonly options: ReaderOptions,
    private readonly io: IoClient | undefined,
  ) {
    this.#file = openForReading(path);
    this.#format = options.format;
    this.#isSeekable = fstatSync(this.#file).isFile();
    if (!options.asBytes) this.#skipMark();
  }
  #skipMark(): void {
    const start = Buffer.alloc(4);
    const length = this.#readInto(start, 4);
    const detected = detectFormat(start.subarray(0, length));
    if (detected !== undefined) this.#format = detected;
    const markLength = detected?.preamble.length ?? 0;
    if (this.#isSeekable) this.#offset = markLength;
    else this.#rest = start.subarray(markLength, length);
  }
  #readInto(buffer: Uint8Array, length: number): number {
    try {
      return readSync(this.#file, buffer, 0, length, this.#isSeekable ? this.#offset : null);
    } catch (error) {
      throw fileException(error, this.path);
    }
  }

  read(count: number): unknown[] {
    const pieces: unknown[] = [];
    while (count <= 0 || pieces.length < count) {
      const piece = this.#nextPiece();
      if (piece === undefined) break;
      pieces.push(piece);
    }
    return pieces;
  }
  close(): void {
    closeSync(this.#file);
  }

  #nextPiece(): unknown {
    for (;;) {
      const piece = this.#readPiece();
      if (piece !== undefined || !this.options.wait) return piece;
      this.#waitForMore();
    }
  }
  #readPiece(): unknown {
    const { asBytes, raw, delimiter } = this.options;
    if (asBytes) return raw ? this.#allBytes() : this.#nextByte();
    if (raw) return this.#allText();
    return delimiter === undefined ? this.#nextLine() : this.#nextDelimited(delimiter);
  }

  /** Decodes the next chunk behind what is left of the text; false at the end of the file. */
  #fill(): boolean {
    if (this.#atEnd) return false;
    const length = this.#readInto(this.#chunk, chunkSize);
    this.#offset += length;
    this.#atEnd = length === 0;
    const read = this.#chunk.subarray(0, length);
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, read]) : read;
    const complete = this.#atEnd ? bytes.length : completeLength(bytes, this.#format);
    this.#rest = Uint8Array.from(bytes.subarray(complete));
    const decoded = decodeText(bytes.subarray(0, complete), this.#format);
    this.#text = this.#position < this.#text.length ? this.#text.slice(this.#position) + decoded : decoded;
    this.#position = 0;
    this.#nextCr = -1;
    return length > 0 || decoded !== '';
  }

  /** A line ends with LF, CR, or both; the last one may have no end. */
  #nextLine(): string | undefined {
    for (;;) {
      const end = this.#lineEnd();
      // A CR that ends the chunk may belong to an LF that is not read yet.
      const isSure = end >= 0 && !(this.#text[end] === '\r' && end === this.#text.length - 1);
      if (isSure || this.#atEnd) return this.#takeLine(end);
      this.#fill();
    }
  }
  /** Position of the next CR or LF, or -1. */
  #lineEnd(): number {
    if (this.#nextCr < this.#position) {
      const cr = this.#text.indexOf('\r', this.#position);
      this.#nextCr = cr < 0 ? Number.POSITIVE_INFINITY : cr;
    }
    const lf = this.#text.indexOf('\n', this.#position);
    if (lf >= 0 && lf < this.#nextCr) return lf;
    return this.#nextCr === Number.POSITIVE_INFINITY ? -1 : this.#nextCr;
  }
  #takeLine(end: number): string | undefined {
    const start = this.#position;
    if (end < 0) {
      if (start >= this.#text.length) return undefined;
      this.#position = this.#text.length;
      return this.#text.slice(start);
    }
    this.#position = end + (this.#text.startsWith('\r\n', end) ? 2 : 1);
    return this.#text.slice(start, end);
  }

  #nextDelimited(delimiter: string): string | undefined {
    for (;;) {
      const end = this.#text.indexOf(delimiter, this.#position);
      if (end >= 0) {
        const piece = this.#text.slice(this.#position, end);
        this.#position = end + delimiter.length;
        return piece;
      }
      if (this.#fill()) continue;
      const rest = this.#text.slice(this.#position);
      this.#position = this.#text.length;
      return rest === '' ? undefined : rest;
    }
  }
  #allText(): string | undefined {
    const parts: string[] = [];
    do {
      parts.push(this.#text.slice(this.#position));
      this.#position = this.#text.length;
    } while (this.#fill());
    const text = parts.join('');
    return text === '' ? undefined : text;
  }

  #nextByte(): ByteBox | undefined {
    if (this.#position >= this.#bytes.length) {
      const length = this.#readInto(this.#chunk, chunkSize);
      if (length === 0) return undefined;
      this.#offset += length;
      this.#bytes = this.#chunk.subarray(0, length);
      this.#position = 0;
    }
    return byteBoxes()[this.#bytes[this.#position++] as number];
  }
  #allBytes(): Uint8Array | undefined {
    const bytes = new Uint8Array(fstatSync(this.#file).size - this.#offset);
    if (bytes.length === 0) return undefined;
    this.#offset += this.#readInto(bytes, bytes.length);
    return bytes;
  }

  /** Goes to where the last `count` pieces start. */
  seekToTail(count: number): void {
    if (this.options.raw) return;
    if (this.options.asBytes) this.#restartAt(Math.max(0, fstatSync(this.#file).size - count));
    else if (this.options.delimiter === undefined && hasByteLines(this.#format))
      this.#restartAt(this.#tailOffset(count));
    else this.#skipAllBut(count);
  }
  #restartAt(offset: number): void {
    this.#offset = Math.max(offset, this.#offset);
    this.#text = '';
    this.#position = 0;
    this.#nextCr = -1;
    this.#rest = new Uint8Array(0);
    this.#atEnd = false;
  }
  /** Where the last `count` lines start, found by looking at the bytes from the end. */
  #tailOffset(count: number): number {
    const size = fstatSync(this.#file).size;
    if (count === 0) return size;
    let ends = 0;
    let following = 0;
    for (let end = size; end > 0; ) {
      const start = Math.max(0, end - chunkSize);
      const length = readSync(this.#file, this.#chunk, 0, end - start, start);
      for (let i = length - 1; i >= 0; i--) {
        const byte = this.#chunk[i] as number;
        const isEnd = byte === 10 || (byte === 13 && following !== 10);
        following = byte;
        // What ends the file ends the last line and starts none.
        if (isEnd && start + i < size - 1 && ++ends === count) return start + i + 1;
      }
      end = start;
    }
    return 0;
  }
  /** Reads the file through and keeps its last pieces. */
  #skipAllBut(count: number): void {
    const last: string[] = [];
    for (let piece = this.#readPiece(); piece !== undefined; piece = this.#readPiece()) {
      last.push(piece as string);
      if (last.length > count) last.shift();
    }
    const separator = this.options.delimiter ?? '\n';
    this.#text = last.map((piece) => piece + separator).join('');
    this.#position = 0;
    this.#nextCr = -1;
  }

  /** -Wait: sleeps until the file has grown, or starts over when it has become shorter. */
  #waitForMore(): void {
    while (this.#sizeNow() === this.#offset) this.io?.sleep(pollInterval);
    closeSync(this.#file);
    this.#file = openForReading(this.path);
    if (fstatSync(this.#file).size < this.#offset) this.#offset = 0;
    this.#atEnd = false;
  }
  #sizeNow(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw fileException(error, path);
  }
}

let boxes: readonly ByteBox[] | undefined;
/** All bytes; there are only 256 of them. */
function byteBoxes(): readonly ByteBox[] {
  boxes ??= Array.from({ length: 256 }, (_, value) => new ByteBox(value));
  return boxes;
}
