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
import { TokenFlags as F, TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { Commands, type Redirections, redirectionList } from './commands.js';
import { NONE, type Rule } from './parser-core.js';

type Chainable = PipelineAst | PipelineChainAst;

/** What a statement without a keyword begins with: an element of a pipeline, or all of an assignment. */
type Beginning = CommandBaseAst | AssignmentStatementAst | null;

export abstract class Pipelines extends Commands {
  /** A pipeline, a chain of them, or an assignment; null when what is there was none, which has been reported. */
  protected readonly pipelineChain: Rule<StatementAst | null> = this.RULE('pipelineChain', () => {
    this.elementMode = this.tokenizer.mode;
    this.isExpression = this.lookAtElement();
    const beginning = this.OR((this.#beginnings ??= this.beginningsOfChain()));
    if (beginning instanceof AssignmentStatementAst) return beginning;
    const pipeline = this.finishPipeline(beginning === null ? [] : [beginning]);
    return pipeline === null ? null : this.finishChain(pipeline);
  });
  /** How the element that comes next is to be read; for its alternatives, which look at this first. */
  private elementMode = Mode.Command;
  private isExpression = false;
  #beginnings: ReturnType<Pipelines['beginningsOfChain']> | undefined;

  private beginningsOfChain() {
    const alternatives: { GATE?: () => boolean; ALT: () => Beginning }[] = [
      { GATE: () => this.isExpression, ALT: () => this.assignmentOrExpression(this.elementMode) },
      { ALT: () => this.firstCommand(this.elementMode) },
      // A pipe with nothing before it, which is reported; the first element is what stands behind.
      { ALT: () => this.leadingPipe(this.elementMode) },
    ];
    // What begins no expression is a command.
    return { IGNORE_AMBIGUITIES: true, DEF: alternatives };
  }

  private firstCommand(mode: Mode): CommandBaseAst | null {
    this.setMode(mode);
    const command = this.SUBRULE(this.command);
    if (command === null && this.peek().code === K.Pipe) this.incomplete(this.peek(), 'EmptyPipeElement');
    return command;
  }

  private assignmentOrExpression(mode: Mode): Beginning {
    const expression = this.SUBRULE(this.expression);
    if (expression === null) {
      this.setMode(mode);
      return this.SUBRULE1(this.command);
    }
    // The operator of an assignment is one in expression mode only, so that lasts until it has been seen.
    const assignment = this.mayHave(F.AssignmentOperator) ? this.optionalAssignment(expression, mode) : undefined;
    if (assignment !== undefined && !this.RECORDING_PHASE) return assignment;
    this.setMode(mode);
    return this.commandExpression(expression);
  }

  private optionalAssignment(target: ExpressionAst, mode: Mode): AssignmentStatementAst | undefined {
    return this.OPTION(() => this.SUBRULE(this.assignment, { ARGS: [target, mode] }));
  }

  private leadingPipe(mode: Mode): CommandBaseAst | null {
    this.setMode(mode);
    if (!this.continuesKeyword) this.incomplete(this.peek(), 'EmptyPipeElement');
    this.continuesKeyword = false;
    const elements: CommandBaseAst[] = [];
    this.pipedElement(elements, 2);
    return elements[0] ?? null;
  }

  /** A pipeline chain, whose first token is looked at as an operand; null when none begins here. */
  protected override optionalPipelineChain(occurrence: number): StatementAst | null {
    const { mode } = this.tokenizer;
    if (this.peeked === null) {
      this.lookAtElement();
      this.tokenizer.mode = mode;
    }
    if (this.peek().code === K.NewLine) this.continuesKeyword = this.skipToContinuation();
    return this.chainOption(occurrence);
  }
  /** `return` and the like, with the `|` on the next line: a pipeline whose first element nobody misses. */
  private continuesKeyword = false;
  private readonly chainOption = this.optional(() => this.pipelineChain);

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

  private readonly assignment: Rule<AssignmentStatementAst, [target: ExpressionAst, mode: Mode]> = this.RULE(
    'assignment',
    (target: ExpressionAst, mode: Mode): AssignmentStatementAst => {
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

  private finishChain(first: PipelineAst): StatementAst {
    const { code } = this.peek();
    const goesOn = code === K.AndAnd || code === K.OrOr || code === K.Ampersand || this.RECORDING_PHASE;
    return goesOn ? this.linkChain(first) : first;
  }

  private linkChain(first: PipelineAst): StatementAst {
    let left: Chainable = first;
    let failed: StatementAst | null = null;
    this.MANY2({
      GATE: () => failed === null,
      DEF: () => {
        const operator = this.take(0, this.T.ChainOperator);
        this.skipNewlines();
        this.lookAtDollar();
        const next = this.peek();
        const right = this.OPTION3(() => this.SUBRULE(this.pipeline)) ?? null;
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
    return this.OPTION4(() => this.background(left)) ?? left;
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
    return new ErrorStatementAst(this.extentFrom(left, operator), [left]);
  }

  /** The `&` behind a chain makes all of it a job. */
  private background(chain: Chainable): StatementAst {
    this.take(0, this.T.Ampersand);
    const next = this.peek();
    if (next.code === K.AndAnd || next.code === K.OrOr) {
      this.consumeToken();
      this.error(next, 'BackgroundOperatorInPipelineChain');
      const broken = { keyword: next, flags: new Map(), conditions: [], bodies: [] };
      return new ErrorStatementAst(this.extentFrom(chain, next), [], broken);
    }
    if (chain.kind === 'PipelineAst') return new PipelineAst(chain, chain.pipelineElements, true);
    const { extent, lhsPipelineChain, rhsPipeline, operator } = chain;
    return new PipelineChainAst(extent, lhsPipelineChain, rhsPipeline, operator, true);
  }

  private readonly pipeline: Rule<PipelineAst | null> = this.RULE('pipeline', () => {
    this.elementMode = this.tokenizer.mode;
    this.isExpression = this.lookAtElement();
    const element = this.OR((this.#firstElements ??= this.firstElements()));
    return this.finishPipeline(element === null ? [] : [element]);
  });

  #firstElements: ReturnType<Pipelines['firstElements']> | undefined;

  private firstElements() {
    const alternatives: { GATE?: () => boolean; ALT: () => CommandBaseAst | null }[] = [
      { GATE: () => this.isExpression, ALT: () => this.expressionElement(this.elementMode, true) },
      { ALT: () => this.firstCommand(this.elementMode) },
      { ALT: () => this.leadingPipe(this.elementMode) },
    ];
    return { IGNORE_AMBIGUITIES: true, DEF: alternatives };
  }

  private finishPipeline(elements: CommandBaseAst[]): PipelineAst | null {
    this.skipToContinuation();
    if (!this.may(K.Pipe) || this.pipeOn(elements)) this.reportLeftover();
    if (elements.length === 0) return null;
    const first = elements[0]!;
    const place = elements.length === 1 ? first : this.extentFrom(first, elements.at(-1)!);
    return new PipelineAst(place, elements, false);
  }

  /** Reads the further elements; false when the input ends behind a pipe. */
  private pipeOn(elements: CommandBaseAst[]): boolean {
    let ended = false;
    this.MANY1({
      GATE: () => !ended,
      DEF: () => {
        ended = !this.pipedElement(elements, 1);
        if (!ended) this.skipToContinuation();
      },
    });
    return !ended;
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
    if (element) elements.push(element);
    else if (elements.length > 0 || this.peek().code === K.Pipe) this.incomplete(after(pipe), 'EmptyPipeElement');
    return true;
  }

  /** A pipeline may go on with a `|` at the start of the next line. */
  private skipToContinuation(): boolean {
    const next = this.peek();
    const continues = next.code === K.NewLine && this.tokenizer.isPipeContinuation(next.end);
    if (continues) this.skipNewlines();
    return continues;
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
      this.isFirst = isFirst;
      this.elementMode = this.tokenizer.mode;
      this.isExpression = this.lookAtElement();
      return this.OR((this.#elementAlternatives ??= this.elementAlternatives()));
    },
  );
  private isFirst = false;
  #elementAlternatives: ReturnType<Pipelines['elementAlternatives']> | undefined;

  private elementAlternatives() {
    const alternatives: { GATE?: () => boolean; ALT: () => CommandBaseAst | null }[] = [
      { GATE: () => this.isExpression, ALT: () => this.expressionElement(this.elementMode, this.isFirst) },
      {
        ALT: () => {
          this.setMode(this.elementMode);
          return this.SUBRULE1(this.command);
        },
      },
    ];
    return { IGNORE_AMBIGUITIES: true, DEF: alternatives };
  }

  private expressionElement(mode: Mode, isFirst: boolean): CommandBaseAst | null {
    const expression = this.SUBRULE(this.expression);
    this.setMode(mode);
    if (expression === null) return this.SUBRULE(this.command);
    if (!isFirst) this.error(expression, 'ExpressionsMustBeFirstInPipeline');
    return this.commandExpression(expression);
  }

  private commandExpression(expression: ExpressionAst): CommandBaseAst {
    const { code } = this.peek();
    const isRedirected = code === K.Redirection || code === K.RedirectInStd || this.RECORDING_PHASE;
    return isRedirected ? this.redirected(expression) : new CommandExpressionAst(expression, expression, NONE);
  }

  private redirected(expression: ExpressionAst): CommandBaseAst {
    let redirections: Redirections | null = null;
    let { end } = expression;
    this.MANY(() => {
      const token = this.take(0, this.T.AnyRedirection);
      redirections ??= {};
      const redirection = this.redirect(token, redirections);
      end = redirection.isSupported ? redirection.end : expression.end;
    });
    const extent = this.extent(expression.start, end);
    return new CommandExpressionAst(extent, expression, redirectionList(redirections));
  }
}

/** The value of an assignment that is just an expression stands there without a pipeline around it. */
function withoutPipeline(value: StatementAst): StatementAst {
  if (!(value instanceof PipelineAst) || value.background || value.pipelineElements.length !== 1) return value;
  const element = value.pipelineElements[0] as CommandBaseAst;
  return element instanceof CommandExpressionAst ? element : value;
}
