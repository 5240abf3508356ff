/** WildcardPattern. The class is language/wildcard.ts. */
import { WildcardPattern } from '../../language/wildcard.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { psArgumentNull } from './ps-errors.js';

const name = 'System.Management.Automation.WildcardPattern';
const options = 'System.Management.Automation.WildcardOptions options';
const ignoreCase = 2;

function make(pattern: string | null, value: EnumValue | null = null): WildcardPattern {
  if (pattern === null) throw psArgumentNull('pattern');
  return new WildcardPattern(pattern, value !== null && (Number(value.value) & ignoreCase) !== 0);
}
function requireText(pattern: string | null): string {
  if (pattern === null) throw psArgumentNull('pattern');
  return pattern;
}

/** `*` and `?` as WQL's `%` and `_`; what WQL means something by stands in brackets. */
function toWql(self: WildcardPattern): string {
  return WildcardPattern.unescape(self.pattern.replace(/[%_]/g, '[$&]').replaceAll('*', '%').replaceAll('?', '_'));
}

defineType(name, { class: WildcardPattern, accelerators: ['WildcardPattern'] }, () => ({
  members: {
    'new(string pattern)': (_type: NetType, pattern: string) => make(pattern),
    [`new(string pattern, ${options})`]: (_type: NetType, pattern: string, value: EnumValue) => make(pattern, value),
    [`static ${name} Get(string pattern, ${options})`]: (pattern: string, value: EnumValue) => make(pattern, value),
    'bool IsMatch(string input)': (self: WildcardPattern, input: string | null) =>
      input !== null && self.isMatch(input),
    'static string Escape(string pattern)': (pattern: string | null) => WildcardPattern.escape(requireText(pattern)),
    'static bool ContainsWildcardCharacters(string pattern)': (pattern: string | null) =>
      pattern !== null && WildcardPattern.containsWildcard(pattern),
    'static string Unescape(string pattern)': (pattern: string | null) =>
      WildcardPattern.unescape(requireText(pattern)),
    'string ToWql()': toWql,
  },
}));
