/**
 * How many columns a character takes, and what is drawn for it. Characters are grapheme clusters: what a reader takes for one.
 * Control characters are drawn as `^X`, as PSReadLine does; a character that would take no column is drawn as U+FFFD, so
 * that the caret is seen to pass it.
 */
import stringWidth from 'string-width';

export interface Cluster {
  /** What stands in the text. */
  readonly text: string;
  /** What is drawn. */
  readonly shown: string;
  /** Columns: 1 or 2. */
  readonly width: 1 | 2;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const known = new Map<string, Cluster>();
const MAXIMUM_KNOWN = 4096;

function describe(text: string): Cluster {
  const code = text.charCodeAt(0);
  if (text.length === 1 && (code < 0x20 || (code >= 0x7f && code < 0xa0))) {
    // The letter of 0x7f and above lies behind @ as well; it is what PSReadLine shows.
    return { text, shown: `^${String.fromCharCode(0x40 + code)}`, width: 2 };
  }
  const width = stringWidth(text);
  return width === 0 ? { text, shown: '\ufffd', width: 1 } : { text, shown: text, width: width > 1 ? 2 : 1 };
}

function cluster(text: string): Cluster {
  let found = known.get(text);
  if (found === undefined) {
    found = describe(text);
    if (known.size >= MAXIMUM_KNOWN) known.clear();
    known.set(text, found);
  }
  return found;
}

const plain = /^[\x20-\x7e]*$/;

/** The characters of a text, in order. */
export function clusters(text: string): Cluster[] {
  const found: Cluster[] = [];
  if (plain.test(text)) for (let i = 0; i < text.length; i++) found.push(cluster(text[i]!));
  else for (const { segment } of segmenter.segment(text)) found.push(cluster(segment));
  return found;
}

/** Columns of a text without control sequences. */
export function columnsOf(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const { width } of clusters(text)) columns += width;
  return columns;
}

/** The longest start of a text that fits into so many columns. */
export function cutToColumns(text: string, columns: number): string {
  let used = 0;
  let length = 0;
  for (const character of clusters(text)) {
    used += character.width;
    if (used > columns) break;
    length += character.text.length;
  }
  return text.slice(0, length);
}

/** The offset where the character around `offset` begins; `offset` itself when it is between two characters. */
export function characterStart(text: string, offset: number): number {
  return boundaryAround(text, offset)[0];
}
/** The offset where the character around `offset` ends; `offset` itself when it is between two characters. */
export function characterEnd(text: string, offset: number): number {
  return boundaryAround(text, offset)[1];
}

/** Start and end of the character that `offset` lies inside of. */
function boundaryAround(text: string, offset: number): [start: number, end: number] {
  if (offset <= 0 || offset >= text.length || (isPlain(text, offset - 1) && isPlain(text, offset)))
    return [offset, offset];
  const segment = segmenter.segment(text).containing(offset);
  if (!segment || segment.index === offset) return [offset, offset];
  return [segment.index, segment.index + segment.segment.length];
}
const isPlain = (text: string, index: number): boolean => text.charCodeAt(index) < 0x7f && text[index] !== '\r';
