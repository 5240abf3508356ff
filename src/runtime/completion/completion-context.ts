/**
 * What completers know of the input: the tree and the tokens, what of them is at the cursor, the word that is to be
 * completed, and what of the text the results will replace. Completers change the latter two.
 */
import {
  type Ast,
  findAll,
  type NamedBlockAst,
  type ScriptBlockAst,
  type ScriptSource,
  type Token,
} from '../../parser/index.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { getProperty } from '../objects/members.js';
import { isNull } from '../objects/values.js';
import type { PseudoBinding } from '../type-inference/pseudo-binding.js';
import { TypeInference } from '../type-inference/type-inference.js';

export interface ParsedScript {
  readonly ast: ScriptBlockAst;
  readonly tokens: readonly Token[];
  /** Offset of the cursor. */
  readonly cursor: number;
}

export class CompletionContext {
  /** The nodes around the cursor, from the outermost to the innermost. */
  readonly relatedAsts: Ast[];
  /** Only one of these two is set: the token that ends at the cursor or is around it, or else the one before it. */
  readonly tokenAtCursor: Token | null;
  readonly tokenBeforeCursor: Token | null;
  word = '';
  replacementIndex = -1;
  replacementLength = 0;
  /** Brackets in file names are not escaped. */
  literalPaths = false;
  /** How the arguments of the command at the cursor are bound, once that is known. */
  binding: PseudoBinding | null = null;
  readonly types: TypeInference;

  constructor(
    readonly engine: ExecutionContext,
    readonly script: ParsedScript,
    /** The options that TabExpansion2 was given; null for none. */
    readonly options: unknown,
  ) {
    const { ast, tokens, cursor } = script;
    let at = tokenAt(tokens, cursor);
    let searched = cursor;
    if (at === null) {
      this.tokenBeforeCursor = lastToken(tokens, (token) => token.end < cursor && isInteresting(token));
      searched = this.tokenBeforeCursor?.end ?? cursor;
    } else {
      this.tokenBeforeCursor = null;
      if (at.nestedTokens !== null) at = tokenAt(at.nestedTokens, cursor) ?? at;
    }
    this.tokenAtCursor = at;
    if (this.tokenBeforeCursor !== null) this.replacementIndex = cursor;
    this.relatedAsts = astsAround(ast, searched);
    this.types = new TypeInference(engine, ast, this.lastAst);
    this.literalPaths = this.option('LiteralPaths', false);
  }

  get source(): ScriptSource {
    return this.script.ast.extent.source;
  }
  get cursor(): number {
    return this.script.cursor;
  }
  get lastAst(): Ast {
    return this.relatedAsts.at(-1) as Ast;
  }
  /** The line with the cursor. */
  get line(): string {
    return this.source.lineText(this.source.lineOf(this.cursor));
  }

  /** A boolean option. */
  option(name: string, otherwise: boolean): boolean {
    if (isNull(this.options)) return otherwise;
    const value = getProperty(this.options, name);
    return isNull(value) ? otherwise : Boolean(value);
  }

  /** What is replaced from here on. */
  replace(index: number, length: number): void {
    this.replacementIndex = index;
    this.replacementLength = length;
  }
  /** Nothing is replaced: results go in at `index`. */
  insertAt(index: number): void {
    this.replace(index, 0);
  }

  /** Completes with brackets in file names taken for themselves. */
  withLiteralPaths<T>(complete: () => T): T {
    const before = this.literalPaths;
    this.literalPaths = true;
    try {
      return complete();
    } finally {
      this.literalPaths = before;
    }
  }
}

function isInteresting(token: Token): boolean {
  return token.kind !== 'NewLine' && token.kind !== 'EndOfInput';
}
function lastToken(tokens: readonly Token[], test: (token: Token) => boolean): Token | null {
  return tokens.findLast(test) ?? null;
}
function tokenAt(tokens: readonly Token[], cursor: number): Token | null {
  return lastToken(tokens, (token) => isWithinOrJustAfter(cursor, token) && isInteresting(token));
}

export function isWithinOrJustAfter(cursor: number, { start, end }: { start: number; end: number }): boolean {
  return cursor > start && cursor <= end;
}

function astsAround(ast: ScriptBlockAst, offset: number): Ast[] {
  const found = findAll(ast, ({ extent }) => isWithinOrJustAfter(offset, extent), true);
  if (found.length === 0) found.push(ast);
  const last = found.at(-1) as Ast;
  // In a param block there is nothing but the block without a name around it.
  if (last.kind === 'NamedBlockAst' && (last as NamedBlockAst).unnamed && /^param/i.test(last.extent.text)) found.pop();
  return found;
}
