/** RegexParseException: what is wrong with a pattern, and where. */
import { netException } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';

/** Texts by RegexParseError's names; `{0}` is the argument. */
const messages = {
  AlternationHasComment: 'Alternation conditions cannot be comments.',
  AlternationHasMalformedCondition: 'Illegal conditional (?(...)) expression.',
  AlternationHasMalformedReference:
    'Conditional alternation is missing a closing parenthesis after the group number {0}.',
  AlternationHasNamedCapture: 'Alternation conditions do not capture and cannot be named.',
  AlternationHasTooManyConditions: 'Too many | in (?()|).',
  AlternationHasUndefinedReference: 'Conditional alternation refers to an undefined group number {0}.',
  CaptureGroupNameInvalid: 'Invalid group name: Group names must begin with a word character.',
  CaptureGroupOfZero: 'Capture number cannot be zero.',
  ExclusionGroupNotLast: 'A subtraction must be the last element in a character class.',
  InsufficientClosingParentheses: "Not enough )'s.",
  InsufficientOpeningParentheses: "Too many )'s.",
  InsufficientOrInvalidHexDigits: 'Insufficient or invalid hexadecimal digits.',
  InvalidGroupingConstruct: 'Unrecognized grouping construct.',
  InvalidUnicodePropertyEscape: 'Incomplete \\p{X} character escape.',
  MalformedNamedReference: 'Malformed \\k<...> named back reference.',
  MalformedUnicodePropertyEscape: 'Malformed \\p{X} character escape.',
  MissingControlCharacter: 'Missing control character.',
  NestedQuantifiersNotParenthesized: "Nested quantifier '{0}'.",
  QuantifierAfterNothing: "Quantifier '{0}' following nothing.",
  QuantifierOrCaptureGroupOutOfRange:
    'Quantifier and capture group numbers must be less than or equal to Int32.MaxValue.',
  ReversedCharacterRange: '[x-y] range in reverse order.',
  ReversedQuantifierRange: 'Illegal {x,y} with x > y.',
  ShorthandClassInCharacterRange: 'Cannot include class \\{0} in character range.',
  UndefinedNamedReference: "Reference to undefined group name '{0}'.",
  UndefinedNumberedReference: 'Reference to undefined group number {0}.',
  UnescapedEndingBackslash: 'Illegal \\ at end of pattern.',
  UnrecognizedControlCharacter: 'Unrecognized control character.',
  UnrecognizedEscape: 'Unrecognized escape sequence \\{0}.',
  UnrecognizedUnicodeProperty: "Unknown property '{0}'.",
  UnterminatedBracket: 'Unterminated [] set.',
  UnterminatedComment: 'Unterminated (?#...) comment.',
} as const;
export type RegexParseError = keyof typeof messages;

export function regexParseError(
  pattern: string,
  offset: number,
  error: RegexParseError,
  argument: string | number = '',
): NetException {
  const detail = messages[error].replace('{0}', () => String(argument));
  return netException(
    'System.Text.RegularExpressions.RegexParseException',
    `Invalid pattern '${pattern}' at offset ${offset}. ${detail}`,
    { Error: error, Offset: offset },
  );
}
