/** Get-Host gives the object that `$Host` is. */
import { cmdlet } from '../cmdlet.js';

export const GetHost = cmdlet('Get-Host', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the program that hosts the engine.',
  parameters: {},
  outputs: ['System.Management.Automation.Host.PSHost'],
  examples: [{ code: '(Get-Host).Name', output: 'ConsoleHost' }],
  run: (cmd) => ({
    process: () => cmd.writeObject(cmd.context.hostObject),
  }),
}));
