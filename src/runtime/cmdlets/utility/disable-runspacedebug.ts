/** Disable-RunspaceDebug lets breakpoints in runspaces pass where no debugger is, which they do anyway. */
import { cmdlet } from '../cmdlet.js';
import { openRunspaces, runspaceDebugError, runspaceDebugParameters } from './runspace-debug-parameters.js';

export const DisableRunspaceDebug = cmdlet('Disable-RunspaceDebug', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Disables debugging on one or more runspaces, and releases any pending debugger stop.',
  defaultSet: 'RunspaceNameParameterSet',
  parameters: runspaceDebugParameters,
  examples: [
    { code: 'Disable-RunspaceDebug -RunspaceId 1; (Get-RunspaceDebug -RunspaceId 1).Enabled', output: 'False' },
    {
      code: "$rs = [runspacefactory]::CreateRunspace(); $rs.Name = 'shut'; try { Disable-RunspaceDebug $rs -ErrorAction Stop } catch { $_.Exception.Message }",
      output: 'Cannot set debug options on Runspace shut because it is not in the Opened state.',
    },
  ],
  run: (cmd) => ({
    process(choice) {
      if (choice.ProcessName !== undefined) {
        const message = `Failed to persist debug options for Process ${choice.ProcessName}.`;
        cmd.writeError(runspaceDebugError(cmd, 'DisableRunspaceDebugCommandPersistDebugPreferenceFailure', message));
        return;
      }
      // Called for what it reports.
      for (const _ of openRunspaces(cmd, choice));
    },
  }),
}));
