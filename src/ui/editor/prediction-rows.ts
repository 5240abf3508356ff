/** How suggestions look: what stands behind the text, and the rows of the list below it. */
import { clusters, columnsOf, cutToColumns } from '../terminal/width.js';
import type { EditorColors } from './colors.js';
import type { ScreenSize } from './completion-grid.js';
import type { ListPrediction, Prediction, Suggestion } from './editor-state.js';
import { listHeight } from './prediction.js';

const NONE = '\x1b[0m';
const ITALIC = '\x1b[3m';
const DIM = '\x1b[97;2;3m';
const MAXIMUM_WIDTH = 100;
/** From this width on the row above the list says where its items come from. */
const WIDTH_WITH_SOURCES = 60;
const SOURCE = 'History';
const ELLIPSIS = '\u2026';

/** What is shown behind the text; '' when nothing is, or when there is no room for it. */
export function suggestedRest(
  text: string,
  prediction: Prediction | null,
  { columns, rows }: ScreenSize,
  startColumn: number,
): string {
  if (prediction?.kind !== 'inline') return '';
  const room = columns * rows - startColumn;
  if (columnsOf(prediction.text) <= room) return prediction.text.slice(text.length);
  const shown = cutToColumns(prediction.text, room - 4);
  return shown.length > text.length ? `${shown.slice(text.length)}...` : '';
}

/** The rows below the text. */
export function predictionRows(prediction: Prediction | null, size: ScreenSize, colors: EditorColors): string[] {
  if (prediction?.kind === 'noRoom') return tooSmall(size.columns, colors);
  if (prediction?.kind !== 'list') return [];
  const width = Math.min(size.columns, MAXIMUM_WIDTH);
  const { items, selected, top, input } = prediction;
  const shown = items.slice(top, top + listHeight(size.rows));
  const rows = shown.map((item, index) => itemRow(item, input.length, width, index + top === selected, colors));
  return [countsRow(prediction, width, colors), ...rows];
}

function tooSmall(columns: number, { ListPrediction }: EditorColors): string[] {
  const rows: string[] = [];
  for (let rest = '! terminal size too small to show the list view'; rest !== ''; ) {
    const row = cutToColumns(rest, columns) || rest;
    rows.push(ListPrediction + ITALIC + row + NONE);
    rest = rest.slice(row.length);
  }
  return rows;
}

/** How many there are, which one is chosen, and on the right the same by where they come from. */
function countsRow({ items, selected }: ListPrediction, width: number, { ListPrediction }: EditorColors): string {
  const strong = ListPrediction + ITALIC;
  const counts = `<${selected < 0 ? '-' : selected + 1}/${items.length}>`;
  if (width < WIDTH_WITH_SOURCES) return `${NONE}  ${strong}${counts}${NONE}`;
  const source = selected < 0 ? `${SOURCE}(${items.length})` : `${SOURCE}(${selected + 1}/${items.length})`;
  const blanks = ' '.repeat(Math.max(0, width - counts.length - source.length - 2));
  const shown = selected < 0 ? `<${source}>` : `<${NONE}${strong}${source}${NONE}${DIM}>`;
  return `${strong}${counts}${NONE}${blanks}${DIM}${shown}${NONE}`;
}

function itemRow(item: Suggestion, typed: number, width: number, isSelected: boolean, colors: EditorColors): string {
  const base = isSelected ? colors.ListPredictionSelected : '';
  const coloured = (color: string, text: string) => color + text + NONE + base;
  const textWidth = width - SOURCE.length - '>  []'.length;
  const parts = fitted(item, typed, textWidth);
  const text = parts.map((part) => (part.isTyped ? coloured(colors.Emphasis, part.text) : part.text)).join('');
  const used = parts.reduce((sum, part) => sum + columnsOf(part.text), 0);
  const blanks = ' '.repeat(Math.max(0, textWidth - used));
  const row = `${base}${coloured(colors.ListPrediction, '>')} ${text}${blanks} [${coloured(colors.ListPrediction, SOURCE)}]`;
  return isSelected ? row + NONE : row;
}

interface Part {
  readonly text: string;
  readonly isTyped: boolean;
}

/**
 * An item in so many columns: the text in front of what was typed, that itself, and the rest. What is too long is cut by
 * PSReadLine's rules, which keep the typed text in sight.
 */
function fitted({ text, at }: Suggestion, typed: number, width: number): Part[] {
  const left = text.slice(0, at);
  const middle = text.slice(at, at + typed);
  const right = text.slice(at + typed);
  const [l, m, r] = [columnsOf(left), columnsOf(middle), columnsOf(right)];
  const parts = (before: string, own: string, after: string): Part[] => [
    { text: before, isTyped: false },
    { text: own, isTyped: true },
    { text: after, isTyped: false },
  ];
  const start = (part: string, columns: number) => cutToColumns(part, columns) + ELLIPSIS;
  const end = (part: string, columns: number) => ELLIPSIS + endOf(part, columns);

  if (l + m + r <= width) return parts(left, middle, right);
  if (at === 0) {
    if (m < Math.floor(width / 2)) return parts('', middle, start(right, width - 1 - m));
    if (r <= width - 6) return parts('', end(middle, width - 1 - r), right);
    const kept = endOf(middle, 5);
    return parts('', ELLIPSIS + kept, start(right, width - 2 - columnsOf(kept)));
  }
  const most = Math.ceil((width * 2) / 3);
  if (l + m <= most) return parts(left, middle, start(right, width - l - m - 1));
  if (m + r <= most) return parts(end(left, width - m - r - 1), middle, right);
  const third = Math.ceil(width / 3);
  if (m <= third) {
    const onLeft = Math.floor((width - m) / 2);
    return parts(end(left, onLeft - 1), middle, start(right, width - m - onLeft - 1));
  }
  if (l + r <= width - 7) return parts(left, cutMiddle(middle, width - l - r - 1), right);
  const share = Math.floor(width / 3) - 1;
  const shortened = cutMiddle(middle, share);
  return parts(l <= third ? left : end(left, share), shortened, l > third && r <= third ? right : start(right, share));
}

/** Both ends of a text, with what is between them left out. */
function cutMiddle(text: string, columns: number): string {
  const first = Math.floor(columns / 2);
  return cutToColumns(text, first) + ELLIPSIS + endOf(text, columns - first);
}

/** The longest end of a text that fits into so many columns. */
function endOf(text: string, columns: number): string {
  let used = 0;
  let length = 0;
  for (const character of clusters(text).reverse()) {
    used += character.width;
    if (used > columns) break;
    length += character.text.length;
  }
  return text.slice(text.length - length);
}
