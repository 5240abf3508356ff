/** Pipelines, their chains with `&&` and `||`, background jobs, and assignments (about_Pipelines, about_Pipeline_Chain_Operators). */

import { after } from '../ast/extent.js';
import {
  AssignmentStatementAst,
  type CommandBaseAst,
  CommandExpressionAst,
  ErrorStatementAst,
  type ExpressionAst,
  PipelineAst,
  PipelineChainAst,
  type StatementAst,
} from '../ast/nodes.js';
import { endsToken, isIdentifierStart, isWhitespace } from '../tokenizer/characters.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { Commands, type Redirections, redirectionList } from './commands.js';
import type { Rule } from './parser-core.js';

type Chainable = PipelineAst | PipelineChainAst;

export abstract class Pipelines extends Commands {
  /** A pipeline, a chain of them, or an assignment; null when what is there was none, which has been reported. */
  protected readonly pipelineChain: Rule<StatementAst | null> = this.RULE('pipelineChain', () => {
    const { mode } = this.tokenizer;
    const isExpression = this.lookAtElement();
    return this.OR<StatementAst | null>({
      // What begins no expression is a command.
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => isExpression, ALT: () => this.expressionFirst(mode) },
        {
          ALT: () => {
            this.setMode(mode);
            return this.SUBRULE(this.chain);
          },
        },
      ],
    });
  });

  /** A pipeline chain, whose first token is looked at as an operand; null when none begins here. */
  protected override optionalPipelineChain(occurrence: number): StatementAst | null {
    const { mode } = this.tokenizer;
    if (this.peeked === null) {
      this.lookAtElement();
      this.tokenizer.mode = mode;
    }
    return this.option(occurrence, () => this.subrule(occurrence, this.pipelineChain)) ?? null;
  }

  /** Looks at a `$` as the expression it begins, and not first as a word of a command. */
  protected lookAtDollar(): void {
    const { tokenizer } = this;
    if (this.peeked !== null || tokenizer.mode !== Mode.Command || tokenizer.peek() !== 36) return;
    this.peekIn(Mode.Expression);
    // What follows could make it a longer word, whose errors are to be reported, too.
    const follower = tokenizer.peek();
    if (!endsToken(follower) && follower !== 46 && follower !== 61 && follower !== 91) this.resync(this.peek().start);
  }

  /** Looks at the next token as an operand, in expression mode. False when it cannot be one. */
  private lookAtElement(): boolean {
    if (this.beginsWithLetter()) return false;
    this.setMode(Mode.Expression);
    return this.peekOperand(false).code !== K.Comma || !this.commaDisabled;
  }

  private expressionFirst(mode: Mode): StatementAst | null {
    const expression = this.SUBRULE(this.expression);
    if (expression === null) {
      this.setMode(mode);
      return this.SUBRULE1(this.chain);
    }
    // The operator of an assignment is one in expression mode only, so that lasts until it has been seen.
    return this.OR1<StatementAst | null>([
      { ALT: () => this.SUBRULE(this.assignment, { ARGS: [expression, mode] }) },
      {
        ALT: () => {
          this.setMode(mode);
          return this.SUBRULE(this.chainFrom, { ARGS: [expression] });
        },
      },
    ]);
  }

  /** What begins with a letter is a command, or a keyword: no need to try it as an expression. */
  private beginsWithLetter(): boolean {
    const { text, length } = this.tokenizer;
    const { peeked } = this;
    if (peeked !== null) {
      if (peeked.code === K.Identifier || peeked.code >= K.Begin) return true;
      return peeked.code === K.Generic && isIdentifierStart(this.source.text.charCodeAt(peeked.start));
    }
    let { index } = this.tokenizer;
    while (index < length && isWhitespace(text.charCodeAt(index))) index++;
    return index < length && isIdentifierStart(text.charCodeAt(index));
  }

  private readonly assignment: Rule<StatementAst, [target: ExpressionAst, mode: Mode]> = this.RULE(
    'assignment',
    (target: ExpressionAst, mode: Mode): StatementAst => {
      const operator = this.take(0, this.T.AssignmentOperator);
      this.setMode(mode);
      this.skipNewlines();
      this.lookAtDollar();
      let value = this.OPTION(() => this.SUBRULE(this.statement)) ?? null;
      if (value === null) {
        this.incomplete(after(operator), 'ExpectedValueExpression', operator.text);
        value = new ErrorStatementAst(this.extentOf(after(operator)), []);
      }
      const extent = this.extentFrom(target, value);
      return new AssignmentStatementAst(extent, target, operator.kind, withoutPipeline(value), this.extentOf(operator));
    },
  );

  private readonly chain: Rule<StatementAst | null> = this.RULE('chain', () =>
    this.finishChain(this.SUBRULE(this.pipeline)),
  );

  /** A chain whose first pipeline begins with an expression that has been read. */
  private readonly chainFrom: Rule<StatementAst | null, [first: ExpressionAst]> = this.RULE(
    'chainFrom',
    (first: ExpressionAst): StatementAst | null => this.finishChain(this.SUBRULE(this.pipelineFrom, { ARGS: [first] })),
  );

  private finishChain(first: PipelineAst | null): StatementAst | null {
    if (first === null) return null;
    let left: Chainable = first;
    let failed: StatementAst | null = null;
    this.MANY({
      GATE: () => failed === null,
      DEF: () => {
        const operator = this.take(0, this.T.ChainOperator);
        this.skipNewlines();
        this.lookAtDollar();
        const next = this.peek();
        const right = this.OPTION(() => this.SUBRULE1(this.pipeline)) ?? null;
        if (right !== null) {
          left = this.join(left, operator, right);
        } else if (next.code === K.EndOfInput) {
          this.incomplete(after(operator), 'EmptyPipelineChainElement');
          failed = left;
        } else {
          failed = this.emptyChainElement(left, operator, next);
        }
      },
    });
    if (failed !== null) return failed;
    return this.OPTION1(() => this.background(left)) ?? left;
  }

  private join(left: Chainable, operator: Token, right: PipelineAst): PipelineChainAst {
    const kind = operator.code === K.AndAnd ? 'AndAnd' : 'OrOr';
    return new PipelineChainAst(this.extentFrom(left, right), left, right, kind, false);
  }

  private emptyChainElement(left: Chainable, operator: Token, next: Token): StatementAst {
    // A lone `&` or `.` has been reported as a command without a name.
    if (next.code !== K.Dot && next.code !== K.Ampersand) {
      this.error({ start: operator.start, end: next.end }, 'EmptyPipelineChainElement', operator.text);
    }
    return new ErrorStatementAst(this.extentToToken(left, operator), [left]);
  }

  /** The `&` behind a chain makes all of it a job. */
  private background(chain: Chainable): StatementAst {
    this.take(0, this.T.Ampersand);
    const next = this.peek();
    if (next.code === K.AndAnd || next.code === K.OrOr) {
      this.consumeToken();
      this.error(next, 'BackgroundOperatorInPipelineChain');
      return new ErrorStatementAst(this.extentToToken(chain, next), []);
    }
    if (chain.kind === 'PipelineAst') return new PipelineAst(chain.extent, chain.pipelineElements, true);
    const { extent, lhsPipelineChain, rhsPipeline, operator } = chain;
    return new PipelineChainAst(extent, lhsPipelineChain, rhsPipeline, operator, true);
  }

  private readonly pipeline: Rule<PipelineAst | null> = this.RULE('pipeline', () => {
    const elements: CommandBaseAst[] = [];
    this.OR<void>([
      { ALT: () => this.addElement(elements, this.SUBRULE(this.pipelineElement, { ARGS: [true] }), null) },
      { ALT: () => this.leadingPipe(elements) },
    ]);
    return this.finishPipeline(elements);
  });

  private leadingPipe(elements: CommandBaseAst[]): void {
    this.incomplete(this.peek(), 'EmptyPipeElement');
    this.pipedElement(elements, 2);
  }

  private readonly pipelineFrom: Rule<PipelineAst, [first: ExpressionAst]> = this.RULE(
    'pipelineFrom',
    (first: ExpressionAst): PipelineAst => {
      const element = this.commandExpression(first);
      return this.finishPipeline([element]) as PipelineAst;
    },
  );

  private finishPipeline(elements: CommandBaseAst[]): PipelineAst | null {
    this.skipToContinuation();
    let ended = false;
    this.MANY1({
      GATE: () => !ended,
      DEF: () => {
        ended = !this.pipedElement(elements, 1);
        if (!ended) this.skipToContinuation();
      },
    });
    if (!ended) this.reportLeftover();
    if (elements.length === 0) return null;
    return new PipelineAst(this.extentFrom(elements[0]!, elements.at(-1)!), elements, false);
  }

  /** `| element`; false at the end of the input. */
  private pipedElement(elements: CommandBaseAst[], occurrence: number): boolean {
    const pipe = this.take(occurrence, this.T.Pipe);
    this.skipNewlines();
    this.lookAtDollar();
    if (this.peek().code === K.EndOfInput && !this.RECORDING_PHASE) {
      this.incomplete(after(pipe), 'EmptyPipeElement');
      return false;
    }
    const element = this.option(occurrence, () =>
      this.subrule(occurrence, this.pipelineElement, { ARGS: [elements.length === 0] }),
    );
    this.addElement(elements, element ?? null, pipe);
    return true;
  }

  private addElement(elements: CommandBaseAst[], element: CommandBaseAst | null, pipe: Token | null): void {
    if (element !== null) elements.push(element);
    else if (elements.length > 0 || this.peek().code === K.Pipe) {
      this.incomplete(pipe === null ? this.peek() : after(pipe), 'EmptyPipeElement');
    }
  }

  /** A pipeline may go on with a `|` at the start of the next line. */
  private skipToContinuation(): void {
    const next = this.peek();
    if (next.code === K.NewLine && this.tokenizer.isPipeContinuation(next.end)) this.skipNewlines();
  }

  private reportLeftover(): void {
    const next = this.peek();
    switch (next.code) {
      case K.Semi:
      case K.NewLine:
      case K.RParen:
      case K.RCurly:
      case K.EndOfInput:
      case K.AndAnd:
      case K.OrOr:
      case K.Ampersand:
        return;
      default:
        this.error(next, 'UnexpectedToken', next.text);
    }
  }

  /** An expression or a command. */
  private readonly pipelineElement: Rule<CommandBaseAst | null, [isFirst: boolean]> = this.RULE(
    'pipelineElement',
    (isFirst: boolean): CommandBaseAst | null => {
      const { mode } = this.tokenizer;
      const isExpression = this.lookAtElement();
      return this.OR<CommandBaseAst | null>({
        IGNORE_AMBIGUITIES: true,
        DEF: [
          {
            GATE: () => isExpression,
            ALT: () => {
              const expression = this.SUBRULE(this.expression);
              this.setMode(mode);
              if (expression === null) return this.SUBRULE(this.command);
              if (!isFirst) this.error(expression.extent, 'ExpressionsMustBeFirstInPipeline');
              return this.commandExpression(expression);
            },
          },
          {
            ALT: () => {
              this.setMode(mode);
              return this.SUBRULE1(this.command);
            },
          },
        ],
      });
    },
  );

  private commandExpression(expression: ExpressionAst): CommandBaseAst {
    let redirections: Redirections | null = null;
    let { end } = expression.extent;
    this.MANY(() => {
      const token = this.take(0, this.T.AnyRedirection);
      redirections ??= {};
      const redirection = this.redirect(token, redirections);
      end = redirection.isSupported ? redirection.end : expression.extent.end;
    });
    const extent = this.extent(expression.extent.start, end);
    return new CommandExpressionAst(extent, expression, redirectionList(redirections));
  }
}

/** The value of an assignment that is just an expression stands there without a pipeline around it. */
function withoutPipeline(value: StatementAst): StatementAst {
  if (!(value instanceof PipelineAst) || value.background || value.pipelineElements.length !== 1) return value;
  const element = value.pipelineElements[0] as CommandBaseAst;
  return element instanceof CommandExpressionAst ? element : value;
}
