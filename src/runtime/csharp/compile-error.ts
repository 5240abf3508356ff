/** What is wrong with C# source, with the compiler's number of it, and where. */
export interface SourcePosition {
  source: string;
  /** Of the first character, in UTF-16 units. */
  offset: number;
}

export class CompileError extends Error {
  constructor(
    readonly id: string,
    readonly reason: string,
    readonly position: SourcePosition,
  ) {
    super(reason);
  }
  /** As Add-Type reports it: place, number and text, then the line with a mark below. */
  get report(): string {
    const { source, offset } = this.position;
    const before = source.slice(0, offset).split('\n');
    const line = before.length;
    const column = (before.at(-1) as string).length;
    const text = (source.split('\n')[line - 1] as string).replace(/\r$/, '');
    return `(${line},${column + 1}): error ${this.id}: ${this.reason}\n${text}\n${' '.repeat(column)}^`;
  }
}
