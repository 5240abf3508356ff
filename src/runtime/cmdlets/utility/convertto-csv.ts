/** ConvertTo-Csv writes objects as lines of comma-separated values; the first object decides on the columns. */
import { cmdlet, t } from '../cmdlet.js';
import { CsvLines, checkCsvStyle, csvStyleParameters } from './csv-parameters.js';

export const ConvertToCsv = cmdlet('ConvertTo-Csv', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Converts objects to lines of comma-separated values.',
  defaultSet: 'Delimiter',
  parameters: {
    InputObject: { type: t.psobject, mandatory: true, position: 0, from: 'both', help: 'The objects.' },
    ...csvStyleParameters,
  },
  outputs: ['System.String'],
  examples: [
    { code: "[pscustomobject]@{ Name = 'ant'; Legs = 6 } | ConvertTo-Csv", output: '"Name","Legs"\n"ant","6"' },
    {
      code: "[ordered]@{ Name = 'a,b'; Legs = 6 } | ConvertTo-Csv -UseQuotes AsNeeded",
      output: 'Name,Legs\n"a,b",6',
    },
    { code: "[pscustomobject]@{ A = 1; B = 2 } | ConvertTo-Csv -Delimiter ';' -NoHeader", output: '"1";"2"' },
  ],
  run(cmd, parameters) {
    checkCsvStyle(cmd);
    const lines = new CsvLines(cmd, parameters);
    return {
      process({ InputObject }) {
        lines.write(InputObject, null, true, (line) => {
          if (line !== '') cmd.writeObject(line);
        });
      },
    };
  },
}));
