/** Which kinds of token are just words in a place where any word may stand: as an argument, or as the name of a function. */
import { TokenKind as K } from './token-kinds.js';

/** These end a command, or begin something else in it. */
const NOT_WORDS: ReadonlySet<K> = new Set([
  ...[K.EndOfInput, K.NewLine, K.Semi, K.Pipe, K.AndAnd, K.OrOr, K.Ampersand, K.RParen, K.RCurly, K.Comma],
  ...[K.LineContinuation, K.Comment, K.Parameter, K.MinusMinus, K.Redirection, K.RedirectInStd, K.Generic, K.Number],
  ...[K.Variable, K.SplattedVariable, K.StringLiteral, K.StringExpandable, K.HereStringLiteral, K.HereStringExpandable],
  ...[K.LParen, K.LCurly, K.AtParen, K.AtCurly, K.DollarParen, K.PostfixPlusPlus, K.PostfixMinusMinus],
]);

/** Keywords and operators are words, too. */
export function isWord(kind: K): boolean {
  return !NOT_WORDS.has(kind);
}

const NOT_NAMES: ReadonlySet<K> = new Set([
  ...[K.Pipe, K.LParen, K.LCurly, K.AtParen, K.AtCurly, K.RCurly, K.RParen, K.EndOfInput, K.Semi, K.Redirection],
  ...[K.RedirectInStd, K.AndAnd, K.OrOr, K.Ampersand, K.Variable, K.SplattedVariable],
  ...[K.HereStringExpandable, K.HereStringLiteral, K.StringLiteral, K.StringExpandable],
]);

export function isFunctionName(kind: K): boolean {
  return !NOT_NAMES.has(kind);
}
