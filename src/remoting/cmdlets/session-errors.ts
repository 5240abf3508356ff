/** Why a session could not be opened, or is not of the kind that is wanted, as the errors of the cmdlets that wanted it. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { completeCategory } from '../../runtime/engine/raised-error.js';
import type { IoError } from '../../runtime/io/client.js';
import {
  type ErrorCategory,
  ErrorCategoryInfo,
  ErrorDetails,
  ErrorRecord,
} from '../../runtime/objects/error-record.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { messages } from '../messages.js';
import type { RemotingErrorDetails } from '../services.js';
import type { SessionTarget } from '../transports/targets.js';
import type { PSSession } from './ps-session.js';
import { sessionKind } from './session-kinds.js';

const transportException = 'System.Management.Automation.Remoting.PSRemotingTransportException';

/** What an error is called when a session does not open: by New-PSSession, by Enter-PSSession, by Invoke-Command. */
export interface OpeningErrorStyle {
  id: string;
  category: ErrorCategory;
  /** `[server] ` stands before the message. */
  namesComputer: boolean;
  /** No command is named: the error is of the job behind it. */
  isOfJob: boolean;
}
export const newSessionError: OpeningErrorStyle = {
  id: 'PSSessionOpenFailed',
  category: 'OpenError',
  namesComputer: true,
  isOfJob: false,
};
export const enterSessionError: OpeningErrorStyle = {
  id: 'CreateRemoteRunspaceFailed',
  category: 'InvalidArgument',
  namesComputer: false,
  isOfJob: false,
};
export const invocationError: OpeningErrorStyle = {
  id: 'PSSessionStateBroken',
  category: 'OpenError',
  namesComputer: true,
  isOfJob: true,
};

/** The computer that a target goes to, as the user named it. */
export function computerOf(target: SessionTarget): string {
  switch (target.kind) {
    case 'ssh':
      return target.hostName;
    case 'vm':
      return target.vmName ?? target.vmId ?? '';
    case 'container':
      return target.containerId;
    case 'pipe':
      return target.path;
    default:
      return target.computerName;
  }
}

/** The error that says why a session could not be opened; what else is known stands below the message. */
export function openingError(
  cmd: CmdletRuntime,
  error: IoError,
  target: SessionTarget,
  style: OpeningErrorStyle,
): ErrorRecord {
  if (['TransportMissing', 'TargetMissing', 'SpawnFailed'].includes(error.code)) {
    const { said, errorId } = detailsOf(error);
    const record = missingTargetError(cmd, said, errorId, target);
    if (record) return record;
  }
  return notOpenedRecord(error, target, style);
}

function detailsOf(error: IoError): { said: string; errorId: string } {
  const { detail = '', errorId = '' } = (error.details ?? {}) as Partial<RemotingErrorDetails>;
  return { said: detail === '' ? error.message : `${error.message}\n${detail}`, errorId };
}

/** The same without a command that says it, and for any kind of target. */
export function notOpenedRecord(error: IoError, target: SessionTarget, style: OpeningErrorStyle): ErrorRecord {
  const { said, errorId } = detailsOf(error);
  const message = error.code === 'RedirectRequested' ? messages.redirectionReported(said) : said;
  const exception = new NetException(transportException, said);
  const id = errorId === '' ? style.id : `${errorId},${style.id}`;
  const computer = computerOf(target);
  const record = new ErrorRecord(exception, id, new ErrorCategoryInfo(style.category), computer);
  record.idIsWhole = true;
  record.isRemote = style.isOfJob;
  completeCategory(record);
  if (style.namesComputer || message !== said)
    record.errorDetails = new ErrorDetails(style.namesComputer ? `[${computer}] ${message}` : message);
  return record;
}

/** PowerShell's own errors where Hyper-V is not there, or a container, or what it takes to reach or use it. */
function missingTargetError(
  cmd: CmdletRuntime,
  said: string,
  errorId: string,
  target: SessionTarget,
): ErrorRecord | null {
  if (target.kind === 'vm')
    return errorId === ''
      ? cmd.error('HyperVModuleNotAvailable', 'NotInstalled', null, said, 'System.ArgumentException')
      : cmd.error(errorId, 'InvalidArgument', null, said, 'System.ArgumentException');
  if (target.kind === 'container')
    return cmd.error(
      'CreateRemoteRunspaceForContainerFailed',
      'InvalidOperation',
      null,
      said,
      'System.Management.Automation.PSInvalidOperationException',
    );
  return null;
}

/** Reports a session that goes to a virtual machine or a container, where only sessions on computers will do. True when it does. */
export function reportOtherKind(
  cmd: CmdletRuntime,
  session: PSSession,
  id: string,
  text: (name: string, computer: string, kind: string) => string,
): boolean {
  const { computerType } = sessionKind(session.info.target);
  if (computerType === 'RemoteMachine') return false;
  const message = text(session.name, session.info.computerName, computerType);
  const exception = 'System.Management.Automation.PSNotSupportedException';
  cmd.writeError(cmd.error(id, 'InvalidOperation', session, message, exception));
  return true;
}
