/** Get-PSSession writes the sessions that were opened here, or those that wait on another computer. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import { toText } from '../../runtime/language/to-text.js';
import { allSessions, findSessions, isOneOf, targetFilter } from './find-sessions.js';
import type { PSSession } from './ps-session.js';
import * as shared from './remote-parameters.js';
import { sessionOptionsOf } from './session-options-of.js';
import { waitingSessions } from './waiting-sessions.js';
import { computerTarget, uriTarget } from './wsman-target.js';

const computerSets = ['ComputerName', 'ComputerInstanceId'];
const uriSets = ['ConnectionUri', 'ConnectionUriInstanceId'];
const remoteSets = [...computerSets, ...uriSets];
const containerSets = ['ContainerId', 'ContainerIdInstanceId'];
const machineIdSets = ['VMId', 'VMIdInstanceId'];
const machineNameSets = ['VMName', 'VMNameInstanceId'];
const localSets = [...containerSets, ...machineIdSets, ...machineNameSets];

type StateFilter = 'All' | 'Opened' | 'Disconnected' | 'Closed' | 'Broken';

export const GetPSSession = cmdlet('Get-PSSession', ['gsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Gets the sessions that were opened here, or those that wait on another computer.',
  defaultSet: 'Name',
  parameters: {
    ComputerName: {
      type: t.array(t.string),
      position: 0,
      mandatory: true,
      from: 'propertyName',
      sets: computerSets,
      aliases: ['Cn'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers whose waiting sessions are meant, also those that were opened from elsewhere.',
    },
    ApplicationName: shared.applicationName(computerSets),
    ConnectionUri: {
      type: t.array(t.net<Uri>('System.Uri')),
      position: 0,
      mandatory: true,
      from: 'propertyName',
      sets: uriSets,
      aliases: ['URI', 'CU'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Addresses of WSMan services whose waiting sessions are meant.',
    },
    ConfigurationName: shared.configurationName([...remoteSets, ...localSets]),
    AllowRedirection: shared.allowRedirection(uriSets),
    Name: {
      type: t.array(t.string),
      sets: {
        ...shared.inSets(['ComputerName', 'ConnectionUri', 'ContainerId', 'VMId', 'VMName']),
        Name: { from: 'propertyName' },
      },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of sessions.',
    },
    InstanceId: {
      type: t.array(t.net('System.Guid')),
      sets: {
        ...shared.inSets(
          ['ComputerInstanceId', 'ConnectionUriInstanceId', ...localSets.filter((set) => set.endsWith('InstanceId'))],
          { mandatory: true },
        ),
        InstanceId: { from: 'propertyName' },
      },
      validate: [{ notNull: true }],
      help: 'Instance ids of sessions.',
    },
    Credential: shared.credential(shared.inSets(remoteSets)),
    Authentication: shared.authentication(remoteSets),
    CertificateThumbprint: shared.certificateThumbprint(remoteSets),
    Port: shared.port(computerSets),
    UseSSL: shared.sslSwitch(computerSets),
    ThrottleLimit: shared.throttleLimit(remoteSets),
    State: {
      type: t.enum<StateFilter>('Microsoft.PowerShell.Commands.SessionFilterState'),
      sets: [...remoteSets, ...localSets],
      help: 'Only sessions in this state.',
    },
    SessionOption: shared.sessionOption(remoteSets),
    Id: {
      type: t.array(t.int),
      position: 0,
      mandatory: true,
      from: 'propertyName',
      sets: ['Id'],
      validate: [{ notNull: true }],
      help: 'Numbers of sessions.',
    },
    ContainerId: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: containerSets,
      validate: [{ notNullOrEmpty: true }],
      help: 'Containers that the sessions go to.',
    },
    VMId: {
      type: t.array(t.net('System.Guid')),
      mandatory: true,
      from: 'propertyName',
      sets: machineIdSets,
      aliases: ['VMGuid'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Ids of virtual machines that the sessions go to.',
    },
    VMName: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: machineNameSets,
      validate: [{ notNullOrEmpty: true }],
      help: 'Names of virtual machines that the sessions go to.',
    },
  },
  outputs: ['System.Management.Automation.Runspaces.PSSession'],
  examples: [
    { code: '@(Get-PSSession).Count', output: '0' },
    { code: 'Get-PSSession -ComputerName Server01', remarks: 'The sessions that wait there, to be connected to.' },
  ],
  run: (cmd) => ({
    process(record) {
      const { ComputerName, ConnectionUri, State, Name, InstanceId } = record;
      if (ComputerName || ConnectionUri) {
        const options = sessionOptionsOf(cmd, record.SessionOption);
        const targets = ComputerName
          ? ComputerName.map((name) => computerTarget(cmd, name, record))
          : (ConnectionUri ?? []).map((uri) => uriTarget(cmd, uri, record));
        for (const target of targets) write(cmd, waitingSessions(cmd, target, options), { State, Name, InstanceId });
        return;
      }
      const isOfTarget = targetFilter(record);
      if (isOfTarget) {
        write(cmd, allSessions(cmd).filter(isOfTarget), { State, Name, InstanceId });
        return;
      }
      const { sessions, errors } = findSessions(cmd, { Id: record.Id, Name, InstanceId });
      for (const session of sessions) cmd.writeObject(session);
      for (const error of errors) cmd.writeError(error);
    },
  }),
}));

interface Filter {
  State: StateFilter | undefined;
  Name: string[] | undefined;
  InstanceId: unknown[] | undefined;
}

function write(cmd: CmdletRuntime, sessions: readonly PSSession[], { State = 'All', Name, InstanceId }: Filter): void {
  const ids = InstanceId?.map((id) => toText(id).toLowerCase());
  for (const session of sessions) {
    if (State !== 'All' && session.current().state !== State) continue;
    if (Name && !isOneOf(Name, session.name)) continue;
    if (ids && !ids.includes(session.info.instanceId)) continue;
    cmd.writeObject(session);
  }
}
