/** Where a piece of script text stands. Extents hold offsets only; lines, columns and text are worked out on demand. */

/** A text being parsed: its file name, if any, and the table of line starts (made when first asked for). */
export class ScriptSource {
  #lineStarts: number[] | undefined;
  /** Links the nodes of the text's tree to their parents; null when that is done, or there is no tree. */
  #linkTree: (() => void) | null = null;
  /** There was something wrong with the text. */
  hadErrors = false;

  constructor(
    readonly text: string,
    /** Full path of the file, or null for typed text. */
    readonly file: string | null = null,
  ) {}

  /** Says how the tree of this text is linked when a node's parent is first asked for. */
  set treeLinker(link: () => void) {
    this.#linkTree = link;
  }
  linkTree(): void {
    const link = this.#linkTree;
    this.#linkTree = null;
    link?.();
  }

  get lineStarts(): number[] {
    if (this.#lineStarts === undefined) {
      const { text } = this;
      const starts = [0];
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
      }
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  /** The 1-based line that holds `offset`. */
  lineOf(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The 1-based column of `offset`. */
  columnOf(offset: number): number {
    return offset - (this.lineStarts[this.lineOf(offset) - 1] as number) + 1;
  }

  /** The text of a 1-based line, without its line end. */
  lineText(line: number): string {
    const start = this.lineStarts[line - 1];
    if (start === undefined) return '';
    return this.text.slice(start, this.lineStarts[line]).replace(/\r?\n?$/, '');
  }
  /** The text of a 1-based line with its line end: the Line of positions. */
  wholeLine(line: number): string {
    const start = this.lineStarts[line - 1];
    return start === undefined ? '' : this.text.slice(start, this.lineStarts[line]);
  }
}

/** IScriptExtent: 0-based UTF-16 offsets into a source, `end` exclusive. */
export class ScriptExtent {
  constructor(
    readonly source: ScriptSource,
    readonly start: number,
    readonly end: number,
  ) {}

  get file(): string | null {
    return this.source.file;
  }
  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }
  get startLineNumber(): number {
    return this.source.lineOf(this.start);
  }
  get startColumnNumber(): number {
    return this.source.columnOf(this.start);
  }
  get endLineNumber(): number {
    return this.source.lineOf(this.end);
  }
  get endColumnNumber(): number {
    return this.source.columnOf(this.end);
  }
}

/** Where something would stand that is not in the text: it has no line. */
export class EmptyExtent extends ScriptExtent {
  constructor(source: ScriptSource) {
    super(source, 0, 0);
  }
  override get startLineNumber(): number {
    return 0;
  }
  override get startColumnNumber(): number {
    return 0;
  }
  override get endLineNumber(): number {
    return 0;
  }
  override get endColumnNumber(): number {
    return 0;
  }
}

/** Anything that has a place in the text. */
export interface Ranged {
  readonly start: number;
  readonly end: number;
}

/** A range of a text: an extent, a token, a node. */
export interface Place extends Ranged {
  readonly source: ScriptSource;
}

/** The place of a node that stands for what is not in the text. */
export function nowhere(source: ScriptSource): Place {
  return { source, start: 0, end: -1 };
}

/** The empty range behind something. */
export function after(range: Ranged): Ranged {
  return { start: range.end, end: range.end };
}

/** The empty range one character before something. */
export function before(range: Ranged): Ranged {
  const offset = Math.max(range.start - 1, 0);
  return { start: offset, end: offset };
}
