/** System.Text.RegularExpressions.Regex. The class is language/regex/regex.ts. */
import { compileRegex, escapeRegex, type Match, Regex, unescapeRegex } from '../../../language/regex/index.js';
import { fromNaturalMarshaler } from '../../../objects/marshal.js';
import { construct } from '../../../objects/members.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../objects/net-type.js';
import type { EnumValue } from '../../../objects/values.js';
import { argumentNull, outOfRange } from '../../system/errors.js';
import { MatchCollection } from './match-types.js';

type Evaluator = (match: Match) => string;
const none = { value: 0 } as EnumValue;

const options = 'System.Text.RegularExpressions.RegexOptions options';
const evaluatorText = 'System.Text.RegularExpressions.MatchEvaluator evaluator';

function optionBits(value: EnumValue | number): number {
  const bits = Number(typeof value === 'number' ? value : value.value);
  const ecma = (bits & 256) !== 0;
  // ECMAScript goes with IgnoreCase, Multiline, Compiled and CultureInvariant alone.
  if (bits < 0 || bits > 2047 || (bits & 128) !== 0 || (ecma && (bits & ~(256 | 1 | 2 | 8 | 512)) !== 0))
    throw outOfRange('options', 'Specified argument was out of the range of valid values.');
  return bits;
}
function make(pattern: string | null, value: EnumValue = none): Regex {
  if (pattern === null) throw argumentNull('pattern');
  return new Regex(pattern, optionBits(value));
}
function cached(pattern: string | null, value: EnumValue = none): Regex {
  if (pattern === null) throw argumentNull('pattern');
  return compileRegex(pattern, optionBits(value));
}
function requireInput(input: string | null): string {
  if (input === null) throw argumentNull('input');
  return input;
}
function requireStart(input: string, start: number): number {
  if (start < 0 || start > input.length)
    throw outOfRange('startat', 'Start index cannot be less than 0 or greater than input length.');
  return start;
}
function requireCount(count: number): number {
  if (count < -1) throw outOfRange('count', 'Count cannot be less than -1.');
  return count;
}
function countMatches(regex: Regex, input: string | null): number {
  return [...regex.matches(requireInput(input))].length;
}
function replace(
  regex: Regex,
  input: string | null,
  by: string | Evaluator | null,
  count = -1,
  start?: number,
): string {
  const text = requireInput(input);
  if (by === null) throw argumentNull('replacement');
  requireCount(count);
  if (start !== undefined) requireStart(text, start);
  return regex.replace(text, typeof by === 'string' ? by : (match) => by(match) ?? '', count, start);
}
function split(regex: Regex, input: string | null, count = 0, start?: number): string[] {
  const text = requireInput(input);
  if (count < 0) throw outOfRange('count', 'Count cannot be less than -1.');
  if (start !== undefined) requireStart(text, start);
  return regex.split(text, count, start);
}

/** A static method with its three signatures: pattern; pattern and options; and these with a timeout, which is not kept. */
function statics(
  result: string,
  name: string,
  extra: string,
  call: (regex: Regex, input: string | null, extra?: unknown) => unknown,
): Record<string, MemberImplementation> {
  const head = `static ${result} ${name}(string input, string pattern`;
  if (extra === '')
    return {
      [`${head})`]: (input: string, pattern: string) => call(cached(pattern), input),
      [`${head}, ${options})`]: (input: string, pattern: string, o: EnumValue) => call(cached(pattern, o), input),
      [`${head}, ${options}, timespan matchTimeout)`]: (input: string, pattern: string, o: EnumValue) =>
        call(cached(pattern, o), input),
    };
  return {
    [`${head}, ${extra})`]: (input: string, pattern: string, e: unknown) => call(cached(pattern), input, e),
    [`${head}, ${extra}, ${options})`]: (input: string, pattern: string, e: unknown, o: EnumValue) =>
      call(cached(pattern, o), input, e),
    [`${head}, ${extra}, ${options}, timespan matchTimeout)`]: (
      input: string,
      pattern: string,
      e: unknown,
      o: EnumValue,
    ) => call(cached(pattern, o), input, e),
  };
}

/** -1 ms, which stands for no limit. */
function noTimeout(): unknown {
  const type = requireType('System.TimeSpan');
  return construct(type, [0, 0, 0, 0, -1]);
}
function numbers(values: readonly number[]): unknown {
  const marshaler = fromNaturalMarshaler(requireType('System.Int32').makeArray());
  return marshaler === null ? values : marshaler([...values]);
}

const matchText = 'System.Text.RegularExpressions.Match';
const matchesText = 'System.Text.RegularExpressions.MatchCollection';

defineType('System.Text.RegularExpressions.Regex', { class: Regex, accelerators: ['regex'] }, () => ({
  toString: (self: Regex) => self.pattern,
  members: {
    'new(string pattern)': (_type: NetType, pattern: string) => make(pattern),
    [`new(string pattern, ${options})`]: (_type: NetType, pattern: string, value: EnumValue) => make(pattern, value),
    [`new(string pattern, ${options}, timespan matchTimeout)`]: (_type: NetType, pattern: string, value: EnumValue) =>
      make(pattern, value),
    'static timespan InfiniteMatchTimeout {get;}': noTimeout,
    'System.Text.RegularExpressions.RegexOptions Options {get;}': (self: Regex) => self.options,
    'bool RightToLeft {get;}': (self: Regex) => self.isRightToLeft,
    'static int CacheSize {get;set;}': { get: () => 15, set: () => {} },
    'timespan MatchTimeout {get;}': noTimeout,
    'static string Escape(string str)': (text: string | null) => {
      if (text === null) throw argumentNull('str');
      return escapeRegex(text);
    },
    'static string Unescape(string str)': (text: string | null) => {
      if (text === null) throw argumentNull('str');
      return unescapeRegex(text);
    },
    'string ToString()': (self: Regex) => self.pattern,
    'string[] GetGroupNames()': (self: Regex) => [...self.groupNames],
    'int[] GetGroupNumbers()': (self: Regex) => numbers(self.groupNumbers),
    'string GroupNameFromNumber(int i)': (self: Regex, number: number) =>
      self.groupNames[self.groupNumbers.indexOf(number)] ?? '',
    'int GroupNumberFromName(string name)': (self: Regex, name: string | null) => {
      if (name === null) throw argumentNull('name');
      const byNumber = /^\d+$/.test(name) && self.groupNumbers.includes(Number(name)) ? Number(name) : -1;
      return self.groupNumber(name) ?? byNumber;
    },
    'int Count(string input)': countMatches,
    ...statics('int', 'Count', '', countMatches),
    ...statics('bool', 'IsMatch', '', (regex, input) => regex.test(requireInput(input))),
    'bool IsMatch(string input)': (self: Regex, input: string) => self.test(requireInput(input)),
    'bool IsMatch(string input, int startat)': (self: Regex, input: string, start: number) =>
      self.test(input, requireStart(requireInput(input), start)),
    ...statics(matchText, 'Match', '', (regex, input) => regex.match(requireInput(input))),
    [`${matchText} Match(string input)`]: (self: Regex, input: string) => self.match(requireInput(input)),
    [`${matchText} Match(string input, int startat)`]: (self: Regex, input: string, start: number) =>
      self.match(input, requireStart(requireInput(input), start)),
    [`${matchText} Match(string input, int beginning, int length)`]: (
      self: Regex,
      input: string,
      beginning: number,
      length: number,
    ) => {
      if (beginning < 0 || beginning > requireInput(input).length)
        throw outOfRange('beginning', 'Start index cannot be less than 0 or greater than input length.');
      if (length < 0 || length > input.length - beginning)
        throw outOfRange('length', 'Length cannot be less than 0 or exceed input length.');
      return self.matchPart(input, beginning, length);
    },
    ...statics(matchesText, 'Matches', '', (regex, input) => new MatchCollection(regex, requireInput(input))),
    [`${matchesText} Matches(string input)`]: (self: Regex, input: string) =>
      new MatchCollection(self, requireInput(input)),
    [`${matchesText} Matches(string input, int startat)`]: (self: Regex, input: string, start: number) =>
      new MatchCollection(self, input, requireStart(requireInput(input), start)),
    ...statics('string', 'Replace', 'string replacement', (regex, input, by) => replace(regex, input, by as string)),
    'string Replace(string input, string replacement)': replace,
    'string Replace(string input, string replacement, int count)': replace,
    'string Replace(string input, string replacement, int count, int startat)': replace,
    ...statics('string', 'Replace', evaluatorText, (regex, input, by) => replace(regex, input, by as Evaluator)),
    [`string Replace(string input, ${evaluatorText})`]: replace,
    [`string Replace(string input, ${evaluatorText}, int count)`]: replace,
    [`string Replace(string input, ${evaluatorText}, int count, int startat)`]: replace,
    ...statics('string[]', 'Split', '', (regex, input) => split(regex, input)),
    'string[] Split(string input)': (self: Regex, input: string) => split(self, input),
    'string[] Split(string input, int count)': split,
    'string[] Split(string input, int count, int startat)': split,
  },
}));
