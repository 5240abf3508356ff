/**
 * A reader knows just enough of the language to tell in which mode each token is to be read: it follows the grammar without
 * its errors and trees, and without loading it. This is its hold on the tokenizer.
 */
import { skipNewlines } from '../comments.js';
import { nextToken } from '../next-token.js';
import type { Token } from '../token.js';
import { TokenKind as K, TokenFlags } from '../token-kinds.js';
import type { Mode, Tokenizer } from '../tokenizer.js';

export abstract class TokenStream {
  /** The next token, once it has been looked at. */
  protected peeked: Token | null = null;
  private peekedMode: Mode = 0;
  /** In lists with commas of their own, a comma makes no array. */
  protected commaDisabled = false;

  constructor(protected readonly tokenizer: Tokenizer) {}

  protected peek(): Token {
    if (this.peeked === null) this.prime(nextToken(this.tokenizer));
    return this.peeked as Token;
  }
  protected take(): Token {
    const token = this.peek();
    this.peeked = null;
    return token;
  }
  protected at(...kinds: K[]): boolean {
    return kinds.includes(this.peek().code);
  }
  protected accept(kind: K): Token | null {
    return this.at(kind) ? this.take() : null;
  }

  /** Makes a token that was looked for by other means the next one. */
  protected prime(token: Token | null): boolean {
    this.peeked = token;
    this.peekedMode = this.tokenizer.mode;
    return token !== null;
  }

  /** Looks at the next token as a plain word. */
  protected peekName(): Token {
    this.tokenizer.wantSimpleName = true;
    const token = this.peek();
    this.tokenizer.wantSimpleName = false;
    return token;
  }
  protected takeName(): Token {
    const name = this.take();
    name.flags |= TokenFlags.MemberName;
    return name;
  }

  /** Reads on in another mode, and gives back the one before. A token looked at is read again if it may differ. */
  protected setMode(mode: Mode): Mode {
    const before = this.tokenizer.mode;
    const { peeked } = this;
    if (peeked !== null && this.peekedMode !== mode && (peeked.flags & TokenFlags.ParseModeInvariant) === 0) {
      this.resync(peeked.start);
    }
    this.tokenizer.mode = mode;
    return before;
  }

  /** Goes back to an offset of the script. */
  protected resync(start: number): void {
    this.peeked = null;
    this.tokenizer.resync(start);
  }

  protected skipNewlines(semicolonsToo = false): void {
    if (this.peeked !== null) {
      const { code } = this.peeked;
      if (code !== K.NewLine && !(semicolonsToo && code === K.Semi)) return;
      this.peeked = null;
    }
    skipNewlines(this.tokenizer, semicolonsToo);
  }
}
