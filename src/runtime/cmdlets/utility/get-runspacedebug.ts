/** Get-RunspaceDebug tells whether breakpoints in runspaces wait for a debugger. */
import { PSRunspaceDebug } from '../../hosting/types/runspace-debug.js';
import { cmdlet } from '../cmdlet.js';
import { chosenRunspaces, runspaceDebugParameters } from './runspace-debug-parameters.js';

export const GetRunspaceDebug = cmdlet('Get-RunspaceDebug', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows runspace debugging options.',
  defaultSet: 'RunspaceNameParameterSet',
  parameters: runspaceDebugParameters,
  outputs: ['Microsoft.PowerShell.Commands.PSRunspaceDebug'],
  examples: [
    { code: '(Get-RunspaceDebug)[0].Enabled', output: 'False' },
    { code: '(Get-RunspaceDebug -RunspaceId 1).RunspaceId', output: '1' },
  ],
  run: (cmd) => ({
    process(choice) {
      if (choice.ProcessName !== undefined) return;
      for (const runspace of chosenRunspaces(choice)) cmd.writeObject(new PSRunspaceDebug(runspace));
    },
  }),
}));
