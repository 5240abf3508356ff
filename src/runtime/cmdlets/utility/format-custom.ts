/** Format-Custom: the custom view of a type, else all that an object holds in the form of nested classes. */
import {
  excludeParameter,
  formatCommand,
  formatOutputs,
  formatParameterSpecs,
  propertyParameter,
} from '../../formatting/format-command.js';
import { cmdlet, t } from '../cmdlet.js';

export const FormatCustom = cmdlet('Format-Custom', ['fc'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Uses a customized view to format the output.',
  parameters: {
    ...propertyParameter,
    ...excludeParameter,
    Depth: {
      type: t.int,
      default: 5,
      validate: [{ range: [1, 2147483647] }],
      help: 'How many levels of nested objects are shown.',
    },
    ...formatParameterSpecs,
  },
  outputs: formatOutputs,
  examples: [
    {
      code: "[pscustomobject]@{ Name = 'ant'; Legs = 'L1', 'L2' } | Format-Custom",
      output: '\nclass PSCustomObject\n{\n  Name = ant\n  Legs =\n    [\n      L1\n      L2\n    ]\n\n}\n\n',
    },
  ],
  run: (cmd, parameters) => formatCommand(cmd, 'Custom', parameters, { depth: parameters.Depth }),
}));
