/** The rows below the line: a menu, suggestions, messages. */
import { menuRows, type ScreenSize } from './completion-grid.js';
import type { EditorState } from './editor-state.js';
import { layOut } from './layout.js';
import type { EditorOptions } from './options.js';
import { predictionRows } from './prediction-rows.js';

/** What stands below a line that takes so many rows, as rows with SGR sequences. */
export function rowsBelow(
  state: EditorState,
  lineRows: number,
  { columns, rows }: ScreenSize,
  options: EditorOptions,
): readonly string[] {
  const { mode } = state;
  if (mode.kind === 'completionMenu') {
    const above = lineRows + options.extraPromptLineCount;
    return menuRows(mode.items, mode.selected, { columns, rows }, above, options);
  }
  const status = state.status ? statusRows(state, columns, options) : [];
  return [...predictionRows(state.prediction, { columns, rows }, options.colors), ...status];
}

function statusRows(
  state: EditorState,
  columns: number,
  { colors, continuationPrompt }: EditorOptions,
): readonly string[] {
  const { text, isError } = state.status!;
  const plain = { ...colors, Default: '\x1b[0m' };
  const { rows } = layOut({ text, tokens: [], columns, startColumn: 0, continuationPrompt, colors: plain });
  return isError ? rows.map((row) => `${colors.Error}${row}\x1b[0m`) : rows;
}
