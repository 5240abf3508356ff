/** Connect-PSSession comes back to sessions that were disconnected: here, from elsewhere, or by a broken network. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import { toText } from '../../runtime/language/to-text.js';
import { messages } from '../messages.js';
import { connectOrReport } from './connect-session.js';
import { findSessions, isOneOf } from './find-sessions.js';
import type { PSSession } from './ps-session.js';
import * as shared from './remote-parameters.js';
import { reportOtherKind } from './session-errors.js';
import { sessionOptionsOf } from './session-options-of.js';
import { waitingSessions } from './waiting-sessions.js';
import { computerTarget, uriTarget } from './wsman-target.js';

const computerSets = ['ComputerName', 'ComputerNameGuid'];
const uriSets = ['ConnectionUri', 'ConnectionUriGuid'];
const remoteSets = [...computerSets, ...uriSets];

export const ConnectPSSession = cmdlet('Connect-PSSession', ['cnsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Comes back to sessions that were disconnected.',
  defaultSet: 'Name',
  supportsShouldProcess: true,
  parameters: {
    Session: shared.sessions,
    ComputerName: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      sets: computerSets,
      aliases: ['Cn'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers whose waiting sessions are meant, also those that were opened from elsewhere.',
    },
    ApplicationName: shared.applicationName(computerSets),
    ConfigurationName: shared.configurationName(remoteSets),
    ConnectionUri: {
      type: t.array(t.net<Uri>('System.Uri')),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: uriSets,
      aliases: ['URI', 'CU'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Addresses of WSMan services whose waiting sessions are meant.',
    },
    AllowRedirection: shared.allowRedirection(uriSets),
    InstanceId: {
      type: t.array(t.net('System.Guid')),
      mandatory: true,
      sets: { ...shared.inSets(['ComputerNameGuid', 'ConnectionUriGuid']), InstanceId: { mandatory: true } },
      validate: [{ notNull: true }],
      help: 'Their instance ids.',
    },
    Name: {
      type: t.array(t.string),
      sets: { ...shared.inSets(['ComputerName', 'ConnectionUri']), Name: { mandatory: true } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Their names.',
    },
    Credential: shared.credential(shared.inSets(remoteSets)),
    Authentication: shared.authentication(remoteSets),
    CertificateThumbprint: shared.certificateThumbprint(remoteSets),
    Port: shared.port(computerSets),
    UseSSL: shared.sslSwitch(computerSets),
    SessionOption: shared.sessionOption(remoteSets),
    ThrottleLimit: shared.throttleLimit(['Session', ...remoteSets, 'Name', 'Id', 'InstanceId']),
    Id: shared.sessionIds,
  },
  outputs: ['System.Management.Automation.Runspaces.PSSession'],
  examples: [
    { code: 'Connect-PSSession -Name Backup', remarks: 'A session that Disconnect-PSSession left.' },
    {
      code: 'Connect-PSSession -ComputerName Server01 -Name Backup -Credential Domain01\\User01',
      remarks: 'A session that was opened from another computer.',
    },
  ],
  run: (cmd) => ({
    process(record) {
      const { Session, ComputerName, ConnectionUri, Name, InstanceId, Id } = record;
      if (ComputerName || ConnectionUri) {
        const options = sessionOptionsOf(cmd, record.SessionOption);
        const ids = InstanceId?.map((id) => toText(id).toLowerCase());
        const targets = ComputerName
          ? ComputerName.map((name) => computerTarget(cmd, name, record))
          : (ConnectionUri ?? []).map((uri) => uriTarget(cmd, uri, record));
        for (const target of targets)
          for (const session of waitingSessions(cmd, target, options))
            if ((!Name || isOneOf(Name, session.name)) && (!ids || ids.includes(session.info.instanceId)))
              join(cmd, session);
        return;
      }
      const found = Session ? { sessions: Session, errors: [] } : findSessions(cmd, { Id, Name, InstanceId });
      for (const error of found.errors) cmd.writeError(error);
      for (const session of found.sessions) join(cmd, session);
    },
  }),
}));

function join(cmd: CmdletRuntime, session: PSSession): void {
  if (!cmd.shouldProcess(session.name, 'Connect')) return;
  if (reportOtherKind(cmd, session, 'CannotConnectVMContainerSession', messages.connectKind)) return;
  const { state } = session.current();
  if (state === 'Disconnected') {
    if (connectOrReport(cmd, session)) cmd.writeObject(session);
  } else if (state === 'Opened') cmd.writeObject(session);
  else {
    const exception = 'System.Management.Automation.RuntimeException';
    const text = messages.notConnectable(session.name);
    cmd.writeError(cmd.error('PSSessionConnectFailed', 'InvalidOperation', session, text, exception));
  }
}
