/** Which of .NET's classes of tokens a token of the parser is. */
import type { Token } from '../../../../parser/index.js';
import type { RedirectionDetail } from '../../../../parser/tokenizer/token.js';
import { TokenKind as K } from '../../../../parser/tokenizer/token-kinds.js';

/** `:a` as an argument is a word, but was a label when it was read. */
function isLabel({ text, value }: Token): boolean {
  return text.startsWith(':') && text.length === value.length + 1;
}

/** The name of a token's class. An operator that turned out to be an argument has a word's kind, and no value. */
export function tokenClass(token: Token): string {
  const { code, start, end, value, detail, nestedTokens } = token;
  switch (code) {
    case K.Variable:
    case K.SplattedVariable:
      return 'VariableToken';
    case K.Parameter:
      return 'ParameterToken';
    case K.Number:
      return 'NumberToken';
    case K.Label:
      return 'LabelToken';
    case K.StringLiteral:
    case K.HereStringLiteral:
      return 'StringLiteralToken';
    case K.StringExpandable:
    case K.HereStringExpandable:
      return 'StringExpandableToken';
    case K.Generic:
      if (value === '' && end > start) return 'Token';
      if (isLabel(token)) return 'LabelToken';
      return nestedTokens === null ? 'StringLiteralToken' : 'StringExpandableToken';
    case K.RedirectInStd:
      return 'InputRedirectionToken';
    case K.Redirection:
      return (detail as RedirectionDetail).to === null ? 'FileRedirectionToken' : 'MergingRedirectionToken';
    default:
      return 'Token';
  }
}
