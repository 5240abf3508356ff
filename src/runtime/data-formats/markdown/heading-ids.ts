/** The ids of headings, as Markdig makes them of their text. */

const isReserved = (character: string | undefined) => character === '_' || character === '-' || character === '.';

/** Letters without their marks; what is not ASCII then is left out. */
function asciiOf(text: string): string {
  return text.normalize('NFD').replace(/[^\0-\x7e]/g, '');
}

/** `Hello, World!` becomes `hello-world`; what has no letter is a `section`. */
export function headingId(text: string): string {
  let id = '';
  let hasLetter = false;
  let afterSpace = false;
  for (const character of asciiOf(text)) {
    if (/[a-z]/i.test(character)) {
      id += character.toLowerCase();
      hasLetter = true;
      afterSpace = false;
    } else if (!hasLetter) {
      // What comes before the first letter does not count.
    } else if (/\d/.test(character)) {
      id += character;
      afterSpace = false;
    } else if (/\s/.test(character)) {
      if (!afterSpace && !isReserved(id.at(-1))) id += '-';
      afterSpace = true;
    } else if (isReserved(character)) {
      if (afterSpace) id = id.slice(0, -1);
      if (id.at(-1) !== character) id += character;
      afterSpace = false;
    }
  }
  return id.replace(/[-_.]+$/, '') || 'section';
}

/** Gives ids that are all different: `title`, `title-1`... */
export class HeadingIds {
  readonly #used = new Set<string>();
  next(text: string): string {
    const base = headingId(text);
    let id = base;
    for (let index = 1; this.#used.has(id); index++) id = `${base}-${index}`;
    this.#used.add(id);
    return id;
  }
}
