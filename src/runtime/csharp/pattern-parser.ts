/** Parses patterns: what stands after `is`, in the arms of switch expressions and after `case`. */
import type { Expression, Pattern, TypeSyntax } from './syntax.js';
import { TokenReader } from './token-reader.js';

export abstract class PatternParser extends TokenReader {
  /** An expression of this level of precedence. */
  abstract binary(level: number): Expression;

  pattern(): Pattern {
    let left = this.#conjunction();
    while (this.takes('or')) left = { kind: 'or', left, right: this.#conjunction() };
    return left;
  }
  #conjunction(): Pattern {
    let left = this.#primary();
    while (this.takes('and')) left = { kind: 'and', left, right: this.#primary() };
    return left;
  }
  #primary(): Pattern {
    if (this.takes('not')) return { kind: 'not', pattern: this.#primary() };
    if (this.is('_')) {
      this.take();
      return { kind: 'discard' };
    }
    const { text } = this.next;
    if (['<', '>', '<=', '>='].includes(text)) {
      this.take();
      return { kind: 'relational', operator: text, value: this.binary(8) };
    }
    if (this.is('(')) {
      const inner = this.attempt(() => {
        this.take();
        const pattern = this.pattern();
        return this.takes(')') ? pattern : null;
      });
      if (inner) return inner;
    }
    if (this.is('var')) {
      this.take();
      return { kind: 'var', name: this.identifier() };
    }
    if (this.is('{')) return this.#properties(null);
    return this.attempt(() => this.#typePattern()) ?? { kind: 'constant', value: this.binary(8) };
  }
  /** `int n`, `string`, `Point { X: 0 }`; null where a constant stands. */
  #typePattern(): Pattern | null {
    if (!/^(?:name|keyword)$/.test(this.next.kind)) return null;
    const type = this.type();
    if (this.is('{')) return this.#properties(type);
    const isName = this.next.kind === 'name' && !['and', 'or', 'when'].includes(this.next.text);
    if (isName) return { kind: 'type', type, name: this.identifier() };
    return /^(?:[);,}\]?:]|&&|\|\||=>|and|or|when|==|!=|)$/.test(this.next.text)
      ? { kind: 'type', type, name: null }
      : null;
  }
  #properties(type: TypeSyntax | null): Pattern {
    this.expect('{');
    const properties: [string, Pattern][] = [];
    while (!this.is('}')) {
      const name = this.identifier();
      this.expect(':');
      properties.push([name, this.pattern()]);
      if (!this.takes(',')) break;
    }
    this.expect('}');
    const isName = this.next.kind === 'name' && !['and', 'or', 'when'].includes(this.next.text);
    return { kind: 'properties', type, properties, name: isName ? this.identifier() : null };
  }
}
