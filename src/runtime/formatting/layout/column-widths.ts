/** How the columns of a table share the width of a line. */

/** Cells between two columns. */
export const separatorWidth = 1;
const minimumColumnWidth = 1;

/**
 * Widths for columns that ask for `wanted` cells (0 leaves it to the table). Free cells go to columns without a width of
 * their own, one by one; when there are too few, the last columns shrink and vanish. A hidden column has width -1.
 */
export function shareWidth(wanted: readonly number[], tableWidth: number): number[] {
  const widths = wanted.map((width) => (width === 0 ? minimumColumnWidth : width));
  const free = tableWidth - totalWidth(widths);
  const flexible = wanted.flatMap((width, k) => (width > 0 ? [] : [k]));
  if (free < 0) trimToFit(widths, tableWidth);
  else if (flexible.length > 0) {
    const each = Math.floor(free / flexible.length);
    const rest = free % flexible.length;
    flexible.forEach((column, i) => {
      widths[column] = (widths[column] as number) + each + (i < rest ? 1 : 0);
    });
  }
  return widths;
}

function totalWidth(widths: readonly number[]): number {
  const visible = widths.filter((width) => width > 0);
  return visible.reduce((sum, width) => sum + width, 0) + separatorWidth * (visible.length - 1);
}

function trimToFit(widths: number[], tableWidth: number): void {
  for (let last = widths.length - 1; last >= 0; last--) {
    const excess = totalWidth(widths) - tableWidth;
    if (excess <= 0) return;
    const width = (widths[last] as number) - excess;
    widths[last] = width < minimumColumnWidth ? -1 : width;
  }
}

/** How many columns of items of this length fit on a line (Format-Wide -AutoSize). */
export function itemsPerRow(length: number, columns: number): number {
  if (length <= 0 || columns < 1) return 1;
  return Math.max(1, Math.ceil((columns + separatorWidth) / (length + separatorWidth)) - 1);
}
