/** ConvertFrom-Markdown makes HTML of Markdown, or text with escape sequences for a terminal. */
import { convertMarkdown } from '../../data-formats/markdown/markdown-info.js';
import { cmdlet, t } from '../cmdlet.js';
import { markdownOfFiles, markdownOfInput } from './markdown-input.js';
import { markdownOptions } from './markdown-options.js';

export const ConvertFromMarkdown = cmdlet('ConvertFrom-Markdown', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Converts the contents of a string or a file to a MarkdownInfo object.',
  defaultSet: 'PathParamSet',
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: { PathParamSet: { mandatory: true, position: 0 } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Files of Markdown.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { LiteralParamSet: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Paths in which wildcard characters stand for themselves.',
    },
    InputObject: {
      type: t.psobject,
      sets: { InputObjParamSet: { mandatory: true, from: 'pipeline' } },
      validate: [{ notNullOrEmpty: true }],
      help: 'Markdown, or a file of it.',
    },
    AsVT100EncodedString: { type: t.switch, default: false, help: 'Make text for a terminal.' },
  },
  outputs: ['Microsoft.PowerShell.MarkdownRender.MarkdownInfo'],
  examples: [
    {
      code: "('# Ants *and* bees' | ConvertFrom-Markdown).Html",
      output: '<h1 id="ants-and-bees">Ants <em>and</em> bees</h1>',
    },
    { code: "Set-Content a.md '- one'; (ConvertFrom-Markdown a.md).Html", output: '<ul>\n<li>one</li>\n</ul>' },
  ],
  run(cmd, { AsVT100EncodedString }) {
    const options = markdownOptions(cmd.context);
    if (!cmd.host.supportsVirtualTerminal) options.enableVT100Encoding = false;
    return {
      process({ Path, LiteralPath, InputObject }) {
        const texts =
          Path !== undefined || LiteralPath !== undefined
            ? markdownOfFiles(cmd, LiteralPath ?? Path ?? [], LiteralPath !== undefined)
            : markdownOfInput(cmd, InputObject);
        for (const text of texts) cmd.writeObject(convertMarkdown(text, AsVT100EncodedString ? options : null));
      },
    };
  },
}));
