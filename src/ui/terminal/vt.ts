/** The control sequences that this room sends. ECMA-48 unless a comment says otherwise; columns and rows count from 0 here. */
export const vt = {
  reset: '\x1b[0m',
  eraseBelow: '\x1b[J',
  eraseLineEnd: '\x1b[K',
  clearScreen: '\x1b[H\x1b[2J',
  hideCursor: '\x1b[?25l',
  showCursor: '\x1b[?25h',
  /** DEC private mode 2004: the terminal marks what is pasted. */
  markPastes: '\x1b[?2004h',
  unmarkPastes: '\x1b[?2004l',
  /** Asks for the cursor's position; the terminal answers `ESC [ row ; column R`, counted from 1. */
  askCursor: '\x1b[6n',
  bell: '\x07',
  /** What a program that ended badly may have left behind: application keys, mouse reports, colours, a hidden cursor. */
  restoreModes: '\x1b[?1l\x1b>\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[0m\x1b[?25h',
} as const;

export const moveUp = (rows: number): string => (rows > 0 ? `\x1b[${rows}A` : '');
export const moveDown = (rows: number): string => (rows > 0 ? `\x1b[${rows}B` : '');
export const moveToColumn = (column: number): string => `\x1b[${column + 1}G`;
export const moveTo = (column: number, row: number): string => `\x1b[${row + 1};${column + 1}H`;
/** The window's title; control characters would end the sequence early and are left out. */
export const windowTitle = (title: string): string => `\x1b]0;${title.replace(/[\x00-\x1f\x7f]/g, '')}\x07`;
