/** Receive-PSSession brings what the commands of a disconnected session have output, and what they still output. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import { toText } from '../../runtime/language/to-text.js';
import { fold } from '../../runtime/objects/values.js';
import { messages } from '../messages.js';
import { connectOrReport } from './connect-session.js';
import { findOneSession } from './find-sessions.js';
import type { PSSession } from './ps-session.js';
import { receivePipelines, receiveToJob } from './receive-pipelines.js';
import * as shared from './remote-parameters.js';
import { reportOtherKind } from './session-errors.js';
import { sessionOptionsOf } from './session-options-of.js';
import { waitingSessions } from './waiting-sessions.js';
import { computerTarget, uriTarget } from './wsman-target.js';

const computerSets = ['ComputerSessionName', 'ComputerInstanceId'];
const uriSets = ['ConnectionUriSessionName', 'ConnectionUriInstanceId'];
const remoteSets = [...computerSets, ...uriSets];
const allSets = ['Session', 'Id', 'InstanceId', 'Name', ...remoteSets];

export const ReceivePSSession = cmdlet('Receive-PSSession', ['rcsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Gets the results of commands in sessions that were disconnected.',
  defaultSet: 'Session',
  supportsShouldProcess: true,
  parameters: {
    Session: {
      type: t.net<PSSession>('System.Management.Automation.Runspaces.PSSession'),
      mandatory: true,
      position: 0,
      from: 'both',
      sets: ['Session'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The session.',
    },
    Id: { type: t.int, mandatory: true, position: 0, from: 'both', sets: ['Id'], help: 'Its number.' },
    ComputerName: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'both',
      sets: computerSets,
      aliases: ['Cn'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The computer where the session waits.',
    },
    ApplicationName: shared.applicationName(computerSets),
    ConfigurationName: shared.configurationName(remoteSets),
    ConnectionUri: {
      type: t.net<Uri>('System.Uri'),
      mandatory: true,
      position: 0,
      from: 'both',
      sets: uriSets,
      aliases: ['URI', 'CU'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The address of the WSMan service where the session waits.',
    },
    AllowRedirection: shared.allowRedirection(uriSets),
    InstanceId: {
      type: t.net('System.Guid'),
      mandatory: true,
      sets: ['ComputerInstanceId', 'ConnectionUriInstanceId', 'InstanceId'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Its instance id.',
    },
    Name: {
      type: t.string,
      mandatory: true,
      sets: ['ComputerSessionName', 'ConnectionUriSessionName', 'Name'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Its name.',
    },
    OutTarget: {
      type: t.enum<'Default' | 'Host' | 'Job'>('Microsoft.PowerShell.Commands.OutTarget'),
      sets: allSets,
      help: 'Where the results go: to the pipeline (Host), or to a job that goes on while you work (Job).',
      defaultText: 'Host',
    },
    JobName: { type: t.string, sets: allSets, validate: [{ notNullOrEmpty: true }], help: 'The name of the job.' },
    Credential: shared.credential(shared.inSets(remoteSets)),
    Authentication: shared.authentication(remoteSets),
    CertificateThumbprint: shared.certificateThumbprint(remoteSets),
    Port: shared.port(computerSets),
    UseSSL: shared.sslSwitch(computerSets),
    SessionOption: shared.sessionOption(remoteSets),
  },
  examples: [
    { code: 'Receive-PSSession -Name Backup', remarks: 'A session that Disconnect-PSSession left.' },
    {
      code: 'Receive-PSSession -ComputerName Server01 -Name Backup',
      remarks: 'A session that Invoke-Command -InDisconnectedSession left, also from another computer.',
    },
  ],
  run: (cmd) => ({
    process(record) {
      const { ComputerName, ConnectionUri, Name, InstanceId, Session, Id } = record;
      const id = InstanceId === undefined ? undefined : toText(InstanceId).toLowerCase();
      let session: PSSession | null | undefined = Session;
      if (ComputerName !== undefined || ConnectionUri !== undefined) {
        const target =
          ComputerName === undefined
            ? uriTarget(cmd, ConnectionUri as Uri, record)
            : computerTarget(cmd, ComputerName, record);
        session = waitingSessions(cmd, target, sessionOptionsOf(cmd, record.SessionOption)).find((one) =>
          id === undefined ? fold(one.name) === fold(Name ?? '') : one.info.instanceId === id,
        );
      } else if (Id !== undefined) session = findOneSession(cmd, 'SessionId', Id, ({ info }) => info.id === Id);
      else if (id !== undefined)
        session = findOneSession(cmd, 'RunspaceId', InstanceId, ({ info }) => info.instanceId === id);
      else if (Name !== undefined) session = findOneSession(cmd, 'Name', Name, (one) => fold(one.name) === fold(Name));
      const toJob = toText(record.OutTarget ?? '') === 'Job';
      if (session) receive(cmd, session, toJob ? (record.JobName ?? '') : null);
    },
  }),
}));

/** `jobName` is '' for a job with a name of its own, null for no job. */
function receive(cmd: CmdletRuntime, session: PSSession, jobName: string | null): void {
  if (reportOtherKind(cmd, session, 'CannotReceiveVMContainerSession', messages.receiveKind)) return;
  if (!cmd.shouldProcess(session.name, 'Receive')) return;
  const { state } = session.current();
  if (state === 'Disconnected') {
    if (!connectOrReport(cmd, session)) return;
  } else if (state !== 'Opened') {
    const text = messages.notConnectable(session.name);
    const id = 'ReceivePSSessionCannotConnectSession';
    cmd.writeError(cmd.error(id, 'InvalidOperation', session, text, 'System.ArgumentException'));
    return;
  }
  if (jobName === null) receivePipelines(cmd, session);
  else receiveToJob(cmd, session, jobName);
}
