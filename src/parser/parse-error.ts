/** A parse error, and the list in which the errors of one text are gathered. */
import { ScriptExtent, type ScriptSource } from './ast/extent.js';
import { type ParseErrorId, parseErrorMessage } from './messages.js';

export class ParseError {
  constructor(
    readonly extent: ScriptExtent,
    readonly errorId: ParseErrorId,
    readonly message: string,
    /** More input could mend it: the error is at the end of the text. */
    readonly incompleteInput: boolean,
  ) {}
}

/** The errors of one text in the order they were found. The same error at the same place is kept once. */
export class ParseErrorList {
  readonly errors: ParseError[] = [];

  constructor(readonly source: ScriptSource) {}

  add(start: number, end: number, incompleteInput: boolean, errorId: ParseErrorId, args: readonly unknown[]): void {
    for (const { errorId: id, extent } of this.errors) {
      if (id === errorId && extent.start === start && extent.end === end) return;
    }
    const extent = new ScriptExtent(this.source, start, end);
    this.errors.push(new ParseError(extent, errorId, parseErrorMessage(errorId, args), incompleteInput));
  }
}
