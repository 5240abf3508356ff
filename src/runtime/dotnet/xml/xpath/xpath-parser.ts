/** Parses XPath 1.0. What is wrong is told in .NET's words, which are few. */
import { xpathException } from '../xml-errors.js';
import { functionNamed } from './xpath-functions.js';
import { tokenize, type XPathToken } from './xpath-tokens.js';

export const axes = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;
export type Axis = (typeof axes)[number];

export type NodeTest =
  | { kind: 'name'; prefix: string; localName: string }
  | { kind: 'node' | 'text' | 'comment' }
  | { kind: 'processing-instruction'; target: string | null };
export interface Step {
  axis: Axis;
  test: NodeTest;
  predicates: Expression[];
}
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'variable'; name: string }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'operator'; operator: string; left: Expression; right: Expression }
  | { kind: 'negation'; operand: Expression }
  | { kind: 'filter'; base: Expression; predicates: Expression[] }
  | { kind: 'path'; start: Expression | 'root' | 'context'; steps: Step[] };

const levels = [['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', 'div', 'mod']];
const anyNode: Step = { axis: 'descendant-or-self', test: { kind: 'node' }, predicates: [] };

/** Throws XPathException. */
export function parseXPath(text: string): Expression {
  const parser = new XPathParser(text);
  return parser.parse();
}

/** An expression gives nodes unless it is plainly something else; of variables nobody knows. */
export function givesNodes(expression: Expression): boolean {
  switch (expression.kind) {
    case 'path':
    case 'filter':
    case 'variable':
      return true;
    case 'call':
      return functionNamed(expression.name)?.result !== 'value';
    case 'operator':
      return expression.operator === '|';
    default:
      return false;
  }
}

class XPathParser {
  readonly #tokens: XPathToken[];
  #index = 0;

  constructor(readonly text: string) {
    this.#tokens = tokenize(text);
  }
  get #token(): XPathToken {
    return this.#tokens[this.#index] as XPathToken;
  }
  #is(text: string): boolean {
    return this.#token.kind === 'operator' && this.#token.text === text;
  }
  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#index++;
    return true;
  }
  #expect(text: string): void {
    if (!this.#take(text)) this.#invalidToken();
  }
  #invalidToken(): never {
    throw xpathException(`'${this.text}' has an invalid token.`);
  }

  parse(): Expression {
    const expression = this.#binary(0);
    if (this.#token.kind !== 'end') this.#invalidToken();
    return expression;
  }

  #binary(level: number): Expression {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = this.#token.kind === 'operator' ? this.#token.text : '';
      if (!operators.includes(operator)) return left;
      this.#index++;
      left = { kind: 'operator', operator, left, right: this.#binary(level + 1) };
    }
  }
  #unary(): Expression {
    if (this.#take('-')) return { kind: 'negation', operand: this.#unary() };
    let left = this.#path();
    while (this.#take('|')) {
      const right = this.#path();
      if (!givesNodes(left) || !givesNodes(right)) throw nodesExpected();
      left = { kind: 'operator', operator: '|', left, right };
    }
    return left;
  }

  #path(): Expression {
    if (this.#startsPrimary()) {
      const base = this.#filter();
      if (!this.#is('/') && !this.#is('//')) return base;
      if (!givesNodes(base)) throw nodesExpected();
      const steps: Step[] = [];
      this.#moreSteps(steps);
      return { kind: 'path', start: base, steps };
    }
    const steps: Step[] = [];
    if (this.#take('//')) steps.push(anyNode);
    else if (this.#take('/')) {
      if (!this.#startsStep()) return { kind: 'path', start: 'root', steps };
    } else {
      steps.push(this.#step());
      this.#moreSteps(steps);
      return { kind: 'path', start: 'context', steps };
    }
    steps.push(this.#step());
    this.#moreSteps(steps);
    return { kind: 'path', start: 'root', steps };
  }
  #moreSteps(steps: Step[]): void {
    for (;;) {
      if (this.#take('//')) steps.push(anyNode);
      else if (!this.#take('/')) return;
      steps.push(this.#step());
    }
  }
  #startsPrimary(): boolean {
    const { kind } = this.#token;
    return kind === 'number' || kind === 'string' || kind === 'variable' || kind === 'function' || this.#is('(');
  }
  #startsStep(): boolean {
    const { kind } = this.#token;
    if (kind === 'name' || kind === 'axis' || kind === 'nodeType') return true;
    return this.#is('.') || this.#is('..') || this.#is('@');
  }

  #filter(): Expression {
    const base = this.#primary();
    const predicates = this.#predicates();
    if (predicates.length === 0) return base;
    if (!givesNodes(base)) throw nodesExpected();
    return { kind: 'filter', base, predicates };
  }
  #primary(): Expression {
    const token = this.#token;
    this.#index++;
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: Number(token.text) };
      case 'string':
        return { kind: 'string', value: token.text };
      case 'variable':
        return { kind: 'variable', name: token.text };
      case 'function':
        return this.#call(token.text);
      default: {
        const inner = this.#binary(0);
        this.#expect(')');
        return inner;
      }
    }
  }
  #call(name: string): Expression {
    const args: Expression[] = [];
    this.#expect('(');
    if (!this.#take(')')) {
      do args.push(this.#binary(0));
      while (this.#take(','));
      this.#expect(')');
    }
    const known = functionNamed(name);
    if (known) {
      if (args.length < known.minimum || args.length > known.maximum)
        throw xpathException(`Function '${name}' in '${this.text}' has an invalid number of arguments.`);
      if (known.takesNodes && args[0] && !givesNodes(args[0]))
        throw xpathException(`The argument to function '${name}' in '${this.text}' cannot be converted to a node-set.`);
    }
    return { kind: 'call', name, args };
  }

  #step(): Step {
    if (this.#take('.')) return { axis: 'self', test: { kind: 'node' }, predicates: [] };
    if (this.#take('..')) return { axis: 'parent', test: { kind: 'node' }, predicates: [] };
    let axis: Axis = 'child';
    if (this.#take('@')) axis = 'attribute';
    else if (this.#token.kind === 'axis') {
      axis = this.#token.text as Axis;
      if (!axes.includes(axis)) this.#invalidToken();
      this.#index++;
    }
    return { axis, test: this.#nodeTest(), predicates: this.#predicates() };
  }
  #nodeTest(): NodeTest {
    const { kind, text } = this.#token;
    if (kind === 'name') {
      this.#index++;
      const colon = text.indexOf(':');
      return { kind: 'name', prefix: colon < 0 ? '' : text.slice(0, colon), localName: text.slice(colon + 1) };
    }
    if (kind !== 'nodeType') throw nodesExpected();
    this.#index++;
    this.#expect('(');
    if (text === 'processing-instruction') {
      const target = this.#token.kind === 'string' ? this.#token.text : null;
      if (target !== null) this.#index++;
      this.#expect(')');
      return { kind: text, target };
    }
    this.#expect(')');
    return { kind: text as 'node' | 'text' | 'comment' };
  }
  #predicates(): Expression[] {
    const predicates: Expression[] = [];
    while (this.#take('[')) {
      predicates.push(this.#binary(0));
      this.#expect(']');
    }
    return predicates;
  }
}

export function nodesExpected() {
  return xpathException('Expression must evaluate to a node-set.');
}
