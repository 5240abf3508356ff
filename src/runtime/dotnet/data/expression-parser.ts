/**
 * The expressions of System.Data, by which tables are filtered, columns computed and views restricted (DataColumn.Expression in
 * .NET's reference): a parser that gives a tree. Columns are looked up when an expression is evaluated.
 */
import { convertTo } from '../../language/conversion.js';
import { netException } from '../../objects/errors.js';
import { requireType } from '../../objects/net-type.js';
import { Decimal, double, fold } from '../../objects/values.js';

export type DataExpression =
  | { kind: 'constant'; value: unknown }
  | { kind: 'column'; name: string }
  | { kind: 'unary'; operator: string; operand: DataExpression }
  | { kind: 'binary'; operator: string; left: DataExpression; right: DataExpression }
  | { kind: 'in'; value: DataExpression; items: DataExpression[] }
  | { kind: 'call'; name: string; args: DataExpression[] }
  | { kind: 'aggregate'; name: string; column: string };

interface Token {
  kind: 'name' | 'constant' | 'operator' | 'end';
  text: string;
  value?: unknown;
  /** One-based, as messages count. */
  position: number;
}

const aggregates = ['sum', 'avg', 'min', 'max', 'count', 'stdev', 'var'];
const words = ['and', 'or', 'not', 'like', 'in', 'is', 'null', 'true', 'false', 'between'];
const unsupported: Record<string, string> = { between: 'Between', '&': '&', '|': '|', '^': '^', '~': '~' };
/** What binds tighter comes later. */
const levels: readonly string[][] = [
  ['or'],
  ['and'],
  ['not'],
  ['=', '<>', '<=', '>=', '<', '>', 'like', 'in', 'is'],
  ['+', '-'],
  ['*', '/', '%'],
];
const shown: Record<string, string> = { and: 'And', or: 'Or', not: 'Not', like: 'Like', in: 'In', is: 'Is' };
export const operatorText = (operator: string): string => shown[operator] ?? operator;

function syntaxError(message: string) {
  return netException('System.Data.SyntaxErrorException', message);
}
export function evaluateError(message: string) {
  return netException('System.Data.EvaluateException', message);
}

const tokenPattern =
  /\s*(?:(?<real>(?:\d+\.\d*|\.\d+)(?:e[+-]?\d+)?|\d+e[+-]?\d+)|(?<integer>\d+)|'(?<text>(?:[^']|'')*)'|#(?<date>[^#]*)#|\[(?<bracket>(?:[^\]\\]|\\.)*)\]|`(?<tick>[^`]*)`|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<operator><>|<=|>=|[=<>+\-*/%(),&|^~]))/iuy;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; ; ) {
    at += (/^\s*/.exec(text.slice(at)) as RegExpExecArray)[0].length;
    if (at === text.length) return [...tokens, { kind: 'end', text: '', position: at + 1 }];
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (!match) throw unreadable(text, at);
    tokens.push(tokenOf(match.groups as Record<string, string | undefined>, match[0], at + 1));
    at = tokenPattern.lastIndex;
  }
}
function unreadable(text: string, at: number) {
  if (text[at] === "'") return syntaxError(`The expression contains an invalid string constant: ${text.slice(at)}.`);
  if (text[at] === '[') return syntaxError(`The expression contains invalid name: '${text.slice(at)}'.`);
  if (text[at] === '#') return syntaxError(`The expression contains an invalid date constant '${text.slice(at)}'.`);
  return syntaxError(`Cannot interpret token '${text[at]}' at position ${at + 1}.`);
}
function tokenOf(groups: Record<string, string | undefined>, text: string, position: number): Token {
  const { real, integer, bracket, tick, name, operator, date } = groups;
  const constant = (value: unknown): Token => ({ kind: 'constant', text, value, position });
  if (real !== undefined)
    return constant(/e/i.test(real) ? double(Number(real)) : convertTo(real, requireType('System.Decimal')));
  if (integer !== undefined) return constant(integerOf(BigInt(integer)));
  if (groups.text !== undefined) return constant(groups.text.replaceAll("''", "'"));
  if (date !== undefined) return constant(convertTo(date, requireType('System.DateTime')));
  const quoted = bracket?.replace(/\\(.)/g, '$1') ?? tick;
  if (quoted !== undefined) return { kind: 'name', text: quoted, position };
  if (name !== undefined && words.includes(fold(name))) return { kind: 'operator', text: fold(name), position };
  return { kind: name === undefined ? 'operator' : 'name', text: name ?? (operator as string), position };
}
function integerOf(value: bigint): unknown {
  if (value <= 0x7fffffffn) return Number(value);
  return value < 2n ** 63n ? value : new Decimal(value, 0);
}

/** Throws SyntaxErrorException and EvaluateException. Null for an empty text. */
export function parseDataExpression(text: string): DataExpression | null {
  const parser = new Parser(tokenize(text));
  return parser.isAtEnd ? null : parser.whole();
}

class Parser {
  #at = 0;
  constructor(readonly tokens: Token[]) {}
  get #next(): Token {
    return this.tokens[this.#at] as Token;
  }
  get isAtEnd(): boolean {
    return this.#next.kind === 'end';
  }
  #takes(text: string): boolean {
    if (this.#next.kind !== 'operator' || this.#next.text !== text) return false;
    this.#at++;
    return true;
  }

  whole(): DataExpression {
    const expression = this.#level(0, '');
    const rest = this.#next;
    if (rest.text in unsupported && rest.kind === 'operator')
      throw evaluateError(`The expression contains unsupported operator '${unsupported[rest.text]}'.`);
    if (rest.text === ')') throw syntaxError('The expression has too many closing parentheses.');
    if (!this.isAtEnd) throw syntaxError(`Syntax error: Missing operand after '${rest.text}' operator.`);
    return expression;
  }

  /** An expression of this level or tighter; `after` is the operator before it, for messages. */
  #level(level: number, after: string): DataExpression {
    const operators = levels[level];
    if (!operators) return this.#sign(after);
    if (operators[0] === 'not') {
      if (!this.#takes('not')) return this.#level(level + 1, after);
      return { kind: 'unary', operator: 'not', operand: this.#level(level, 'Not') };
    }
    let left = this.#level(level + 1, after);
    for (;;) {
      const operator = this.#operatorOf(operators);
      if (operator === null) return left;
      left = this.#binary(level, left, operator);
    }
  }
  #operatorOf(operators: readonly string[]): string | null {
    const { kind, text } = this.#next;
    const following = this.tokens[this.#at + 1];
    const isNegated = kind === 'operator' && text === 'not' && /^(in|like)$/.test(following?.text ?? '');
    const operator = isNegated ? (following?.text as string) : text;
    if (kind !== 'operator' || !operators.includes(operator)) return null;
    this.#at += isNegated ? 2 : 1;
    return isNegated ? `not ${operator}` : operator;
  }
  #binary(level: number, left: DataExpression, operator: string): DataExpression {
    if (operator.startsWith('not '))
      return { kind: 'unary', operator: 'not', operand: this.#binary(level, left, operator.slice(4)) };
    if (operator === 'in') return { kind: 'in', value: left, items: this.#items() };
    if (operator === 'is') {
      const isNegated = this.#takes('not');
      if (!this.#takes('null'))
        throw syntaxError("Syntax error: Invalid usage of 'Is' operator. Correct syntax: <expression> Is [Not] Null.");
      const test: DataExpression = { kind: 'unary', operator: 'is null', operand: left };
      return isNegated ? { kind: 'unary', operator: 'not', operand: test } : test;
    }
    return { kind: 'binary', operator, left, right: this.#level(level + 1, operatorText(operator)) };
  }
  #items(): DataExpression[] {
    const malformed = () =>
      syntaxError(
        'Syntax error: The items following the IN keyword must be separated by commas and be enclosed in parentheses.',
      );
    if (!this.#takes('(')) throw malformed();
    return this.#list(malformed);
  }
  #list(malformed: () => Error | unknown): DataExpression[] {
    const items: DataExpression[] = [];
    if (this.#takes(')')) return items;
    do items.push(this.#level(0, ','));
    while (this.#takes(','));
    if (!this.#takes(')')) throw malformed();
    return items;
  }
  #sign(after: string): DataExpression {
    if (this.#takes('-')) return { kind: 'unary', operator: '-', operand: this.#sign('-') };
    if (this.#takes('+')) return this.#sign('+');
    return this.#operand(after);
  }

  #operand(after: string): DataExpression {
    const token = this.#next;
    if (token.kind === 'constant') {
      this.#at++;
      return { kind: 'constant', value: token.value };
    }
    if (token.kind === 'name') return this.#named(token);
    if (this.#takes('true')) return { kind: 'constant', value: true };
    if (this.#takes('false')) return { kind: 'constant', value: false };
    if (this.#takes('null')) return { kind: 'constant', value: null };
    if (this.#takes('(')) {
      const inner = this.#level(0, '(');
      if (!this.#takes(')')) throw unclosed();
      return inner;
    }
    if (token.text === ')' && after === '') throw syntaxError('The expression has too many closing parentheses.');
    const isBinary = levels.some((operators) => operators.includes(token.text)) && token.text !== 'not';
    if (!isBinary || this.isAtEnd) throw syntaxError(`Syntax error: Missing operand after '${after}' operator.`);
    throw syntaxError(`Syntax error: Missing operand before '${operatorText(token.text)}' operator.`);
  }
  #named(token: Token): DataExpression {
    this.#at++;
    if (!this.#takes('(')) return { kind: 'column', name: token.text };
    const name = fold(token.text);
    const args = this.#list(unclosed);
    if (!aggregates.includes(name)) return { kind: 'call', name: token.text, args };
    const [column] = args;
    if (args.length !== 1 || column?.kind !== 'column')
      throw syntaxError(
        "Syntax error in aggregate argument: Expecting a single column argument with possible 'Child' qualifier.",
      );
    return { kind: 'aggregate', name, column: column.name };
  }
}

function unclosed() {
  return syntaxError('The expression is missing the closing parenthesis.');
}
