/** Matches, groups, captures, replacements and errors as .NET 10 gave them: one line a pattern, options and text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import '../../../../src/runtime/dotnet/index.js';
import { type Match, Regex, RegexOptions } from '../../../../src/runtime/language/regex/index.js';
import type { NetException } from '../../../../src/runtime/objects/net-exception.js';

interface Recorded {
  pattern: string;
  options: number;
  text: string;
  /** `name=index+length` of each group, captures in brackets unless there is exactly one; `-` for no part. */
  matches?: string;
  /** By `[$0|$1|${n}|$+|$`|$']`, three times at most. */
  replaced?: string;
  error?: string;
}
const cases = readFileSync(new URL('recorded.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

const place = (piece: { index: number; length: number }) => `${piece.index}+${piece.length}`;

function describeMatch(regex: Regex, match: Match): string {
  return match.groups
    .map((group, i) => {
      const captures = group.captures.length === 1 ? '' : `(${group.captures.map(place).join(' ')})`;
      return `${regex.groupNames[i]}=${group.success ? place(group) : '-'}${captures}`;
    })
    .join(',');
}

describe('recorded matches', () => {
  it.each(cases.filter((c) => c.error === undefined))('$pattern with $options in $text', (recorded) => {
    // The recording engine ran with the invariant culture.
    const regex = new Regex(recorded.pattern, recorded.options | RegexOptions.CultureInvariant);
    const matches = [...regex.matches(recorded.text)].map((match) => describeMatch(regex, match)).join('; ');
    expect(matches).toBe(recorded.matches);
    expect(regex.replace(recorded.text, "[$0|$1|${n}|$+|$`|$']", 3)).toBe(recorded.replaced);
  });

  it.each(cases.filter((c) => c.error !== undefined))('$pattern is refused', (recorded) => {
    let message = '';
    try {
      new Regex(recorded.pattern, recorded.options);
    } catch (error) {
      message = (error as NetException).message;
    }
    expect(message).toBe(recorded.error);
  });
});
