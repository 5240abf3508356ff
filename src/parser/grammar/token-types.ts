/**
 * The vocabulary of the grammar: a Chevrotain token type for every kind of token, and categories for kinds that stand in
 * the same places. Plain objects, as Chevrotain's `createToken` is for its own lexer, which this parser does without.
 */
import type { TokenType } from 'chevrotain';
import { grammarTypes } from '../tokenizer/token.js';
import { TokenFlags as F, TokenKind as K, type TokenKindName, TRAITS } from '../tokenizer/token-kinds.js';
import { isWord } from '../tokenizer/word-kinds.js';

const CATEGORIES = [
  'AnyVariable',
  'ExpandableText',
  'LiteralText',
  'SubExpressionOpening',
  'UnaryOperator',
  'IncrementOperator',
  'BinaryOperator',
  'AssignmentOperator',
  'MemberOperator',
  'IndexOpening',
  'ChainOperator',
  'InvocationOperator',
  'AnyRedirection',
  'FunctionKeyword',
  'ReservedKeyword',
  'ParallelKeyword',
  'LoopCondition',
  'BlockName',
  'MemberModifier',
  'MethodName',
  'ClauseKeyword',
  'Word',
] as const;
type Category = (typeof CATEGORIES)[number];

/** A type of token or a category that knows its kinds: 1 at the number of each of them. */
export type VocabularyType = TokenType & { kinds: Uint8Array };
export type Vocabulary = Record<TokenKindName | Category, VocabularyType>;

const MEMBERS: Partial<Record<Category, readonly K[]>> = {
  AnyVariable: [K.Variable, K.SplattedVariable],
  ExpandableText: [K.StringExpandable, K.HereStringExpandable],
  LiteralText: [K.StringLiteral, K.HereStringLiteral],
  SubExpressionOpening: [K.DollarParen, K.AtParen],
  IncrementOperator: [K.PlusPlus, K.MinusMinus],
  MemberOperator: [K.Dot, K.ColonColon, K.QuestionDot],
  IndexOpening: [K.LBracket, K.QuestionLBracket],
  ChainOperator: [K.AndAnd, K.OrOr],
  InvocationOperator: [K.Ampersand, K.Dot],
  AnyRedirection: [K.Redirection, K.RedirectInStd],
  FunctionKeyword: [K.Function, K.Filter, K.Workflow],
  ReservedKeyword: [K.From, K.Define, K.Var],
  ParallelKeyword: [K.Parallel, K.Sequence],
  LoopCondition: [K.While, K.Until],
  ClauseKeyword: [K.Else, K.ElseIf, K.Catch, K.Until],
  MemberModifier: [K.Static, K.Hidden],
};

function categoriesOf(kind: K): Category[] {
  const traits = TRAITS[kind] as number;
  const categories: Category[] = [];
  if (traits & F.UnaryOperator) categories.push('UnaryOperator');
  if (traits & F.BinaryOperator) categories.push('BinaryOperator');
  if (traits & F.AssignmentOperator) categories.push('AssignmentOperator');
  if (traits & F.ScriptBlockBlockName) categories.push('BlockName');
  if (traits & F.Keyword || kind === K.Identifier) categories.push('MethodName');
  if (isWord(kind)) categories.push('Word');
  for (const category of CATEGORIES) if (MEMBERS[category]?.includes(kind)) categories.push(category);
  return categories;
}

function noKinds(): Uint8Array {
  return new Uint8Array(K.Clean + 1);
}

/** Makes the token types. Chevrotain numbers them when the parser is constructed. */
export function createVocabulary(): Vocabulary {
  const types: Record<string, VocabularyType> = {};
  // Chevrotain looks for members of categories before it has found them: there must be one, which it throws away.
  for (const category of CATEGORIES) types[category] = { name: category, categoryMatches: [0], kinds: noKinds() };
  for (let kind: K = 0; kind <= K.Clean; kind++) {
    const name = K[kind];
    if (name === undefined) continue;
    const type: VocabularyType = { name, kinds: noKinds() };
    type.CATEGORIES = categoriesOf(kind).map((category) => types[category] as VocabularyType);
    for (const { kinds } of [type, ...(type.CATEGORIES as VocabularyType[])]) kinds[kind] = 1;
    types[name] = type;
  }
  return types as Vocabulary;
}

/** Lets tokens know the numbers that Chevrotain has given to their kinds. */
export function numberTokens(vocabulary: Vocabulary): void {
  for (let kind: K = 0; kind <= K.Clean; kind++) {
    const type = vocabulary[K[kind] as TokenKindName];
    if (type !== undefined) grammarTypes[kind] = type.tokenTypeIdx as number;
  }
}
