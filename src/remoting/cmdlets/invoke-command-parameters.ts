/** The parameters of Invoke-Command, which has a set for each way to a computer, and each once more for -FilePath. A table. */
import { type ParameterSpec, type ParameterType, t } from '../../runtime/cmdlets/cmdlet.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import type { PSSession } from './ps-session.js';
import * as shared from './remote-parameters.js';
import { sshParameters } from './ssh-parameters.js';

const computerSets = ['ComputerName', 'FilePathComputerName'];
const uriSets = ['Uri', 'FilePathUri'];
const wsmanSets = [...computerSets, ...uriSets];
const sessionSets = ['Session', 'FilePathRunspace'];
const machineIdSets = ['VMId', 'FilePathVMId'];
const machineNameSets = ['VMName', 'FilePathVMName'];
const machineSets = [...machineIdSets, ...machineNameSets];
const containerSets = ['ContainerId', 'FilePathContainerId'];
const sshSets = ['SSHHost', 'FilePathSSHHost'];
const hashSets = ['SSHHostHashParam', 'FilePathSSHHostHash'];
const throttledSets = [...wsmanSets, ...sessionSets, ...machineSets, ...containerSets];
const remoteSets = [...throttledSets, ...sshSets, ...hashSets];
const isOfFile = (set: string) => set.startsWith('FilePath');
const ssh = sshParameters(sshSets);

const list = <T>(type: ParameterType<T>, help: string, rest: Partial<ParameterSpec<T[]>>): ParameterSpec<T[]> => ({
  type: t.array(type),
  help,
  validate: [{ notNullOrEmpty: true }],
  ...rest,
});

export const invokeCommandParameters = {
  Session: list(t.net<PSSession>('System.Management.Automation.Runspaces.PSSession'), 'Sessions of New-PSSession.', {
    sets: shared.inSets(sessionSets, { position: 0 }),
  }),
  ComputerName: list(
    t.string,
    'Computers to reach by WSMan; this computer needs no service: `localhost`, `.`, or its own name.',
    { sets: shared.inSets(computerSets, { position: 0 }), aliases: ['Cn'] },
  ),
  Credential: shared.credential({
    ...shared.inSets(wsmanSets, { from: 'propertyName' }),
    ...shared.inSets(machineSets, { mandatory: true, from: 'propertyName' }),
  }),
  Port: shared.port([...computerSets, 'SSHHost'], 'The port; 5985, or 5986 with -UseSSL; 22 with -HostName.'),
  UseSSL: shared.sslSwitch(computerSets),
  ConfigurationName: shared.configurationName([...wsmanSets, ...containerSets, ...machineSets]),
  ApplicationName: shared.applicationName(computerSets),
  ThrottleLimit: shared.throttleLimit(throttledSets),
  ConnectionUri: list(t.net<Uri>('System.Uri'), 'Whole addresses of WSMan services.', {
    sets: shared.inSets(uriSets, { position: 0 }),
    aliases: ['URI', 'CU'],
  }),
  AsJob: shared.switchIn(remoteSets, 'Runs as a job.'),
  InDisconnectedSession: shared.switchIn(
    wsmanSets,
    'Starts the command, leaves the session at the far side, and writes it, to be received from later.',
    ['Disconnected'],
  ),
  SessionName: list(t.string, 'Names of the sessions that -InDisconnectedSession leaves.', { sets: computerSets }),
  HideComputerName: shared.switchIn(remoteSets, 'Output does not show where it came from.', ['HCN']),
  JobName: {
    type: t.string,
    sets: remoteSets.filter((set) => !/VM|^FilePathSSH/.test(set)),
    help: 'A name for the job; with a name it is one.',
  } satisfies ParameterSpec<string>,
  ScriptBlock: {
    type: t.scriptBlock,
    sets: {
      InProcess: { mandatory: true, position: 0 },
      ...shared.inSets(
        remoteSets.filter((set) => !isOfFile(set)),
        { mandatory: true, position: 1 },
      ),
    },
    validate: [{ notNull: true }],
    aliases: ['Command'],
    help: 'What is run. `$using:name` is the value of a variable here.',
  } satisfies ParameterSpec<unknown>,
  NoNewScope: shared.switchIn(['InProcess'], 'It runs in the scope of the caller.'),
  FilePath: {
    type: t.string,
    sets: {
      ...shared.inSets(throttledSets.filter(isOfFile), { mandatory: true, position: 1 }),
      ...shared.inSets(['FilePathSSHHost', 'FilePathSSHHostHash'], { mandatory: true }),
    },
    validate: [{ notNull: true }],
    aliases: ['PSPath'],
    help: 'A script file (.ps1) of this computer that is run there.',
  } satisfies ParameterSpec<string>,
  AllowRedirection: shared.allowRedirection(uriSets),
  SessionOption: shared.sessionOption(wsmanSets),
  Authentication: shared.authentication(wsmanSets),
  EnableNetworkAccess: shared.enableNetworkAccess(wsmanSets),
  RunAsAdministrator: shared.runAsAdministrator(containerSets),
  HostName: list(
    t.string,
    'Computers to reach by SSH, for this command alone: `host`, `user@host` or `user@host:port`.',
    {
      sets: shared.inSets(sshSets, { mandatory: true }),
    },
  ),
  UserName: ssh.UserName,
  KeyFilePath: ssh.KeyFilePath,
  Subsystem: { ...ssh.Subsystem, from: undefined },
  ConnectingTimeout: ssh.ConnectingTimeout,
  SSHTransport: ssh.SSHTransport,
  SSHConnection: list(
    t.hashtable,
    'Computers with their own ways: hashtables of HostName, UserName, KeyFilePath, Port, Subsystem, Options, ConnectingTimeout.',
    { sets: shared.inSets(hashSets, { mandatory: true }) },
  ),
  Options: ssh.Options,
  RemoteDebug: shared.switchIn(remoteSets, 'Has no effect: the debugger knows its own session only.'),
  InputObject: {
    type: t.psobject,
    from: 'pipeline',
    help: 'Input of the script: `$input`.',
  } satisfies ParameterSpec<unknown>,
  ArgumentList: {
    type: t.array(t.object),
    aliases: ['Args'],
    help: 'Arguments of the script.',
  } satisfies ParameterSpec<unknown[]>,
  VMId: list(t.net('System.Guid'), 'Ids of virtual machines of this computer.', {
    sets: shared.inSets(machineIdSets, { mandatory: true, position: 0, from: 'propertyName' }),
    aliases: ['VMGuid'],
  }),
  VMName: list(t.string, 'Names of virtual machines of this computer.', {
    sets: shared.inSets(machineNameSets, { mandatory: true, from: 'propertyName' }),
  }),
  ContainerId: list(t.string, 'Ids of containers of this computer.', {
    sets: shared.inSets(containerSets, { mandatory: true, from: 'propertyName' }),
  }),
  CertificateThumbprint: shared.certificateThumbprint(['ComputerName', 'Uri']),
};
