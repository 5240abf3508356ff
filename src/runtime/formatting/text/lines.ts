/**
 * Breaking text into lines: at its line breaks, and at a width. A space belongs to the word before it and must fit on the
 * line too, so lines are up to one cell shorter than they could be; that is PowerShell's rule. Lines of a text with escape
 * sequences are reset at their end, and the next repeats all sequences so far.
 */
import { hooks } from '../../language/index.js';
import { cellsOfUnit, displayLength, fitFromHead } from './display-cells.js';
import { cut, escapeRanges, isDecorated, plainText, resetSequence } from './escape-sequences.js';

const softHyphen = '\u00ad';
const hardHyphen = '\u2011';
const noBreakSpace = '\u00a0';

/** The lines of a text; carriage returns are dropped. */
export function splitLines(text: string): string[] {
  if (!text.includes('\n')) return [text.includes('\r') ? text.replaceAll('\r', '') : text];
  if (!isDecorated(text)) return text.replaceAll('\r', '').split('\n');
  const pieces = new DecoratedPieces(text);
  const lines: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const skip = pieces.sequenceAt(i);
    if (skip > 0) i += skip - 1;
    else if (text[i] === '\n') lines.push(pieces.take());
    else if (text[i] !== '\r') pieces.current += text[i];
  }
  lines.push(pieces.takeLast());
  return lines;
}

/** Cuts a decorated text into pieces; each repeats all sequences before it and ends with a reset. */
class DecoratedPieces {
  current = '';
  #sequences = '';
  readonly #ranges: Map<number, number>;
  constructor(readonly text: string) {
    this.#ranges = escapeRanges(text);
  }
  /** True once there was a sequence: all further pieces end with a reset. */
  get isDecorated(): boolean {
    return this.#sequences !== '';
  }
  /** Adds the escape sequence that begins here; its length, or 0 when there is none. */
  sequenceAt(index: number): number {
    const length = this.#ranges.get(index);
    if (length === undefined) return 0;
    const sequence = this.text.slice(index, index + length);
    this.current += sequence;
    this.#sequences += sequence;
    return length;
  }
  take(): string {
    const needsReset = this.isDecorated && !this.current.endsWith(resetSequence);
    const piece = needsReset ? this.current + resetSequence : this.current;
    this.current = this.#sequences;
    return piece;
  }
  /** The last piece: nothing when only the repeated sequences are in it. */
  takeLast(): string {
    return this.isDecorated && this.current.length === this.#sequences.length ? '' : this.take();
  }
}

interface Word {
  text: string;
  delimiter: string;
  /** The text ends with a reset, which must stay behind the delimiter. */
  isDecorated: boolean;
}

function* wordsOf(line: string): Iterable<Word> {
  const pieces = new DecoratedPieces(line);
  for (let i = 0; i < line.length; i++) {
    const skip = pieces.sequenceAt(i);
    const c = line[i];
    if (skip > 0) i += skip - 1;
    else if (c === ' ' || c === '\t' || c === softHyphen)
      yield { text: pieces.take(), delimiter: c, isDecorated: pieces.isDecorated };
    else if (c === hardHyphen || c === noBreakSpace)
      yield { text: pieces.take(), delimiter: '', isDecorated: pieces.isDecorated };
    else pieces.current += c;
  }
  yield { text: pieces.takeLast(), delimiter: '', isDecorated: false };
}

/** Languages in which lines are broken between words; in the others, anywhere. */
const languagesWithWords = new Set(['en', 'fr', 'de', 'it', 'pt', 'es']);

/**
 * The lines of a text no wider than the given cells, which may differ for the first line of each of its own lines.
 * Words longer than a line are cut; a character wider than a line becomes `?`.
 */
export function wrapLines(text: string, firstWidth: number, followingWidth = firstWidth): string[] {
  if (text === '') return [''];
  const result: string[] = [];
  for (const line of splitLines(text)) {
    if (displayLength(line) <= firstWidth) result.push(line);
    else if (languagesWithWords.has(hooks.currentCulture().slice(0, 2)))
      new LineWrapper(result, firstWidth, followingWidth).wrap(line);
    else cutLines(line, firstWidth, followingWidth, result);
  }
  return result;
}

function cutLines(line: string, firstWidth: number, followingWidth: number, result: string[]): void {
  const length = plainText(line).length;
  let width = firstWidth;
  for (let offset = 0; offset < length; width = followingWidth) {
    const rest = cut(line, offset);
    const count = fitFromHead(rest, width);
    result.push(count > 0 ? cut(line, offset, count) : '?');
    offset += Math.max(count, 1);
  }
}

class LineWrapper {
  #line = '';
  #width: number;
  #left: number;
  constructor(
    readonly result: string[],
    firstWidth: number,
    readonly followingWidth: number,
  ) {
    this.#width = firstWidth;
    this.#left = firstWidth;
  }

  wrap(line: string): void {
    for (const word of wordsOf(line)) {
      const text = withDelimiter(word, this.#left);
      if (this.#width === 0) {
        this.#width = this.followingWidth;
        if (this.#width === 0) break;
        this.#left = this.#width;
      }
      const cells = displayLength(text);
      if (cells > this.#width) this.#addInPieces(text);
      else {
        if (cells > this.#left) this.#breakLine('');
        this.#line += text;
        this.#left -= cells;
      }
    }
    this.result.push(this.#line);
  }

  #breakLine(beginning: string): void {
    this.result.push(this.#line);
    this.#line = beginning;
    this.#width = this.followingWidth;
    this.#left = this.#width;
  }

  #addInPieces(word: string): void {
    const ranges = escapeRanges(word);
    let active = '';
    for (let i = 0; i < word.length; i++) {
      const length = ranges.get(i);
      if (length !== undefined) {
        const sequence = word.slice(i, i + length);
        this.#line += sequence;
        active += sequence;
        i += length - 1;
        continue;
      }
      let unit = word[i] as string;
      let cells: number = cellsOfUnit(word.charCodeAt(i));
      if (cells > this.#width) {
        unit = '?';
        cells = 1;
      }
      if (cells > this.#left) {
        if (active !== '' && !this.#line.endsWith(resetSequence)) this.#line += resetSequence;
        this.#breakLine(active);
      }
      this.#line += unit;
      this.#left -= cells;
    }
  }
}

function withDelimiter(word: Word, left: number): string {
  let suffix = word.delimiter;
  if (suffix === softHyphen) suffix = displayLength(word.text) + 1 === left ? '-' : '';
  if (suffix === '') return word.text;
  if (!word.isDecorated) return word.text + suffix;
  return word.text.slice(0, -resetSequence.length) + suffix + resetSequence;
}

/** A value for one line of a table: what follows a line break is replaced by an ellipsis. */
export function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : `${text.slice(0, end)}…`;
}
