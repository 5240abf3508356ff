/** Entering a session: whether the host can, whether the session can be worked in, and having the host push it. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { PSSessionOption } from '../../runtime/dotnet/automation/session-option.js';
import { HostMethod, servedHostName } from '../../runtime/host/host-call.js';
import { IoError } from '../../runtime/io/client.js';
import type { ErrorCategory } from '../../runtime/objects/error-record.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import type { SessionOptions } from '../client/session-options.js';
import type { SessionInfo } from '../client/session-records.js';
import { messages } from '../messages.js';
import type { SessionTarget } from '../transports/targets.js';
import { connectSession } from './connect-session.js';
import { openOne } from './open-ps-session.js';
import type { PSSession } from './ps-session.js';
import { enterSessionError, openingError } from './session-errors.js';
import { sessionOptionsOf } from './session-options-of.js';

const runtimeException = 'System.Management.Automation.RuntimeException';
const dataStructureException = 'System.Management.Automation.Remoting.PSRemotingDataStructureException';

/** Opens a session that ends when it is left, and enters it. What goes wrong is a non-terminating error, except over SSH. */
export function enterTemporary(
  cmd: CmdletRuntime,
  makeTarget: () => SessionTarget,
  sessionOption: PSSessionOption | undefined,
): void {
  if (!canPush(cmd)) return;
  const options = sessionOptionsOf(cmd, sessionOption);
  const target = targetOrError(cmd, makeTarget);
  const info = target && openTemporary(cmd, target, options);
  if (info) pushOrClose(cmd, info);
}

/** Enters a session that `open` opens, and that ends when it is left. */
export function enterOpened(cmd: CmdletRuntime, open: () => SessionInfo): void {
  if (canPush(cmd)) pushOrClose(cmd, open());
}

function pushOrClose(cmd: CmdletRuntime, { instanceId }: SessionInfo): void {
  try {
    push(cmd, instanceId);
  } catch (error) {
    cmd.io.call('remoting.close', { session: instanceId }, { uninterruptible: true });
    throw error;
  }
}

/** Null after an error for parameters that do not name a place. */
function targetOrError(cmd: CmdletRuntime, makeTarget: () => SessionTarget): SessionTarget | null {
  try {
    return makeTarget();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const record = cmd.error(enterSessionError.id, enterSessionError.category, null, error.message, error);
    record.idIsWhole = true;
    cmd.writeError(record);
    return null;
  }
}

/** Null after an error. */
function openTemporary(cmd: CmdletRuntime, target: SessionTarget, options: SessionOptions): SessionInfo | null {
  try {
    return openOne(cmd, { target, options, temporary: true });
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const record = openingError(cmd, error, target, enterSessionError);
    if (target.kind !== 'ssh') {
      cmd.writeError(record);
      return null;
    }
    const { exception } = record;
    return cmd.throwTerminating(
      cmd.error(dataStructureException, 'ResourceUnavailable', null, exception.message, exception),
    );
  }
}

/** Enters a session that is open, or disconnected; it stays open when it is left. */
export function enterSession(cmd: CmdletRuntime, session: PSSession): void {
  if (!canPush(cmd)) return;
  if (session.current().state === 'Disconnected' && !connect(cmd, session)) return;
  const { state, availability } = session.current();
  if (state !== 'Opened') {
    writeArgumentError(cmd, 'PushedRunspaceMustBeOpen', notOpenMessage(cmd, session));
    return;
  }
  if (availability === 'Busy') cmd.writeWarning(messages.sessionBusy);
  cmd.io.call('remoting.whenAvailable', { session: session.info.instanceId });
  push(cmd, session.info.instanceId);
}

function notOpenMessage(cmd: CmdletRuntime, { name, info }: PSSession): string {
  return cmd.parameterSet === 'Session'
    ? messages.brokenSession(name, info.computerName, info.instanceId)
    : messages.pushedMustBeOpen;
}

/** Comes back to a disconnected session. False after an error. */
function connect(cmd: CmdletRuntime, session: PSSession): boolean {
  const fail = (id: string, message: string, inner: NetException | null = null) => {
    const exception = new NetException(runtimeException, message, inner);
    cmd.writeError(cmd.error(id, 'InvalidOperation', session.runspace, message, exception));
    return false;
  };
  if (session.current().availability === 'Busy')
    return fail('EnterPSSessionCannotConnectDisconnectedSession', messages.notAvailableForConnection);
  try {
    connectSession(cmd, session);
    return true;
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const inner = new NetException('System.Management.Automation.Remoting.PSRemotingTransportException', error.message);
    return fail('EnterPSSessionConnectSessionFailed', messages.sessionConnectFailed, inner);
  }
}

/** False after an error where there is no prompt to bring elsewhere. Throws in a nested prompt, and when a session is entered. */
function canPush(cmd: CmdletRuntime): boolean {
  if (!cmd.host.supportsPush) {
    writeArgumentError(cmd, 'HostDoesNotSupportPushRunspace', messages.hostCannotPush);
    return false;
  }
  const { hostObject } = cmd.context;
  const refuse = (id: string, message: string) =>
    cmd.throwTerminating(cmd.error(id, 'InvalidOperation', hostObject, message, 'System.InvalidOperationException'));
  if (hostObject.nestedPromptLevel > 0) refuse('HostInNestedPrompt', messages.nestedPrompt);
  if (cmd.host.call(HostMethod.GetIsRunspacePushed)) refuse('HostAlreadyPushed', messages.alreadyPushed);
  if (cmd.host.name === servedHostName) refuse('InvalidOperation', messages.cannotPushFromAfar);
  return true;
}

function writeArgumentError(cmd: CmdletRuntime, id: string, message: string): void {
  const category: ErrorCategory = 'InvalidArgument';
  cmd.writeError(cmd.error(id, category, null, message, 'System.ArgumentException'));
}

/** Checks that the session can be worked in, and has the host push it. */
function push(cmd: CmdletRuntime, instanceId: string): void {
  try {
    cmd.io.call('remoting.checkInteractive', { session: instanceId });
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const exception = new NetException(
      'System.Management.Automation.Remoting.PSRemotingDataStructureException',
      error.message,
    );
    cmd.throwTerminating(
      cmd.error('RemoteRunspaceDoesNotSupportPushRunspace', 'InvalidArgument', null, error.message, exception),
    );
  }
  const caller = callerOf(cmd);
  if (caller !== null) cmd.writeWarning(messages.restRunsHere(caller));
  cmd.host.call(HostMethod.PushRunspace, instanceId);
}

/** What called, and whose rest is not going to run in the session; null at the prompt. */
function callerOf(cmd: CmdletRuntime): string | null {
  const command = cmd.context.frame.callFrame?.call?.command;
  if (command === undefined) return null;
  if (command.commandType === 'ExternalScript') return `the script ${command.name}`;
  return command.commandType === 'Script' ? 'a script block' : `the function ${command.name}`;
}
