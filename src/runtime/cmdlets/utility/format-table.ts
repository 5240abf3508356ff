/** Format-Table writes format data, not text: what prints them decides how wide the table is. */
import {
  excludeParameter,
  formatCommand,
  formatOutputs,
  formatParameterSpecs,
  propertyParameter,
} from '../../formatting/format-command.js';
import { cmdlet, t } from '../cmdlet.js';

export const FormatTable = cmdlet('Format-Table', ['ft'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Formats the output as a table.',
  description:
    'Shows an object a row and a property a column. Without -Property, the columns are those of the view for the type of the first object, or its properties. The columns of a table that has no widths of its own are as wide as the rows of the first 300 ms need.',
  parameters: {
    AutoSize: {
      type: t.switch,
      default: false,
      help: 'Fit the columns to all of the rows. Nothing is shown before the last.',
    },
    RepeatHeader: { type: t.switch, default: false, help: 'Repeat the header after each screenful.' },
    HideTableHeaders: { type: t.switch, default: false, help: 'Show the rows only.' },
    Wrap: {
      type: t.switch,
      default: false,
      help: 'Continue values that are too wide on the next line, instead of cutting them.',
    },
    ...propertyParameter,
    ...excludeParameter,
    ...formatParameterSpecs,
  },
  outputs: formatOutputs,
  examples: [
    {
      code: "[pscustomobject]@{ Name = 'ant'; Legs = 6; Wings = $false } | Format-Table Name, Legs",
      output: '\nName Legs\n---- ----\nant     6\n\n',
    },
    {
      code: "1..3 | Format-Table @{ Label = 'Square'; Expression = { $_ * $_ }; Width = 8 } -Force",
      output: '\n  Square\n  ------\n       1\n       4\n       9\n\n',
      remarks: 'A calculated property. Numbers are formatted only with -Force.',
    },
    {
      code: "'a1', 'a2', 'b1' | ForEach-Object { [pscustomobject]@{ Id = $_; Letter = $_[0] } } | Format-Table Id -GroupBy Letter",
      output: '\n   Letter: a\n\nId\n--\na1\na2\n\n   Letter: b\n\nId\n--\nb1\n\n',
      remarks: 'Groups form where the value changes: sort first.',
    },
  ],
  run(cmd, parameters) {
    const { AutoSize, HideTableHeaders, Wrap, RepeatHeader } = parameters;
    return formatCommand(cmd, 'Table', parameters, {
      ...(cmd.isBound('AutoSize') && { autoSize: AutoSize }),
      ...(cmd.isBound('HideTableHeaders') && { hideTableHeaders: HideTableHeaders }),
      ...(cmd.isBound('Wrap') && { wrap: Wrap }),
      repeatHeader: RepeatHeader,
    });
  },
}));
