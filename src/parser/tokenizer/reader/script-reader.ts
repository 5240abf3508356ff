/** Reads functions, classes and enums, and the whole script. */
import { fold } from '../characters.js';
import type { Token } from '../token.js';
import { TokenFlags as F, TokenKind as K } from '../token-kinds.js';
import { Mode } from '../tokenizer.js';
import { isFunctionName } from '../word-kinds.js';
import { StatementReader } from './statements.js';

export class ScriptReader extends StatementReader {
  /** Reads everything, whatever there is. */
  readScript(): void {
    this.skipNewlines(true);
    while (this.at(K.Using)) {
      this.usingStatement();
      this.skipNewlines(true);
    }
    if (this.peeked !== null) this.resync(this.peeked.start);
    this.blockBody();
    while (this.take().code !== K.EndOfInput) this.statementList();
  }

  protected override functionDefinition(): void {
    const { tokenizer } = this;
    const keyword = this.take();
    this.skipNewlines();
    if (!isFunctionName(this.peek().code)) return;
    this.take().flags &= ~F.Keyword;
    this.skipNewlines();
    if (this.accept(K.LParen) !== null) this.parameters();
    this.skipNewlines();
    if (this.accept(K.LCurly) === null) return;
    const { inWorkflow } = tokenizer;
    tokenizer.inWorkflow = keyword.code === K.Workflow;
    this.scriptBlock();
    tokenizer.inWorkflow = inWorkflow;
  }

  /** The name behind `class` or `enum`. */
  private typeDefinitionName(): Token | null {
    this.take();
    this.skipNewlines();
    return this.peekName().code === K.Identifier ? this.takeName() : null;
  }

  protected override classDefinition(): void {
    const name = this.typeDefinitionName();
    if (name === null) return;
    name.flags = (name.flags & ~F.MemberName) | F.TypeName;
    this.skipNewlines();
    const mode = this.setMode(Mode.Signature);
    if (this.at(K.Colon)) this.baseTypes();
    if (this.accept(K.LCurly) !== null) {
      while (this.classMember(fold(name.text)));
      this.accept(K.RCurly);
    }
    this.setMode(mode);
  }

  /** Behind a colon or commas. */
  private baseTypes(): void {
    do {
      this.take();
      this.skipNewlines();
      const mode = this.setMode(Mode.TypeName);
      this.typeName(false, false);
      this.setMode(mode);
      this.skipNewlines();
    } while (this.at(K.Comma));
  }

  private classMember(className: string): boolean {
    this.skipNewlines();
    while (this.atBracket() || this.at(K.Static, K.Hidden)) {
      if (!this.at(K.LBracket)) this.take();
      else if (this.attribute() === null) return false;
      this.skipNewlines();
    }
    const token = this.peek();
    if (token.code === K.Variable) {
      this.take();
      if (this.accept(K.Equals) !== null) {
        this.skipNewlines();
        this.expression();
      }
      this.skipNewlines(true);
      return true;
    }
    if (token.code !== K.Identifier && (token.flags & F.Keyword) === 0) return false;
    this.take();
    token.flags = 0;
    this.method(fold(token.text) === className);
    return true;
  }

  private method(isConstructor: boolean): void {
    if (this.accept(K.LParen) !== null) this.parameters();
    this.skipNewlines();
    if (isConstructor && this.accept(K.Colon) !== null) {
      this.skipNewlines();
      if (this.accept(K.Base) !== null) {
        this.skipNewlines();
        if (this.at(K.LParen)) this.invocationArguments();
        this.skipNewlines();
      }
    }
    if (this.accept(K.LCurly) === null) return;
    const mode = this.setMode(Mode.Command);
    this.scriptBlock();
    this.setMode(mode);
  }

  protected override enumDefinition(): void {
    if (this.typeDefinitionName() === null) return;
    const mode = this.setMode(Mode.Signature);
    if (this.at(K.Colon)) this.baseTypes();
    this.skipNewlines();
    if (this.accept(K.LCurly) !== null) {
      this.skipNewlines();
      while (this.peekName().code === K.Identifier) {
        this.takeName();
        const around = this.setMode(Mode.Expression);
        if (this.accept(K.Equals) !== null) this.expression();
        this.setMode(around);
        this.skipNewlines(true);
      }
      this.accept(K.RCurly);
    }
    this.setMode(mode);
  }
}
