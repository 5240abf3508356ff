/** Lists of statements, blocks of them, and how the next statement is told from what comes next. */
import type { ScriptSource } from '../ast/extent.js';
import { type AttributeBaseAst, type StatementAst, StatementBlockAst, TrapStatementAst } from '../ast/nodes.js';
import { typeFullName } from '../ast/type-names.js';
import type { Token } from '../tokenizer/token.js';
import { TokenFlags as F, TokenKind as K } from '../tokenizer/token-kinds.js';
import { NONE, type Rule } from './parser-core.js';
import { Pipelines } from './pipelines.js';
import type { StatementList } from './primaries.js';

/** A cast of a variable, or a static member, at the start of a statement: by far the most common use of brackets there. */
const CAST_OR_MEMBER = /(?:\[[\w.]+(?:\[\])?\])+(?:\$|::)/y;

export abstract class StatementLists extends Pipelines {
  protected override start(source: ScriptSource): void {
    super.start(source);
    this.pending.length = 0;
  }

  protected override readonly statementList: Rule<StatementList> = this.RULE('statementList', () => {
    const { pending, traps, first, last, ended } = this;
    const begin = pending.length;
    this.traps = NONE;
    this.first = null;
    this.ended = false;
    this.skipNewlinesAndSemicolons();
    this.MANY(this.#loop);
    const extent = this.first === null || this.last === null ? null : this.extentFrom(this.first, this.last);
    const list: StatementList = {
      statements: pending.length === begin ? NONE : pending.slice(begin),
      traps: this.traps,
      extent,
    };
    pending.length = begin;
    this.traps = traps;
    this.first = first;
    this.last = last;
    this.ended = ended;
    return list;
  });
  // The list being read. Lists are so many that they share one loop, and the room in which their statements gather.
  private readonly pending: StatementAst[] = [];
  private traps: TrapStatementAst[] = NONE;
  private first: StatementAst | null = null;
  private last: StatementAst | null = null;
  private ended = false;
  readonly #loop = { GATE: () => !this.ended && this.lookAtStatement(), DEF: () => this.readStatement() };

  private lookAtStatement(): boolean {
    this.lookAtDollar();
    return true;
  }

  private readStatement(): void {
    const statement = this.SUBRULE(this.statement);
    if (this.RECORDING_PHASE) return;
    if (statement === null) {
      this.ended = true;
      return;
    }
    const { signatureStart } = this.tokenizer;
    if (signatureStart >= 0 && signatureStart < statement.start) {
      this.error(statement, 'TokenAfterEndOfValidScriptText');
    }
    if (statement instanceof TrapStatementAst) this.traps = [...this.traps, statement];
    else this.pending.push(statement);
    this.first ??= statement;
    this.last = statement;
    this.skipNewlinesAndSemicolons();
    const { code } = this.peek();
    if (code === K.RParen || code === K.RCurly) this.ended = true;
  }

  /** A block in curly braces; null when there is none. */
  protected optionalBlock(occurrence: number): StatementBlockAst | null {
    this.skipNewlines();
    return this.option(occurrence, () => this.subrule(occurrence, this.statementBlock)) ?? null;
  }

  /** As `optionalBlock`, where the grammar wants one. */
  protected expectBlock(occurrence: number): StatementBlockAst | null {
    this.skipNewlines();
    if (this.isMissing(K.LCurly)) return null;
    return this.subrule(occurrence, this.statementBlock);
  }

  private readonly statementBlock: Rule<StatementBlockAst> = this.RULE('statementBlock', () => {
    const opening = this.take(0, this.T.LCurly);
    const list = this.SUBRULE(this.statementList);
    const closing = this.expect(0, this.T.RCurly);
    if (closing === null) this.incompleteAt(opening, this.peek(), 'MissingEndCurlyBrace');
    const { end } = closing ?? list.extent ?? opening;
    return new StatementBlockAst(this.extent(opening.start, end), list.statements, list.traps);
  });

  /**
   * Attributes before a class or enum, with `[` read as a bracket; null when the brackets begin an expression, and then
   * nothing is taken. Attributes before any other statement are reported.
   */
  protected leadingAttributes(first: Token): AttributeBaseAst[] | null {
    const { start } = first;
    if (first.code !== K.Generic || this.source.text.charCodeAt(start) !== 91) return null;
    CAST_OR_MEMBER.lastIndex = start;
    if (CAST_OR_MEMBER.test(this.source.text)) return null;
    this.resync(start);
    if (!this.atBracket()) return null;
    const attributes = this.SUBRULE(this.attributeList, { ARGS: [false] });
    if (attributes.length === 0) return null;
    const next = this.peek();
    const type = attributes.find(({ kind }) => kind === 'TypeConstraintAst');
    if ((next.flags & F.StatementDoesntSupportAttributes) !== 0 && type === undefined) {
      const attribute = attributes[0] as AttributeBaseAst;
      this.error(attribute, 'UnexpectedAttribute', typeFullName(attribute.typeName));
      return null;
    }
    if ((next.flags & F.Keyword) !== 0 && (next.flags & F.StatementDoesntSupportAttributes) === 0) {
      if (type !== undefined) this.error(type, 'TypeNotAllowedBeforeStatement', typeFullName(type.typeName));
      if (next.code === K.Class || next.code === K.Enum || next.code === K.Configuration) return attributes;
      if (this.hasErrors && isClause(next.code)) return null;
    }
    this.resync(start);
    return null;
  }
}

/** Keywords that go on with a statement, and are skipped when that has broken off. */
function isClause(kind: K): boolean {
  return kind === K.Else || kind === K.ElseIf || kind === K.Catch || kind === K.Until;
}
