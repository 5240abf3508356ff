/** Reads commands and pipelines. */
import { scanVerbatimArgument } from '../adjacent.js';
import { endsToken, isIdentifierStart, isWhitespace } from '../characters.js';
import type { RedirectionDetail } from '../token.js';
import { TokenFlags as F, TokenKind as K } from '../token-kinds.js';
import { Mode } from '../tokenizer.js';
import { isWord } from '../word-kinds.js';
import { ExpressionReader } from './expressions.js';

/** What ends a command. */
const ENDS: ReadonlySet<K> = new Set([
  ...[K.EndOfInput, K.NewLine, K.Semi, K.Pipe, K.AndAnd, K.OrOr, K.Ampersand, K.RParen, K.RCurly],
]);

export abstract class CommandReader extends ExpressionReader {
  /** A pipeline or a chain of them, or an assignment; false when none begins here. */
  protected override pipeline(): boolean {
    if (!this.element()) return false;
    for (;;) {
      const next = this.peek();
      if (next.code === K.NewLine && this.tokenizer.isPipeContinuation(next.end)) this.skipNewlines();
      if (!this.at(K.Pipe, K.AndAnd, K.OrOr)) break;
      this.take();
      this.skipNewlines();
      this.lookAtDollar();
      this.element();
    }
    if (this.at(K.Ampersand)) this.take();
    return true;
  }

  /** Looks at a `$` as the expression it begins, and not first as a word of a command. */
  protected override lookAtDollar(): void {
    const { tokenizer } = this;
    if (this.peeked !== null || tokenizer.mode !== Mode.Command || tokenizer.peek() !== 36) return;
    tokenizer.mode = Mode.Expression;
    const { start } = this.peek();
    tokenizer.mode = Mode.Command;
    const follower = tokenizer.peek();
    if (!endsToken(follower) && follower !== 46 && follower !== 61 && follower !== 91) this.resync(start);
  }

  private element(): boolean {
    const { mode } = this.tokenizer;
    if (this.beginsWithLetter()) return this.command();
    this.setMode(Mode.Expression);
    const isExpression = this.operands(false);
    if (isExpression && (this.peek().flags & F.AssignmentOperator) !== 0) {
      this.take();
      this.setMode(mode);
      this.skipNewlines();
      this.lookAtDollar();
      this.statement();
      return true;
    }
    this.setMode(mode);
    if (!isExpression) return this.command();
    while (this.at(K.Redirection, K.RedirectInStd)) this.redirection();
    return true;
  }

  private beginsWithLetter(): boolean {
    const { text, length } = this.tokenizer;
    const { peeked } = this;
    if (peeked !== null) {
      if (peeked.code === K.Identifier || peeked.code >= K.Begin) return true;
      return peeked.code === K.Generic && isIdentifierStart(peeked.source.text.charCodeAt(peeked.start));
    }
    let { index } = this.tokenizer;
    while (index < length && isWhitespace(text.charCodeAt(index))) index++;
    return index < length && isIdentifierStart(text.charCodeAt(index));
  }

  private command(): boolean {
    const mode = this.setMode(Mode.Command);
    if (ENDS.has(this.peek().code) && !this.at(K.Ampersand)) {
      this.setMode(mode);
      return false;
    }
    const isInvoked = this.at(K.Ampersand, K.Dot);
    if (isInvoked) this.take();
    let isName = true;
    let sawDashDash = false;
    while (!ENDS.has(this.peek().code)) {
      const token = this.peek();
      if (token.code === K.MinusMinus) {
        this.take();
        sawDashDash = true;
      } else if (token.code === K.Parameter) {
        this.take();
        if (isName || sawDashDash) token.flags |= F.CommandName;
        else if (token.usedColon && !this.at(K.Comma) && this.beginsArgument()) this.argumentList();
      } else if ((token.code === K.Redirection || token.code === K.RedirectInStd) && !isName) {
        this.redirection();
      } else if (token.code === K.Comma) {
        this.take();
        this.skipNewlines();
      } else if (isName) {
        this.argument(true, isInvoked);
      } else {
        this.argumentList();
      }
      isName = false;
      if (token.value === '--%' && token.code !== K.Variable && (this.peeked === null || this.at(K.Parameter))) {
        this.peeked = null;
        scanVerbatimArgument(this.tokenizer);
        break;
      }
    }
    this.setMode(mode);
    return true;
  }

  private redirection(): void {
    const { detail } = this.take();
    if (detail === null || (detail as RedirectionDetail).to === null) this.optionalArgument();
  }

  protected optionalArgument(isName = false): void {
    if (this.at(K.Comma)) return;
    const mode = this.setMode(Mode.Command);
    if (this.beginsArgument()) this.argument(isName, false);
    this.setMode(mode);
  }

  private beginsArgument(): boolean {
    const { code } = this.peek();
    return !ENDS.has(code) && !this.at(K.Comma, K.MinusMinus, K.Redirection, K.RedirectInStd);
  }

  protected argumentList(): void {
    const { value } = this.peek();
    this.argument(false, false);
    if (value === '--%') return;
    while (this.accept(K.Comma) !== null) {
      this.skipNewlines();
      if (!this.beginsArgument()) return;
      this.argument(false, false);
    }
  }

  /** One argument. A command's name, unless it is behind `&` or `.`, is not looked into for variables. */
  protected argument(isName: boolean, isInvoked: boolean): void {
    const token = this.peek();
    const { code } = token;
    if (code !== K.Generic && code !== K.Parameter && !isWord(code)) {
      if (!this.operand()) this.take();
      return;
    }
    this.take();
    if (isName) token.flags |= F.CommandName;
    if (code === K.Generic) {
      if (!isName || isInvoked) this.expandable(token);
      return;
    }
    token.flags &= ~F.Keyword;
    if (!isName && code !== K.Identifier) token.code = K.Generic;
  }
}
