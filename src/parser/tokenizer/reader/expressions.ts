/** Reads types, attributes, operands and what follows them. Each method leaves out what is not there. */
import { attributeBracket, invocationOpening, memberAccessOperator, scanAssemblyName } from '../adjacent.js';
import { type ExpandableDetail, Token } from '../token.js';
import { TokenFlags as F, TokenKind as K } from '../token-kinds.js';
import { Mode } from '../tokenizer.js';
import { TokenStream } from './token-stream.js';

export abstract class ExpressionReader extends TokenStream {
  protected abstract pipeline(): boolean;
  protected abstract statement(): boolean;
  protected abstract statementList(): void;
  /** The opening bracket has been taken. */
  protected abstract scriptBlock(): void;
  protected abstract lookAtDollar(): void;

  // ---- Types and attributes

  protected atBracket(): boolean {
    if (this.peeked !== null) return this.peeked.code === K.LBracket;
    return this.prime(attributeBracket(this.tokenizer));
  }

  protected typeName(isBare: boolean, mayNameAssembly: boolean): void {
    if (this.accept(K.Identifier) === null) return;
    let assembly = mayNameAssembly;
    if (this.at(K.LBracket)) {
      assembly = true;
      this.take();
      this.skipNewlines();
      if (this.at(K.Identifier, K.LBracket)) {
        this.genericArguments();
        this.accept(K.RBracket);
      } else {
        this.dimensions();
      }
      while (this.accept(K.LBracket) !== null) this.dimensions();
    }
    if (!assembly || isBare || !this.at(K.Comma)) return;
    this.take();
    scanAssemblyName(this.tokenizer);
  }

  private dimensions(): void {
    while (this.at(K.Comma)) this.take();
    this.accept(K.RBracket);
  }

  private genericArguments(): void {
    do {
      this.skipNewlines();
      if (this.accept(K.LBracket) === null) {
        this.typeName(true, true);
      } else {
        this.typeName(false, true);
        this.accept(K.RBracket);
      }
      this.skipNewlines();
    } while (this.accept(K.Comma) !== null);
  }

  /** Attributes and types in a row; tells which kind the last one was. Within an expression a type ends at its line. */
  protected attributes(inExpression: boolean): 'type' | 'attribute' | null {
    let last: 'type' | 'attribute' | null = null;
    while (this.atBracket()) {
      const kind = this.attribute();
      if (kind === null) break;
      last = kind;
      if (!inExpression || kind === 'attribute') this.skipNewlines();
    }
    return last;
  }

  protected attribute(): 'type' | 'attribute' | null {
    const bracket = this.take();
    this.skipNewlines();
    const mode = this.setMode(Mode.TypeName);
    const name = this.peek();
    if (name.code !== K.Identifier) {
      this.tokenizer.mode = mode;
      this.resync(bracket.start);
      return null;
    }
    this.typeName(false, true);
    this.setMode(mode);
    const hasArguments = this.at(K.LParen);
    if (hasArguments) {
      this.attributeArguments();
      name.flags |= F.AttributeName;
    }
    this.accept(K.RBracket);
    return hasArguments ? 'attribute' : 'type';
  }

  private attributeArguments(): void {
    const { commaDisabled } = this;
    this.take();
    this.skipNewlines();
    const mode = this.setMode(Mode.Expression);
    this.commaDisabled = true;
    do {
      this.skipNewlines();
      if (this.peekName().code !== K.Identifier) {
        this.expression();
      } else {
        this.takeName();
        if (this.accept(K.Equals) !== null) {
          this.skipNewlines();
          this.expression();
        }
      }
      this.skipNewlines();
    } while (this.accept(K.Comma) !== null);
    this.commaDisabled = commaDisabled;
    this.setMode(mode);
    this.skipNewlines();
    this.accept(K.RParen);
    this.skipNewlines();
  }

  // ---- Operators

  /** An expression, read in expression mode; false when none begins here. */
  protected expression(endNumber = false): boolean {
    const mode = this.setMode(Mode.Expression);
    const isThere = this.operands(endNumber);
    this.setMode(mode);
    return isThere;
  }

  protected operands(endNumber: boolean): boolean {
    if (!this.array(endNumber)) return false;
    while ((this.peek().flags & F.BinaryOperator) !== 0) {
      this.take();
      this.skipNewlines();
      this.array(true);
    }
    if (this.accept(K.QuestionMark) !== null) {
      this.skipNewlines();
      this.expression(true);
      this.skipNewlines();
      if (this.accept(K.Colon) !== null) {
        this.skipNewlines();
        this.expression(true);
      }
    }
    return true;
  }

  private array(endNumber: boolean): boolean {
    if (!this.unary(endNumber)) return false;
    while (!this.commaDisabled && this.accept(K.Comma) !== null) {
      this.skipNewlines();
      this.unary(true);
    }
    return true;
  }

  /** Looks at the next token as an operand, so that a sign belongs to the number behind it. */
  protected peekOperand(endNumber: boolean): Token {
    const { tokenizer, peeked } = this;
    tokenizer.allowSignedNumbers = true;
    tokenizer.endNumberInTernary = endNumber;
    if (peeked !== null && (peeked.code === K.Minus || (endNumber && peeked.code === K.Generic))) {
      this.resync(peeked.start);
    }
    const token = this.peek();
    tokenizer.allowSignedNumbers = false;
    tokenizer.endNumberInTernary = false;
    return token;
  }

  protected unary(endNumber: boolean): boolean {
    const { code, flags } = this.peekOperand(endNumber);
    if (code === K.Comma && this.commaDisabled) return false;
    if ((flags & F.UnaryOperator) !== 0) {
      this.take();
      this.skipNewlines();
      this.unary(true);
      return true;
    }
    if (!(code === K.LBracket ? this.typed() : this.operand())) return false;
    if (this.at(K.PlusPlus, K.MinusMinus)) this.take();
    return true;
  }

  /** A type, a cast, or a variable with attributes. */
  private typed(): boolean {
    const last = this.attributes(true);
    if (last === null) return false;
    if (last === 'attribute') this.skipNewlines();
    if (last === 'type' && this.atMember(false)) this.members();
    else if (!this.at(K.NewLine, K.Comma)) this.unary(true);
    return true;
  }

  // ---- Operands

  protected operand(): boolean {
    if (!this.primary()) return false;
    if (this.peeked === null) this.members();
    return true;
  }

  private primary(): boolean {
    switch (this.peek().code) {
      case K.Variable:
      case K.SplattedVariable:
      case K.Number:
      case K.StringLiteral:
      case K.HereStringLiteral:
        this.take();
        return true;
      case K.StringExpandable:
      case K.HereStringExpandable:
        this.expandable(this.take());
        return true;
      case K.LParen:
        this.bracketed(() => {
          this.pipeline();
          this.skipNewlines();
          this.accept(K.RParen);
        });
        return true;
      case K.DollarParen:
      case K.AtParen:
        this.bracketed(() => {
          this.statementList();
          this.accept(K.RParen);
        });
        return true;
      case K.LCurly:
        this.bracketed(() => this.scriptBlock());
        return true;
      case K.AtCurly:
        this.hashtable();
        return true;
      default:
        return false;
    }
  }

  /** What stands in brackets is read in command mode, whatever is around it. */
  private bracketed(read: () => void): void {
    const { commaDisabled } = this;
    this.take();
    const mode = this.setMode(Mode.Command);
    this.commaDisabled = false;
    this.skipNewlines();
    read();
    this.commaDisabled = commaDisabled;
    this.setMode(mode);
  }

  /** The tokens of the sub-expressions in a string become its nested tokens. */
  protected expandable(token: Token): void {
    if (token.detail === null) return;
    const { tokenizer } = this;
    token.nestedTokens = [];
    for (const part of (token.detail as ExpandableDetail).nested) {
      if (part instanceof Token) {
        token.nestedTokens.push(part);
        continue;
      }
      const state = tokenizer.startNestedScan(part);
      this.operand();
      if (tokenizer.saved !== null) token.nestedTokens.push(...tokenizer.saved);
      this.peeked = null;
      tokenizer.finishNestedScan(state);
    }
  }

  private hashtable(): void {
    this.take();
    const { mode } = this.tokenizer;
    this.skipNewlines();
    let isOpen = true;
    while (isOpen) {
      this.setMode(Mode.Expression);
      if (!this.labelOrKey()) break;
      const equals = this.accept(K.Equals);
      this.setMode(Mode.Command);
      if (equals !== null) {
        this.skipNewlines();
        this.lookAtDollar();
        this.statement();
      }
      isOpen = this.at(K.NewLine, K.Semi);
      if (isOpen) this.skipNewlines(true);
    }
    this.setMode(mode);
    this.accept(K.RCurly);
  }

  /** A plain word, or an operand: a key, or the label behind `break`. */
  protected labelOrKey(): boolean {
    if (this.peekName().code === K.Identifier) {
      this.takeName();
      return true;
    }
    const { commaDisabled } = this;
    this.commaDisabled = true;
    const isThere = this.unary(false);
    this.commaDisabled = commaDisabled;
    return isThere;
  }

  // ---- Members

  private atMember(mayIndex: boolean): boolean {
    return this.peeked === null && this.prime(memberAccessOperator(this.tokenizer, mayIndex));
  }

  private members(): void {
    while (this.peeked !== null || this.atMember(true)) {
      if (!this.at(K.Dot, K.ColonColon, K.QuestionDot, K.LBracket, K.QuestionLBracket)) return;
      if (this.at(K.LBracket, K.QuestionLBracket)) this.index();
      else this.member();
      if (this.peeked !== null) return;
    }
  }

  private index(): void {
    const { commaDisabled } = this;
    this.take();
    this.skipNewlines();
    this.commaDisabled = false;
    this.expression();
    this.commaDisabled = commaDisabled;
    this.skipNewlines();
    this.accept(K.RBracket);
  }

  private member(): void {
    this.take();
    this.skipNewlines();
    if (this.peekName().code === K.Identifier) this.takeName();
    else if (!this.primary() && !this.unary(false)) return;
    if (this.peeked !== null) return;
    const { tokenizer } = this;
    const restorePoint = tokenizer.restorePoint();
    const isGeneric = this.genericMethodArguments();
    if (this.peeked === null && this.prime(invocationOpening(tokenizer))) this.invocation();
    else if (isGeneric) this.resync(restorePoint);
  }

  /** False, with nothing taken, when the bracket is one of an index. */
  private genericMethodArguments(): boolean {
    const restorePoint = this.tokenizer.restorePoint();
    if (this.accept(K.LBracket) !== null) {
      const mode = this.setMode(Mode.TypeName);
      this.skipNewlines();
      const isType = this.at(K.Identifier);
      if (isType) this.genericArguments();
      const closing = isType ? this.accept(K.RBracket) : null;
      this.setMode(mode);
      if (closing !== null) return true;
    }
    this.resync(restorePoint);
    return false;
  }

  private invocation(): void {
    if (this.at(K.LCurly)) this.bracketed(() => this.scriptBlock());
    else this.invocationArguments();
  }

  protected invocationArguments(): void {
    const { commaDisabled } = this;
    this.take();
    this.commaDisabled = true;
    do {
      this.skipNewlines();
      this.expression();
      this.skipNewlines();
    } while (this.accept(K.Comma) !== null);
    this.accept(K.RParen);
    this.commaDisabled = commaDisabled;
  }
}
