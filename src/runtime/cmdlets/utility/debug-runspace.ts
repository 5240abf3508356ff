/** Debug-Runspace would debug what another runspace runs. The debugger here knows its own session only, which it says. */
import type { Guid } from '../../dotnet/system/guid.js';
import { HostedRunspace } from '../../hosting/hosted-runspace.js';
import { cmdlet, t } from '../cmdlet.js';
import { chosenRunspaces, runspaceDebugError } from './runspace-debug-parameters.js';

const choice = { mandatory: true, position: 0 } as const;

export const DebugRunspace = cmdlet('Debug-Runspace', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Starts an interactive debugging session with a runspace.',
  defaultSet: 'RunspaceParameterSet',
  supportsShouldProcess: true,
  parameters: {
    Runspace: {
      type: t.net<HostedRunspace>('System.Management.Automation.Runspaces.Runspace'),
      sets: { RunspaceParameterSet: { ...choice, from: 'both' } },
      help: 'The runspace.',
    },
    Name: { type: t.string, sets: { NameParameterSet: choice }, wildcards: true, help: 'The name of the runspace.' },
    Id: { type: t.int, sets: { IdParameterSet: choice }, help: 'The number of the runspace.' },
    InstanceId: {
      type: t.net<Guid>('System.Guid'),
      sets: { InstanceIdParameterSet: choice },
      help: 'The instance id of the runspace.',
    },
    BreakAll: { type: t.switch, default: false, help: 'Stop at once.' },
  },
  examples: [
    {
      code: 'try { Debug-Runspace -Name none } catch { $_.FullyQualifiedErrorId }',
      output: 'DebugRunspaceNoRunspaceFound,Microsoft.PowerShell.Commands.DebugRunspaceCommand',
    },
    {
      code: 'try { Debug-Runspace ([runspace]::DefaultRunspace) } catch { $_.FullyQualifiedErrorId }',
      output: 'DebugRunspaceCannotDebugHostRunspace,Microsoft.PowerShell.Commands.DebugRunspaceCommand',
    },
  ],
  run(cmd) {
    let found: readonly HostedRunspace[] = [];
    return {
      process({ Runspace, Name, Id, InstanceId }) {
        found = chosenRunspaces({
          Runspace: Runspace && [Runspace],
          RunspaceName: Name === undefined ? undefined : [Name],
          RunspaceId: Id === undefined ? undefined : [Id],
          RunspaceInstanceId: InstanceId && [InstanceId],
        });
      },
      end() {
        const refuse = (id: string, message: string): never =>
          cmd.throwTerminating(runspaceDebugError(cmd, id, message));
        const [runspace, ...others] = found;
        if (others.length > 0)
          refuse(
            'DebugRunspaceTooManyRunspaceFound',
            'More than one Runspace was found. Only one Runspace can be debugged at a time.',
          );
        if (runspace === undefined) return refuse('DebugRunspaceNoRunspaceFound', 'No Runspace was found.');
        if (runspace === HostedRunspace.of(cmd.context))
          refuse(
            'DebugRunspaceCannotDebugHostRunspace',
            'You cannot debug the default host Runspace using this cmdlet. To debug the default Runspace use the normal debugging commands from the host.',
          );
        if (!cmd.shouldProcess(runspace.name, 'Debug')) return;
        refuse(
          'DebugRunspaceNoHostDebugger',
          'Cannot debug Runspace. The debugger of this shell cannot enter other runspaces.',
        );
      },
    };
  },
}));
