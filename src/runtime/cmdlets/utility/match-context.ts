/**
 * Collects the lines around matches for Select-String -Context. What a match's context holds and what is shown of it differ:
 * shown contexts do not overlap, and matches are left out of them.
 */
import { type MatchInfo, MatchInfoContext } from './match-info.js';

export class MatchContext {
  /** Matches that have all their lines, in order. Whoever takes them empties the list. */
  readonly complete: MatchInfo[] = [];
  /** The lines last seen. */
  readonly #before: string[] = [];
  /** Those of them that no match has shown yet. */
  #shownBefore: string[] = [];
  /** Matches that wait for lines behind them. */
  readonly #waiting: { match: MatchInfo; context: MatchInfoContext }[] = [];
  /** The match that shows the lines behind it now. */
  #open: MatchInfoContext | null = null;

  constructor(
    readonly linesBefore: number,
    readonly linesAfter: number,
  ) {}

  addLine(line: string): void {
    this.#giveTo(line);
    if (this.#open !== null) {
      const shown = this.#open.displayPostContext as string[];
      shown.push(line);
      if (shown.length >= this.linesAfter) this.#open = null;
    } else keep(this.#shownBefore, line, this.linesBefore);
    keep(this.#before, line, this.linesBefore);
  }

  addMatch(match: MatchInfo): void {
    this.#giveTo(match.line);
    const context = new MatchInfoContext();
    context.preContext = [...this.#before];
    context.postContext = [];
    context.displayPreContext = this.#shownBefore;
    context.displayPostContext = [];
    match.context = context;
    this.#shownBefore = [];
    this.#open = this.linesAfter > 0 ? context : null;
    this.#waiting.push({ match, context });
    this.#release();
    keep(this.#before, match.line, this.linesBefore);
  }

  /** No line follows. */
  end(): void {
    for (const { match } of this.#waiting.splice(0)) this.complete.push(match);
  }

  #giveTo(line: string): void {
    for (const { context } of this.#waiting) context.postContext?.push(line);
    this.#release();
  }
  #release(): void {
    while (this.#waiting.length > 0) {
      const { match, context } = this.#waiting[0] as { match: MatchInfo; context: MatchInfoContext };
      if ((context.postContext as string[]).length < this.linesAfter) return;
      this.#waiting.shift();
      this.complete.push(match);
    }
  }
}

function keep(lines: string[], line: string, most: number): void {
  if (most === 0) return;
  lines.push(line);
  if (lines.length > most) lines.shift();
}
