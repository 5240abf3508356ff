/** New-PSTransportOption makes the limits of sessions of a configuration. */
import { WSManConfigurationOption } from '../../engine/transport-option.js';
import { cmdlet, t, type Validation } from '../cmdlet.js';

const most = 2_147_483_647;
function limit(lowest: number, highest: number, help: string) {
  const validate: Validation[] = [{ range: [lowest, highest] }];
  return { type: t.net<number>('System.Nullable[System.Int32]'), from: 'propertyName', validate, help } as const;
}

export const NewPSTransportOption = cmdlet('New-PSTransportOption', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Creates an object that contains advanced options for a session configuration.',
  parameters: {
    MaxIdleTimeoutSec: limit(60, 2_147_483, 'The longest idle time of a session, in seconds.'),
    ProcessIdleTimeoutSec: limit(0, 1_209_600, 'How long a process stays without sessions, in seconds.'),
    MaxSessions: limit(1, most, 'How many sessions.'),
    MaxConcurrentCommandsPerSession: limit(1, most, 'How many commands at once in a session.'),
    MaxSessionsPerUser: limit(1, most, 'How many sessions of a user.'),
    MaxMemoryPerSessionMB: limit(5, most, 'Memory of a session, in megabytes.'),
    MaxProcessesPerSession: limit(1, most, 'How many processes in a session.'),
    MaxConcurrentUsers: limit(1, 100, 'How many users at once.'),
    IdleTimeoutSec: limit(60, 2_147_483, 'The idle time of a session that names none, in seconds.'),
    OutputBufferingMode: {
      type: t.enum('System.Management.Automation.Runspaces.OutputBufferingMode'),
      from: 'propertyName',
      help: 'What becomes of output that nobody takes.',
    },
  },
  outputs: ['Microsoft.PowerShell.Commands.WSManConfigurationOption'],
  examples: [
    { code: '(New-PSTransportOption -MaxSessions 3).MaxSessions', output: '3' },
    { code: '$null -eq (New-PSTransportOption).MaxSessions', output: 'True' },
  ],
  run: (cmd) => ({
    process(values) {
      cmd.writeObject(new WSManConfigurationOption(new Map(Object.entries(values))));
    },
  }),
}));
