/** New-PSSession opens sessions that stay open until they are removed. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import { windowsPowerShellTarget } from './loopback-target.js';
import { defaultThrottleLimit, openSessions, type WantedSession } from './open-ps-session.js';
import { type PSSession, psSessionOf } from './ps-session.js';
import * as shared from './remote-parameters.js';
import { targetsOf } from './remote-targets.js';
import { newSessionError, openingError } from './session-errors.js';
import { sessionOptionsOf } from './session-options-of.js';
import { sshParameters } from './ssh-parameters.js';

const wsmanSets = ['ComputerName', 'Uri'];
const machineSets = ['VMId', 'VMName'];
const configuredSets = [...wsmanSets, 'ContainerId', ...machineSets];
const ssh = sshParameters(['SSHHost']);

export const NewPSSession = cmdlet('New-PSSession', ['nsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Opens sessions on other computers, or on this one.',
  defaultSet: 'ComputerName',
  parameters: {
    ComputerName: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      sets: ['ComputerName'],
      aliases: ['Cn'],
      validate: [{ notNullOrEmpty: true }],
      defaultText: 'localhost',
      help: 'Computers to reach by WSMan. This computer needs no service: `localhost`, `.`, its own name, or nothing at all.',
    },
    Credential: shared.credential({
      ...shared.inSets(wsmanSets, { from: 'propertyName' }),
      ...shared.inSets(machineSets, { mandatory: true, from: 'propertyName' }),
    }),
    Session: {
      type: t.array(t.net<PSSession>('System.Management.Automation.Runspaces.PSSession')),
      position: 0,
      from: 'both',
      sets: ['Session'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Sessions to open others like.',
    },
    Name: { type: t.array(t.string), help: 'Names for the sessions, in order.' },
    EnableNetworkAccess: shared.enableNetworkAccess(['ComputerName', 'Session', 'Uri']),
    ConfigurationName: shared.configurationName(configuredSets),
    VMId: {
      type: t.array(t.net('System.Guid')),
      position: 0,
      mandatory: true,
      from: 'propertyName',
      sets: ['VMId'],
      aliases: ['VMGuid'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Ids of virtual machines of this computer.',
    },
    VMName: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['VMName'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Names of virtual machines of this computer.',
    },
    ContainerId: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['ContainerId'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Ids of containers of this computer.',
    },
    UseWindowsPowerShell: {
      type: t.switch,
      mandatory: true,
      default: false,
      sets: ['UseWindowsPowerShellParameterSet'],
      help: 'A session of Windows PowerShell on this computer; outside of Windows one of this shell.',
    },
    RunAsAdministrator: shared.runAsAdministrator(['ContainerId']),
    Port: shared.port(['ComputerName', 'SSHHost'], 'The port; 5985, or 5986 with -UseSSL; 22 with -HostName.'),
    UseSSL: shared.sslSwitch(['ComputerName']),
    ApplicationName: shared.applicationName(['ComputerName']),
    ThrottleLimit: shared.throttleLimit([...wsmanSets, 'Session', 'ContainerId', ...machineSets]),
    ConnectionUri: {
      type: t.array(t.net<Uri>('System.Uri')),
      position: 0,
      mandatory: true,
      from: 'propertyName',
      sets: ['Uri'],
      aliases: ['URI', 'CU'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Whole addresses of WSMan services.',
    },
    AllowRedirection: shared.allowRedirection(['Uri']),
    SessionOption: shared.sessionOption(wsmanSets),
    Authentication: shared.authentication(wsmanSets),
    CertificateThumbprint: shared.certificateThumbprint(wsmanSets),
    HostName: {
      type: t.array(t.string),
      position: 0,
      mandatory: true,
      sets: ['SSHHost'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers to reach by SSH: `host`, `user@host` or `user@host:port`.',
    },
    UserName: ssh.UserName,
    KeyFilePath: ssh.KeyFilePath,
    Subsystem: ssh.Subsystem,
    ConnectingTimeout: ssh.ConnectingTimeout,
    SSHTransport: ssh.SSHTransport,
    SSHConnection: {
      type: t.array(t.hashtable),
      mandatory: true,
      sets: ['SSHHostHashParam'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers with their own ways: hashtables of HostName, UserName, KeyFilePath, Port, Subsystem, Options, ConnectingTimeout.',
    },
    Options: ssh.Options,
  },
  outputs: ['System.Management.Automation.Runspaces.PSSession'],
  examples: [
    { code: '$session = New-PSSession; $session.ComputerName; Remove-PSSession $session', output: 'localhost' },
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
    const { Name = [], ThrottleLimit = 0 } = values;
    let opened = 0;
    return {
      process(record) {
        const options = sessionOptionsOf(cmd, record.SessionOption);
        const named = (wanted: WantedSession): WantedSession => ({ ...wanted, options, name: Name[opened++] });
        const wanted = record.Session
          ? record.Session.map(({ info }) => named({ target: info.target, like: info.instanceId }))
          : record.UseWindowsPowerShell
            ? [named({ target: windowsPowerShellTarget(cmd) })]
            : targetsOf(cmd, record).map((target) => named({ target }));
        openSessions(
          cmd,
          wanted,
          ThrottleLimit > 0 ? ThrottleLimit : defaultThrottleLimit,
          (info) => cmd.writeObject(psSessionOf(cmd.io, info)),
          (error, { target }) => cmd.writeError(openingError(cmd, error, target, newSessionError)),
        );
      },
    };
  },
}));
