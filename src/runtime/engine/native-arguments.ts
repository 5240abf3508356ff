/**
 * Arguments of native programs (about_Parsing, $PSNativeCommandArgumentPassing). On Unix they are handed over as an argument
 * vector, so nothing is quoted; wildcards in bare words are expanded, and `~` is the home folder.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandArgument } from '../binding/command-argument.js';
import { enumerableOf, toText, WildcardPattern } from '../language/index.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import type { Frame } from './frame.js';

export function nativeArguments(frame: Frame, args: readonly CommandArgument[]): string[] {
  const result: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as CommandArgument;
    if (argument.value === '--%' && argument.extent?.text === '--%') {
      const rest = args.slice(i + 1).map((a) => argumentText(a.value));
      for (const text of rest) result.push(...verbatimWords(frame, text));
      break;
    }
    addArgument(frame, argument, result);
  }
  return result;
}

function addArgument(frame: Frame, argument: CommandArgument, result: string[]): void {
  if (argument.name !== null) {
    const text = argument.text ?? `-${argument.name}`;
    if (!argument.hasValue) result.push(text);
    else result.push(`${text}${argumentText(argument.value)}`);
    return;
  }
  const base = baseOf(argument.value);
  if (isNull(base)) return;
  // A list that was written out is handed over as it was written, cut at blanks.
  if (argument.written !== undefined) {
    result.push(...argument.written.split(' ').filter((word) => word !== ''));
    return;
  }
  const items = Array.isArray(base) ? base : typeof base === 'string' ? null : enumerableOf(base);
  if (items !== null) for (const item of items) result.push(argumentText(item));
  else if (typeof base === 'string' && isBareWord(argument)) result.push(...expand(frame, base));
  else result.push(argumentText(argument.value));
}

/** What stands behind `--%`: only %NAME% is expanded; words are cut at blanks, whatever marks are around them (about_Parsing). */
function verbatimWords(frame: Frame, text: string): string[] {
  const expanded = text.replace(/%([^%\s]+)%/g, (whole, name: string) => frame.engine.environment[name] ?? whole);
  return expanded.split(/\s+/).filter((word) => word !== '');
}

/** The pattern, or null for one that is not well formed (`a[b`). */
function patternOf(text: string): WildcardPattern | null {
  const pattern = new WildcardPattern(text, false);
  try {
    pattern.isMatch('');
    return pattern;
  } catch (thrown) {
    if (thrown instanceof NetException) return null;
    throw thrown;
  }
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
  const name = word.slice(folder === '' ? 0 : folder === '/' ? 1 : folder.length + 1);
  const pattern = patternOf(name);
  if (pattern === null) return [word];
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
