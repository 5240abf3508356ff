/** Arguments, as commands, redirections and switch clauses take them: mostly bare words (about_Parsing, argument mode). */

import { after } from '../ast/extent.js';
import { ArrayLiteralAst, ErrorExpressionAst, type ExpressionAst } from '../ast/nodes.js';
import type { Token } from '../tokenizer/token.js';
import { TokenFlags as F, TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { Expressions } from './expressions.js';
import type { Rule } from './parser-core.js';

/** Where an argument stands. Only an `Argument` may be a list with commas. */
export enum ArgumentContext {
  CommandName = 0,
  /** The name behind `&` or `.` */
  InvokedName = 1,
  FileName = 2,
  Argument = 3,
  SwitchCondition = 4,
}

/** Behind it the command line is passed on as it is. */
export const VERBATIM = '--%';

const AS_ARGUMENT = { ARGS: [ArgumentContext.Argument] as [ArgumentContext] };

export abstract class Arguments extends Expressions {
  /** One argument in command mode; null when none begins here. */
  protected optionalArgument(occurrence: number, context: ArgumentContext): ExpressionAst | null {
    const { code } = this.peek();
    if (!this.RECORDING_PHASE && (code === K.Comma || code === K.EndOfInput)) return null;
    const mode = this.setMode(Mode.Command);
    const argument = this.option(occurrence, () =>
      context === ArgumentContext.Argument && !this.RECORDING_PHASE
        ? this.subrule(occurrence, this.argumentList)
        : this.subrule(occurrence, this.argument, { ARGS: [context] }),
    );
    this.setMode(mode);
    return argument ?? null;
  }

  /** An argument where none belongs, read only to go on behind it. No rule of the language refers to it. */
  protected override readonly misplacedArgument: Rule<ExpressionAst | null> = this.RULE('misplacedArgument', () =>
    this.optionalArgument(0, ArgumentContext.Argument),
  );

  protected readonly argument: Rule<ExpressionAst, [context: ArgumentContext]> = this.RULE(
    'argument',
    (context: ArgumentContext): ExpressionAst => this.readArgument(context),
  );

  private readArgument(context: ArgumentContext): ExpressionAst {
    this.context = context;
    return this.OR((this.#kinds ??= { DEF: this.kindsOfArgument() }));
  }
  /** Where the argument that comes next stands. */
  private context = ArgumentContext.Argument;
  #kinds: { DEF: { ALT: () => ExpressionAst }[] } | undefined;

  private kindsOfArgument(): { ALT: () => ExpressionAst }[] {
    return [
      { ALT: () => this.word(this.take(0, this.T.Word), this.context) },
      { ALT: () => this.SUBRULE(this.operand) },
      { ALT: () => this.genericWord(this.take(0, this.T.Generic), this.context) },
      { ALT: () => this.word(this.take(0, this.T.Parameter), this.context) },
    ];
  }

  /** One argument or several with commas between them, which make an array. */
  protected readonly argumentList: Rule<ExpressionAst> = this.RULE('argumentList', () => {
    const isVerbatim = this.isVerbatim(this.peek());
    const first = this.readArgument(ArgumentContext.Argument);
    return !isVerbatim && this.may(K.Comma) ? this.furtherArguments(first) : first;
  });

  private furtherArguments(first: ExpressionAst): ExpressionAst {
    const elements = [first];
    let broken: ExpressionAst | null = null;
    this.MANY({
      GATE: () => broken === null,
      DEF: () => {
        const comma = this.take(0, this.T.Comma);
        this.skipNewlines();
        const next = this.OPTION(() => this.SUBRULE1(this.argument, AS_ARGUMENT));
        if (next !== undefined) {
          elements.push(next);
          return;
        }
        this.incomplete(after(comma), 'MissingExpression', ',');
        broken = new ErrorExpressionAst(this.extentFrom(first, comma), elements);
      },
    });
    if (broken !== null) return broken;
    return new ArrayLiteralAst(this.extentFrom(first, elements.at(-1)!), elements);
  }

  protected isVerbatim(token: Token): boolean {
    return token.code === K.Generic && token.detail === null && token.value === VERBATIM;
  }

  private genericWord(token: Token, context: ArgumentContext): ExpressionAst {
    if (this.RECORDING_PHASE) return this.stringConstant(token);
    if (context === ArgumentContext.CommandName || context === ArgumentContext.InvokedName)
      token.flags |= F.CommandName;
    return context === ArgumentContext.CommandName ? this.stringConstant(token) : this.expandableString(token);
  }

  /** A word that has a meaning elsewhere has none as an argument. */
  private word(token: Token, context: ArgumentContext): ExpressionAst {
    if (!this.RECORDING_PHASE) {
      token.flags &= ~F.Keyword;
      if (context === ArgumentContext.CommandName || context === ArgumentContext.InvokedName) {
        token.flags |= F.CommandName;
      } else if (token.code !== K.Identifier) {
        token.code = K.Generic;
      }
    }
    return this.bareWord(token);
  }
}
