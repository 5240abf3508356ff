/** Get-Runspace lists the runspaces of this process: the session's own, and those that were made beside it. */
import type { Guid } from '../../dotnet/system/guid.js';
import { type HostedRunspace, hostedRunspaces } from '../../hosting/hosted-runspace.js';
import { WildcardPattern } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';

export const GetRunspace = cmdlet('Get-Runspace', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Lists the runspaces of this process.',
  defaultSet: 'NameParameterSet',
  parameters: {
    Name: {
      type: t.array(t.string),
      sets: { NameParameterSet: { position: 0 } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Only runspaces of these names.',
    },
    Id: {
      type: t.array(t.int),
      sets: { IdParameterSet: { mandatory: true, position: 0 } },
      help: 'Only runspaces with these numbers.',
    },
    InstanceId: {
      type: t.array(t.net<Guid>('System.Guid')),
      sets: { InstanceIdParameterSet: { mandatory: true, position: 0 } },
      help: 'Only runspaces with these instance ids.',
    },
  },
  outputs: ['System.Management.Automation.Runspaces.Runspace'],
  examples: [
    { code: '(Get-Runspace)[0].RunspaceAvailability', output: 'Busy' },
    {
      code: "$rs = [runspacefactory]::CreateRunspace(); $rs.Name = 'mine'; $rs.Open(); (Get-Runspace mine).RunspaceStateInfo.State",
      output: 'Opened',
    },
  ],
  run(cmd, { Name, Id, InstanceId }) {
    return {
      process() {
        const all = hostedRunspaces();
        const where = (matches: (runspace: HostedRunspace) => boolean) => all.filter(matches);
        const found =
          Name?.flatMap((name) => where((runspace) => new WildcardPattern(name, true).isMatch(runspace.name))) ??
          Id?.flatMap((id) => where((runspace) => runspace.id === id)) ??
          InstanceId?.flatMap((id) => where(({ instanceId }) => instanceId.toString() === id.toString())) ??
          all;
        for (const runspace of found) cmd.writeObject(runspace);
      },
    };
  },
}));
