/**
 * Arguments of native programs (about_Parsing, $PSNativeCommandArgumentPassing). On Unix they are handed over as an argument
 * vector, so nothing is quoted; wildcards outside of quotes are expanded, and `~` is the home folder.
 */
import type { CommandArgument } from '../binding/command-argument.js';
import { FileSystemInfo } from '../dotnet/io/file-system-info.js';
import { enumerableOf, toText, WildcardPattern } from '../language/index.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { unlimitedDepth } from '../providers/child-items.js';
import { ProviderContext } from '../providers/provider-context.js';
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
  const { name, value, hasValue } = argument;
  if (name !== null && !hasValue) {
    result.push(...expand(frame, argument.text ?? `-${name}`));
    return;
  }
  const { prefix, apart } = parameterText(argument);
  const add = (texts: readonly string[]) => {
    for (const text of texts) result.push(...(apart ? [prefix, text] : [prefix + text]));
  };
  // A list that was written out is handed over as it was written, cut at blanks.
  if (argument.written !== undefined) {
    for (const word of argument.written.split(' ')) if (word !== '') add(expand(frame, word));
    return;
  }
  const base = baseOf(value);
  const items = typeof base === 'string' ? null : Array.isArray(base) ? base : enumerableOf(base);
  const quoted = isQuoted(argument);
  if (items === null && isNull(base)) return;
  for (const item of items ?? [value]) {
    const text = argumentText(item);
    add(quoted ? [text] : expand(frame, text));
  }
}

/** What stands in front of a value that belongs to a parameter, and whether it is a word of its own (`-x: value`). */
function parameterText({ name, text, extent, valueExtent }: CommandArgument): { prefix: string; apart: boolean } {
  if (name === null) return { prefix: '', apart: false };
  const apart = extent !== null && valueExtent !== undefined && extent.end < valueExtent.start;
  return { prefix: text ?? `-${name}`, apart };
}

/** What stands behind `--%`: only %NAME% is expanded; words are cut at blanks, whatever marks are around them (about_Parsing). */
function verbatimWords(frame: Frame, text: string): string[] {
  const expanded = text.replace(/%([^%\s]+)%/g, (whole, name: string) => frame.engine.environment[name] ?? whole);
  return expanded.split(/\s+/).filter((word) => word !== '');
}

function argumentText(value: unknown): string {
  return isNull(value) ? '' : toText(value);
}

/** Only what is written in quotes is left as it is: the values of variables, members and lists are expanded. */
function isQuoted({ name, extent, valueExtent }: CommandArgument): boolean {
  const text = (name === null ? extent : valueExtent)?.text;
  return (
    text !== undefined && /^@?(?:["\u201c-\u201e].*["\u201c-\u201e]|['\u2018-\u201b].*['\u2018-\u201b])@?$/s.test(text)
  );
}

/** The names of the files that a word is a pattern of, as `Get-ChildItem` finds them; the word itself when there are none. */
function expand(frame: Frame, word: string): string[] {
  if (hasOpenBlank(word)) return [word];
  if (!WildcardPattern.containsWildcard(word)) {
    const home = frame.engine.environment['HOME'];
    return [home && (word === '~' || word.startsWith('~/')) ? home + word.slice(1) : word];
  }
  const { providers, currentDirectory } = frame.engine;
  if (providers.drives.current.provider.name !== 'FileSystem') return [word];
  const context = new ProviderContext(null);
  let items: unknown[];
  try {
    providers.childItems.get(word, false, unlimitedDepth, context);
    context.throwFirstError();
    items = context.takeObjects().map(baseOf);
  } catch (thrown) {
    // No such folder or drive, or no pattern: the program sees the word itself, as in any shell.
    if (thrown instanceof NetException) return [word];
    throw thrown;
  }
  const files = items.filter((item) => item instanceof FileSystemInfo);
  if (files.length === 0 || files.length < items.length) return [word];
  if (/^[~/]/.test(word)) return files.map(({ fullName }) => fullName);
  return files.map(({ fullName }) => providers.paths.normalizeRelative(fullName, currentDirectory, context));
}

/** A blank outside of double quotes: such a word is never expanded. */
function hasOpenBlank(word: string): boolean {
  return /\s/.test(word.replace(/\\"/g, '').replace(/"[^"]*(?:"|$)/g, ''));
}
