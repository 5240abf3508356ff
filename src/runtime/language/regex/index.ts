/** .NET's regular expressions: the one place where patterns are compiled. */
import { Regex } from './regex.js';
import { RegexOptions } from './regex-options.js';

export { escapeRegex, unescapeRegex } from './escape.js';
export { Capture, Group, Match } from './match.js';
export { Regex } from './regex.js';
export { RegexOptions } from './regex-options.js';

export interface RegexFlags {
  ignoreCase?: boolean;
  multiline?: boolean;
  singleline?: boolean;
}

const cache = new Map<string, Regex>();
const cacheSize = 256;

/**
 * The Regex of a pattern, by RegexOptions or by the flags that operators have. Cached, so that the same pattern in a loop is
 * compiled once. Throws a RegexParseException.
 */
export function compileRegex(pattern: string, options: number | RegexFlags = 0): Regex {
  const bits =
    typeof options === 'number'
      ? options
      : (options.ignoreCase ? RegexOptions.IgnoreCase : 0) |
        (options.multiline ? RegexOptions.Multiline : 0) |
        (options.singleline ? RegexOptions.Singleline : 0);
  const key = `${bits}:${pattern}`;
  let regex = cache.get(key);
  if (regex === undefined) {
    regex = new Regex(pattern, bits);
    if (cache.size >= cacheSize) cache.delete(cache.keys().next().value as string);
    cache.set(key, regex);
  }
  return regex;
}
