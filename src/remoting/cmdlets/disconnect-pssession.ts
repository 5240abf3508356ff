/** Disconnect-PSSession leaves sessions at their far sides, where what runs in them goes on. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { IoError } from '../../runtime/io/client.js';
import { toText } from '../../runtime/language/to-text.js';
import { messages } from '../messages.js';
import type { DisconnectOptions } from '../transports/transport.js';
import { findSessions } from './find-sessions.js';
import type { PSSession } from './ps-session.js';
import * as shared from './remote-parameters.js';
import { reportOtherKind } from './session-errors.js';
import { raiseStateChanged } from './session-state-events.js';

const sets = ['Session', 'Name', 'Id', 'InstanceId'];
/** Seconds. */
const leastIdleTimeout = 60;
const greatestIdleTimeout = 2_147_483;

export const DisconnectPSSession = cmdlet('Disconnect-PSSession', ['dnsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Leaves sessions on other computers, to come back to them later.',
  defaultSet: 'Session',
  supportsShouldProcess: true,
  parameters: {
    Session: shared.sessions,
    IdleTimeoutSec: {
      type: t.int,
      sets,
      validate: [{ range: [0, 2_147_483_647] }],
      help: 'Seconds that the far side keeps the session; as it likes when left out.',
    },
    OutputBufferingMode: {
      type: t.enum<'None' | 'Drop' | 'Block'>('System.Management.Automation.Runspaces.OutputBufferingMode'),
      sets,
      help: 'What becomes of output that nobody takes: the command waits (Block), or the oldest is lost (Drop).',
    },
    ThrottleLimit: shared.throttleLimit(sets),
    Name: shared.sessionNames,
    Id: shared.sessionIds,
    InstanceId: shared.sessionInstanceIds,
  },
  outputs: ['System.Management.Automation.Runspaces.PSSession'],
  examples: [
    {
      code: 'Disconnect-PSSession $session -IdleTimeoutSec 86400',
      remarks: 'The command in it goes on; it can be looked at within a day, also from another computer.',
    },
    { code: 'Get-PSSession | Disconnect-PSSession', remarks: 'All of them.' },
  ],
  run: (cmd) => ({
    process(record) {
      const { Session, IdleTimeoutSec, OutputBufferingMode, ...selection } = record;
      const found = Session ? { sessions: Session, errors: [] } : findSessions(cmd, selection);
      for (const error of found.errors) cmd.writeError(error);
      for (const session of found.sessions)
        if (cmd.shouldProcess(session.name, 'Disconnect')) leave(cmd, session, IdleTimeoutSec, OutputBufferingMode);
    },
  }),
}));

/** Why a session cannot be left: id and text of the error. Null when it can, or is left already. */
function obstacle(
  session: PSSession,
  state: string,
  idleTimeout: number | undefined,
): { id: string; text: string } | null {
  const { name } = session;
  if (state !== 'Opened' && state !== 'Disconnected')
    return { id: 'CannotDisconnectSessionWhenNotOpened', text: messages.notOpenForDisconnect(name) };
  const isInRange =
    idleTimeout === undefined || (idleTimeout >= leastIdleTimeout && idleTimeout <= greatestIdleTimeout);
  if (isInRange || state === 'Disconnected') return null;
  return {
    id: 'CannotDisconnectSessionWithInvalidIdleTimeout',
    text: messages.idleTimeoutRange(name, idleTimeout, greatestIdleTimeout, leastIdleTimeout),
  };
}

function leave(
  cmd: CmdletRuntime,
  session: PSSession,
  idleTimeout: number | undefined,
  mode: 'None' | 'Drop' | 'Block' | undefined,
): void {
  if (reportOtherKind(cmd, session, 'CannotDisconnectVMContainerSession', messages.disconnectKind)) return;
  const refuse = (id: string, text: string) =>
    cmd.writeError(cmd.error(id, 'InvalidOperation', session, text, 'System.Management.Automation.RuntimeException'));
  const { state, options: opened } = session.current();
  const why = obstacle(session, state, idleTimeout);
  if (why) {
    refuse(why.id, why.text);
    return;
  }
  if (state === 'Disconnected') {
    cmd.writeObject(session);
    return;
  }
  const wanted = mode === undefined ? opened.outputBufferingMode : (toText(mode) as 'None' | 'Drop' | 'Block');
  const kept = idleTimeout === undefined ? opened.idleTimeout : idleTimeout * 1000;
  const options: DisconnectOptions = {
    idleTimeout: kept >= 0 ? kept : null,
    outputBufferingMode: wanted === 'None' ? null : wanted,
  };
  try {
    cmd.io.call('remoting.disconnect', { session: session.info.instanceId, options });
    raiseStateChanged(session);
    cmd.writeObject(session);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const reason = error.code === 'NotSupported' ? messages.cannotDisconnect : error.message;
    refuse('PSSessionDisconnectFailed', messages.disconnectFailed(session.info.instanceId, reason));
  }
}
