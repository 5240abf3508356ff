/** Finds sessions by id, instance id or name, with PowerShell's errors for those that are not there. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { toText } from '../../runtime/language/to-text.js';
import type { ErrorRecord } from '../../runtime/objects/error-record.js';
import type { SessionInfo } from '../client/session-records.js';
import { messages } from '../messages.js';
import { type PSSession, psSessionOf } from './ps-session.js';

export interface SessionSelection extends TargetSelection {
  Id?: readonly number[] | undefined;
  InstanceId?: readonly unknown[] | undefined;
  Name?: readonly string[] | undefined;
  ComputerName?: readonly string[] | undefined;
}

/** Sessions by where they go to. */
export interface TargetSelection {
  ContainerId?: readonly string[] | undefined;
  VMId?: readonly unknown[] | undefined;
  VMName?: readonly string[] | undefined;
}

export interface FoundSessions {
  sessions: PSSession[];
  errors: ErrorRecord[];
}

/** All sessions when nothing is selected. A pattern that finds nothing is no error, a plain name is. */
export function findSessions(cmd: CmdletRuntime, selection: SessionSelection): FoundSessions {
  const all = allSessions(cmd);
  const sessions: PSSession[] = [];
  const errors: ErrorRecord[] = [];
  const select = (matches: (session: PSSession) => boolean, missing: (() => ErrorRecord) | null) => {
    const found = all.filter(matches);
    sessions.push(...found.filter((session) => !sessions.includes(session)));
    if (found.length === 0 && missing) errors.push(missing());
  };
  const { Id, InstanceId, Name, ComputerName } = selection;
  const isOfTarget = targetFilter(selection);
  if (isOfTarget) return { sessions: all.filter(isOfTarget), errors };
  if (!Id && !InstanceId && !Name && !ComputerName) return { sessions: all, errors };
  for (const id of Id ?? [])
    select(
      (session) => session.info.id === id,
      () => missingSession(cmd, 'SessionId', id),
    );
  for (const instance of InstanceId ?? []) {
    const text = toText(instance).toLowerCase();
    select(
      (session) => session.info.instanceId === text,
      () => missingSession(cmd, 'RunspaceId', instance),
    );
  }
  for (const name of Name ?? []) {
    const pattern = new WildcardPattern(name);
    const missing = WildcardPattern.containsWildcard(name) ? null : () => missingSession(cmd, 'Name', name);
    select((session) => pattern.isMatch(session.name), missing);
  }
  for (const name of ComputerName ?? []) {
    const pattern = new WildcardPattern(name === '.' ? 'localhost' : name);
    select(
      (session) => pattern.isMatch(session.info.computerName),
      () => missingSession(cmd, 'Computer', name),
    );
  }
  return { sessions, errors };
}

/** Whether a session goes to the containers or machines that are named; null when none are. */
export function targetFilter(selection: TargetSelection): ((session: PSSession) => boolean) | null {
  const { ContainerId, VMId, VMName } = selection;
  if (ContainerId)
    return ({ info: { target } }) => target.kind === 'container' && isOneOf(ContainerId, target.containerId);
  if (VMId)
    return ({ info: { target } }) =>
      target.kind === 'vm' &&
      isOneOf(
        VMId.map((id) => toText(id)),
        target.vmId ?? '',
      );
  if (VMName) return ({ info: { target } }) => target.kind === 'vm' && isOneOf(VMName, target.vmName ?? '');
  return null;
}
/** True when one of the patterns fits. */
export const isOneOf = (patterns: readonly string[], text: string): boolean =>
  patterns.some((pattern) => new WildcardPattern(pattern).isMatch(text));

/** The one session that fits; null after an error when there is none, or several. `what` is shown. */
export function findOneSession(
  cmd: CmdletRuntime,
  by: Exclude<SelectedBy, 'Computer'>,
  what: unknown,
  matches: (session: PSSession) => boolean,
): PSSession | null {
  const found = allSessions(cmd).filter(matches);
  if (found.length === 1) return found[0] as PSSession;
  if (found.length === 0) cmd.writeError(missingSession(cmd, by, what));
  else {
    const text = messages.multipleMatches[by](toText(what));
    const id = `RemoteRunspaceHasMultipleMatchesForSpecified${by}`;
    cmd.writeError(cmd.error(id, 'InvalidArgument', what, text, 'System.ArgumentException'));
  }
  return null;
}

/** The sessions that were opened here. */
export function allSessions(cmd: CmdletRuntime): PSSession[] {
  return cmd.io.call<SessionInfo[]>('remoting.list').map((info) => psSessionOf(cmd.io, info));
}

type SelectedBy = 'SessionId' | 'RunspaceId' | 'Name' | 'Computer';

function missingSession(cmd: CmdletRuntime, by: SelectedBy, what: unknown): ErrorRecord {
  const text = messages.sessionNotAvailable[by](toText(what));
  return cmd.error(
    `RemoteRunspaceNotAvailableForSpecified${by}`,
    'InvalidArgument',
    what,
    text,
    'System.ArgumentException',
  );
}
