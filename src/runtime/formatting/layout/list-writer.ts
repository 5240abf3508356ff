/** Lays out the properties of one object of a list: labels as wide as the longest, values wrapped beside them. */
import type { ListViewEntry } from '../format-data.js';
import { psStyle } from '../ps-style.js';
import { displayLength, fitFromHead } from '../text/display-cells.js';
import { cut, ESC, resetSequence } from '../text/escape-sequences.js';
import { splitLines, wrapLines } from '../text/lines.js';
import type { LineOutput } from './line-output.js';

const separator = ' : ';
const minimumFieldWidth = 1;

/** Writes the object's lines; nothing when the line is too narrow for any. */
export function writeList(entry: ListViewEntry, output: LineOutput): void {
  const fields = entry.listViewFieldList;
  const columns = output.columns;
  const widestLabel = columns - separator.length - minimumFieldWidth;
  if (fields.length === 0 || widestLabel < 1) return;
  const labels = fields.map((field) => field.label ?? field.propertyName ?? '');
  const width = Math.min(widestLabel, Math.max(...labels.map(displayLength)));
  const margin = ' '.repeat(width + separator.length);
  for (let k = 0; k < fields.length; k++) {
    const label = fitLabel(labels[k] as string, width) + separator;
    const value = fields[k]?.formatPropertyField.propertyValue ?? '';
    writeProperty(label, value, margin, columns - margin.length, output);
  }
}

function fitLabel(label: string, width: number): string {
  const length = displayLength(label);
  if (length <= width) return label + ' '.repeat(width - length);
  return cut(label, 0, fitFromHead(label, width));
}

function writeProperty(label: string, value: string, margin: string, width: number, output: LineOutput): void {
  const style = psStyle.formatting.formatAccent;
  let before = style === '' ? label : style + label + resetSequence;
  for (const line of splitLines(value))
    for (const part of wrapLines(line, width)) {
      // The escape character counts for nothing where .NET compares texts by culture.
      const unfinished = part.includes(ESC) && !part.endsWith(resetSequence.slice(1));
      output.writeLine(before + part + (unfinished ? resetSequence : ''));
      before = margin;
    }
}
