/** Enter-PSSession makes the prompt one of a session on another computer, until Exit-PSSession. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { HostMethod } from '../../runtime/host/host-call.js';
import { IoError } from '../../runtime/io/client.js';
import type { SessionTarget } from '../client/open-session.js';
import { messages } from '../messages.js';
import { findSessions, type SessionSelection } from './find-sessions.js';
import { openingError, openSessionInfo } from './open-ps-session.js';
import type { PSSession } from './ps-session.js';
import { connectionParameters, sshTarget } from './ssh-parameters.js';
import { refuseWSMan } from './wsman-refusal.js';

export const EnterPSSession = cmdlet('Enter-PSSession', ['etsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Starts to work at the prompt of another computer.',
  defaultSet: 'ComputerName',
  parameters: {
    ComputerName: {
      type: t.string,
      position: 0,
      from: 'both',
      sets: { ComputerName: { mandatory: true } },
      aliases: ['Cn'],
      help: 'A computer to reach by WSMan, which this shell does not speak: use -HostName.',
    },
    HostName: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      sets: ['SSHHost'],
      validate: [{ notNullOrEmpty: true }],
      help: 'A computer to reach by SSH: `host`, `user@host` or `user@host:port`. The session ends when you leave.',
    },
    Session: {
      type: t.net<PSSession>('System.Management.Automation.Runspaces.PSSession'),
      position: 0,
      from: 'both',
      sets: ['Session'],
      validate: [{ notNull: true }],
      help: 'A session of New-PSSession; it stays open when you leave.',
    },
    Id: { type: t.int, mandatory: true, position: 0, from: 'propertyName', sets: ['Id'], help: 'Its number.' },
    Name: { type: t.string, from: 'propertyName', sets: ['Name'], help: 'Its name.' },
    InstanceId: { type: t.net('System.Guid'), from: 'propertyName', sets: ['InstanceId'], help: 'Its instance id.' },
    ...connectionParameters(['SSHHost']),
  },
  examples: [
    {
      code: 'Enter-PSSession -HostName ann@build.example',
      remarks: 'The prompt becomes `[ann@build.example]: PS /home/ann> `.',
    },
    { code: 'Enter-PSSession $session', remarks: 'A session that is open already.' },
  ],
  run: (cmd, values) => ({
    process({ ComputerName, HostName, Session, Id, Name, InstanceId }) {
      if (!cmd.host.supportsPush) fail(cmd, 'HostDoesNotSupportPushRunspace', messages.hostCannotPush);
      if (HostName !== undefined) enterTemporary(cmd, sshTarget(cmd, HostName, values));
      else if (Session !== undefined) enter(cmd, Session.info.instanceId, Session);
      else if (Id !== undefined || Name !== undefined || InstanceId !== undefined) {
        const session = onlyOne(cmd, { Id: asList(Id), Name: asList(Name), InstanceId: asList(InstanceId) });
        if (session) enter(cmd, session.info.instanceId, session);
      } else refuseWSMan(cmd, ComputerName === undefined ? [] : [ComputerName]);
    },
  }),
}));

function asList<T>(value: T | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : [value];
}

function fail(cmd: CmdletRuntime, id: string, message: string): never {
  return cmd.throwTerminating(cmd.error(id, 'InvalidArgument', null, message, 'System.ArgumentException'));
}

function onlyOne(cmd: CmdletRuntime, selection: SessionSelection): PSSession | null {
  const { sessions, errors } = findSessions(cmd, selection);
  for (const error of errors) cmd.writeError(error);
  if (sessions.length <= 1) return sessions[0] ?? null;
  const by = selection.Name ? 'Name' : selection.InstanceId ? 'RunspaceId' : 'SessionId';
  const what = String((selection.Name ?? selection.InstanceId ?? selection.Id ?? [])[0]);
  fail(cmd, `RemoteRunspaceHasMultipleMatchesForSpecified${by}`, messages.multipleMatches[by](what));
}

function enterTemporary(cmd: CmdletRuntime, target: SessionTarget): void {
  let id: string;
  try {
    id = openSessionInfo(cmd, target, { temporary: true }).instanceId;
  } catch (error) {
    cmd.throwTerminating(openingError(cmd, error, target));
  }
  try {
    enter(cmd, id, null);
  } catch (error) {
    cmd.io.call('remoting.close', { session: id }, { uninterruptible: true });
    throw error;
  }
}

/** Checks that the session can be worked in, and has the host push it. */
function enter(cmd: CmdletRuntime, instanceId: string, session: PSSession | null): void {
  if (session && session.current().state !== 'Opened') fail(cmd, 'PushedRunspaceMustBeOpen', messages.pushedMustBeOpen);
  try {
    cmd.io.call('remoting.checkInteractive', { session: instanceId });
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    fail(cmd, 'RemoteRunspaceDoesNotSupportPushRunspace', error.message);
  }
  cmd.host.call(HostMethod.PushRunspace, instanceId);
}
