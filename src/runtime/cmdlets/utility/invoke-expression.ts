/** Invoke-Expression runs text as a command in the current scope. */
import { cmdlet, t } from '../cmdlet.js';

export const InvokeExpression = cmdlet('Invoke-Expression', ['iex'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Runs text as a command.',
  parameters: {
    Command: { type: t.string, mandatory: true, position: 0, from: 'pipeline', help: 'The text.' },
  },
  examples: [
    { code: "Invoke-Expression '1 + 2'", output: '3' },
    { code: "'$x = 7' | Invoke-Expression; $x", output: '7', remarks: 'It runs in the scope of the caller.' },
  ],
  run(cmd) {
    return {
      process({ Command }) {
        cmd.invokeBlockToOutput(cmd.context.parseBlock(Command));
      },
    };
  },
}));
