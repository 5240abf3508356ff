/** Lays out the free text of custom views and of group headings: runs of text, line breaks and indented frames. */
import { FormatEntry, FormatNewLine, FormatPropertyField, FormatTextField, type FormatValue } from '../format-data.js';
import { wrapLines } from '../text/lines.js';
import type { LineOutput } from './line-output.js';

/** Frames within frames, at most. */
const deepest = 50;

interface Indentation {
  left: number;
  right: number;
  /** Of the first line against the others. */
  first: number;
}

/** Writes the entries, wrapped at `columns`. Text after the last line break gets a line of its own, also when it is empty. */
export function writeCustom(entries: readonly FormatValue[], columns: number, output: LineOutput): void {
  const writer = new CustomWriter(columns, output);
  for (const entry of entries) if (entry instanceof FormatEntry) writer.write(entry, noIndentation, 0);
  writer.endLine(noIndentation);
}

const noIndentation: Indentation = { left: 0, right: 0, first: 0 };

class CustomWriter {
  #text = '';
  constructor(
    readonly columns: number,
    readonly output: LineOutput,
  ) {}

  write(entry: FormatEntry, indentation: Indentation, depth: number): void {
    for (const value of entry.formatValueList) {
      if (value instanceof FormatTextField) this.#text += value.text;
      else if (value instanceof FormatPropertyField) this.#text += value.propertyValue ?? '';
      else if (value instanceof FormatNewLine) this.endLine(indentation);
      else if (depth < deepest) this.write(value, within(indentation, value), depth + 1);
    }
  }

  endLine({ left, right, first }: Indentation): void {
    const width = this.columns - right - left;
    const text = width > 0 ? this.#text : '';
    this.#text = '';
    const hang = Math.abs(first) >= width ? 0 : first;
    const firstWidth = width - Math.max(hang, 0);
    const followingWidth = width + Math.min(hang, 0);
    let margin = ' '.repeat(left + Math.max(hang, 0));
    for (const line of wrapLines(text, firstWidth, followingWidth)) {
      this.output.writeLine(margin + line);
      margin = ' '.repeat(left - Math.min(hang, 0));
    }
  }
}

function within(outer: Indentation, entry: FormatEntry): Indentation {
  const frame = entry.frameInfo;
  if (frame === null) return outer;
  return {
    left: outer.left + frame.leftIndentation,
    right: outer.right + frame.rightIndentation,
    first: frame.firstLine,
  };
}
