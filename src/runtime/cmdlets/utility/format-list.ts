/** Format-List: unlike a table's columns, a list's properties are those of each object by itself. */
import {
  excludeParameter,
  formatCommand,
  formatOutputs,
  formatParameterSpecs,
  propertyParameter,
} from '../../formatting/format-command.js';
import { cmdlet } from '../cmdlet.js';

export const FormatList = cmdlet('Format-List', ['fl'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Formats the output as a list of properties in which each property stands on a line of its own.',
  parameters: { ...propertyParameter, ...excludeParameter, ...formatParameterSpecs },
  outputs: formatOutputs,
  examples: [
    {
      code: "[pscustomobject]@{ Name = 'ant'; Legs = 6 } | Format-List",
      output: '\nName : ant\nLegs : 6\n\n',
    },
    {
      code: "[version]'7.6' | Format-List M*",
      output: '\nMajor         : 7\nMinor         : 6\nMajorRevision : -1\nMinorRevision : -1\n\n',
      remarks: 'Wildcards choose among the properties.',
    },
    {
      code: "[pscustomobject]@{ Size = 1536 } | Format-List @{ Label = 'KB'; Expression = { $_.Size / 1KB }; FormatString = 'N2' }",
      output: '\nKB : 1.50\n\n',
    },
  ],
  run: (cmd, parameters) => formatCommand(cmd, 'List', parameters, {}),
}));
