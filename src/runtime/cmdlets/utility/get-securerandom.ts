/** Get-SecureRandom is Get-Random without a seed: its numbers are always cryptographic ones. */
import { cmdlet } from '../cmdlet.js';
import { randomBody, randomDefaultSet, randomParameters } from './random-command.js';
import { RandomNumbers } from './random-numbers.js';

export const GetSecureRandom = cmdlet('Get-SecureRandom', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets a random number, or random items of a list, that nobody can foretell.',
  defaultSet: randomDefaultSet,
  parameters: randomParameters,
  outputs: ['System.Int32', 'System.Int64', 'System.Double'],
  examples: [
    { code: '(Get-SecureRandom -Minimum 1 -Maximum 7) -in 1..6', output: 'True' },
    { code: "('a', 'b', 'c' | Get-SecureRandom -Count 2).Count", output: '2' },
  ],
  run: (cmd, parameters) => randomBody(cmd, parameters, new RandomNumbers()),
}));
