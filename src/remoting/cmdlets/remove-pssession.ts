/** Remove-PSSession closes sessions. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { IoError } from '../../runtime/io/client.js';
import { messages } from '../messages.js';
import { connectSession } from './connect-session.js';
import { findSessions } from './find-sessions.js';
import { forgetSession, type PSSession } from './ps-session.js';
import * as shared from './remote-parameters.js';
import { raiseStateChanged } from './session-state-events.js';

export const RemovePSSession = cmdlet('Remove-PSSession', ['rsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Closes sessions on other computers.',
  defaultSet: 'Id',
  supportsShouldProcess: true,
  parameters: {
    Session: { ...shared.sessions, validate: [{ notNull: true }] },
    ContainerId: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['ContainerId'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The containers that they go to.',
    },
    VMId: {
      type: t.array(t.net('System.Guid')),
      mandatory: true,
      from: 'propertyName',
      sets: ['VMId'],
      aliases: ['VMGuid'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The ids of the virtual machines that they go to.',
    },
    VMName: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['VMName'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The names of the virtual machines that they go to.',
    },
    InstanceId: shared.sessionInstanceIds,
    Id: shared.sessionIds,
    Name: shared.sessionNames,
    ComputerName: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: ['ComputerName'],
      aliases: ['Cn'],
      wildcards: true,
      help: 'The computers that they go to.',
    },
  },
  examples: [{ code: 'Get-PSSession | Remove-PSSession', remarks: 'All of them.' }],
  run: (cmd) => ({
    process(record) {
      const { Session, ...selection } = record;
      const found = Session ? { sessions: Session, errors: [] } : findSessions(cmd, selection);
      for (const error of found.errors) cmd.writeError(error);
      for (const session of found.sessions) {
        if (!cmd.shouldProcess(session.info.computerName, 'Remove')) continue;
        if (session.current().state === 'Disconnected') connectForRemoval(cmd, session);
        cmd.io.call('remoting.close', { session: session.info.instanceId });
        forgetSession(session);
        raiseStateChanged(session);
      }
    },
  }),
}));

/** A session can be closed at its far side only from here. One that cannot be reached is forgotten, after an error. */
function connectForRemoval(cmd: CmdletRuntime, session: PSSession): void {
  try {
    connectSession(cmd, session);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const text = messages.notConnectedForRemoval(session.name);
    const exception = 'System.Management.Automation.RuntimeException';
    cmd.writeError(
      cmd.error('RemoveSessionCannotConnectToServer', 'InvalidOperation', session.runspace, text, exception),
    );
  }
}
