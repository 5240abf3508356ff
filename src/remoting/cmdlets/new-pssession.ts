/** New-PSSession opens sessions over SSH that stay open until they are removed. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { SessionTarget } from '../client/open-session.js';
import { openingError, openSessionInfo } from './open-ps-session.js';
import { psSessionOf } from './ps-session.js';
import { connectionOf, connectionParameters, sshTarget } from './ssh-parameters.js';
import { refuseWSMan, withConnectionErrors } from './wsman-refusal.js';

export const NewPSSession = cmdlet('New-PSSession', ['nsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Opens sessions on other computers.',
  defaultSet: 'ComputerName',
  parameters: {
    ComputerName: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      sets: ['ComputerName'],
      aliases: ['Cn'],
      help: 'Computers to reach by WSMan, which this shell does not speak: use -HostName.',
    },
    HostName: {
      type: t.array(t.string),
      mandatory: true,
      sets: ['SSHHost'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers to reach by SSH: `host`, `user@host` or `user@host:port`.',
    },
    SSHConnection: {
      type: t.array(t.hashtable),
      mandatory: true,
      sets: ['SSHHostHashParam'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers with their own ways: hashtables of HostName, UserName, KeyFilePath, Port, Subsystem, Options, ConnectingTimeout.',
    },
    Name: { type: t.array(t.string), help: 'Names for the sessions, in order.' },
    ...connectionParameters(['SSHHost']),
  },
  outputs: ['System.Management.Automation.Runspaces.PSSession'],
  examples: [
    {
      code: '$session = New-PSSession -HostName ann@build.example -KeyFilePath ~/.ssh/id_ed25519',
      remarks: 'A session for many commands.',
    },
    {
      code: "New-PSSession -SSHConnection @{ HostName = 'a' }, @{ HostName = 'b'; Port = 2222; UserName = 'ann' }",
      remarks: 'Several computers with different ways.',
    },
  ],
  run(cmd, values) {
    const { HostName, SSHConnection, Name = [] } = values;
    let opened = 0;
    return {
      process({ ComputerName }) {
        if (cmd.parameterSet === 'ComputerName') refuseWSMan(cmd, ComputerName ?? []);
        const targets: SessionTarget[] = withConnectionErrors(cmd, () => [
          ...(HostName ?? []).map((host) => sshTarget(cmd, host, values)),
          ...(SSHConnection ?? []).map((table) => connectionOf(cmd, table)),
        ]);
        for (const target of targets) openOne(cmd, target, Name[opened++]);
      },
    };
  },
}));

function openOne(cmd: CmdletRuntime, target: SessionTarget, name: string | undefined): void {
  try {
    cmd.writeObject(psSessionOf(cmd.io, openSessionInfo(cmd, target, { name }), target));
  } catch (error) {
    cmd.writeError(openingError(cmd, error, target));
  }
}
