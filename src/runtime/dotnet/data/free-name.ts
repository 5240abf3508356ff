/** Names that columns and tables get where none is given: `Column1`, `Table2`, the first that is free. */
export function freeName(stem: string, isTaken: (name: string) => boolean): string {
  let number = 1;
  while (isTaken(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}
