/**
 * Escape sequences inside text: what counts as one, and cutting text without counting them. PowerShell knows three kinds:
 * SGR (`ESC[...m`), private modes (`ESC[?25l`) and hyperlinks (`ESC]8;;...ESC\`); anything else counts as printable.
 */
export const ESC = '\x1b';
export const resetSequence = '\x1b[0m';

const escapeSequence = /\x1b\[\d*(?:;\d+)*m|\x1b\[\?\d+[hl]|\x1b\]8;;.*?\x1b\\/g;

export function isDecorated(text: string): boolean {
  return text.includes(ESC);
}

/** The text without its escape sequences. */
export function plainText(text: string): string {
  return isDecorated(text) ? text.replace(escapeSequence, '') : text;
}

/** Positions of escape sequences: where each begins, and its length. */
export function escapeRanges(text: string): Map<number, number> {
  const ranges = new Map<number, number>();
  if (isDecorated(text)) for (const match of text.matchAll(escapeSequence)) ranges.set(match.index, match[0].length);
  return ranges;
}

/**
 * A part of a text. `start` and `length` count printable UTF-16 units only; escape sequences before and inside the part are
 * kept, so that it looks the same, and it ends with a reset when it has any.
 */
export function cut(text: string, start: number, length = Number.POSITIVE_INFINITY, before = '', after = ''): string {
  if (!isDecorated(text)) return before + text.slice(start, start + length) + after;
  const ranges = escapeRanges(text);
  let result = '';
  let skipped = 0;
  let copied = 0;
  let hasSequences = false;
  for (let i = 0; i < text.length; i++) {
    const range = ranges.get(i);
    if (range !== undefined) {
      hasSequences = true;
      result += text.slice(i, i + range);
      i += range - 1;
    } else if (skipped < start) skipped++;
    else {
      if (copied++ === 0) result += before;
      result += text[i];
      if (copied === length) break;
    }
  }
  if (!hasSequences) return result + after;
  if (!result.endsWith(resetSequence)) return result + after + resetSequence;
  return result.slice(0, -resetSequence.length) + after + resetSequence;
}
