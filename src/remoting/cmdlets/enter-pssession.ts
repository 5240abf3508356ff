/** Enter-PSSession makes the prompt one of a session on another computer, until Exit-PSSession. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import { toText } from '../../runtime/language/to-text.js';
import { fold } from '../../runtime/objects/values.js';
import type { SessionTarget } from '../transports/targets.js';
import { containerTarget } from './container-target.js';
import { enterSession, enterTemporary } from './enter-session.js';
import { findOneSession } from './find-sessions.js';
import type { PSSession } from './ps-session.js';
import * as shared from './remote-parameters.js';
import { type ConnectionValues, sshParameters, sshTarget } from './ssh-parameters.js';
import { vmTarget } from './vm-target.js';
import { computerTarget, localhost, uriTarget, type WSManValues } from './wsman-target.js';

const wsmanSets = ['ComputerName', 'Uri'];
const configuredSets = [...wsmanSets, 'VMId', 'VMName', 'ContainerId'];
const ssh = sshParameters(['SSHHost']);

export const EnterPSSession = cmdlet('Enter-PSSession', ['etsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Starts to work at the prompt of another computer.',
  description:
    'The commands that are typed from then on run in the session, until `exit` or Exit-PSSession. It is meant for the prompt: in a function the session is entered when the function has ended.',
  defaultSet: 'ComputerName',
  parameters: {
    HostName: {
      type: t.string,
      position: 0,
      mandatory: true,
      from: 'pipeline',
      sets: ['SSHHost'],
      validate: [{ notNullOrEmpty: true }],
      help: 'A computer to reach by SSH: `host`, `user@host` or `user@host:port`. The session ends when you leave.',
    },
    Options: ssh.Options,
    ComputerName: {
      type: t.string,
      position: 0,
      mandatory: true,
      from: 'both',
      sets: ['ComputerName'],
      aliases: ['Cn'],
      validate: [{ notNullOrEmpty: true }],
      whenMissing: () => localhost,
      defaultText: localhost,
      help: 'A computer to reach by WSMan: a name or an address. This computer needs no service: `localhost`, `.`, its own name, or nothing at all is a shell of its own.',
    },
    Session: {
      type: t.net<PSSession>('System.Management.Automation.Runspaces.PSSession'),
      position: 0,
      from: 'both',
      sets: ['Session'],
      validate: [{ notNullOrEmpty: true }],
      help: 'A session of New-PSSession; it stays open when you leave.',
    },
    ConnectionUri: {
      type: t.net<Uri>('System.Uri'),
      position: 1,
      from: 'propertyName',
      sets: ['Uri'],
      aliases: ['URI', 'CU'],
      validate: [{ notNullOrEmpty: true }],
      defaultText: 'http://localhost:5985/WSMAN',
      help: 'The whole address of a WSMan service: scheme, host, port and application name.',
    },
    InstanceId: {
      type: t.net('System.Guid'),
      from: 'propertyName',
      sets: ['InstanceId'],
      validate: [{ notNull: true }],
      help: 'The instance id of a session that is open.',
    },
    Id: {
      type: t.int,
      position: 0,
      from: 'propertyName',
      sets: ['Id'],
      validate: [{ notNull: true }],
      help: 'The number of a session that is open.',
    },
    Name: {
      type: t.string,
      from: 'propertyName',
      sets: ['Name'],
      help: 'The name of a session that is open; several sessions of one name are an error.',
    },
    EnableNetworkAccess: shared.enableNetworkAccess(wsmanSets),
    VMId: {
      type: t.net('System.Guid'),
      position: 0,
      mandatory: true,
      from: 'both',
      sets: ['VMId'],
      aliases: ['VMGuid'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The id of a virtual machine of this computer.',
    },
    VMName: {
      type: t.string,
      position: 0,
      mandatory: true,
      from: 'both',
      sets: ['VMName'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The name of a virtual machine of this computer.',
    },
    Credential: shared.credential({
      ...shared.inSets(wsmanSets, { from: 'propertyName' }),
      ...shared.inSets(['VMId', 'VMName'], { position: 1, mandatory: true, from: 'propertyName' }),
    }),
    ContainerId: {
      type: t.string,
      position: 0,
      mandatory: true,
      from: 'both',
      sets: ['ContainerId'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The id of a container of this computer.',
    },
    ConfigurationName: shared.configurationName(configuredSets),
    RunAsAdministrator: shared.runAsAdministrator(['ContainerId']),
    Port: shared.port(['ComputerName', 'SSHHost'], 'The port; 5985, or 5986 with -UseSSL; 22 with -HostName.'),
    UseSSL: shared.sslSwitch(['ComputerName']),
    ApplicationName: shared.applicationName(['ComputerName']),
    AllowRedirection: shared.allowRedirection(['Uri']),
    SessionOption: shared.sessionOption(wsmanSets),
    Authentication: shared.authentication(wsmanSets),
    CertificateThumbprint: shared.certificateThumbprint(wsmanSets),
    UserName: ssh.UserName,
    KeyFilePath: ssh.KeyFilePath,
    Subsystem: ssh.Subsystem,
    ConnectingTimeout: ssh.ConnectingTimeout,
    SSHTransport: ssh.SSHTransport,
  },
  notes: 'The session needs the commands Get-Command, Out-Default and Exit-PSSession.',
  examples: [
    {
      code: 'Enter-PSSession',
      remarks: 'A session on this computer: the prompt becomes `[localhost]: PS /home/ann> `.',
    },
    { code: 'Enter-PSSession -ComputerName Server01', remarks: 'A session over WSMan; `exit` ends it.' },
    {
      code: 'Enter-PSSession -HostName ann@build.example',
      remarks: 'A session over SSH: the prompt becomes `[ann@build.example]: PS /home/ann> `.',
    },
    {
      code: '$s = New-PSSession -ComputerName Server01; Enter-PSSession -Session $s',
      remarks: 'It stays open afterwards.',
    },
    {
      code: 'Enter-PSSession -ComputerName Server01 -Port 90 -Credential Domain01\\User01',
      remarks: 'Another port, and another user, whose password is asked for.',
    },
  ],
  run: (cmd, values) => ({
    process(record) {
      const target = targetOf(cmd, { ...values, ...record });
      if (target !== null) enterTemporary(cmd, target, record.SessionOption);
      else {
        const session = sessionOf(cmd, record);
        if (session) enterSession(cmd, session);
      }
    },
  }),
}));

interface SessionValues {
  Session: PSSession | undefined;
  Id: number | undefined;
  Name: string | undefined;
  InstanceId: unknown;
}

/** The open session that is meant; null after an error for one that is not there. */
function sessionOf(cmd: CmdletRuntime, { Session, Id, Name, InstanceId }: SessionValues): PSSession | null {
  switch (cmd.parameterSet) {
    case 'Session':
      return Session ?? null;
    case 'Id':
      return findOneSession(cmd, 'SessionId', Id ?? 0, (session) => session.info.id === Id);
    case 'Name':
      return findOneSession(cmd, 'Name', Name ?? '', (session) => fold(session.name) === fold(Name ?? ''));
    default: {
      const wanted = toText(InstanceId).toLowerCase();
      return findOneSession(cmd, 'RunspaceId', InstanceId, (session) => session.info.instanceId === wanted);
    }
  }
}

interface TargetValues extends WSManValues, ConnectionValues {
  ComputerName: string | undefined;
  ConnectionUri: Uri | undefined;
  HostName: string | undefined;
  VMId: unknown;
  VMName: string | undefined;
  ContainerId: string | undefined;
  RunAsAdministrator: boolean;
}

/** Where a session of its own is to be opened; null when an open one is meant. Throws NetException. */
function targetOf(cmd: CmdletRuntime, values: TargetValues): (() => SessionTarget) | null {
  switch (cmd.parameterSet) {
    case 'ComputerName':
      return () => computerTarget(cmd, values.ComputerName ?? localhost, values);
    case 'Uri':
      return () => uriTarget(cmd, values.ConnectionUri ?? null, values);
    case 'SSHHost':
      return () => sshTarget(cmd, values.HostName as string, values);
    case 'VMId':
    case 'VMName':
      return () =>
        vmTarget(
          cmd,
          {
            vmId: cmd.parameterSet === 'VMId' ? toText(values.VMId).toLowerCase() : null,
            vmName: values.VMName ?? null,
          },
          values,
        );
    case 'ContainerId':
      return () => containerTarget(cmd, values.ContainerId as string, values);
    default:
      return null;
  }
}
