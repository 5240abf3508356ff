/** Whether a line matches one of Select-String's patterns, and the MatchInfo of it. The first pattern that matches counts. */
import { CompareOptions } from '../../dotnet/globalization/compare-info.js';
import { currentCulture, getCulture, invariantCulture } from '../../dotnet/globalization/culture-info.js';
import { compileRegex, type Match, type Regex } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { MatchInfo, type MatchPlace } from './match-info.js';

export interface MatchOptions {
  patterns: readonly string[];
  isSimple: boolean;
  caseSensitive: boolean;
  notMatch: boolean;
  allMatches: boolean;
  emphasize: boolean;
  culture: string | undefined;
}

/** A match of one pattern in a line. */
interface Found {
  matches: readonly Match[];
  places: readonly MatchPlace[];
}
type Search = (line: string) => Found | null;

const nothing: Found = { matches: [], places: [] };

export class LineMatcher {
  readonly #searches: readonly Search[];
  constructor(
    cmd: CmdletRuntime,
    readonly options: MatchOptions,
  ) {
    this.#searches = options.isSimple ? simpleSearches(options) : regexSearches(cmd, options);
  }

  /** The match in a line, or null. */
  match(line: string): MatchInfo | null {
    const { options } = this;
    const { length } = this.#searches;
    let found: Found | null = null;
    let which = 0;
    for (; which < length && found === null; which++) found = (this.#searches[which] as Search)(line);
    if ((found !== null) === options.notMatch) return null;
    const info = new MatchInfo(options.emphasize ? (found ?? nothing).places : null);
    info.ignoreCase = !options.caseSensitive;
    info.line = line;
    info.pattern = options.patterns[options.notMatch ? 0 : which - 1] as string;
    info.matches = (found ?? nothing).matches;
    return info;
  }
}

function regexSearches(cmd: CmdletRuntime, options: MatchOptions): Search[] {
  return options.patterns.map((pattern) => {
    const regex = regexOf(cmd, pattern, !options.caseSensitive);
    if (options.allMatches && !options.notMatch)
      return (line) => {
        if (!regex.test(line)) return null;
        const matches = [...regex.matches(line)];
        return { matches, places: matches };
      };
    return (line) => {
      if (!regex.test(line)) return null;
      const matches = [regex.match(line)];
      return { matches, places: matches };
    };
  });
}

function regexOf(cmd: CmdletRuntime, pattern: string, ignoreCase: boolean): Regex {
  try {
    return compileRegex(pattern, { ignoreCase });
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const message = `The string ${pattern} is not a valid regular expression: ${error.message}`;
    const exception = new NetException('System.ArgumentException', message, error);
    return cmd.throwTerminating(cmd.error('InvalidRegex', 'InvalidArgument', null, message, exception));
  }
}

function simpleSearches({ patterns, caseSensitive, culture: name }: MatchOptions): Search[] {
  const isOrdinal = name === 'Ordinal';
  const culture =
    name === undefined || name === 'Current'
      ? currentCulture()
      : isOrdinal || name === 'Invariant'
        ? invariantCulture
        : getCulture(name);
  let compareOptions: number = caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase;
  if (isOrdinal) compareOptions = caseSensitive ? CompareOptions.Ordinal : CompareOptions.OrdinalIgnoreCase;
  return patterns.map((pattern) => (line) => {
    const place = culture.compareInfo.find(line, pattern, compareOptions);
    return place === null ? null : { matches: [], places: [{ index: place[0], length: pattern.length }] };
  });
}
