/** ConsoleColor numbers as escape sequences, as .NET's console writes them. */
export const resetSequence = '\x1b[0m';

/** SGR foreground numbers of the ConsoleColors; a background's is 10 more. */
export const consoleColorCodes = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97];

/** Sequences for a foreground and a background; null or -1 leaves the terminal's own. */
export function consoleColorSequence(foreground: number | null, background: number | null): string {
  let sequence = '';
  const front = foreground === null ? undefined : consoleColorCodes[foreground];
  const back = background === null ? undefined : consoleColorCodes[background];
  if (front !== undefined) sequence += `\x1b[${front}m`;
  if (back !== undefined) sequence += `\x1b[${back + 10}m`;
  return sequence;
}

/** ConsoleColor names in numeric order. */
export const consoleColorNames = [
  'Black',
  'DarkBlue',
  'DarkGreen',
  'DarkCyan',
  'DarkRed',
  'DarkMagenta',
  'DarkYellow',
  'Gray',
  'DarkGray',
  'Blue',
  'Green',
  'Cyan',
  'Red',
  'Magenta',
  'Yellow',
  'White',
];
/** The number of a ConsoleColor by its exact name, or null. */
export function consoleColorNumber(name: string): number | null {
  const index = consoleColorNames.indexOf(name);
  return index < 0 ? null : index;
}
