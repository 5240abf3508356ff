/**
 * A backtracking matcher with .NET's semantics, for what JavaScript's RegExp cannot do: all captures of a repeated group,
 * balancing groups, conditions on groups, RightToLeft, references to groups that took no part. The tree is compiled to
 * closures, each of which tries its node and then whatever follows; capture lists are put back when a try fails.
 */

import { equalIgnoringCase } from './case-equivalence.js';
import type { CharSet } from './char-set.js';
import { ecmaWord, isBoundaryWord } from './char-set.js';
import { RegexOptions } from './regex-options.js';
import type { AnchorKind, RegexNode, RegexTree } from './syntax.js';

/** Captures of a group in the order in which they were made: start and length, alternating. */
export type CaptureList = number[];

/** Tries to match on from a position; the position behind the whole match, or -1. */
type Step = (at: number) => number;

interface State {
  text: string;
  /** Where the searched part of the text begins and ends. */
  from: number;
  to: number;
  /** Where the search began: \G. */
  start: number;
  /** By group number. */
  captures: CaptureList[];
}

export class Matcher {
  readonly #state: State;
  readonly #run: Step;
  readonly #backwards: boolean;
  readonly #groupNumbers: readonly number[];

  constructor(tree: RegexTree) {
    this.#groupNumbers = tree.groupNumbers;
    this.#backwards = (tree.options & RegexOptions.RightToLeft) !== 0;
    this.#state = { text: '', from: 0, to: 0, start: 0, captures: [] };
    this.#run = new StepCompiler(this.#state, tree.options).compile(tree.root, (at) => at, this.#backwards);
  }

  /**
   * Finds the first match from `scanFrom` on (backwards for RightToLeft) in `text[from, to)`; captures by group number, or
   * null. `start` is where \G holds. `anchored`: at `scanFrom` only.
   */
  match(
    text: string,
    scanFrom: number,
    start: number,
    from: number,
    to: number,
    anchored = false,
  ): CaptureList[] | null {
    const state = this.#state;
    state.text = text;
    state.from = from;
    state.to = to;
    state.start = start;
    state.captures = [];
    for (const number of this.#groupNumbers) state.captures[number] = [];
    const step = this.#backwards ? -1 : 1;
    for (let at = scanFrom; at >= from && at <= to; at += step) {
      if (this.#run(at) >= 0) return state.captures;
      if (anchored) return null;
    }
    return null;
  }
}

class StepCompiler {
  readonly #ecma: boolean;
  constructor(
    readonly state: State,
    options: number,
  ) {
    this.#ecma = (options & RegexOptions.ECMAScript) !== 0;
  }

  compile(node: RegexNode, next: Step, backwards: boolean): Step {
    switch (node.kind) {
      case 'Text':
        return this.#text(node.text, next, backwards);
      case 'Set':
        return this.#set(node.set, next, backwards);
      case 'Anchor':
        return this.#anchor(node.anchor, next);
      case 'Sequence':
        return (backwards ? node.items : node.items.toReversed()).reduce(
          (after, item) => this.compile(item, after, backwards),
          next,
        );
      case 'Alternation':
        return this.#alternation(node.branches.map((branch) => this.compile(branch, next, backwards)));
      case 'Loop':
        return node.body.kind === 'Set' || (node.body.kind === 'Text' && node.body.text.length === 1)
          ? this.#unitLoop(this.#unitTest(node.body), node.min, node.max, node.lazy, next, backwards)
          : this.#loop(node.body, node.min, node.max, node.lazy, next, backwards);
      case 'Capture':
        return this.#capture(node.body, node.group, node.balance, next, backwards);
      case 'Look':
        return node.negative
          ? this.#negativeLook(
              this.compile(node.body, (at) => at, node.behind),
              next,
            )
          : this.#atomic(
              this.compile(node.body, (at) => at, node.behind),
              next,
              true,
            );
      case 'Atomic':
        return this.#atomic(
          this.compile(node.body, (at) => at, backwards),
          next,
          false,
        );
      case 'Backreference':
        return this.#backreference(node.group, node.ignoreCase, next, backwards);
      case 'GroupCondition': {
        const { state } = this;
        const yes = this.compile(node.yes, next, backwards);
        const no = this.compile(node.no, next, backwards);
        return (at) => ((state.captures[node.group] as CaptureList).length > 0 ? yes(at) : no(at));
      }
      case 'ExpressionCondition': {
        const condition: RegexNode =
          node.condition.kind === 'Look'
            ? node.condition
            : { kind: 'Look', body: node.condition, behind: false, negative: false };
        return this.#choice(
          this.compile(condition, (at) => at, backwards),
          this.compile(node.yes, next, backwards),
          this.compile(node.no, next, backwards),
        );
      }
    }
  }

  #text(text: string, next: Step, backwards: boolean): Step {
    const { state } = this;
    const { length } = text;
    if (backwards)
      return (at) => (at - length >= state.from && state.text.startsWith(text, at - length) ? next(at - length) : -1);
    return (at) => (at + length <= state.to && state.text.startsWith(text, at) ? next(at + length) : -1);
  }

  #set(set: CharSet, next: Step, backwards: boolean): Step {
    const { state } = this;
    if (backwards) return (at) => (at > state.from && set.has(state.text.charCodeAt(at - 1)) ? next(at - 1) : -1);
    return (at) => (at < state.to && set.has(state.text.charCodeAt(at)) ? next(at + 1) : -1);
  }

  #unitTest(node: RegexNode): (unit: number) => boolean {
    if (node.kind === 'Set') return (unit) => node.set.has(unit);
    const own = node.kind === 'Text' ? node.text.charCodeAt(0) : -1;
    return (unit) => unit === own;
  }
  /** Repeats a single unit without recursion. */
  #unitLoop(
    test: (unit: number) => boolean,
    min: number,
    max: number,
    lazy: boolean,
    next: Step,
    backwards: boolean,
  ): Step {
    const { state } = this;
    const step = backwards ? -1 : 1;
    const matches = (at: number) =>
      backwards
        ? at > state.from && test(state.text.charCodeAt(at - 1))
        : at < state.to && test(state.text.charCodeAt(at));
    return (start) => {
      let at = start;
      let count = 0;
      while (count < (lazy ? min : max) && matches(at)) {
        at += step;
        count++;
      }
      if (count < min) return -1;
      for (;;) {
        const end = next(at);
        if (end >= 0) return end;
        if (lazy) {
          if (count >= max || !matches(at)) return -1;
          at += step;
          count++;
        } else {
          if (count === min) return -1;
          at -= step;
          count--;
        }
      }
    };
  }

  /**
   * Repeats anything. An iteration that matched nothing ends the loop once the minimum is reached; what it captured stays.
   * The count and the start of the iteration belong to the walk, so they are put back around what follows.
   */
  #loop(node: RegexNode, min: number, max: number, lazy: boolean, next: Step, backwards: boolean): Step {
    let count = 0;
    let iterationStart = -1;
    const leave: Step = (at) => {
      const savedCount = count;
      const savedStart = iterationStart;
      const end = next(at);
      count = savedCount;
      iterationStart = savedStart;
      return end;
    };
    const iterate: Step = (at) => {
      const savedCount = count;
      const savedStart = iterationStart;
      count++;
      iterationStart = at;
      const end = body(at);
      count = savedCount;
      iterationStart = savedStart;
      return end;
    };
    const decide: Step = (at) => {
      if (count < min) return iterate(at);
      if (lazy) {
        const end = leave(at);
        return end >= 0 || count >= max ? end : iterate(at);
      }
      if (count < max) {
        const end = iterate(at);
        if (end >= 0) return end;
      }
      return leave(at);
    };
    const body = this.compile(
      node,
      (at) => (at === iterationStart && count >= min ? leave(at) : decide(at)),
      backwards,
    );
    return (at) => {
      const savedCount = count;
      const savedStart = iterationStart;
      count = 0;
      iterationStart = -1;
      const end = decide(at);
      count = savedCount;
      iterationStart = savedStart;
      return end;
    };
  }

  #alternation(branches: Step[]): Step {
    return (at) => {
      for (const branch of branches) {
        const end = branch(at);
        if (end >= 0) return end;
      }
      return -1;
    };
  }

  #capture(node: RegexNode, group: number, balance: number, next: Step, backwards: boolean): Step {
    // Nested tries of one group each know their own start.
    const starts: number[] = [];
    const body = this.compile(
      node,
      (at) => {
        const start = starts.pop() as number;
        const end = this.#closeCapture(group, balance, start, at, next);
        starts.push(start);
        return end;
      },
      backwards,
    );
    return (at) => {
      starts.push(at);
      const end = body(at);
      starts.pop();
      return end;
    };
  }
  /** Notes the capture, goes on, and takes the note back when going on failed. */
  #closeCapture(group: number, balance: number, start: number, at: number, next: Step): number {
    const { state } = this;
    let first = Math.min(start, at);
    let last = Math.max(start, at);
    let taken: [number, number] | null = null;
    if (balance >= 0) {
      const list = state.captures[balance] as CaptureList;
      if (list.length === 0) return -1;
      taken = [list.at(-2) as number, list.at(-1) as number];
      list.length -= 2;
      [first, last] = between(first, last, taken[0], taken[0] + taken[1]);
    }
    if (group >= 0) (state.captures[group] as CaptureList).push(first, last - first);
    const end = next(at);
    if (end < 0) {
      // Not the same lists as before: what failed may have put back copies.
      if (group >= 0) (state.captures[group] as CaptureList).length -= 2;
      if (taken) (state.captures[balance] as CaptureList).push(...taken);
    }
    return end;
  }

  /** A snapshot of the captures, to go back to when a try inside of something atomic is given up. */
  #snapshot(): CaptureList[] {
    return this.state.captures.map((list) => [...list]);
  }

  /** Atomic groups and positive lookarounds: once matched, their inside is not tried again. */
  #atomic(body: Step, next: Step, stay: boolean): Step {
    const { state } = this;
    return (at) => {
      const saved = this.#snapshot();
      const end = body(at);
      if (end >= 0) {
        const whole = next(stay ? at : end);
        if (whole >= 0) return whole;
      }
      state.captures = saved;
      return -1;
    };
  }
  #negativeLook(body: Step, next: Step): Step {
    const { state } = this;
    return (at) => {
      const saved = this.#snapshot();
      const found = body(at) >= 0;
      state.captures = saved;
      return found ? -1 : next(at);
    };
  }
  #choice(condition: Step, yes: Step, no: Step): Step {
    const { state } = this;
    return (at) => {
      const saved = this.#snapshot();
      if (condition(at) >= 0) {
        const end = yes(at);
        if (end < 0) state.captures = saved;
        return end;
      }
      state.captures = saved;
      return no(at);
    };
  }

  #backreference(group: number, ignoreCase: boolean, next: Step, backwards: boolean): Step {
    const { state } = this;
    const ecma = this.#ecma;
    return (at) => {
      const list = state.captures[group] as CaptureList;
      if (list.length === 0) return ecma ? next(at) : -1;
      const start = list.at(-2) as number;
      const length = list.at(-1) as number;
      const here = backwards ? at - length : at;
      if (here < state.from || here + length > state.to) return -1;
      for (let i = 0; i < length; i++) {
        const a = state.text.charCodeAt(start + i);
        const b = state.text.charCodeAt(here + i);
        if (a !== b && !(ignoreCase && equalIgnoringCase(a, b))) return -1;
      }
      return next(backwards ? here : at + length);
    };
  }

  #anchor(anchor: AnchorKind, next: Step): Step {
    const { state } = this;
    const holds = anchorTests[anchor];
    return (at) => (holds(state, at) ? next(at) : -1);
  }
}

/** What a balancing group captures: the text between the capture that it takes away and its own match. */
function between(start: number, end: number, start2: number, end2: number): [number, number] {
  if (start >= end2) return [end2, start];
  if (end <= start2) return [start2, end].sort((a, b) => a - b) as [number, number];
  return [Math.max(start, start2), Math.min(end, end2)];
}

const wordIn = (state: State, at: number, isWord: (unit: number) => boolean) =>
  at >= state.from && at < state.to && isWord(state.text.charCodeAt(at));
const boundary = (state: State, at: number, isWord: (unit: number) => boolean) =>
  wordIn(state, at - 1, isWord) !== wordIn(state, at, isWord);
const ecmaWords = ecmaWord();
const isEcmaWord = (unit: number) => ecmaWords.has(unit);

const anchorTests: Record<AnchorKind, (state: State, at: number) => boolean> = {
  Bol: (state, at) => at === state.from || state.text.charCodeAt(at - 1) === 10,
  Eol: (state, at) => at === state.to || state.text.charCodeAt(at) === 10,
  Beginning: (state, at) => at === state.from,
  EndZ: (state, at) => at === state.to || (at === state.to - 1 && state.text.charCodeAt(at) === 10),
  End: (state, at) => at === state.to,
  Start: (state, at) => at === state.start,
  Boundary: (state, at) => boundary(state, at, isBoundaryWord),
  NonBoundary: (state, at) => !boundary(state, at, isBoundaryWord),
  EcmaBoundary: (state, at) => boundary(state, at, isEcmaWord),
  NonEcmaBoundary: (state, at) => !boundary(state, at, isEcmaWord),
};
