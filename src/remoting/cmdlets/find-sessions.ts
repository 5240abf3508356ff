/** Finds sessions by id, instance id or name, with PowerShell's errors for those that are not there. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { toText } from '../../runtime/language/to-text.js';
import type { ErrorRecord } from '../../runtime/objects/error-record.js';
import type { SessionInfo } from '../client/session-records.js';
import { messages } from '../messages.js';
import { type PSSession, psSessionOf } from './ps-session.js';

export interface SessionSelection {
  Id?: readonly number[] | undefined;
  InstanceId?: readonly unknown[] | undefined;
  Name?: readonly string[] | undefined;
}

export interface FoundSessions {
  sessions: PSSession[];
  errors: ErrorRecord[];
}

/** All sessions when nothing is selected. A pattern that finds nothing is no error, a plain name is. */
export function findSessions(cmd: CmdletRuntime, selection: SessionSelection): FoundSessions {
  const all = cmd.io.call<SessionInfo[]>('remoting.list').map((info) => psSessionOf(cmd.io, info));
  const sessions: PSSession[] = [];
  const errors: ErrorRecord[] = [];
  const select = (matches: (session: PSSession) => boolean, missing: (() => ErrorRecord) | null) => {
    const found = all.filter(matches);
    sessions.push(...found.filter((session) => !sessions.includes(session)));
    if (found.length === 0 && missing) errors.push(missing());
  };
  const { Id, InstanceId, Name } = selection;
  if (!Id && !InstanceId && !Name) return { sessions: all, errors };
  for (const id of Id ?? [])
    select(
      (session) => session.info.id === id,
      () => missingSession(cmd, 'SessionId', id),
    );
  for (const instance of InstanceId ?? []) {
    const text = toText(instance).toLowerCase();
    select(
      (session) => session.info.instanceId === text,
      () => missingSession(cmd, 'RunspaceId', text),
    );
  }
  for (const name of Name ?? []) {
    const pattern = new WildcardPattern(name);
    const missing = WildcardPattern.containsWildcard(name) ? null : () => missingSession(cmd, 'Name', name);
    select((session) => pattern.isMatch(session.name), missing);
  }
  return { sessions, errors };
}

function missingSession(
  cmd: CmdletRuntime,
  by: 'SessionId' | 'RunspaceId' | 'Name',
  what: string | number,
): ErrorRecord {
  const text = messages.sessionNotAvailable[by](String(what));
  return cmd.error(
    `RemoteRunspaceNotAvailableForSpecified${by}`,
    'InvalidArgument',
    what,
    text,
    'System.ArgumentException',
  );
}
