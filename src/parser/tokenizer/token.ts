/** A token. One class for all kinds, every field always set, because the tokenizer makes a great many of them. */
import type { ScriptSource } from '../ast/extent.js';
import type { NumberLiteral, RedirectionStream } from '../ast/nodes.js';
import { flagNames, TokenFlags, TokenKind, type TokenKindName, TRAITS } from './token-kinds.js';

/** What is between the quotes of an expandable string: literal pieces around the nested tokens, one piece more than those. */
export interface ExpandableDetail {
  literals: string[];
  nested: (Token | UnscannedSubExpression)[];
}

/** The text of a `$( )` inside a string, which is scanned when the grammar comes to it. */
export class UnscannedSubExpression {
  constructor(
    readonly start: number,
    readonly end: number,
    /** The text with doubled quotes made single. */
    readonly text: string,
    /** Offsets in the script of the characters that are left out of `text`; null when there are none. */
    readonly skipped: ReadonlySet<number> | null,
    readonly inError: boolean,
  ) {}
}

export interface RedirectionDetail {
  from: RedirectionStream;
  /** The stream merged into, or null when the redirection goes to a file. */
  to: RedirectionStream | null;
  append: boolean;
}

export type TokenDetail = NumberLiteral | ExpandableDetail | RedirectionDetail | null;

/** The number by which the grammar knows each kind; set when the grammar is built, and not used without it. */
export const grammarTypes = new Int32Array(TokenKind.Clean + 1);

export class Token {
  /** TokenFlags: those of the kind, and those of the place where the token stands. */
  flags: number;
  /** The tokens inside an expandable string; filled while tokens are being saved. */
  nestedTokens: Token[] | null = null;

  constructor(
    readonly source: ScriptSource,
    /** The kind as a number. It changes when a word with a meaning turns out to be an argument. */
    public code: TokenKind,
    /** 0-based UTF-16 offset in the script. */
    readonly start: number,
    /** Offset behind the last character. */
    readonly end: number,
    flags: number,
    /** Value of a string or a bare word; name of a variable, parameter or label; otherwise empty. */
    readonly value: string,
    /** Behind the parameter's name stood a colon. */
    readonly usedColon: boolean,
    readonly detail: TokenDetail,
  ) {
    this.flags = flags | (TRAITS[code] as number);
  }

  get kind(): TokenKindName {
    return TokenKind[this.code] as TokenKindName;
  }
  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }
  get flagNames(): string[] {
    return flagNames(this.flags);
  }
  get hasError(): boolean {
    return (this.flags & TokenFlags.TokenInError) !== 0;
  }
  /** What Chevrotain compares. */
  get tokenTypeIdx(): number {
    return grammarTypes[this.code] as number;
  }
}
