/** What the editor asks of the parser, and the colour of a token. The parser itself is brought by whoever starts the editor. */
import type { ColorName } from './colors.js';

export interface InputToken {
  /** TokenKind by name. */
  readonly kind: string;
  /** Offsets in UTF-16 units; `end` lies behind the last. */
  readonly start: number;
  readonly end: number;
  /** Bits of TokenFlags. */
  readonly flags: number;
  readonly text: string;
  /** Tokens inside an expandable string, without an end token. */
  readonly nestedTokens: readonly InputToken[] | null;
}
export interface InputError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** The text is the start of something that could be right: the editor goes on in another line. */
  readonly isIncomplete: boolean;
}
export interface ParsedInput {
  /** In order; the last one may be EndOfInput. */
  readonly tokens: readonly InputToken[];
  readonly errors: readonly InputError[];
  /** Whether it has a class or an enum, whose names of types only the engine can look up. */
  readonly definesTypes?: boolean;
}
export type ParseInput = (text: string) => ParsedInput;

/** The language that is typed. */
export interface InputLanguage {
  readonly parse: ParseInput;
  /** Whether a line is to be kept out of the history file. */
  isSensitive(line: string): boolean;
}

/** System.Management.Automation.Language.TokenFlags. */
const Flags = {
  Keyword: 0x10,
  BinaryOperator: 0x100,
  UnaryOperator: 0x200,
  AssignmentOperator: 0x2000,
  CommandName: 0x80000,
  MemberName: 0x100000,
  TypeName: 0x200000,
} as const;
const anyOperator = Flags.BinaryOperator | Flags.UnaryOperator | Flags.AssignmentOperator;

const colorByKind: Readonly<Record<string, ColorName>> = {
  Comment: 'Comment',
  Parameter: 'Parameter',
  Variable: 'Variable',
  SplattedVariable: 'Variable',
  StringExpandable: 'String',
  StringLiteral: 'String',
  HereStringExpandable: 'String',
  HereStringLiteral: 'String',
  Number: 'Number',
};

export function tokenColor(token: InputToken): ColorName {
  const { kind, flags } = token;
  if (flags & Flags.CommandName) return 'Command';
  const byKind = colorByKind[kind];
  if (byKind) return byKind;
  if (kind === 'Generic' && token.text.startsWith('--')) return 'Parameter';
  if (flags & Flags.Keyword) return 'Keyword';
  if (kind !== 'Generic' && flags & anyOperator) return 'Operator';
  if (flags & Flags.TypeName) return 'Type';
  if (flags & Flags.MemberName) return 'Member';
  return 'Default';
}

/** Parses a text once, however often it is asked for in a row. */
export function rememberLast(parse: ParseInput): ParseInput {
  let lastText: string | undefined;
  let last: ParsedInput = { tokens: [], errors: [] };
  return (text) => {
    if (text !== lastText) {
      last = parse(text);
      lastText = text;
    }
    return last;
  };
}
