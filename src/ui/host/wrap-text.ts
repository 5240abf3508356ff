/** Breaks text at blanks so that it fits the window, as pwsh's host does for its own prompts; one column stays free. */
import { columnsOf, cutToColumns } from '../terminal/width.js';

export function wrapText(text: string, columns: number): string {
  return text
    .replaceAll('\t', ' ')
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(2, columns - 1)))
    .join('\n');
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.match(/ +|[^ ]+/g) ?? []) {
    for (let rest = word; rest !== ''; ) {
      // A run of blanks is cut where the line is full; a word that does not fit begins a line of its own.
      const fits = cutToColumns(rest, rest.startsWith(' ') ? width - used : width);
      const columns = columnsOf(fits);
      if (used + columns > width || fits === '') {
        lines.push(line);
        line = '';
        used = 0;
        if (fits === '') continue;
      }
      line += fits;
      used += columns;
      rest = rest.slice(fits.length);
    }
  }
  lines.push(line);
  return lines;
}
