/** The sessions that wait at a far side, for the cmdlets that can join them. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { IoError } from '../../runtime/io/client.js';
import type { SessionOptions } from '../client/session-options.js';
import type { SessionInfo } from '../client/session-records.js';
import { messages } from '../messages.js';
import type { SessionTarget } from '../transports/targets.js';
import { allSessions } from './find-sessions.js';
import { type PSSession, psSessionOf } from './ps-session.js';
import { computerOf, newSessionError, openingError } from './session-errors.js';
import { isThisComputer } from './wsman-target.js';

/** The sessions that wait at a far side; those of this computer are the ones that were opened here. */
export function waitingSessions(cmd: CmdletRuntime, target: SessionTarget, options: SessionOptions): PSSession[] {
  if (target.kind === 'process') return allSessions(cmd).filter(({ info }) => isThisComputer(info.computerName));
  try {
    return cmd.io.call<SessionInfo[]>('remoting.query', { target, options }).map((info) => psSessionOf(cmd.io, info));
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const record = openingError(cmd, error, target, { ...newSessionError, id: 'PSSessionQueryFailed' });
    record.exception.message = `${messages.queryFailed(computerOf(target))} ${record.exception.message}`;
    cmd.writeError(record);
    return [];
  }
}
