/** `if` with its clauses, and `try`, `catch`, `finally`, `trap` (about_If, about_Try_Catch_Finally, about_Trap). */

import { after, before, type Ranged } from '../ast/extent.js';
import {
  type Ast,
  CatchClauseAst,
  ErrorStatementAst,
  IfStatementAst,
  type StatementAst,
  type StatementBlockAst,
  TrapStatementAst,
  TryStatementAst,
  type TypeConstraintAst,
} from '../ast/nodes.js';
import type { Token } from '../tokenizer/token.js';
import { type Rule, trimmed } from './parser-core.js';
import { StatementLists } from './statement-lists.js';

type IfClause = [condition: StatementAst, body: StatementBlockAst];

/** A clause, unless it lacks its block; and where it has an error, if any. */
interface CatchResult {
  clause: CatchClauseAst | null;
  failedAt: Ranged | null;
}

export abstract class Conditionals extends StatementLists {
  protected readonly ifStatement: Rule<StatementAst> = this.RULE('ifStatement', () => {
    const keyword = this.take(0, this.T.If);
    const clauses: IfClause[] = [];
    /** What has been read, for the tree of a statement in error. */
    const parts: Ast[] = [];
    let failed = this.SUBRULE(this.ifClause, { ARGS: [keyword, keyword, clauses, parts] });
    let restorePoint = 0;
    const lookBehindNewlines = (): boolean => {
      if (failed !== null) return false;
      restorePoint = this.peeked?.start ?? this.tokenizer.restorePoint();
      this.skipNewlines();
      return true;
    };
    this.MANY({
      GATE: lookBehindNewlines,
      DEF: () => {
        const elseIf = this.take(0, this.T.ElseIf);
        failed = this.SUBRULE1(this.ifClause, { ARGS: [keyword, elseIf, clauses, parts] });
      },
    });
    if (failed !== null && !this.RECORDING_PHASE) return failed;
    let elseClause: StatementBlockAst | null = null;
    const elseKeyword = this.OPTION(() => {
      const token = this.take(0, this.T.Else);
      elseClause = this.expectBlock(0);
      return token;
    });
    if (elseKeyword === undefined) {
      this.resync(restorePoint);
    } else if (elseClause === null) {
      this.incomplete(after(elseKeyword), 'MissingStatementBlockAfterElse');
      return new ErrorStatementAst(this.extent(keyword.start, elseKeyword.end), parts);
    }
    const last = elseClause ?? clauses.at(-1)?.[1];
    return new IfStatementAst(this.extentFrom(keyword, last as StatementBlockAst), trimmed(clauses), elseClause);
  });

  /** `(condition) { }` behind `if` or `elseif`, added to `clauses`; gives back the statement in error if that fails. */
  private readonly ifClause: Rule<
    ErrorStatementAst | null,
    [ifKeyword: Token, keyword: Token, clauses: IfClause[], parts: Ast[]]
  > = this.RULE('ifClause', (ifKeyword: Token, keyword: Token, clauses: IfClause[], parts: Ast[]) => {
    const failed = (end: Ranged) => new ErrorStatementAst(this.extent(ifKeyword.start, end.end), parts);
    this.skipNewlines();
    const opening = this.expect(0, this.T.LParen);
    if (opening === null) {
      this.incomplete(after(keyword), 'MissingOpenParenthesisInIfStatement', keyword.text);
      return failed(keyword);
    }
    this.skipNewlines();
    let condition = this.optionalPipelineChain(1);
    const hasCondition = condition !== null;
    if (condition === null) {
      this.incomplete(after(opening), 'IfStatementMissingCondition', keyword.text);
      condition = new ErrorStatementAst(this.extentOf(after(opening)), []);
    }
    this.skipNewlines();
    const closing = this.expect(0, this.T.RParen);
    if (hasCondition) parts?.push(condition);
    if (closing === null) {
      const found = this.peek();
      if (condition.kind !== 'ErrorStatementAst') {
        this.incomplete(found, 'MissingEndParenthesisAfterStatement', keyword.text);
      }
      return failed(before(found));
    }
    const body = this.expectBlock(0);
    if (body === null) {
      this.incomplete(closing, 'MissingStatementBlock', keyword.text);
      return failed(closing);
    }
    parts?.push(body);
    clauses?.push([condition, body]);
    return null;
  });

  protected readonly tryStatement: Rule<StatementAst> = this.RULE('tryStatement', () => {
    const keyword = this.take(0, this.T.Try);
    const body = this.expectBlock(0);
    if (body === null) {
      this.incomplete(after(keyword), 'MissingTryStatementBlock');
      return new ErrorStatementAst(this.extentOf(keyword), []);
    }
    const catches: CatchClauseAst[] = [];
    const types: TypeConstraintAst[] = [];
    let failedAt: Ranged | null = null;
    let ended = false;
    this.skipNewlines();
    this.MANY({
      GATE: () => !ended,
      DEF: () => {
        const result = this.SUBRULE(this.catchClause, { ARGS: [types] });
        if (this.RECORDING_PHASE) return;
        failedAt = result.failedAt ?? failedAt;
        if (result.clause === null) ended = true;
        else catches.push(result.clause);
        this.skipNewlines();
      },
    });
    this.skipNewlines();
    let finallyBlock: StatementBlockAst | null = null;
    this.OPTION(() => {
      const finallyKeyword = this.take(0, this.T.Finally);
      finallyBlock = this.expectBlock(1);
      if (finallyBlock !== null) return;
      failedAt = finallyKeyword;
      this.incomplete(after(finallyKeyword), 'MissingFinallyStatementBlock', 'finally');
    });
    const last: Ast | null = finallyBlock ?? catches.at(-1) ?? null;
    if (last === null && failedAt === null) {
      failedAt = body;
      this.incomplete(after(failedAt), 'MissingCatchOrFinally');
    }
    if (failedAt !== null || last === null) {
      const end = (failedAt ?? body).end;
      return new ErrorStatementAst(this.extent(keyword.start, end), [body, ...catches, ...types]);
    }
    return new TryStatementAst(this.extentFrom(keyword, last), body, catches, finallyBlock);
  });

  /** The types of a clause in error are added to `brokenTypes`. */
  private readonly catchClause: Rule<CatchResult, [brokenTypes: TypeConstraintAst[]]> = this.RULE(
    'catchClause',
    (brokenTypes: TypeConstraintAst[]): CatchResult => {
      const keyword = this.take(0, this.T.Catch);
      const types: TypeConstraintAst[] = [];
      let comma: Token | null = null;
      let failedAt: Ranged | null = null;
      let restorePoint = 0;
      const readType = (occurrence: number): void => {
        restorePoint = this.tokenizer.restorePoint();
        this.skipNewlines();
        const type = this.optionalAttribute(occurrence);
        if (type === null || this.RECORDING_PHASE) {
          if (comma === null || this.RECORDING_PHASE) return;
          failedAt = comma;
          this.incomplete(after(comma), 'MissingTypeLiteralToken');
        } else if (type.kind !== 'TypeConstraintAst') {
          this.resync(restorePoint);
        } else {
          types.push(type as TypeConstraintAst);
          this.skipNewlines();
        }
        comma = null;
      };
      readType(1);
      let expected = types.length;
      this.MANY({
        GATE: () => types.length > 0 && types.length === expected,
        DEF: () => {
          expected++;
          comma = this.take(0, this.T.Comma);
          readType(2);
        },
      });
      const handler = this.expectBlock(0);
      if (handler !== null) {
        const clause = new CatchClauseAst(this.extentFrom(keyword, handler), types, handler);
        return { clause, failedAt };
      }
      if (failedAt === null) {
        failedAt = types.at(-1) ?? keyword;
        this.incomplete(after(failedAt), 'MissingCatchHandlerBlock');
      }
      brokenTypes.push(...types);
      return { clause: null, failedAt };
    },
  );

  protected readonly trapStatement: Rule<StatementAst> = this.RULE('trapStatement', () => {
    const keyword = this.take(0, this.T.Trap);
    const restorePoint = this.tokenizer.restorePoint();
    this.skipNewlines();
    const attribute = this.optionalAttribute(0);
    const type = attribute?.kind === 'TypeConstraintAst' ? (attribute as TypeConstraintAst) : null;
    if (attribute !== null && type === null) this.resync(restorePoint);
    const body = this.expectBlock(1);
    if (body !== null) return new TrapStatementAst(this.extentFrom(keyword, body), type, body);
    const failedAt: Ranged = type ?? keyword;
    this.incomplete(after(failedAt), 'MissingTrapStatement');
    return new ErrorStatementAst(this.extent(keyword.start, failedAt.end), type === null ? [] : [type]);
  });
}
