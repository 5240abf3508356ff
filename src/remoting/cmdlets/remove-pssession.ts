/** Remove-PSSession closes sessions. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import { findSessions } from './find-sessions.js';
import { forgetSession, type PSSession } from './ps-session.js';

export const RemovePSSession = cmdlet('Remove-PSSession', ['rsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Closes sessions on other computers.',
  defaultSet: 'Id',
  supportsShouldProcess: true,
  parameters: {
    Session: {
      type: t.array(t.net<PSSession>('System.Management.Automation.Runspaces.PSSession')),
      mandatory: true,
      position: 0,
      from: 'both',
      sets: ['Session'],
      validate: [{ notNull: true }],
      help: 'The sessions.',
    },
    Id: {
      type: t.array(t.int),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: ['Id'],
      validate: [{ notNull: true }],
      help: 'Their numbers.',
    },
    Name: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['Name'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Their names.',
    },
    InstanceId: {
      type: t.array(t.net('System.Guid')),
      mandatory: true,
      from: 'propertyName',
      sets: ['InstanceId'],
      validate: [{ notNull: true }],
      help: 'Their instance ids.',
    },
  },
  examples: [{ code: 'Get-PSSession | Remove-PSSession', remarks: 'All of them.' }],
  run: (cmd) => ({
    process({ Session, Id, Name, InstanceId }) {
      const found = Session ? { sessions: Session, errors: [] } : findSessions(cmd, { Id, Name, InstanceId });
      for (const error of found.errors) cmd.writeError(error);
      for (const session of found.sessions) {
        if (!cmd.shouldProcess(session.info.computerName, 'Remove')) continue;
        cmd.io.call('remoting.close', { session: session.info.instanceId });
        forgetSession(session);
      }
    },
  }),
}));
