/** Wildcard patterns: sets, ranges, escapes and patterns that are not valid. */
import { describe, expect, it } from 'vitest';
import '../../../src/runtime/dotnet/index.js';
import { WildcardPattern } from '../../../src/runtime/language/index.js';
import { NetException } from '../../../src/runtime/objects/net-exception.js';

const texts = ['a', 'b', ']', '-', '`', '^', 'ab', 'aab', '!', 'c'];

/** Which of the texts match each pattern; null for a pattern that is not valid. As PowerShell has it. */
const matches: Record<string, string[] | null> = {
  'a[b-': null,
  '[z-a]': null,
  '[]': null,
  'a[^': null,
  '[]]': [']'],
  '[]-a]': ['a', ']', '`', '^'],
  '[^a]': ['a', '^'],
  '[!a]': ['a', '!'],
  '[a-]': ['a', '-'],
  '[-a]': ['a', '-'],
  '[`]]': [']'],
  '[a`-c]': ['a', '-', 'c'],
  'a`': [],
  '??': ['ab'],
  '*a*b': ['ab', 'aab'],
  'a**b': ['ab', 'aab'],
  'A*': ['a', 'ab', 'aab'],
};

describe('WildcardPattern', () => {
  it.each(Object.entries(matches))('%s', (pattern, wanted) => {
    const match = () => texts.filter((text) => new WildcardPattern(pattern).isMatch(text));
    if (wanted === null) expect(match).toThrow(NetException);
    else expect(match()).toEqual(wanted);
  });

  it('tells cases apart when asked to', () => {
    expect(new WildcardPattern('A*', false).isMatch('abc')).toBe(false);
    expect(new WildcardPattern('A*', false).isMatch('Abc')).toBe(true);
  });

  it('escapes what has a meaning, and takes escapes away', () => {
    expect(WildcardPattern.escape('a[b]*?`c')).toBe('a`[b`]`*`?``c');
    expect(WildcardPattern.unescape('a`[b`]`*`?``c`d')).toBe('a[b]*?`c`d');
  });

  it('knows a pattern from a plain text', () => {
    expect(['a*b', 'a]b', 'a?', '[x]'].map(WildcardPattern.containsWildcard)).toEqual([true, true, true, true]);
    expect(['a`*b', 'ab', ''].map(WildcardPattern.containsWildcard)).toEqual([false, false, false]);
  });
});
