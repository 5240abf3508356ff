/** Get-MarkdownOption gets the colours of Markdown on a terminal. */
import { cmdlet } from '../cmdlet.js';
import { markdownOptions } from './markdown-options.js';

export const GetMarkdownOption = cmdlet('Get-MarkdownOption', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Returns the current colors and styles used for rendering Markdown content in the console.',
  parameters: {},
  outputs: ['Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo'],
  examples: [
    { code: '(Get-MarkdownOption).Header1', output: '[7m' },
    { code: 'Set-MarkdownOption -Theme Light; (Get-MarkdownOption).Header2', output: '[4;33m' },
  ],
  run(cmd) {
    return { end: () => cmd.writeObject(markdownOptions(cmd.context)) };
  },
}));
