/** ConvertTo-CliXml is Export-Clixml without a file: the document is one string. */
import { ClixmlDocument } from '../../serialization/index.js';
import { cmdlet, t } from '../cmdlet.js';

export const ConvertToClixml = cmdlet('ConvertTo-CliXml', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  className: 'Microsoft.PowerShell.Commands.ConvertToClixmlCommand',
  synopsis: 'Converts objects to a CLIXML string.',
  parameters: {
    InputObject: { type: t.psobject, mandatory: true, position: 0, from: 'pipeline', help: 'The objects.' },
    Depth: {
      type: t.int,
      default: 2,
      validate: [{ range: [1, 2147483647] }],
      help: 'How many levels of contained objects keep their properties.',
    },
  },
  outputs: ['System.String'],
  examples: [
    {
      code: "'ant' | ConvertTo-CliXml",
      output: '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n  <S>ant</S>\n</Objs>',
    },
    { code: '(@{ Legs = 6 } | ConvertTo-CliXml | ConvertFrom-CliXml).Legs', output: '6' },
  ],
  run(cmd, { Depth }) {
    const document = new ClixmlDocument(Depth);
    return {
      process: ({ InputObject }) => document.add(InputObject),
      end: () => cmd.writeObject(document.finish()),
    };
  },
}));
