/** The end of the prompt turns red while the line cannot be parsed (PSReadLine's PromptText and Error colour). */
import type { EditorOptions } from './editor/options.js';
import { readRow } from './terminal/cells.js';
import { rowText } from './terminal/output-cursor.js';
import { stripControlSequences } from './terminal/style.js';
import { columnsOf } from './terminal/width.js';

/** What of a prompt turns red when nothing else is said: its last character that is not a blank, and what follows it. */
const endOfPrompt = (prompt: string): string => /\S\s*$/u.exec(stripControlSequences(prompt))?.[0] ?? '';

/**
 * The row in front of the edited text (text with SGR, so many columns wide), with the end of the prompt as it is to look.
 */
export function paintPrompt(
  line: string,
  column: number,
  prompt: string,
  hasErrors: boolean,
  options: EditorOptions,
): string {
  if (!hasErrors || line === '') return line;
  const [text, onError] = options.promptText ?? [endOfPrompt(prompt)];
  const shown = onError ?? text;
  const width = columnsOf(stripControlSequences(text));
  if (width === 0 || width > column) return line;
  const before = rowText(readRow(line).slice(0, column - width));
  const padding = ' '.repeat(Math.max(0, column - width - columnsOf(stripControlSequences(before))));
  return `${before}${padding}${shown.includes('\x1b') ? shown : `${options.colors.Error}${shown}\x1b[0m`}`;
}
