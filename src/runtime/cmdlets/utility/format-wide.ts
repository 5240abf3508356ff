/** Format-Wide shows one property of each object. */
import {
  excludeParameter,
  formatCommand,
  formatOutputs,
  formatParameterSpecs,
  throwConflict,
} from '../../formatting/format-command.js';
import { cmdlet, t } from '../cmdlet.js';

export const FormatWide = cmdlet('Format-Wide', ['fw'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Formats objects as a wide table that displays only one property of each object.',
  parameters: {
    Property: {
      type: t.object,
      position: 0,
      help: 'The property to show; without it, the one that names the object.',
      wildcards: true,
    },
    ...excludeParameter,
    AutoSize: { type: t.switch, default: false, help: 'As many columns as the longest value allows.' },
    Column: { type: t.int, validate: [{ range: [1, 2147483647] }], defaultText: '2', help: 'The number of columns.' },
    ...formatParameterSpecs,
  },
  outputs: formatOutputs,
  examples: [
    {
      code: "'ant', 'bee', 'fly' | ForEach-Object { [pscustomobject]@{ Name = $_; Legs = 6 } } | Format-Wide -Column 3 | Out-String -Width 21",
      output: '\nant     bee    fly\n\n',
    },
    {
      code: '1..4 | ForEach-Object { [pscustomobject]@{ Id = $_ } } | Format-Wide -Column 2 | Out-String -Width 20',
      output: '\n1          2\n3          4\n\n\n',
    },
  ],
  run(cmd, parameters) {
    const { AutoSize, Column } = parameters;
    if (AutoSize && Column !== undefined)
      throwConflict(
        cmd,
        'FormatCannotSpecifyAutosizeAndColumns',
        'Cmdlet parameters AutoSize and Column are mutually exclusive.',
      );
    return formatCommand(cmd, 'Wide', parameters, {
      ...(cmd.isBound('AutoSize') && { autoSize: AutoSize }),
      ...(Column !== undefined && { columns: Column }),
    });
  },
}));
