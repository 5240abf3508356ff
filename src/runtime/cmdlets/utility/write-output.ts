/** Write-Output hands objects on: collections element by element, unless -NoEnumerate. */
import { cmdlet, t } from '../cmdlet.js';

export const WriteOutput = cmdlet('Write-Output', ['echo'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes objects to the output.',
  parameters: {
    InputObject: {
      type: t.psobject,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      remaining: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
      help: 'The objects.',
    },
    NoEnumerate: { type: t.switch, default: false, help: 'Writes a collection as one object.' },
  },
  examples: [
    { code: 'Write-Output 1 2', output: '1\n2' },
    { code: '(Write-Output -NoEnumerate 1, 2 | Measure-Object).Count', output: '1' },
  ],
  run(cmd, { NoEnumerate }) {
    return {
      process({ InputObject }) {
        if (NoEnumerate) cmd.writeObject(InputObject);
        else cmd.writeEnumerated(InputObject ?? null);
      },
    };
  },
}));
