/** Get-Clipboard writes the text of the clipboard, a line at a time. */
import { cmdlet, t } from '../cmdlet.js';
import { readClipboard } from './clipboard.js';

export const GetClipboard = cmdlet('Get-Clipboard', ['gcb'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the text of the clipboard.',
  parameters: {
    Raw: { type: t.switch, default: false, help: 'As one text, with its line breaks.' },
    Delimiter: {
      type: t.array(t.string),
      default: ['\n'],
      defaultText: 'a line break',
      help: 'Where the text is taken apart.',
    },
  },
  outputs: ['System.String'],
  examples: [
    { code: "Set-Clipboard 'one', 'two'\nGet-Clipboard", output: 'one\ntwo' },
    { code: "Set-Clipboard 'a,b'\nGet-Clipboard -Delimiter ','", output: 'a\nb' },
  ],
  run(cmd, { Raw, Delimiter }) {
    const text = readClipboard(cmd.context);
    for (const part of Raw ? [text] : split(text, Delimiter)) cmd.writeObject(part);
    return undefined;
  },
}));

/** At the first of the delimiters that fits at each place. */
function split(text: string, delimiters: readonly string[]): string[] {
  const wanted = delimiters.filter((delimiter) => delimiter !== '');
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; ) {
    const found = wanted.find((delimiter) => text.startsWith(delimiter, i));
    if (found === undefined) i++;
    else {
      parts.push(text.slice(from, i));
      i += found.length;
      from = i;
    }
  }
  return [...parts, text.slice(from)];
}
