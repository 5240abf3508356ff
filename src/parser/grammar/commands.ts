/** Commands with their parameters, arguments and redirections (about_Command_Syntax, about_Redirection). */

import { after, type Ranged } from '../ast/extent.js';
import {
  CommandAst,
  CommandParameterAst,
  ErrorExpressionAst,
  ExpressionAst,
  FileRedirectionAst,
  MergingRedirectionAst,
  type RedirectionAst,
  type RedirectionStream,
} from '../ast/nodes.js';
import { scanVerbatimArgument } from '../tokenizer/adjacent.js';
import type { RedirectionDetail, Token } from '../tokenizer/token.js';
import { TokenFlags as F, TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { ArgumentContext, Arguments, VERBATIM } from './arguments.js';
import { NONE, type Rule, trimmed } from './parser-core.js';

/** Streams in the order in which a command lists its redirections, with the names that errors give them. */
const STREAM_NAMES: Record<RedirectionStream, string> = {
  All: '* stream',
  Output: 'output stream',
  Error: 'error stream',
  Warning: 'warning stream',
  Verbose: 'verbose stream',
  Debug: 'debug stream',
  Information: 'information stream',
};
export type Redirections = Partial<Record<RedirectionStream, RedirectionAst>>;

export function redirectionList(redirections: Redirections | null): RedirectionAst[] {
  if (redirections === null) return NONE;
  const list: RedirectionAst[] = [];
  for (const stream in STREAM_NAMES) {
    const redirection = redirections[stream as RedirectionStream];
    if (redirection !== undefined) list.push(redirection);
  }
  return list;
}

/** A command while its elements are read. */
interface CommandInProgress {
  elements: (ExpressionAst | CommandParameterAst)[];
  redirections: Redirections | null;
  context: ArgumentContext;
  sawDashDash: boolean;
  /** Nothing more belongs to it. */
  ended: boolean;
  end: number;
}

export abstract class Commands extends Arguments {
  /** Null when nothing that could be a name is there. */
  protected readonly command: Rule<CommandAst | null> = this.RULE('command', () => {
    const mode = this.setMode(Mode.Command);
    const first = this.peek();
    const command: CommandInProgress = {
      elements: [],
      redirections: null,
      context: ArgumentContext.CommandName,
      sawDashDash: false,
      ended: false,
      end: first.end,
    };
    this.begun = command;
    const invoked = this.OR((this.#beginnings ??= this.beginnings()));
    command.context = invoked === null ? ArgumentContext.Argument : ArgumentContext.InvokedName;
    const elementOf = { ARGS: [command] as [CommandInProgress] };
    this.MANY({
      GATE: () => !command.ended,
      DEF: () => {
        this.SUBRULE1(this.commandElement, elementOf);
        command.context = ArgumentContext.Argument;
      },
    });
    this.setMode(mode);
    const { elements } = command;
    if (elements.length === 0) {
      if (invoked !== null) this.error(first, 'MissingExpression', first.text);
      return null;
    }
    const operator = invoked === null ? 'Unknown' : invoked.code === K.Dot ? 'Dot' : 'Ampersand';
    const extent = this.extent(first.start, command.end);
    return new CommandAst(extent, trimmed(elements), operator, redirectionList(command.redirections));
  });
  /** The command that begins, or whose element is next; for alternatives, which look at this first. */
  private begun!: CommandInProgress;
  #beginnings: ReturnType<Commands['beginnings']> | undefined;
  #elements: ReturnType<Commands['commandElements']> | undefined;

  private beginnings() {
    const alternatives: { ALT: () => Token | null }[] = [
      { ALT: () => this.take(0, this.T.InvocationOperator) },
      {
        ALT: () => {
          this.SUBRULE(this.commandElement, { ARGS: [this.begun] });
          return null;
        },
      },
    ];
    // A dot could be a word, too.
    return { IGNORE_AMBIGUITIES: true, DEF: alternatives };
  }

  private readonly commandElement: Rule<void, [command: CommandInProgress]> = this.RULE(
    'commandElement',
    (command: CommandInProgress): void => {
      this.begun = command;
      this.OR((this.#elements ??= this.commandElements()));
    },
  );

  private commandElements() {
    const alternatives: { GATE?: () => boolean; ALT: () => void }[] = [
      { ALT: () => this.dashDash(this.begun) },
      { ALT: () => this.SUBRULE(this.parameter, { ARGS: [this.begun] }) },
      { ALT: () => this.redirectionOfCommand(this.begun) },
      { ALT: () => this.misplacedComma(this.begun) },
      { GATE: () => this.begun.context === ArgumentContext.CommandName, ALT: () => this.inlineScript(this.begun) },
      { ALT: () => this.commandArgument(this.begun) },
    ];
    // Parameters and `inlinescript` are words too, where they are not what they look like.
    return { IGNORE_AMBIGUITIES: true, DEF: alternatives };
  }

  private dashDash(command: CommandInProgress): void {
    const token = this.take(0, this.T.MinusMinus);
    if (this.RECORDING_PHASE) return;
    const extent = this.extentOf(token);
    command.elements.push(
      command.sawDashDash ? this.bareWord(token) : new CommandParameterAst(extent, '-', null, extent),
    );
    command.sawDashDash = true;
    command.end = token.end;
  }

  private readonly parameter: Rule<void, [command: CommandInProgress]> = this.RULE(
    'parameter',
    (command: CommandInProgress): void => {
      const token = this.take(0, this.T.Parameter);
      if (!this.RECORDING_PHASE && (command.context !== ArgumentContext.Argument || command.sawDashDash)) {
        token.flags |= F.CommandName;
        command.elements.push(this.bareWord(token));
        command.end = token.end;
        return;
      }
      const hasArgument = token.usedColon && this.peek().code !== K.Comma;
      const argument = this.OPTION({ GATE: () => hasArgument, DEF: () => this.SUBRULE(this.argumentList) });
      if (hasArgument && argument === undefined) this.error(after(token), 'ParameterRequiresArgument', token.text);
      if (this.RECORDING_PHASE) return;
      const range: Ranged = { start: token.start, end: argument?.end ?? token.end };
      command.elements.push(
        new CommandParameterAst(this.extentOf(range), token.value, argument ?? null, this.extentOf(token)),
      );
      command.end = range.end;
    },
  );

  private misplacedComma(command: CommandInProgress): void {
    const comma = this.take(0, this.T.Comma);
    if (this.RECORDING_PHASE) return;
    this.error(comma, 'MissingArgument');
    command.end = comma.end;
    this.skipNewlines();
  }

  private redirectionOfCommand(command: CommandInProgress): void {
    const token = this.take(0, this.T.AnyRedirection);
    if (!this.RECORDING_PHASE && command.context !== ArgumentContext.Argument) {
      command.elements.push(this.bareWord(token));
      command.end = token.end;
      return;
    }
    command.redirections ??= {};
    command.end = this.redirect(token, command.redirections).end;
  }

  /** Reads where a redirection goes, and files it under its stream. A `<`, which is reserved, is no redirection in the tree. */
  protected redirect(token: Token, redirections: Redirections): { end: number; isSupported: boolean } {
    const detail = token.detail as RedirectionDetail | null;
    const redirection =
      detail === null || detail.to === null || this.RECORDING_PHASE
        ? this.fileRedirection(token, detail)
        : this.mergingRedirection(token, detail);
    if (redirection instanceof ExpressionAst) return { end: redirection.end, isSupported: false };
    const { fromStream } = redirection;
    if (redirections[fromStream] === undefined) redirections[fromStream] = redirection;
    else this.error(redirection, 'StreamAlreadyRedirected', STREAM_NAMES[fromStream]);
    return { end: redirection.end, isSupported: true };
  }

  /** For `<` just the file's name. */
  private fileRedirection(token: Token, detail: RedirectionDetail | null): RedirectionAst | ExpressionAst {
    let file = this.optionalArgument(9, ArgumentContext.FileName);
    if (file === null) {
      this.error(after(token), 'MissingFileSpecification');
      file = new ErrorExpressionAst(token, []);
    }
    if (detail === null) {
      this.error(token, 'RedirectionNotSupported', token.text);
      return file;
    }
    return new FileRedirectionAst(this.extentFrom(token, file), detail.from, file, detail.append);
  }

  private mergingRedirection(token: Token, { from, to }: RedirectionDetail): RedirectionAst {
    if (to !== 'Output' || from === to) this.error(token, 'RedirectionNotSupported', token.text);
    return new MergingRedirectionAst(token, from, 'Output');
  }

  private inlineScript(command: CommandInProgress): void {
    const token = this.take(0, this.T.InlineScript);
    if (this.RECORDING_PHASE) {
      this.scriptBlockExpression(this.take(0, this.T.LCurly));
      return;
    }
    token.flags |= F.CommandName;
    command.elements.push(this.bareWord(token));
    command.end = token.end;
    this.skipNewlines();
    const opening = this.expect(0, this.T.LCurly);
    if (opening === null) {
      this.incomplete(after(token), 'MissingStatementAfterKeyword', token.text);
      command.ended = true;
      return;
    }
    const block = this.scriptBlockExpression(opening);
    command.elements.push(block);
    command.end = block.end;
  }

  private commandArgument(command: CommandInProgress): void {
    const token = this.peek();
    if (this.RECORDING_PHASE) {
      this.SUBRULE(this.argumentList);
      return;
    }
    const argument =
      command.context === ArgumentContext.Argument
        ? this.SUBRULE(this.argumentList)
        : this.SUBRULE(this.argument, { ARGS: [command.context] });
    command.elements.push(argument);
    command.end = argument.end;
    // Quoted or not, as a parameter or as the command's name.
    if (token.value !== VERBATIM || token.code === K.Variable) return;
    if (this.peeked !== null && this.peeked.code !== K.Parameter) return;
    this.peeked = null;
    const rest = scanVerbatimArgument(this.tokenizer);
    command.elements.push(this.stringConstant(rest));
    command.end = rest.end;
    command.ended = true;
  }
}
