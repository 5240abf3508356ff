/** Reads tokens for the parsers of expressions, statements and declarations, and the types that all of them name. */
import { CompileError } from './compile-error.js';
import type { TypeSyntax } from './syntax.js';
import type { Token } from './tokens.js';

const builtIn = new Set(
  'bool byte sbyte char decimal double float int uint long ulong object short ushort string void'.split(' '),
);

export class TokenReader {
  protected at = 0;
  constructor(protected readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.tokens[this.at] as Token;
  }
  peek(distance = 1): Token {
    return this.tokens[Math.min(this.at + distance, this.tokens.length - 1)] as Token;
  }
  /** True when the next token is this punctuation, keyword or contextual keyword. */
  is(text: string): boolean {
    const { kind, text: own } = this.next;
    return own === text && kind !== 'string' && kind !== 'char';
  }
  takes(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }
  take(): Token {
    const token = this.next;
    this.at++;
    return token;
  }
  expect(text: string): Token {
    if (this.is(text)) return this.take();
    const id = text === ';' ? 'CS1002' : text === '}' ? 'CS1513' : text === ')' ? 'CS1026' : 'CS1003';
    throw this.error(id, id === 'CS1003' ? `Syntax error, '${text}' expected` : `${text} expected`);
  }
  identifier(): string {
    if (this.next.kind !== 'name') throw this.error('CS1001', 'Identifier expected');
    return this.take().text;
  }
  /** An error at the next token; at the end of the line before it where something is missing there. */
  error(id: string, reason: string): CompileError {
    const before = this.tokens[this.at - 1];
    const { position: at } = this.next;
    const end = before ? before.position.offset + before.text.length : 0;
    // What is missing at the end of a line is missing there.
    const isMissing = /^CS(1002|1513|1026|1003)$/.test(id) && at.source.slice(end, at.offset).includes('\n');
    const position = isMissing ? { ...at, offset: end } : at;
    return new CompileError(id, reason, position);
  }
  /** Runs `read`; when it fails or gives null, nothing was read. */
  attempt<T>(read: () => T | null): T | null {
    const start = this.at;
    try {
      const result = read();
      if (result !== null) return result;
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
    }
    this.at = start;
    return null;
  }

  // ---- Types ----------------------------------------------------------------------------------------------------------

  type(): TypeSyntax {
    const type = this.typeWithoutRanks();
    for (;;) {
      if (this.is('?') && !type.isNullable) {
        this.take();
        type.isNullable = true;
      } else if (this.is('[') && /^[,\]]$/.test(this.peek().text)) {
        type.ranks.push(this.rank());
      } else return type;
    }
  }
  /** `[,]` */
  rank(): number {
    this.expect('[');
    let rank = 1;
    while (this.takes(',')) rank++;
    this.expect(']');
    return rank;
  }
  typeWithoutRanks(): TypeSyntax {
    const token = this.next;
    const type: TypeSyntax = { name: '', args: [], ranks: [], isNullable: false, token };
    if (this.takes('(')) {
      do {
        type.args.push(this.type());
        if (this.next.kind === 'name') this.take();
      } while (this.takes(','));
      this.expect(')');
      if (type.args.length < 2) throw this.error('CS1031', 'Type expected');
      type.name = 'System.ValueTuple';
      return type;
    }
    if (token.kind === 'keyword' && builtIn.has(token.text)) {
      type.name = this.take().text;
      return type;
    }
    if (token.kind !== 'name') throw this.error('CS1031', 'Type expected');
    type.name = this.identifier();
    for (;;) {
      if (this.is('<')) type.args.push(...this.typeArguments());
      if (!this.is('.') && !this.is('::')) return type;
      if (this.take().text === '::') type.name = '';
      type.name += `${type.name === '' ? '' : '.'}${this.identifier()}`;
    }
  }
  typeArguments(): TypeSyntax[] {
    this.expect('<');
    const args: TypeSyntax[] = [];
    if (!this.is('>')) {
      do {
        if (!this.is(',') && !this.is('>')) args.push(this.type());
      } while (this.takes(','));
    }
    this.expect('>');
    return args;
  }
}
