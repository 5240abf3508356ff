/** ConvertFrom-CliXml makes objects of a CLIXML string; several are written as one array. */
import { fromClixml } from '../../serialization/index.js';
import { cmdlet, t } from '../cmdlet.js';

export const ConvertFromClixml = cmdlet('ConvertFrom-CliXml', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  className: 'Microsoft.PowerShell.Commands.ConvertFromClixmlCommand',
  synopsis: 'Makes objects of a CLIXML string.',
  parameters: {
    InputObject: { type: t.string, mandatory: true, position: 0, from: 'pipeline', help: 'The CLIXML document.' },
  },
  examples: [
    { code: '(5 | ConvertTo-CliXml | ConvertFrom-CliXml).GetType().Name', output: 'Int32' },
    { code: '(1..3 | ConvertTo-CliXml | ConvertFrom-CliXml).Count', output: '3' },
  ],
  run: (cmd) => ({
    process({ InputObject }) {
      const values = fromClixml(InputObject).map(({ value }) => value);
      cmd.writeObject(values.length === 1 ? values[0] : values);
    },
  }),
}));
