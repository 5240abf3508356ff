/**
 * The kinds of token, with the numbers, names, texts and flags of System.Management.Automation.Language.TokenKind and
 * TokenFlags. A table: longer than other files on purpose. Keywords start at 119, so that a kind tells a keyword.
 */
export enum TokenFlags {
  None = 0x0,
  BinaryPrecedenceLogical = 0x1,
  BinaryPrecedenceBitwise = 0x2,
  BinaryPrecedenceComparison = 0x5,
  BinaryPrecedenceCoalesce = 0x7,
  BinaryPrecedenceAdd = 0x9,
  BinaryPrecedenceMultiply = 0xa,
  BinaryPrecedenceFormat = 0xc,
  BinaryPrecedenceRange = 0xd,
  BinaryPrecedenceMask = 0xf,
  Keyword = 0x10,
  ScriptBlockBlockName = 0x20,
  BinaryOperator = 0x100,
  UnaryOperator = 0x200,
  CaseSensitiveOperator = 0x400,
  TernaryOperator = 0x800,
  SpecialOperator = 0x1000,
  AssignmentOperator = 0x2000,
  ParseModeInvariant = 0x8000,
  TokenInError = 0x10000,
  DisallowedInRestrictedMode = 0x20000,
  PrefixOrPostfixOperator = 0x40000,
  CommandName = 0x80000,
  MemberName = 0x100000,
  TypeName = 0x200000,
  AttributeName = 0x400000,
  CanConstantFold = 0x800000,
  StatementDoesntSupportAttributes = 0x1000000,
}

export enum TokenKind {
  Unknown = 0,
  Variable = 1,
  SplattedVariable = 2,
  Parameter = 3,
  Number = 4,
  Label = 5,
  Identifier = 6,
  Generic = 7,
  NewLine = 8,
  LineContinuation = 9,
  Comment = 10,
  EndOfInput = 11,
  StringLiteral = 12,
  StringExpandable = 13,
  HereStringLiteral = 14,
  HereStringExpandable = 15,
  LParen = 16,
  RParen = 17,
  LCurly = 18,
  RCurly = 19,
  LBracket = 20,
  RBracket = 21,
  AtParen = 22,
  AtCurly = 23,
  DollarParen = 24,
  Semi = 25,
  AndAnd = 26,
  OrOr = 27,
  Ampersand = 28,
  Pipe = 29,
  Comma = 30,
  MinusMinus = 31,
  PlusPlus = 32,
  DotDot = 33,
  ColonColon = 34,
  Dot = 35,
  Exclaim = 36,
  Multiply = 37,
  Divide = 38,
  Rem = 39,
  Plus = 40,
  Minus = 41,
  Equals = 42,
  PlusEquals = 43,
  MinusEquals = 44,
  MultiplyEquals = 45,
  DivideEquals = 46,
  RemainderEquals = 47,
  Redirection = 48,
  RedirectInStd = 49,
  Format = 50,
  Not = 51,
  Bnot = 52,
  And = 53,
  Or = 54,
  Xor = 55,
  Band = 56,
  Bor = 57,
  Bxor = 58,
  Join = 59,
  Ieq = 60,
  Ine = 61,
  Ige = 62,
  Igt = 63,
  Ilt = 64,
  Ile = 65,
  Ilike = 66,
  Inotlike = 67,
  Imatch = 68,
  Inotmatch = 69,
  Ireplace = 70,
  Icontains = 71,
  Inotcontains = 72,
  Iin = 73,
  Inotin = 74,
  Isplit = 75,
  Ceq = 76,
  Cne = 77,
  Cge = 78,
  Cgt = 79,
  Clt = 80,
  Cle = 81,
  Clike = 82,
  Cnotlike = 83,
  Cmatch = 84,
  Cnotmatch = 85,
  Creplace = 86,
  Ccontains = 87,
  Cnotcontains = 88,
  Cin = 89,
  Cnotin = 90,
  Csplit = 91,
  Is = 92,
  IsNot = 93,
  As = 94,
  PostfixPlusPlus = 95,
  PostfixMinusMinus = 96,
  Shl = 97,
  Shr = 98,
  Colon = 99,
  QuestionMark = 100,
  QuestionQuestionEquals = 101,
  QuestionQuestion = 102,
  QuestionDot = 103,
  QuestionLBracket = 104,
  Begin = 119,
  Break = 120,
  Catch = 121,
  Class = 122,
  Continue = 123,
  Data = 124,
  Define = 125,
  Do = 126,
  Dynamicparam = 127,
  Else = 128,
  ElseIf = 129,
  End = 130,
  Exit = 131,
  Filter = 132,
  Finally = 133,
  For = 134,
  Foreach = 135,
  From = 136,
  Function = 137,
  If = 138,
  In = 139,
  Param = 140,
  Process = 141,
  Return = 142,
  Switch = 143,
  Throw = 144,
  Trap = 145,
  Try = 146,
  Until = 147,
  Using = 148,
  Var = 149,
  While = 150,
  Workflow = 151,
  Parallel = 152,
  Sequence = 153,
  InlineScript = 154,
  Configuration = 155,
  DynamicKeyword = 156,
  Public = 157,
  Private = 158,
  Static = 159,
  Interface = 160,
  Enum = 161,
  Namespace = 162,
  Module = 163,
  Type = 164,
  Assembly = 165,
  Command = 166,
  Hidden = 167,
  Base = 168,
  Default = 169,
  Clean = 170,
}

/** The name of a kind, as in the enumeration of .NET. */
export type TokenKindName = keyof typeof TokenKind;

const F = TokenFlags;
const { Keyword } = F;
const Statement = F.Keyword | F.StatementDoesntSupportAttributes;
const BlockName = F.Keyword | F.ScriptBlockBlockName;
const Comparison = F.BinaryOperator | F.BinaryPrecedenceComparison;
const CaseSensitive = Comparison | F.CaseSensitiveOperator;
const Invariant = F.ParseModeInvariant;

/** Flags and text (what error messages call it) of each kind, in the order of the numbers; null where there is no kind. */
const KINDS: readonly (readonly [flags: number, text: string] | null)[] = [
  [0, 'unknown'], // Unknown
  [0, 'var'], // Variable
  [0, '@var'], // SplattedVariable
  [0, 'param'], // Parameter
  [0, 'number'], // Number
  [0, 'label'], // Label
  [0, 'ident'], // Identifier
  [0, 'generic'], // Generic
  [Invariant, 'newline'], // NewLine
  [Invariant, 'line continuation'], // LineContinuation
  [Invariant, 'comment'], // Comment
  [Invariant, 'eof'], // EndOfInput
  [Invariant, 'sqstr'], // StringLiteral
  [Invariant, 'dqstr'], // StringExpandable
  [Invariant, 'sq here string'], // HereStringLiteral
  [Invariant, 'dq here string'], // HereStringExpandable
  [Invariant, '('], // LParen
  [Invariant, ')'], // RParen
  [Invariant, '{'], // LCurly
  [Invariant, '}'], // RCurly
  [0, '['], // LBracket
  [Invariant, ']'], // RBracket
  [Invariant, '@('], // AtParen
  [Invariant, '@{'], // AtCurly
  [Invariant, '$('], // DollarParen
  [Invariant, ';'], // Semi
  [Invariant, '&&'], // AndAnd
  [Invariant, '||'], // OrOr
  [F.SpecialOperator | F.ParseModeInvariant, '&'], // Ampersand
  [F.SpecialOperator | F.ParseModeInvariant, '|'], // Pipe
  [F.UnaryOperator | F.ParseModeInvariant, ','], // Comma
  [F.UnaryOperator | F.PrefixOrPostfixOperator | F.DisallowedInRestrictedMode, '--'], // MinusMinus
  [F.UnaryOperator | F.PrefixOrPostfixOperator | F.DisallowedInRestrictedMode, '++'], // PlusPlus
  [F.BinaryOperator | F.BinaryPrecedenceRange | F.DisallowedInRestrictedMode, '..'], // DotDot
  [F.SpecialOperator | F.DisallowedInRestrictedMode, '::'], // ColonColon
  [F.SpecialOperator | F.DisallowedInRestrictedMode, '.'], // Dot
  [F.UnaryOperator | F.CanConstantFold, '!'], // Exclaim
  [F.BinaryOperator | F.BinaryPrecedenceMultiply | F.CanConstantFold, '*'], // Multiply
  [F.BinaryOperator | F.BinaryPrecedenceMultiply | F.CanConstantFold, '/'], // Divide
  [F.BinaryOperator | F.BinaryPrecedenceMultiply | F.CanConstantFold, '%'], // Rem
  [F.BinaryOperator | F.BinaryPrecedenceAdd | F.UnaryOperator | F.CanConstantFold, '+'], // Plus
  [F.BinaryOperator | F.BinaryPrecedenceAdd | F.UnaryOperator | F.CanConstantFold, '-'], // Minus
  [F.AssignmentOperator, '='], // Equals
  [F.AssignmentOperator, '+='], // PlusEquals
  [F.AssignmentOperator, '-='], // MinusEquals
  [F.AssignmentOperator, '*='], // MultiplyEquals
  [F.AssignmentOperator, '/='], // DivideEquals
  [F.AssignmentOperator, '%='], // RemainderEquals
  [F.DisallowedInRestrictedMode, 'redirection'], // Redirection
  [Invariant | F.DisallowedInRestrictedMode, '<'], // RedirectInStd
  [F.BinaryOperator | F.BinaryPrecedenceFormat | F.DisallowedInRestrictedMode, '-f'], // Format
  [F.UnaryOperator | F.CanConstantFold, '-not'], // Not
  [F.UnaryOperator | F.CanConstantFold, '-bnot'], // Bnot
  [F.BinaryOperator | F.BinaryPrecedenceLogical | F.CanConstantFold, '-and'], // And
  [F.BinaryOperator | F.BinaryPrecedenceLogical | F.CanConstantFold, '-or'], // Or
  [F.BinaryOperator | F.BinaryPrecedenceLogical | F.CanConstantFold, '-xor'], // Xor
  [F.BinaryOperator | F.BinaryPrecedenceBitwise | F.CanConstantFold, '-band'], // Band
  [F.BinaryOperator | F.BinaryPrecedenceBitwise | F.CanConstantFold, '-bor'], // Bor
  [F.BinaryOperator | F.BinaryPrecedenceBitwise | F.CanConstantFold, '-bxor'], // Bxor
  [F.BinaryOperator | F.UnaryOperator | F.BinaryPrecedenceComparison | F.DisallowedInRestrictedMode, '-join'], // Join
  [Comparison, '-eq'], // Ieq
  [Comparison, '-ne'], // Ine
  [Comparison, '-ge'], // Ige
  [Comparison, '-gt'], // Igt
  [Comparison, '-lt'], // Ilt
  [Comparison, '-le'], // Ile
  [Comparison, '-ilike'], // Ilike
  [Comparison, '-inotlike'], // Inotlike
  [Comparison | F.DisallowedInRestrictedMode, '-imatch'], // Imatch
  [Comparison | F.DisallowedInRestrictedMode, '-inotmatch'], // Inotmatch
  [Comparison | F.DisallowedInRestrictedMode, '-ireplace'], // Ireplace
  [Comparison, '-icontains'], // Icontains
  [Comparison, '-inotcontains'], // Inotcontains
  [Comparison, '-iin'], // Iin
  [Comparison, '-inotin'], // Inotin
  [F.BinaryOperator | F.UnaryOperator | F.BinaryPrecedenceComparison | F.DisallowedInRestrictedMode, '-isplit'], // Isplit
  [CaseSensitive, '-ceq'], // Ceq
  [CaseSensitive, '-cne'], // Cne
  [CaseSensitive, '-cge'], // Cge
  [CaseSensitive, '-cgt'], // Cgt
  [CaseSensitive, '-clt'], // Clt
  [CaseSensitive, '-cle'], // Cle
  [CaseSensitive, '-clike'], // Clike
  [CaseSensitive, '-cnotlike'], // Cnotlike
  [CaseSensitive | F.DisallowedInRestrictedMode, '-cmatch'], // Cmatch
  [CaseSensitive | F.DisallowedInRestrictedMode, '-cnotmatch'], // Cnotmatch
  [CaseSensitive | F.DisallowedInRestrictedMode, '-creplace'], // Creplace
  [CaseSensitive, '-ccontains'], // Ccontains
  [CaseSensitive, '-cnotcontains'], // Cnotcontains
  [CaseSensitive, '-cin'], // Cin
  [CaseSensitive, '-cnotin'], // Cnotin
  [
    F.BinaryOperator |
      F.UnaryOperator |
      F.BinaryPrecedenceComparison |
      F.CaseSensitiveOperator |
      F.DisallowedInRestrictedMode,
    '-csplit',
  ], // Csplit
  [Comparison, '-is'], // Is
  [Comparison, '-isnot'], // IsNot
  [Comparison | F.DisallowedInRestrictedMode, '-as'], // As
  [F.UnaryOperator | F.PrefixOrPostfixOperator | F.DisallowedInRestrictedMode, '++'], // PostfixPlusPlus
  [F.UnaryOperator | F.PrefixOrPostfixOperator | F.DisallowedInRestrictedMode, '--'], // PostfixMinusMinus
  [Comparison | F.CanConstantFold, '-shl'], // Shl
  [Comparison | F.CanConstantFold, '-shr'], // Shr
  [F.SpecialOperator | F.DisallowedInRestrictedMode, ':'], // Colon
  [F.TernaryOperator | F.DisallowedInRestrictedMode, '?'], // QuestionMark
  [F.AssignmentOperator, '??='], // QuestionQuestionEquals
  [F.BinaryOperator | F.BinaryPrecedenceCoalesce, '??'], // QuestionQuestion
  [F.SpecialOperator | F.DisallowedInRestrictedMode, '?.'], // QuestionDot
  [0, '?['], // QuestionLBracket
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  [BlockName, 'begin'], // Begin
  [Statement, 'break'], // Break
  [Keyword, 'catch'], // Catch
  [Keyword, 'class'], // Class
  [Statement, 'continue'], // Continue
  [Statement, 'data'], // Data
  [Statement, 'define'], // Define
  [Statement, 'do'], // Do
  [BlockName, 'dynamicparam'], // Dynamicparam
  [Keyword, 'else'], // Else
  [Keyword, 'elseif'], // ElseIf
  [BlockName, 'end'], // End
  [Statement, 'exit'], // Exit
  [Statement, 'filter'], // Filter
  [Keyword, 'finally'], // Finally
  [Statement, 'for'], // For
  [Statement, 'foreach'], // Foreach
  [Statement, 'from'], // From
  [Statement, 'function'], // Function
  [Statement, 'if'], // If
  [Keyword, 'in'], // In
  [Keyword, 'param'], // Param
  [BlockName, 'process'], // Process
  [Statement, 'return'], // Return
  [Statement, 'switch'], // Switch
  [Statement, 'throw'], // Throw
  [Statement, 'trap'], // Trap
  [Statement, 'try'], // Try
  [Keyword, 'until'], // Until
  [Statement, 'using'], // Using
  [Statement, 'var'], // Var
  [Statement, 'while'], // While
  [Statement, 'workflow'], // Workflow
  [Statement, 'parallel'], // Parallel
  [Statement, 'sequence'], // Sequence
  [Statement, 'inlinescript'], // InlineScript
  [Keyword, 'configuration'], // Configuration
  [Keyword, '<dynamic keyword>'], // DynamicKeyword
  [Keyword, 'public'], // Public
  [Keyword, 'private'], // Private
  [Keyword, 'static'], // Static
  [Keyword, 'interface'], // Interface
  [Keyword, 'enum'], // Enum
  [Keyword, 'namespace'], // Namespace
  [Keyword, 'module'], // Module
  [Keyword, 'type'], // Type
  [Keyword, 'assembly'], // Assembly
  [Keyword, 'command'], // Command
  [Keyword, 'hidden'], // Hidden
  [Keyword, 'base'], // Base
  [Keyword, 'default'], // Default
  [BlockName, 'clean'], // Clean
];

/** The static flags of each kind, by number. */
export const TRAITS: readonly number[] = KINDS.map((kind) => kind?.[0] ?? 0);

/** How error messages write a kind: `-eq` for Ieq, `while` for While. */
export function kindText(kind: TokenKind): string {
  return KINDS[kind]?.[1] ?? '';
}

export function hasTrait(kind: TokenKind, trait: TokenFlags): boolean {
  return ((TRAITS[kind] as number) & trait) !== 0;
}

/** The names of the flags in `flags`, lowest bit first; the precedence comes first, by its name. */
export function flagNames(flags: number): string[] {
  const names: string[] = [];
  const precedence = flags & F.BinaryPrecedenceMask;
  if (precedence !== 0) names.push(TokenFlags[precedence] as string);
  for (let bit = F.Keyword as number; bit <= F.StatementDoesntSupportAttributes; bit <<= 1) {
    if (flags & bit) names.push(TokenFlags[bit] as string);
  }
  return names;
}
