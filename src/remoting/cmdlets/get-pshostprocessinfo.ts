/** Get-PSHostProcessInfo lists the processes on this computer in which PowerShell listens for Enter-PSHostProcess. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { Process } from '../../runtime/dotnet/diagnostics/process.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { hostProcesses, type PSHostProcessInfo } from './host-process-info.js';

export const GetPSHostProcessInfo = cmdlet('Get-PSHostProcessInfo', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the processes on this computer that Enter-PSHostProcess can go into.',
  defaultSet: 'ProcessNameParameterSet',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      sets: ['ProcessNameParameterSet'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of processes.',
    },
    Process: {
      type: t.array(t.net<Process>('System.Diagnostics.Process')),
      position: 0,
      mandatory: true,
      from: 'pipeline',
      sets: ['ProcessParameterSet'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Processes, as Get-Process gives them.',
    },
    Id: {
      type: t.array(t.int),
      position: 0,
      mandatory: true,
      sets: ['ProcessIdParameterSet'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Ids of processes.',
    },
  },
  outputs: ['Microsoft.PowerShell.Commands.PSHostProcessInfo'],
  examples: [
    { code: 'Get-PSHostProcessInfo', remarks: 'All processes of PowerShell.' },
    { code: 'Get-PSHostProcessInfo -Name pw*', remarks: 'Those whose name begins with `pw`.' },
  ],
  run(cmd, { Name, Id }) {
    const patterns = Name?.map((name) => new WildcardPattern(name));
    // As PowerShell: of what is piped in the last counts.
    let processes: Process[] | undefined;
    const isWanted = ({ pipe }: PSHostProcessInfo) =>
      (patterns === undefined || patterns.some((pattern) => pattern.isMatch(pipe.processName))) &&
      (Id === undefined || Id.includes(pipe.processId)) &&
      (processes === undefined || processes.some(({ id }) => id === pipe.processId));
    return {
      process({ Process }) {
        processes = Process;
      },
      end() {
        for (const info of hostProcesses(cmd).filter(isWanted)) cmd.writeObject(info);
      },
    };
  },
}));
