/** How the prompt shows Vi's command mode (ViModeIndicator Prompt): on the other background, up to the end of its row. */
import { stripControlSequences } from './terminal/style.js';
import { columnsOf } from './terminal/width.js';

const BACKGROUND = '\x1b[40m';
const NONE = '\x1b[0m';

export const viCommandStyle = (prompt: string): string => `${BACKGROUND}${prompt}${NONE}`;

/** The text's only row with the background behind it; of several rows none is filled. */
export function fillRow(rows: readonly string[], startColumn: number, columns: number): readonly string[] {
  const [row] = rows;
  if (row === undefined || rows.length > 1) return rows;
  const blanks = columns - startColumn - columnsOf(stripControlSequences(row));
  return [`${row}${BACKGROUND}${' '.repeat(Math.max(0, blanks))}${NONE}`];
}
