/** Get-Random gives random numbers or items. A seed stays in force for the session, and makes the numbers the same each time. */
import { cmdlet, t } from '../cmdlet.js';
import { randomBody, randomDefaultSet, randomParameters } from './random-command.js';
import { RandomNumbers } from './random-numbers.js';

const generators = new WeakMap<object, RandomNumbers>();

export const GetRandom = cmdlet('Get-Random', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets a random number, or random items of a list.',
  defaultSet: randomDefaultSet,
  parameters: {
    SetSeed: {
      type: t.net<number>('System.Nullable[int]'),
      validate: [{ notNull: true }],
      help: 'A number that decides all random numbers to come. Not for secrets.',
    },
    ...randomParameters,
  },
  outputs: ['System.Int32', 'System.Int64', 'System.Double'],
  examples: [
    { code: '(Get-Random -Minimum 1 -Maximum 7) -in 1..6', output: 'True' },
    { code: '(1..10 | Get-Random -Count 3).Count', output: '3' },
    { code: '(1..5 | Get-Random -Shuffle | Sort-Object) -join ","', output: '1,2,3,4,5' },
  ],
  run(cmd, parameters) {
    const { SetSeed } = parameters;
    let generator = SetSeed === undefined ? generators.get(cmd.context) : new RandomNumbers(SetSeed);
    generator ??= new RandomNumbers();
    generators.set(cmd.context, generator);
    return randomBody(cmd, parameters, generator);
  },
}));
