/** Colours of the edited line: PSReadLine's names and default values, as escape sequences. */
import { consoleColorNames, consoleColorSequence } from '../../runtime/host/console-colors.js';

const byName = new Map(consoleColorNames.map((name, number) => [name.toUpperCase(), number]));

/**
 * A colour as Set-PSReadLineOption takes it: a ConsoleColor's name or number, `#RRGGBB`, or an escape sequence. Returns the
 * sequence that switches it on, undefined when it is no colour.
 */
export function colorSequence(value: string | number): string | undefined {
  if (typeof value === 'number') return consoleColorSequence(value, null) || undefined;
  const number = byName.get(value.toUpperCase());
  if (number !== undefined) return consoleColorSequence(number, null);
  if (value.startsWith('\x1b')) return value;
  const hex = /^#?([0-9a-f]{6})$/i.exec(value)?.[1];
  if (!hex) return undefined;
  const rgb = Number.parseInt(hex, 16);
  // A value below 256 is an index into the terminal's palette.
  return rgb < 256 ? `\x1b[38;5;${rgb}m` : `\x1b[38;2;${rgb >> 16};${(rgb >> 8) & 255};${rgb & 255}m`;
}

export const defaultColors = {
  ContinuationPrompt: '\x1b[37m',
  Emphasis: '\x1b[96m',
  Error: '\x1b[91m',
  Default: '\x1b[37m',
  Comment: '\x1b[32m',
  Keyword: '\x1b[92m',
  String: '\x1b[36m',
  Operator: '\x1b[90m',
  Variable: '\x1b[92m',
  Command: '\x1b[93m',
  Parameter: '\x1b[90m',
  Type: '\x1b[37m',
  Number: '\x1b[97m',
  Member: '\x1b[37m',
  Selection: '\x1b[30;47m',
  InlinePrediction: '\x1b[97;2;3m',
  ListPrediction: '\x1b[33m',
  ListPredictionSelected: '\x1b[48;5;238m',
  ListPredictionTooltip: '\x1b[97;2;3m',
};
export type ColorName = keyof typeof defaultColors;
export type EditorColors = Readonly<Record<ColorName, string>>;
