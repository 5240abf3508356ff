/** Set-MarkdownOption sets the colours of Markdown on a terminal; what is not given has its default again. */
import { type MarkdownElement, PSMarkdownOptionInfo } from '../../data-formats/markdown/markdown-option-info.js';
import { baseOf } from '../../objects/ps-object.js';
import { cmdlet, t } from '../cmdlet.js';
import { setMarkdownOptions } from './markdown-options.js';

const color = (help: string) => ({
  type: t.string,
  sets: ['IndividualSetting'],
  validate: [{ pattern: '^\\[*[0-9;]*?m{1}' }],
  help,
});

/** The elements by the parameters that colour them. */
const elements: Record<string, MarkdownElement> = {
  Header1Color: 'Header1',
  Header2Color: 'Header2',
  Header3Color: 'Header3',
  Header4Color: 'Header4',
  Header5Color: 'Header5',
  Header6Color: 'Header6',
  Code: 'Code',
  ImageAltTextForegroundColor: 'Image',
  LinkForegroundColor: 'Link',
  ItalicsForegroundColor: 'EmphasisItalics',
  BoldForegroundColor: 'EmphasisBold',
};

export const SetMarkdownOption = cmdlet('Set-MarkdownOption', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sets the colors and styles used for rendering Markdown content in the console.',
  defaultSet: 'IndividualSetting',
  parameters: {
    Header1Color: color('The escape sequence of first headings, without the escape character.'),
    Header2Color: color('Of second headings.'),
    Header3Color: color('Of third headings.'),
    Header4Color: color('Of fourth headings.'),
    Header5Color: color('Of fifth headings.'),
    Header6Color: color('Of sixth headings.'),
    Code: color('Of code.'),
    ImageAltTextForegroundColor: color('Of the text for images.'),
    LinkForegroundColor: color('Of links.'),
    ItalicsForegroundColor: color('Of emphasis.'),
    BoldForegroundColor: color('Of strong emphasis.'),
    PassThru: { type: t.switch, default: false, help: 'Write what was set.' },
    Theme: {
      type: t.string,
      sets: { Theme: { mandatory: true } },
      validate: [{ notNullOrEmpty: true }, { set: ['Dark', 'Light'], ignoreCase: true }],
      help: 'All colours at once.',
    },
    InputObject: {
      type: t.psobject,
      sets: { InputObject: { mandatory: true, position: 0, from: 'pipeline' } },
      validate: [{ notNullOrEmpty: true }],
      help: 'The colours of an object.',
    },
  },
  outputs: ['Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo'],
  examples: [
    { code: "(Set-MarkdownOption -Header1Color '[31m' -PassThru).Header1", output: '[31m' },
    { code: '$o = Get-MarkdownOption; $o.Code = "[32m"; ($o | Set-MarkdownOption -PassThru).Code', output: '[32m' },
  ],
  run(cmd, parameters) {
    let given: unknown = parameters.InputObject;
    return {
      process({ InputObject }) {
        given = InputObject;
      },
      end() {
        const options = cmd.parameterSet === 'InputObject' ? baseOf(given) : new PSMarkdownOptionInfo();
        if (!(options instanceof PSMarkdownOptionInfo)) return;
        if (parameters.Theme !== undefined) options.setTheme(/^light$/i.test(parameters.Theme) ? 'light' : 'dark');
        for (const [name, element] of Object.entries(elements)) {
          const sequence = parameters[name as keyof typeof parameters];
          if (sequence) options.sequences[element] = String(sequence);
        }
        setMarkdownOptions(cmd.context, options);
        if (parameters.PassThru) cmd.writeObject(options);
      },
    };
  },
}));
