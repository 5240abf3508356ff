/** Out-Null takes its input and does nothing. */
import { cmdlet, t } from '../cmdlet.js';

export const OutNull = cmdlet('Out-Null', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Hides the output instead of sending it down the pipeline or displaying it.',
  parameters: { InputObject: { type: t.psobject, from: 'pipeline', help: 'What is to be discarded.' } },
  examples: [{ code: '1..3 | Out-Null', output: '' }],
  run: () => ({}),
}));
