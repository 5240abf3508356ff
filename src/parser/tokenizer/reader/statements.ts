/** Reads statements other than declarations. */
import { TokenFlags as F, TokenKind as K } from '../token-kinds.js';
import { Mode } from '../tokenizer.js';
import { CommandReader } from './commands.js';

export abstract class StatementReader extends CommandReader {
  protected abstract functionDefinition(): void;
  protected abstract classDefinition(): void;
  protected abstract enumDefinition(): void;

  /** Reads up to a closing bracket or something that begins no statement. */
  protected override statementList(): void {
    this.skipNewlines(true);
    for (;;) {
      this.lookAtDollar();
      if (this.at(K.RParen, K.RCurly, K.EndOfInput) || !this.statement()) return;
      this.skipNewlines(true);
    }
  }

  protected block(): void {
    this.skipNewlines();
    if (this.accept(K.LCurly) === null) return;
    this.statementList();
    this.accept(K.RCurly);
  }

  protected override statement(): boolean {
    const first = this.peek();
    if (first.code === K.Generic && first.source.text[first.start] === '[') this.leadingAttributes(first.start);
    switch (this.peek().code) {
      case K.If:
        this.ifStatement();
        return true;
      case K.While:
        this.take();
        this.condition();
        this.block();
        return true;
      case K.Do:
        this.take();
        this.block();
        this.skipNewlines();
        if (!this.at(K.While, K.Until)) return true;
        this.take();
        this.condition();
        return true;
      case K.For:
        this.forStatement();
        return true;
      case K.Foreach:
        this.foreachStatement();
        return true;
      case K.Switch:
        this.switchStatement();
        return true;
      case K.Try:
        this.tryStatement();
        return true;
      case K.Trap:
        this.take();
        this.skipNewlines();
        if (this.atBracket()) this.attribute();
        this.block();
        return true;
      case K.Return:
      case K.Throw:
      case K.Exit:
        this.take();
        this.pipeline();
        return true;
      case K.Break:
      case K.Continue:
        this.take();
        this.labelOrKey();
        return true;
      case K.Data:
        this.dataStatement();
        return true;
      case K.Using:
        this.usingStatement();
        return true;
      case K.Parallel:
      case K.Sequence:
        this.take();
        this.block();
        return true;
      case K.Label:
        return this.labeledStatement();
      case K.Function:
      case K.Filter:
      case K.Workflow:
        this.functionDefinition();
        return true;
      case K.Class:
        this.classDefinition();
        return true;
      case K.Enum:
        this.enumDefinition();
        return true;
      default:
        return this.pipeline();
    }
  }

  /** Attributes of a class or enum; brackets before anything else are read again, as part of what begins there. */
  private leadingAttributes(start: number): void {
    this.resync(start);
    const last = this.attributes(false);
    if (last === null || !this.at(K.Class, K.Enum)) this.resync(start);
  }

  /** `(pipeline)` */
  private condition(): void {
    this.skipNewlines();
    if (this.accept(K.LParen) === null) return;
    this.skipNewlines();
    this.pipeline();
    this.skipNewlines();
    this.accept(K.RParen);
  }

  private ifStatement(): void {
    for (;;) {
      this.take();
      this.condition();
      this.block();
      const restorePoint = this.peeked?.start ?? this.tokenizer.restorePoint();
      this.skipNewlines();
      if (this.at(K.ElseIf)) continue;
      if (this.accept(K.Else) !== null) this.block();
      else this.resync(restorePoint);
      return;
    }
  }

  private forStatement(): void {
    this.take();
    this.skipNewlines();
    if (this.accept(K.LParen) === null) return;
    for (let part = 0; part < 3; part++) {
      this.skipNewlines();
      this.pipeline();
      if (part < 2) this.accept(K.Semi);
    }
    this.skipNewlines();
    this.accept(K.RParen);
    this.block();
  }

  private foreachStatement(): void {
    this.take();
    this.skipNewlines();
    while (this.accept(K.Parameter) !== null) {
      this.skipNewlines();
      if (!this.at(K.LParen, K.Parameter)) this.optionalArgument();
      this.skipNewlines();
    }
    if (this.accept(K.LParen) === null) return;
    this.skipNewlines();
    if (this.at(K.Variable, K.SplattedVariable)) this.take();
    this.skipNewlines();
    if (this.accept(K.In) !== null) {
      this.skipNewlines();
      this.pipeline();
      this.skipNewlines();
    }
    this.accept(K.RParen);
    this.block();
  }

  private switchStatement(): void {
    this.take();
    this.skipNewlines();
    while (this.at(K.Parameter)) {
      const flag = this.take().value.toLowerCase();
      if (flag !== '' && 'file'.startsWith(flag)) {
        this.skipNewlines();
        this.optionalArgument();
      }
    }
    this.condition();
    this.skipNewlines();
    if (this.accept(K.LCurly) === null) return;
    this.skipNewlines();
    while (!this.at(K.RCurly, K.EndOfInput)) {
      if (this.at(K.Default)) this.take();
      else this.argument(false, false);
      this.block();
      this.skipNewlines(true);
    }
    this.accept(K.RCurly);
  }

  private tryStatement(): void {
    this.take();
    this.block();
    this.skipNewlines();
    while (this.accept(K.Catch) !== null) {
      do {
        this.skipNewlines();
        if (this.atBracket()) this.attribute();
        this.skipNewlines();
      } while (this.accept(K.Comma) !== null);
      this.block();
      this.skipNewlines();
    }
    if (this.accept(K.Finally) !== null) this.block();
  }

  private dataStatement(): void {
    this.take();
    this.skipNewlines();
    if (this.peekName().code === K.Identifier) this.takeName();
    this.skipNewlines();
    if (this.accept(K.Parameter) !== null) {
      do {
        this.skipNewlines();
        this.optionalArgument(true);
      } while (this.accept(K.Comma) !== null);
    }
    this.block();
  }

  /** The word behind `using` is a keyword there, though in no other place. */
  protected usingStatement(): void {
    this.take();
    if (this.at(K.NewLine, K.Semi, K.EndOfInput)) return;
    this.take();
    if (this.at(K.NewLine, K.Semi, K.EndOfInput, K.Comma)) return;
    this.argumentList();
    if (this.accept(K.Equals) !== null && !this.at(K.NewLine, K.Semi, K.EndOfInput)) this.argumentList();
  }

  private labeledStatement(): boolean {
    const { start } = this.take();
    this.skipNewlines();
    if (this.at(K.Switch, K.Foreach, K.For, K.While, K.Do)) return this.statement();
    this.resync(start);
    return this.pipeline();
  }

  // ---- Script blocks

  protected override scriptBlock(): void {
    this.skipNewlines();
    this.blockBody();
    this.accept(K.RCurly);
  }

  /** The `param` block, and either named blocks or statements. */
  protected blockBody(): void {
    const restorePoint = this.peeked?.start ?? this.tokenizer.restorePoint();
    this.attributes(false);
    this.skipNewlines();
    if (!this.at(K.Param) || !this.paramBlock()) this.resync(restorePoint);
    this.skipNewlines(true);
    while ((this.peek().flags & F.ScriptBlockBlockName) !== 0) {
      this.take();
      this.block();
      this.skipNewlines(true);
    }
    this.statementList();
  }

  /** False when the word is just one. */
  private paramBlock(): boolean {
    this.take();
    this.skipNewlines();
    if (this.accept(K.LParen) === null) return false;
    this.parameters();
    return true;
  }

  /** Parameters and the closing parenthesis. */
  protected parameters(): void {
    const { commaDisabled } = this;
    do {
      this.commaDisabled = true;
      const mode = this.setMode(Mode.Expression);
      this.skipNewlines();
      this.attributes(false);
      this.skipNewlines();
      if (this.at(K.Variable, K.SplattedVariable)) {
        this.take();
        this.skipNewlines();
        if (this.accept(K.Equals) !== null) {
          this.skipNewlines();
          this.expression();
        }
      }
      this.commaDisabled = commaDisabled;
      this.setMode(mode);
      this.skipNewlines();
    } while (this.accept(K.Comma) !== null);
    this.accept(K.RParen);
  }
}
