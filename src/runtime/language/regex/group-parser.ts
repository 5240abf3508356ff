/** `(...)` in all its forms. */
import type { CaptureSlots } from './capture-slots.js';
import { isDigit, isWordStart, PatternCursor } from './pattern-cursor.js';
import { RegexOptions } from './regex-options.js';
import type { RegexNode } from './syntax.js';

export abstract class GroupParser extends PatternCursor {
  protected depth = 0;
  #nextNumber = 1;
  /** Set in front of a condition's parenthesis, which does not capture. */
  #ignoreParenthesis = false;
  /** Directly inside of `(?(expression)`, options are not allowed. */
  #optionsForbidden = false;
  constructor(
    pattern: string,
    options: number,
    protected readonly slots: CaptureSlots,
  ) {
    super(pattern, options);
  }

  abstract alternatives(): RegexNode[];

  /** The group behind an opening parenthesis; null for `(?imnsx)`. */
  protected group(): RegexNode | null {
    const saved = this.options;
    const c = this.peek();
    if (c !== '?' || this.peek(1) === ')') {
      const captures = !this.has(RegexOptions.ExplicitCapture) && !this.#ignoreParenthesis;
      this.#ignoreParenthesis = false;
      const group = captures ? this.#nextNumber++ : -1;
      const body = this.#body(saved);
      return captures ? { kind: 'Capture', body, group, balance: -1 } : body;
    }
    this.pos++;
    if (this.atEnd) throw this.fail('InvalidGroupingConstruct');
    const kind = this.peek() as string;
    this.pos++;
    switch (kind) {
      case ':':
        return this.#body(saved);
      case '=':
      case '!':
        return { kind: 'Look', body: this.#body(saved), behind: false, negative: kind === '!' };
      case '>':
        return { kind: 'Atomic', body: this.#body(saved) };
      case "'":
      case '<':
        return this.#named(kind === '<' ? '>' : "'", saved);
      case '(':
        return this.#conditional(saved);
      default:
        this.pos--;
        return this.#withOptions(saved);
    }
  }

  #body(saved: number): RegexNode {
    return alternation(this.#branches(saved));
  }
  #branches(saved: number, optionsForbidden = false): RegexNode[] {
    const outer = this.#optionsForbidden;
    this.#optionsForbidden = optionsForbidden;
    this.depth++;
    const branches = this.alternatives();
    this.depth--;
    this.#optionsForbidden = outer;
    this.options = saved;
    return branches;
  }

  #withOptions(saved: number): RegexNode | null {
    if (!this.#optionsForbidden) this.inlineOptions();
    if (this.atEnd) throw this.fail('InvalidGroupingConstruct');
    const c = this.peek();
    this.pos++;
    if (c === ')') return null; // the options hold to the end of the group around it
    if (c !== ':') throw this.fail('InvalidGroupingConstruct');
    return this.#body(saved);
  }

  /** `(?<name>`, `(?<name-other>`, and the lookbehinds; `pos` is behind the bracket. */
  #named(close: string, saved: number): RegexNode {
    if (this.atEnd) throw this.fail('InvalidGroupingConstruct');
    const c = this.peek() as string;
    if (c === '=' || c === '!') {
      this.pos++;
      if (close === "'") throw this.fail('InvalidGroupingConstruct');
      return { kind: 'Look', body: this.#body(saved), behind: true, negative: c === '!' };
    }
    const group = this.#captureName(c, close);
    let balance = -1;
    if ((group !== -1 || c === '-') && this.pos + 1 < this.pattern.length && this.peek() === '-') {
      this.pos++;
      balance = this.#balanceName(close);
    }
    if (group === -1 && balance === -1) throw this.fail('InvalidGroupingConstruct');
    const end = this.peek();
    if (!this.atEnd) this.pos++;
    if (end !== close) throw this.fail('InvalidGroupingConstruct');
    return { kind: 'Capture', body: this.#body(saved), group, balance };
  }
  /** The number of the group before a `-`; -1 when there is none. */
  #captureName(c: string, close: string): number {
    let group = -1;
    if (isDigit(c)) {
      const number = this.decimal();
      if (this.slots.offsets.has(number)) group = number;
      this.#requireEnd(close, true);
      if (group === 0) throw this.fail('CaptureGroupOfZero');
    } else if (isWordStart(c)) {
      group = this.slots.numberOfName.get(this.groupName()) ?? -1;
      this.#requireEnd(close, true);
    } else if (c !== '-') throw this.fail('CaptureGroupNameInvalid');
    return group;
  }
  #balanceName(close: string): number {
    const c = this.peek();
    let number: number | undefined;
    if (isDigit(c)) {
      number = this.decimal();
      if (!this.slots.offsets.has(number)) throw this.fail('UndefinedNumberedReference', number);
    } else if (isWordStart(c)) {
      const name = this.groupName();
      number = this.slots.numberOfName.get(name);
      if (number === undefined) throw this.fail('UndefinedNamedReference', name);
    } else throw this.fail('CaptureGroupNameInvalid');
    this.#requireEnd(close, false);
    return number;
  }
  #requireEnd(close: string, orDash: boolean): void {
    if (this.atEnd || this.peek() === close || (orDash && this.peek() === '-')) return;
    throw this.fail('CaptureGroupNameInvalid');
  }

  /** `(?(1)yes|no)`, `(?(name)yes|no)` or `(?(expression)yes|no)`; `pos` is behind the second parenthesis. */
  #conditional(saved: number): RegexNode {
    const start = this.pos;
    const c = this.peek();
    if (isDigit(c)) {
      const number = this.decimal();
      const end = this.peek();
      if (!this.atEnd) this.pos++;
      if (end !== ')') throw this.fail('AlternationHasMalformedReference', number);
      if (!this.slots.offsets.has(number)) throw this.fail('AlternationHasUndefinedReference', number);
      return { kind: 'GroupCondition', group: number, ...this.#choices(saved) };
    }
    if (isWordStart(c)) {
      const number = this.slots.numberOfName.get(this.groupName());
      if (number !== undefined && this.peek() === ')') {
        this.pos++;
        return { kind: 'GroupCondition', group: number, ...this.#choices(saved) };
      }
    }
    this.pos = start - 1;
    this.#ignoreParenthesis = true;
    if (this.pos + 2 < this.pattern.length && this.peek(1) === '?') {
      if (this.peek(2) === '#') throw this.fail('AlternationHasComment');
      const lookbehind = this.peek(3) === '!' || this.peek(3) === '=';
      if (this.peek(2) === "'" || (this.peek(2) === '<' && this.pos + 3 < this.pattern.length && !lookbehind))
        throw this.fail('AlternationHasNamedCapture');
    }
    this.pos++;
    this.depth++;
    const outer = this.#optionsForbidden;
    this.#optionsForbidden = true;
    const condition = this.group();
    this.#optionsForbidden = outer;
    this.depth--;
    if (condition === null) throw this.fail('AlternationHasMalformedCondition');
    return { kind: 'ExpressionCondition', condition, ...this.#choices(saved, true) };
  }
  #choices(saved: number, optionsForbidden = false): { yes: RegexNode; no: RegexNode } {
    const branches = this.#branches(saved, optionsForbidden);
    if (branches.length > 2) throw this.fail('AlternationHasTooManyConditions');
    const nothing: RegexNode = { kind: 'Sequence', items: [] };
    return { yes: branches[0] ?? nothing, no: branches[1] ?? nothing };
  }
}

export function alternation(branches: RegexNode[]): RegexNode {
  return branches.length === 1 ? (branches[0] as RegexNode) : { kind: 'Alternation', branches };
}
