/** Damerau-Levenshtein distance: how many letters are added, dropped, changed or swapped with their neighbours. */
export function distanceBetween(a: string, b: string): number {
  const [from, to] = [a.toUpperCase(), b.toUpperCase()];
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= from.length; i++) {
    const [above, row] = [rows[i - 1] as number[], [i]];
    for (let j = 1; j <= to.length; j++) {
      const cost = from[i - 1] === to[j - 1] ? 0 : 1;
      let distance = Math.min((row[j - 1] as number) + 1, (above[j] as number) + 1, (above[j - 1] as number) + cost);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        distance = Math.min(distance, ((rows[i - 2] as number[])[j - 2] as number) + cost);
      row.push(distance);
    }
    rows.push(row);
  }
  return (rows[from.length] as number[])[to.length] as number;
}
