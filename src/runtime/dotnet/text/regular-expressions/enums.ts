/** RegexOptions and RegexParseError. */

import { RegexOptions } from '../../../language/regex/index.js';
import { defineType } from '../../../objects/net-type.js';

const namespace = 'System.Text.RegularExpressions';

defineType(`${namespace}.RegexOptions`, {}, () => ({ flags: true, values: { ...RegexOptions } }));

const parseErrors = [
  'Unknown',
  'AlternationHasTooManyConditions',
  'AlternationHasMalformedCondition',
  'InvalidUnicodePropertyEscape',
  'MalformedUnicodePropertyEscape',
  'UnrecognizedEscape',
  'UnrecognizedControlCharacter',
  'MissingControlCharacter',
  'InsufficientOrInvalidHexDigits',
  'QuantifierOrCaptureGroupOutOfRange',
  'UndefinedNamedReference',
  'UndefinedNumberedReference',
  'MalformedNamedReference',
  'UnescapedEndingBackslash',
  'UnterminatedComment',
  'InvalidGroupingConstruct',
  'AlternationHasNamedCapture',
  'AlternationHasComment',
  'AlternationHasMalformedReference',
  'AlternationHasUndefinedReference',
  'CaptureGroupNameInvalid',
  'CaptureGroupOfZero',
  'UnterminatedBracket',
  'ExclusionGroupNotLast',
  'ReversedCharacterRange',
  'ShorthandClassInCharacterRange',
  'InsufficientClosingParentheses',
  'ReversedQuantifierRange',
  'NestedQuantifiersNotParenthesized',
  'QuantifierAfterNothing',
  'InsufficientOpeningParentheses',
  'UnrecognizedUnicodeProperty',
];
defineType(`${namespace}.RegexParseError`, {}, () => ({
  values: Object.fromEntries(parseErrors.map((name, i) => [name, i])),
}));
