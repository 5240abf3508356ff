/** Arguments of -File: words, not expressions; `-Name`, `-Name:value` and the switch values $true and $false are understood. */
import type { CommandArgument } from '../binding/command-argument.js';

export function scriptArguments(words: readonly string[]): CommandArgument[] {
  return words.map((word) => {
    const match = /^-([A-Za-z_?][^:\s]*)(:)?(.*)$/s.exec(word);
    if (!match) return plain(word);
    const [, name, colon, text] = match as unknown as [string, string, string | undefined, string];
    if (colon === undefined) return { name, value: null, hasValue: false, extent: null, text: word, fromSplat: false };
    const value = /^\$true$/i.test(text) ? true : /^\$false$/i.test(text) ? false : text;
    return { name, value, hasValue: text !== '', extent: null, text: `-${name}:`, fromSplat: false };
  });
}

function plain(word: string): CommandArgument {
  return { name: null, value: word, hasValue: true, extent: null, text: null, fromSplat: false };
}
