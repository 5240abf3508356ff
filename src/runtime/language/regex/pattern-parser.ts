/** The second pass over a pattern: builds the tree, with the options worked into it. */
import { findCaptureSlots } from './capture-slots.js';
import { caseEquivalents } from './case-equivalence.js';
import { CharSet } from './char-set.js';
import { addProperty, parseClass, shorthandSet } from './class-parser.js';
import { alternation, GroupParser } from './group-parser.js';
import { isDigit, isWordStart } from './pattern-cursor.js';
import { RegexOptions } from './regex-options.js';
import { openReference } from './skip-backslash.js';
import { type AnchorKind, infinity, type RegexNode, type RegexTree } from './syntax.js';

const specials = new Set('*+?{$().[\\^|');

/** Parses a pattern. Throws a RegexParseException. */
export function parsePattern(pattern: string, options: number): RegexTree {
  const slots = findCaptureSlots(pattern, options);
  const parser = new PatternParser(pattern, options, slots);
  const body = alternation(parser.alternatives());
  return {
    root: { kind: 'Capture', body, group: 0, balance: -1 },
    options,
    groupNumbers: slots.numbers,
    groupNames: slots.names,
    numberOfName: slots.numberOfName,
  };
}

class PatternParser extends GroupParser {
  /** Alternatives up to the closing parenthesis of the group, or to the end of the pattern outside of one. */
  override alternatives(): RegexNode[] {
    const branches: RegexNode[] = [];
    let items: RegexNode[] = [];
    let afterQuantifier = false;
    for (;;) {
      this.skipBlank();
      if (this.atEnd) {
        if (this.depth > 0) throw this.fail('InsufficientClosingParentheses');
        break;
      }
      const c = this.peek() as string;
      if (c === '|') {
        this.pos++;
        branches.push(sequence(items));
        items = [];
        afterQuantifier = false;
        continue;
      }
      if (c === ')') {
        this.pos++;
        if (this.depth === 0) throw this.fail('InsufficientOpeningParentheses');
        break;
      }
      if (this.atQuantifier()) {
        this.pos++;
        throw this.fail(afterQuantifier ? 'NestedQuantifiersNotParenthesized' : 'QuantifierAfterNothing', c);
      }
      const unit = this.#unit();
      this.skipBlank();
      afterQuantifier = unit !== null && !this.atEnd && this.atQuantifier();
      if (unit !== null) items.push(afterQuantifier ? this.#quantified(unit) : unit);
    }
    branches.push(sequence(items));
    return branches;
  }

  /** One atom; null for what only sets options. */
  #unit(): RegexNode | null {
    const c = this.peek() as string;
    this.pos++;
    switch (c) {
      case '[':
        return { kind: 'Set', set: parseClass(this, false) };
      case '(':
        return this.group();
      case '\\':
        if (this.atEnd) throw this.fail('UnescapedEndingBackslash');
        return this.#backslash();
      case '^':
        return { kind: 'Anchor', anchor: this.has(RegexOptions.Multiline) ? 'Bol' : 'Beginning' };
      case '$':
        return { kind: 'Anchor', anchor: this.has(RegexOptions.Multiline) ? 'Eol' : 'EndZ' };
      case '.':
        return { kind: 'Set', set: this.has(RegexOptions.Singleline) ? CharSet.of([0, 0xffff]) : notNewline };
      default:
        return this.#text(c);
    }
  }

  /** A run of ordinary characters, without the last one when a quantifier follows that. */
  #text(first: string): RegexNode {
    const start = this.pos - 1;
    if (this.has(RegexOptions.IgnoreCase)) return this.literal(first);
    const extended = this.has(RegexOptions.IgnorePatternWhitespace);
    while (!this.atEnd) {
      const c = this.peek() as string;
      if (specials.has(c) && (c !== '{' || this.atQuantifier())) break;
      if (extended && /[\t\n\f\r #]/.test(c)) break;
      this.pos++;
    }
    if (this.pos - start > 1 && this.#quantifierFollows()) this.pos--;
    return { kind: 'Text', text: this.pattern.slice(start, this.pos) };
  }
  /** Also behind blanks in x mode, where `ab *` repeats the b. */
  #quantifierFollows(): boolean {
    const start = this.pos;
    this.skipBlank();
    const follows = !this.atEnd && this.atQuantifier();
    this.pos = start;
    return follows;
  }

  /** One character by the options in force. */
  literal(c: string): RegexNode {
    if (!this.has(RegexOptions.IgnoreCase)) return { kind: 'Text', text: c };
    const units = caseEquivalents(c.charCodeAt(0), this.has(RegexOptions.CultureInvariant));
    if (units.length === 1) return { kind: 'Text', text: c };
    const set = new CharSet();
    set.addUnits(units);
    return { kind: 'Set', set };
  }

  #quantified(body: RegexNode): RegexNode {
    const [min, max] = this.#bounds();
    this.skipBlank();
    const lazy = this.peek() === '?';
    if (lazy) this.pos++;
    if (min > max) throw this.fail('ReversedQuantifierRange');
    return { kind: 'Loop', body, min, max, lazy };
  }
  #bounds(): [number, number] {
    const c = this.peek();
    this.pos++;
    if (c === '*') return [0, infinity];
    if (c === '+') return [1, infinity];
    if (c === '?') return [0, 1];
    const min = this.decimal();
    let max = min;
    if (this.peek() === ',') {
      this.pos++;
      max = this.peek() === '}' ? infinity : this.decimal();
    }
    this.pos++;
    return [min, max];
  }

  /** An escape outside of classes; `pos` is behind the backslash. */
  #backslash(): RegexNode {
    const c = this.peek() as string;
    const ecma = this.has(RegexOptions.ECMAScript);
    if (Object.hasOwn(anchors, c)) {
      this.pos++;
      const [plain, inEcma] = anchors[c] as [AnchorKind, AnchorKind];
      return { kind: 'Anchor', anchor: ecma ? inEcma : plain };
    }
    if (/[wWsSdD]/.test(c)) {
      this.pos++;
      return { kind: 'Set', set: shorthandSet(c, ecma) };
    }
    if (c === 'p' || c === 'P') {
      this.pos++;
      const set = new CharSet();
      addProperty(this, set, c === 'P', false);
      if (this.has(RegexOptions.IgnoreCase)) set.addCaseEquivalents(this.has(RegexOptions.CultureInvariant));
      return { kind: 'Set', set };
    }
    const start = this.pos;
    const reference = this.#reference();
    if (reference !== null) return reference;
    this.pos = start;
    return this.literal(this.charEscape());
  }

  #reference(): RegexNode | null {
    const close = openReference(this);
    const c = this.peek();
    if (close !== null) {
      if (isDigit(c)) {
        const number = this.decimal();
        if (!this.#closes(close)) return null;
        if (!this.slots.offsets.has(number)) throw this.fail('UndefinedNumberedReference', number);
        return this.#to(number);
      }
      if (!isWordStart(c)) return null;
      const name = this.groupName();
      if (!this.#closes(close)) return null;
      const number = this.slots.numberOfName.get(name);
      if (number === undefined) throw this.fail('UndefinedNamedReference', name);
      return this.#to(number);
    }
    if (!isDigit(c) || c === '0') return null;
    if (this.has(RegexOptions.ECMAScript)) return this.#ecmaReference();
    const number = this.decimal();
    if (this.slots.offsets.has(number)) return this.#to(number);
    if (number <= 9) throw this.fail('UndefinedNumberedReference', number);
    return null;
  }
  #closes(close: string): boolean {
    const c = this.peek();
    if (!this.atEnd) this.pos++;
    return c === close;
  }
  #to(group: number): RegexNode {
    return { kind: 'Backreference', group, ignoreCase: this.has(RegexOptions.IgnoreCase) };
  }
  /** ECMAScript: the longest number that is a group which opened before here. */
  #ecmaReference(): RegexNode | null {
    const here = this.pos - 1;
    const top = Math.max(...this.slots.numbers) + 1;
    let number = Number(this.peek());
    let found = -1;
    while (number <= top) {
      const offset = this.slots.offsets.get(number);
      if (offset !== undefined && offset < here) found = number;
      this.pos++;
      if (!isDigit(this.peek())) break;
      number = number * 10 + Number(this.peek());
    }
    return found < 0 ? null : this.#to(found);
  }
}

const notNewline = (() => {
  const set = CharSet.unit(10);
  set.negated = true;
  return set;
})();

/** Letter to its meaning, and its meaning under ECMAScript. */
const anchors: Record<string, [AnchorKind, AnchorKind]> = {
  b: ['Boundary', 'EcmaBoundary'],
  B: ['NonBoundary', 'NonEcmaBoundary'],
  A: ['Beginning', 'Beginning'],
  G: ['Start', 'Start'],
  Z: ['EndZ', 'EndZ'],
  z: ['End', 'End'],
};

function sequence(items: RegexNode[]): RegexNode {
  return items.length === 1 ? (items[0] as RegexNode) : { kind: 'Sequence', items };
}
