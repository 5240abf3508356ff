/**
 * Arguments of native programs (about_Parsing, $PSNativeCommandArgumentPassing). On Unix they are handed over as an argument
 * vector, so nothing is quoted; wildcards in bare words are expanded, and `~` is the home folder.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandArgument } from '../binding/binder.js';
import { enumerableOf, toText, WildcardPattern } from '../language/index.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import type { Frame } from './frame.js';

export function nativeArguments(frame: Frame, args: readonly CommandArgument[]): string[] {
  const result: string[] = [];
  for (const argument of args) {
    if (argument.name !== null) {
      const text = argument.text ?? `-${argument.name}`;
      if (!argument.hasValue) result.push(text);
      else result.push(`${text}${argumentText(argument.value)}`);
      continue;
    }
    const base = baseOf(argument.value);
    if (isNull(base)) continue;
    const items = Array.isArray(base) ? base : typeof base === 'string' ? null : enumerableOf(base);
    if (items !== null) for (const item of items) result.push(argumentText(item));
    else if (typeof base === 'string' && isBareWord(argument)) result.push(...expand(frame, base));
    else result.push(argumentText(base));
  }
  return result;
}

function argumentText(value: unknown): string {
  return isNull(value) ? '' : toText(value);
}

/** Written without quotes, so the shell may expand it. */
function isBareWord(argument: CommandArgument): boolean {
  const text = argument.extent?.text;
  return text !== undefined && text === argument.value;
}

function expand(frame: Frame, word: string): string[] {
  const home = frame.engine.environment['HOME'];
  if (home && (word === '~' || word.startsWith('~/'))) word = home + word.slice(1);
  if (!WildcardPattern.containsWildcard(word)) return [word];
  const folder = word.includes('/') ? dirname(word) : '';
  if (WildcardPattern.containsWildcard(folder)) return [word];
  const pattern = new WildcardPattern(word.slice(folder === '' ? 0 : folder === '/' ? 1 : folder.length + 1), false);
  let names: string[];
  try {
    names = readdirSync(join(frame.engine.currentDirectory, folder));
  } catch {
    return [word]; // no such folder: the program sees the word itself, as in any shell
  }
  const found = names
    .filter((name) => pattern.isMatch(name) && (!name.startsWith('.') || word.startsWith('.')))
    .sort()
    .map((name) => (folder === '' ? name : join(folder, name)));
  return found.length > 0 ? found : [word];
}
