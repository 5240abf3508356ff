/** -split, unary and binary: by a regular expression, by a plain string, or where a script block says so (about_Split). */
import type { ScriptExtent } from '../../parser/index.js';
import { elementsOf, isNetArray, makeArray, type NetArray } from '../objects/arrays.js';
import { errorAt, netError, runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { findType, typeOf, types } from '../objects/net-type.js';
import type { EnumValue } from '../objects/values.js';
import { isNull } from '../objects/values.js';
import { convertOperand } from './conversion.js';
import { enumerableOf } from './enumerate.js';
import { hooks } from './hooks.js';
import { compileRegex, escapeRegex, RegexOptions } from './regex/index.js';
import { isScriptBlock } from './text-operators.js';
import { toText } from './to-text.js';
import { isTruthy } from './truth.js';

/** System.Management.Automation.SplitOptions */
export const SplitOptions = {
  SimpleMatch: 1,
  RegexMatch: 2,
  CultureInvariant: 4,
  IgnorePatternWhitespace: 8,
  Multiline: 16,
  Singleline: 32,
  IgnoreCase: 64,
  ExplicitCapture: 128,
} as const;

const regexBits: readonly (readonly [option: number, bit: number])[] = [
  [SplitOptions.CultureInvariant, RegexOptions.CultureInvariant],
  [SplitOptions.IgnorePatternWhitespace, RegexOptions.IgnorePatternWhitespace],
  [SplitOptions.Multiline, RegexOptions.Multiline],
  [SplitOptions.Singleline, RegexOptions.Singleline],
  [SplitOptions.IgnoreCase, RegexOptions.IgnoreCase],
  [SplitOptions.ExplicitCapture, RegexOptions.ExplicitCapture],
];

/** Unary -split: at white space, which is trimmed at the ends. */
export function unarySplit(a: unknown): NetArray {
  const regex = compileRegex('\\s+', RegexOptions.None);
  return strings(textsOf(a).flatMap((text) => regex.split(text.trim(), 0)));
}

/**
 * Binary -split; `b` is the delimiter, or a list of delimiter, limit (negative from the right) and SplitOptions.
 * Throws RuntimeException or ParseException for options that do not go together.
 */
export function splitOperator(a: unknown, b: unknown, ignoreCase: boolean, at: ScriptExtent | null = null): NetArray {
  const { delimiter, limit, options } = placed(at, () => splitArguments(b, ignoreCase));
  const texts = textsOf(a);
  if (!isScriptBlock(delimiter)) return strings(splitByPattern(texts, toText(delimiter), limit, options));
  return strings(limit >= 0 ? splitWhere(texts, delimiter, limit) : splitWhereFromEnd(texts, delimiter, -limit));
}

/** What is wrong with the arguments is told of the operator itself, which stands at `at`. */
function placed<T>(at: ScriptExtent | null, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof NetException && at !== null ? errorAt(at, error) : error;
  }
}

function splitArguments(b: unknown, ignoreCase: boolean): { delimiter: unknown; limit: number; options: number } {
  const items = enumerableOf(b);
  const args = items === null ? [b] : isNetArray(items) ? elementsOf(items) : [...items];
  if (args.length === 0)
    throw runtimeError(
      'BadOperatorArgument',
      `The argument to operator '-split' is not valid: ${typeOf(b).fullName}.`,
      'InvalidOperation',
      b,
    );
  const [delimiter, limitArgument, optionsArgument] = args;
  const limit = args.length >= 2 ? (convertOperand(limitArgument, types.int32()) as number) : 0;
  let options = ignoreCase && isNull(optionsArgument) ? SplitOptions.IgnoreCase : 0;
  if (!isNull(optionsArgument) && optionsArgument !== '') {
    options = optionBits(optionsArgument);
    if (isScriptBlock(delimiter))
      throw netError(
        'ParseException',
        'InvalidSplitOptionWithPredicate',
        'Options are not allowed on the -split operator with a predicate.',
        'ParserError',
      );
    if (ignoreCase) options |= SplitOptions.IgnoreCase;
    if (!isScriptBlock(delimiter)) requireOptionsThatGoTogether(options);
  }
  return { delimiter, limit, options };
}

function strings(texts: string[]): NetArray {
  return makeArray(types.string(), texts);
}

function optionBits(value: unknown): number {
  const type = findType('System.Management.Automation.SplitOptions');
  return type
    ? Number((convertOperand(value, type) as EnumValue).value)
    : (convertOperand(value, types.int32()) as number);
}

function textsOf(value: unknown): string[] {
  const texts: string[] = [];
  for (const item of enumerableOf(value) ?? [value]) texts.push(toText(item));
  return texts;
}

function splitByPattern(texts: string[], delimiter: string, limit: number, options: number): string[] {
  let pattern = delimiter;
  if (options & SplitOptions.SimpleMatch) pattern = escapeRegex(delimiter);
  let bits = limit < 0 ? RegexOptions.RightToLeft : 0;
  for (const [option, bit] of regexBits) if (options & option) bits |= bit;
  const regex = compileRegex(pattern, bits);
  return texts.flatMap((text) => regex.split(text, Math.abs(limit)));
}

function requireOptionsThatGoTogether(options: number): void {
  const { SimpleMatch, IgnoreCase } = SplitOptions;
  if (options & SimpleMatch && options & ~(SimpleMatch | IgnoreCase))
    throw netError(
      'ParseException',
      'InvalidSplitOptionCombination',
      'The combination of options with the -split operator is not valid.',
      'ParserError',
    );
}

function isDelimiter(block: unknown, text: string, index: number): boolean {
  return isTruthy(hooks.invokeScriptBlock(block, text.charAt(index), [text, index]));
}

function splitWhere(texts: string[], block: unknown, limit: number): string[] {
  if (limit === 1) return texts;
  return texts.flatMap((text) => {
    const parts: string[] = [];
    let from = 0;
    for (let i = 0; i < text.length && parts.length + 1 !== limit; i++) {
      if (!isDelimiter(block, text, i)) continue;
      parts.push(text.slice(from, i));
      from = i + 1;
    }
    parts.push(text.slice(from));
    return parts;
  });
}

function splitWhereFromEnd(texts: string[], block: unknown, limit: number): string[] {
  if (limit === 1) return texts;
  return texts.flatMap((text) => {
    const parts: string[] = [];
    let to = text.length;
    for (let i = text.length - 1; i >= 0 && parts.length + 1 !== limit; i--) {
      if (!isDelimiter(block, text, i)) continue;
      parts.unshift(text.slice(i + 1, to));
      to = i;
    }
    parts.unshift(text.slice(0, to));
    return parts;
  });
}
