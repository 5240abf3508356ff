/** A path as it stands in a script: the quotes, back-ticks and doubled quotes that it needs. */

export interface PathForm {
  /** `'`, `"`, or '' for a bare word. */
  quote: string;
  /** Brackets are taken for themselves, and not escaped. */
  isLiteral: boolean;
}
export interface EscapedPath {
  text: string;
  needsQuotes: boolean;
}

const singleQuotes = "'\u2018\u2019\u201a\u201b";
const doubleQuotes = '"\u201c\u201d\u201e';

/** `home`: the part at the beginning for which `~` stands; null where it is written out. */
export function escapePath(path: string, form: PathForm, home: string | null = null): EscapedPath {
  const escaper = new Escaper(form);
  const homeAt = home === null || home === '' ? -1 : path.toLowerCase().indexOf(home.toLowerCase());
  for (let i = 0; i < path.length; i++) {
    if (i === homeAt) {
      escaper.text += '~';
      i += (home as string).length - 1;
    } else escaper.add(path.charAt(i), i);
  }
  return escaper;
}

class Escaper implements EscapedPath {
  text = '';
  needsQuotes = false;
  readonly #isBare: boolean;
  readonly #isDouble: boolean;

  constructor(readonly form: PathForm) {
    this.#isBare = form.quote === '';
    this.#isDouble = form.quote === '"';
  }

  add(character: string, index: number): void {
    this.#escape(character, index);
    this.text += character;
  }

  #escape(character: string, index: number): void {
    const { isLiteral } = this.form;
    const afterTick = this.text.endsWith('`');
    switch (character) {
      case '#':
      case '-':
      case '@':
        this.needsQuotes ||= index === 0 && this.#isBare;
        return;
      case '[':
      case ']':
        if (isLiteral) return;
        this.text += '`'.repeat(this.#isDouble ? (afterTick ? 4 : 2) : 1);
        this.needsQuotes = true;
        return;
      case '`':
        if (this.#isDouble) this.text += '`'.repeat(!isLiteral && afterTick ? 3 : 1);
        else if (!isLiteral) this.text += '`';
        this.needsQuotes ||= this.#isBare || this.#isDouble;
        return;
      case '$':
        if (this.#isDouble) this.text += '`';
        this.needsQuotes ||= this.#isBare || this.#isDouble;
        return;
    }
    if (' ,;(){}|&'.includes(character)) this.needsQuotes ||= this.#isBare;
    else if (this.#isDouble && doubleQuotes.includes(character)) {
      this.text += '`';
      this.needsQuotes = true;
    } else if (!this.#isDouble && singleQuotes.includes(character)) {
      this.text += "'";
      this.needsQuotes = true;
    } else if (this.#isBare && doubleQuotes.includes(character)) this.needsQuotes = true;
  }
}

/** Folder and name together, in the quotes of the word or in those that they need. */
export function pathArgument(folder: EscapedPath, name: EscapedPath, { quote }: PathForm): string {
  const path = folder.text + name.text;
  if (quote !== '') return quote + path + quote;
  return folder.needsQuotes || name.needsQuotes ? `'${path}'` : path;
}
