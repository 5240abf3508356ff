/** Get-PSSession writes the sessions that were opened here. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import { findSessions } from './find-sessions.js';

export const GetPSSession = cmdlet('Get-PSSession', ['gsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Gets the sessions on other computers that this session has opened.',
  defaultSet: 'Name',
  parameters: {
    Name: {
      type: t.array(t.string),
      from: 'propertyName',
      sets: ['Name'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of sessions.',
    },
    Id: {
      type: t.array(t.int),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: ['Id'],
      validate: [{ notNull: true }],
      help: 'Numbers of sessions.',
    },
    InstanceId: {
      type: t.array(t.net('System.Guid')),
      mandatory: true,
      from: 'propertyName',
      sets: ['InstanceId'],
      validate: [{ notNull: true }],
      help: 'Instance ids of sessions.',
    },
  },
  outputs: ['System.Management.Automation.Runspaces.PSSession'],
  examples: [{ code: '@(Get-PSSession).Count', output: '0' }],
  run: (cmd) => ({
    process(selection) {
      const { sessions, errors } = findSessions(cmd, selection);
      for (const session of sessions) cmd.writeObject(session);
      for (const error of errors) cmd.writeError(error);
    },
  }),
}));
