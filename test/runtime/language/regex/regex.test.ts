import { describe, expect, it } from 'vitest';
import '../../../../src/runtime/dotnet/index.js';
import {
  compileRegex,
  escapeRegex,
  RegexOptions,
  unescapeRegex,
} from '../../../../src/runtime/language/regex/index.js';

describe('Regex', () => {
  it('is compiled once for the same pattern and options', () => {
    expect(compileRegex('a+', RegexOptions.IgnoreCase)).toBe(compileRegex('a+', { ignoreCase: true }));
    expect(compileRegex('a+')).not.toBe(compileRegex('a+', { ignoreCase: true }));
  });

  it('takes i, I and the dotted capital for equal outside of the invariant culture', () => {
    expect(compileRegex('i', { ignoreCase: true }).test('\u0130')).toBe(true);
    expect(compileRegex('i', RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).test('\u0130')).toBe(false);
    expect(compileRegex('k', { ignoreCase: true }).test('\u212a')).toBe(true);
    expect(compileRegex('s', { ignoreCase: true }).test('\u017f')).toBe(false);
  });

  it('tells words by Unicode in texts beyond ASCII', () => {
    expect([...compileRegex('\\w+').matches('Ünï 1é_')].map((m) => m.value)).toEqual(['Ünï', '1é_']);
    expect([...compileRegex('\\bé').matches('é aé é')].map((m) => m.index)).toEqual([0, 5]);
  });

  it('matches a part of a text as if it were the whole', () => {
    const match = compileRegex('^b$').matchPart('abc', 1, 1);
    expect([match.success, match.index]).toEqual([true, 1]);
    expect(compileRegex('(?<=a)b').matchPart('abc', 1, 1).success).toBe(false);
    expect(compileRegex('(?<=a)b').match('abc', 1).success).toBe(true);
  });

  it('enumerates groups by number also where numbers are missing', () => {
    const match = compileRegex('(?<5>a)(b)').match('ab');
    expect(match.groups.map((g) => g.name)).toEqual(['0', '1', '']);
    expect(match.group(5)?.value).toBe('a');
  });

  it('counts pieces when it splits', () => {
    expect(compileRegex(',').split('a,b,c', 2)).toEqual(['a', 'b,c']);
    expect(compileRegex(',').split('a,b,c', 1)).toEqual(['a,b,c']);
    expect(compileRegex('(\\d)').split('a1b2')).toEqual(['a', '1', 'b', '2', '']);
    expect(compileRegex(',', RegexOptions.RightToLeft).split('a,b,c', 2)).toEqual(['a,b', 'c']);
  });

  it('gives all captures of a repeated group', () => {
    const match = compileRegex('^(?:(a)|(b))*$').match('ab'.repeat(200));
    expect(match.groups[2]?.captures.length).toBe(200);
    expect(match.groupValue(1)).toBe('a');
  });

  it('keeps the last capture where a text is too long for the stack', () => {
    expect(compileRegex('^(?:(a)|(b))*$').match('ab'.repeat(100_000)).groupValue(2)).toBe('b');
  });
});

describe('escapes', () => {
  it('escapes what means something', () => {
    expect(escapeRegex('a.b*c[d]\\e+f? #\n-}]')).toBe('a\\.b\\*c\\[d]\\\\e\\+f\\?\\ \\#\\n-}]');
  });
  it('takes escapes back', () => {
    expect(unescapeRegex('a\\.b\\tc\\x41\\u0042\\\\')).toBe('a.b\tcAB\\');
  });
  it('refuses an escape that there is not', () => {
    expect(() => unescapeRegex('\\q')).toThrowError(
      expect.objectContaining({ message: "Invalid pattern '\\q' at offset 2. Unrecognized escape sequence \\q." }),
    );
  });
});
