/** Enable-RunspaceDebug makes breakpoints in runspaces wait for a debugger. None can come here, which it says. */
import { cmdlet, t } from '../cmdlet.js';
import { openRunspaces, runspaceDebugError, runspaceDebugParameters } from './runspace-debug-parameters.js';

const second = { position: 1 } as const;

export const EnableRunspaceDebug = cmdlet('Enable-RunspaceDebug', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Enables debugging on runspaces where any breakpoint is preserved until a debugger is attached.',
  defaultSet: 'RunspaceNameParameterSet',
  parameters: {
    BreakAll: {
      type: t.switch,
      default: false,
      sets: { RunspaceParameterSet: second, RunspaceNameParameterSet: second, RunspaceIdParameterSet: second },
      help: 'Stop at every step.',
    },
    ...runspaceDebugParameters,
  },
  examples: [
    {
      code: 'try { Enable-RunspaceDebug -RunspaceId 1 -ErrorAction Stop } catch { $_.Exception.Message }',
      output: 'No debugger was found for Runspace Runspace1.',
    },
    {
      code: '$rs = [runspacefactory]::CreateRunspace(); try { Enable-RunspaceDebug $rs -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output:
        'SetRunspaceDebugOptionCommandInvalidRunspaceState,Microsoft.PowerShell.Commands.EnableRunspaceDebugCommand',
    },
  ],
  run: (cmd) => ({
    process(choice) {
      if (choice.ProcessName !== undefined) {
        const message = `Failed to persist debug options for Process ${choice.ProcessName}.`;
        cmd.writeError(runspaceDebugError(cmd, 'EnableRunspaceDebugCommandPersistDebugPreferenceFailure', message));
        return;
      }
      for (const { name } of openRunspaces(cmd, choice)) {
        const message = `No debugger was found for Runspace ${name}.`;
        cmd.writeError(runspaceDebugError(cmd, 'RunspaceDebugOptionNoDebugger', message));
      }
    },
  }),
}));
