/** `while`, `do`, `for` and `foreach` (about_While, about_Do, about_For, about_Foreach). */

import { after, type Ranged } from '../ast/extent.js';
import {
  type Ast,
  DoUntilStatementAst,
  DoWhileStatementAst,
  ErrorStatementAst,
  type ExpressionAst,
  ForEachStatementAst,
  ForStatementAst,
  type StatementAst,
  type StatementBlockAst,
  VariableExpressionAst,
  WhileStatementAst,
} from '../ast/nodes.js';
import { fold } from '../tokenizer/characters.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K, kindText } from '../tokenizer/token-kinds.js';
import { ArgumentContext } from './arguments.js';
import { Conditionals } from './conditionals.js';
import type { Rule } from './parser-core.js';

type Label = Token | null;

/** A parameter may be shortened to any part of its beginning. */
export function isParameterNamed(parameter: { value: string }, name: string): boolean {
  return name.startsWith(fold(parameter.value));
}

function present(...parts: (Ast | null)[]): Ast[] {
  return parts.filter((part) => part !== null);
}

export abstract class Loops extends Conditionals {
  protected readonly whileStatement: Rule<StatementAst, [label: Label]> = this.RULE(
    'whileStatement',
    (label: Label): StatementAst => {
      const keyword = this.take(0, this.T.While);
      const { start } = label ?? keyword;
      this.skipNewlines();
      const opening = this.expect(0, this.T.LParen);
      if (opening === null) {
        this.incomplete(after(keyword), 'MissingOpenParenthesisAfterKeyword', keyword.text);
        return new ErrorStatementAst(this.extent(start, keyword.end), []);
      }
      this.skipNewlines();
      const given = this.optionalPipelineChain(1);
      if (given === null) this.incomplete(after(opening), 'MissingExpressionAfterKeyword', kindText(keyword.code));
      const condition = given ?? new ErrorStatementAst(this.extentOf(after(opening)), []);
      this.skipNewlines();
      const closing = this.expect(0, this.T.RParen);
      if (closing === null) {
        if (condition.kind !== 'ErrorStatementAst') {
          this.incomplete(after(condition), 'MissingEndParenthesisAfterStatement', kindText(keyword.code));
        }
        return new ErrorStatementAst(this.extent(start, condition.end), present(given));
      }
      const body = this.expectBlock(0);
      if (body === null) {
        this.incomplete(after(closing), 'MissingLoopStatement', kindText(keyword.code));
        return new ErrorStatementAst(this.extent(start, closing.end), present(given));
      }
      return new WhileStatementAst(this.extent(start, body.end), label?.value ?? null, condition, body);
    },
  );

  protected readonly doStatement: Rule<StatementAst, [label: Label]> = this.RULE(
    'doStatement',
    (label: Label): StatementAst => {
      const keyword = this.take(0, this.T.Do);
      const { start } = label ?? keyword;
      const body = this.expectBlock(0);
      if (body === null) {
        this.incomplete(after(keyword), 'MissingLoopStatement', 'do');
        return new ErrorStatementAst(this.extent(start, keyword.end), []);
      }
      this.skipNewlines();
      const until = this.expect(0, this.T.LoopCondition);
      if (until === null) {
        this.incomplete(after(body), 'MissingWhileOrUntilInDoWhile');
        return new ErrorStatementAst(this.extent(start, body.end), [body]);
      }
      this.skipNewlines();
      const opening = this.expect(0, this.T.LParen);
      if (opening === null) {
        this.incomplete(after(until), 'MissingOpenParenthesisAfterKeyword', kindText(until.code));
        return new ErrorStatementAst(this.extent(start, until.end), [body]);
      }
      this.skipNewlines();
      const condition = this.optionalPipelineChain(1);
      if (condition === null) this.incomplete(after(opening), 'MissingExpressionAfterKeyword', kindText(until.code));
      this.skipNewlines();
      const closing = this.expect(0, this.T.RParen);
      if (closing === null && condition !== null) {
        this.incomplete(after(condition), 'MissingEndParenthesisAfterStatement', kindText(until.code));
      }
      if (closing === null || condition === null) {
        const { end } = condition ?? opening;
        return new ErrorStatementAst(this.extent(start, end), present(body, condition));
      }
      const extent = this.extent(start, closing.end);
      const name = label?.value ?? null;
      return until.code === K.Until
        ? new DoUntilStatementAst(extent, name, condition, body)
        : new DoWhileStatementAst(extent, name, condition, body);
    },
  );

  protected readonly forStatement: Rule<StatementAst, [label: Label]> = this.RULE(
    'forStatement',
    (label: Label): StatementAst => {
      const keyword = this.take(0, this.T.For);
      const { start } = label ?? keyword;
      this.skipNewlines();
      const opening = this.expect(0, this.T.LParen);
      if (opening === null) {
        this.incomplete(after(keyword), 'MissingOpenParenthesisAfterKeyword', kindText(keyword.code));
        return new ErrorStatementAst(this.extent(start, keyword.end), []);
      }
      let last: Ranged = opening;
      const part = (occurrence: number): StatementAst | null => {
        this.skipNewlines();
        const pipeline = this.optionalPipelineChain(occurrence + 3);
        if (pipeline !== null) last = pipeline;
        return pipeline;
      };
      const separator = (occurrence: number): void => {
        last = this.option(occurrence, () => this.take(occurrence, this.T.Semi)) ?? last;
      };
      const initializer = part(0);
      separator(0);
      const condition = part(1);
      separator(1);
      const iterator = part(2);
      this.skipNewlines();
      const closing = this.expect(0, this.T.RParen);
      let body: StatementBlockAst | null = null;
      if (closing === null) {
        this.incomplete(after(last), 'MissingEndParenthesisAfterStatement', kindText(keyword.code));
      } else {
        body = this.expectBlock(0);
        if (body === null) this.incomplete(after(closing), 'MissingLoopStatement', kindText(keyword.code));
      }
      if (body === null) {
        const extent = this.extent(start, (closing ?? last).end);
        return new ErrorStatementAst(extent, present(initializer, condition, iterator));
      }
      const extent = this.extent(start, body.end);
      return new ForStatementAst(extent, label?.value ?? null, initializer, condition, iterator, body);
    },
  );

  protected readonly foreachStatement: Rule<StatementAst, [label: Label]> = this.RULE(
    'foreachStatement',
    (label: Label): StatementAst => {
      const keyword = this.take(0, this.T.Foreach);
      const { start } = label ?? keyword;
      this.skipNewlines();
      const flags = this.foreachFlags();
      const opening = this.expect(0, this.T.LParen);
      if (opening === null) {
        this.incomplete(after(keyword), 'MissingOpenParenthesisAfterKeyword', kindText(keyword.code));
        return new ErrorStatementAst(this.extent(start, keyword.end), []);
      }
      this.skipNewlines();
      const name = this.expect(0, this.T.AnyVariable);
      if (name === null) {
        this.incomplete(after(opening), 'MissingVariableNameAfterForeach');
        return new ErrorStatementAst(this.extent(start, opening.end), []);
      }
      const variable = new VariableExpressionAst(this.extentOf(name), name.value, name.code === K.SplattedVariable);
      this.skipNewlines();
      const failed = (at: Ranged, ...parts: Ast[]) =>
        new ErrorStatementAst(this.extent(start, at.end), [variable, ...parts]);
      const inKeyword = this.expect(0, this.T.In);
      if (inKeyword === null) {
        this.incomplete(after(name), 'MissingInInForeach');
        return failed(name);
      }
      this.skipNewlines();
      const pipeline = this.optionalPipelineChain(1);
      if (pipeline === null) {
        this.incomplete(after(inKeyword), 'MissingForeachExpression');
        return failed(inKeyword);
      }
      this.skipNewlines();
      const closing = this.expect(0, this.T.RParen);
      if (closing === null) {
        this.incomplete(after(pipeline), 'MissingEndParenthesisAfterForeach');
        return failed(pipeline, pipeline);
      }
      const body = this.expectBlock(0);
      if (body === null) {
        this.incomplete(after(closing), 'MissingForeachStatement');
        return failed(closing, pipeline);
      }
      if (flags.failedAt !== null) return failed(flags.failedAt, pipeline, body);
      const extent = this.extent(start, body.end);
      const { mode, throttleLimit } = flags;
      return new ForEachStatementAst(extent, label?.value ?? null, mode, throttleLimit, variable, pipeline, body);
    },
  );

  /** `-parallel` and `-throttlelimit`, of workflows. */
  private foreachFlags(): { mode: 'None' | 'Parallel'; throttleLimit: ExpressionAst | null; failedAt: Ranged | null } {
    const flags: ReturnType<typeof this.foreachFlags> = { mode: 'None', throttleLimit: null, failedAt: null };
    this.MANY(() => {
      const parameter = this.take(0, this.T.Parameter);
      if (this.RECORDING_PHASE || isParameterNamed(parameter, 'throttlelimit')) {
        this.skipNewlines();
        flags.throttleLimit = this.optionalArgument(8, ArgumentContext.Argument);
        if (flags.throttleLimit === null) this.incomplete(after(parameter), 'MissingThrottleLimit');
      } else if (isParameterNamed(parameter, 'parallel')) {
        flags.mode = 'Parallel';
      } else {
        flags.failedAt = parameter;
        this.error(parameter, 'InvalidForeachFlag', parameter.value);
      }
      this.skipNewlines();
    });
    return flags;
  }
}
