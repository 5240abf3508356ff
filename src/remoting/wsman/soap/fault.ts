/** Faults of WS-Management, and what PowerShell makes of them: its ids, and its texts around the service's own. */
import { TransportError, type TransportErrorCode } from '../../transports/transport.js';
import { wsmanMessages } from '../messages.js';
import type { XmlElement } from './xml.js';

/** Numbers of WinRM (wsmerror.h, winerror.h), as signed 32 bits. */
export const FaultCode = {
  accessDenied: 5,
  aborted: 995,
  cancelled: 1223,
  operationTimedOut: -2144108503,
  shellDisconnected: -2144108092,
  streamDisconnected: -2144108066,
  targetSessionMissing: -2144108453,
  invalidResourceUri: -2144108485,
  invalidResourceUri2: -2144108542,
  cannotConnect: -2144108526,
  operationTimeout: -2144108250,
  urlNotAvailable: -2144108269,
  serviceUnavailable: -2144108270,
  httpError: -2144108176,
  redirect: -2144108135,
  redirectInvalid: -2144108105,
  computerNotFound: -2144108103,
  addressNotTrusted: -2144108101,
  improperResponse: 1722,
  badMethod: -2144108428,
  /** WinHTTP's: TLS failed. */
  secureFailure: 12175,
} as const;

/** PowerShell's names of the numbers, the first part of an error's FullyQualifiedErrorId. */
const errorIds: Readonly<Record<number, string>> = {
  5: 'AccessDenied',
  14: 'ServerOutOfMemory',
  53: 'NetworkPathNotFound',
  995: 'WinRMOperationAborted',
  1115: 'ShutDownInProgress',
  1311: 'AuthenticationFailed',
  1326: 'LogonFailure',
  1722: 'ImproperResponse',
  [-2144108103]: 'ComputerNotFound',
  [-2141974624]: 'IncorrectProtocolVersion',
  [-2144108250]: 'WinRMOperationTimeout',
  [-2144108269]: 'URLNotAvailable',
  [-2144108526]: 'CannotConnect',
  [-2144108485]: 'InvalidResourceUri',
  [-2144108542]: 'InvalidResourceUri',
  [-2144108083]: 'CannotConnectAlreadyConnected',
  [-2144108274]: 'InvalidAuthentication',
  [-2144108080]: 'CannotConnectInvalidOperation',
  [-2144108090]: 'CannotConnectMismatchSessions',
  [-2144108065]: 'CannotConnectRunAsFailed',
  [-2144108094]: 'SessionCreateFailedInvalidName',
  [-2144108453]: 'CannotConnectTargetSessionDoesNotExist',
  [-2144108116]: 'RemoteSessionDisallowed',
  [-2144108061]: 'RemoteConnectionDisallowed',
  [-2144108539]: 'CorruptedWinRMConfig',
  [-2144108499]: 'URIExceedsMaxAllowedSize',
  [-2144108318]: 'ClientKerberosDisabled',
  [-2144108316]: 'ServerNotTrusted',
  [-2144108276]: 'WorkgroupCannotUseKerberos',
  [-2144108315]: 'ExplicitCredentialsRequired',
  [-2144108105]: 'RedirectLocationInvalid',
  [-2144108135]: 'RedirectInformationRequired',
  [-2144108428]: 'WinRMOperationNotSupportedOnServer',
  [-2144108270]: 'CannotConnectWinRMService',
  [-2144108176]: 'WinRMHttpError',
  [-2146893053]: 'TargetUnknown',
  [-2144108101]: 'CannotUseIPAddress',
};

/** Our words for numbers that callers look at. */
const transportCodes: Readonly<Record<number, TransportErrorCode>> = {
  5: 'AccessDenied',
  1326: 'AuthenticationFailed',
  [FaultCode.invalidResourceUri]: 'ConfigurationNotFound',
  [FaultCode.invalidResourceUri2]: 'ConfigurationNotFound',
  [FaultCode.redirect]: 'RedirectRequested',
  [FaultCode.operationTimeout]: 'TimedOut',
  [FaultCode.operationTimedOut]: 'TimedOut',
  [FaultCode.badMethod]: 'NotSupported',
};

/** Worth another attempt when a session is created. */
const passing: ReadonlySet<number> = new Set([
  -2144108526, 995, 1722, -2144108269, -2144108080, -2144108090, -2144108270, -2144108176,
]);

export function errorIdOf(code: number): string {
  return errorIds[code] ?? (code === 0 ? '' : String(code));
}

/** Something that went wrong with a request, and that another attempt would not mend by itself. */
export class WSManFault extends Error {
  /**
   * @param code number of WinRM, signed; 0 where the service gave none
   * @param subcode `DestinationUnreachable`, `TimedOut`: of WS-Management, without prefix
   * @param location where a redirection leads
   */
  constructor(
    readonly code: number,
    message: string,
    readonly subcode = '',
    readonly location = '',
  ) {
    super(message);
  }

  get isPassing(): boolean {
    return passing.has(this.code);
  }
  /** The far side had nothing to give in the time that it had: Receive is simply repeated. */
  get isTimeout(): boolean {
    return this.code === FaultCode.operationTimedOut || (this.code === 0 && this.subcode === 'TimedOut');
  }
}

/** Reads a Fault element. */
export function readFault(fault: XmlElement): WSManFault {
  const detail = fault.child('Detail');
  const wsmanFault = detail?.find('WSManFault');
  const code = Number(wsmanFault?.attributes.get('Code') ?? 0) | 0;
  const subcode = fault.child('Code')?.child('Subcode')?.textOf('Value') ?? '';
  const own = wsmanFault?.find('Message');
  const provider = own?.find('ProviderFault');
  const said = [provider?.textOf('Message'), provider?.text, own?.text, fault.textOf('Text')]
    .map((text) => text?.trim() ?? '')
    .find((text) => text !== '');
  const location = detail?.textOf('RedirectLocation') || (code === FaultCode.redirect ? locationIn(detail) : '');
  return new WSManFault(code, said ?? subcode, subcode.replace(/^.*:/, ''), location);
}

/** Servers put the address into the text of the fault where they have no element for it. */
function locationIn(detail: XmlElement | undefined): string {
  const texts = (element: XmlElement): string => element.text + element.children.map(texts).join(' ');
  return /https?:\/\/[^\s<>"]+/.exec(detail ? texts(detail) : '')?.[0] ?? '';
}

/** What was being done when a fault came: the texts that PowerShell puts around it. */
export type Operation =
  | 'connecting'
  | 'receiving'
  | 'sending'
  | 'running'
  | 'disconnecting'
  | 'reconnecting'
  | 'closing';

export interface FaultContext {
  computerName: string;
  /** Of the session's configuration. */
  shellUri: string;
}

/** A fault as the error of a session. */
export function transportErrorOf(fault: WSManFault, operation: Operation, context: FaultContext): TransportError {
  const code = transportCodes[fault.code] ?? (operation === 'connecting' ? 'ConnectFailed' : 'ServerError');
  const { computerName } = context;
  let said = fault.message;
  if (fault.code === FaultCode.invalidResourceUri) {
    const name = context.shellUri.replace(/^.*\/powershell\//i, '');
    const text = wsmanMessages.noConfiguration(name, computerName);
    const message = `Connecting to remote server ${computerName} failed with the following error message : ${text}`;
    return new TransportError(code, message, '', errorIdOf(fault.code));
  }
  if (fault.code === FaultCode.redirect) {
    const text = wsmanMessages.redirected(
      fault.message === '' ? wsmanMessages.redirectReason : `${fault.message} `,
      fault.location,
    );
    return new TransportError(code, text, '', errorIdOf(fault.code));
  }
  if (said === '') said = wsmanMessages.httpStatus(500);
  return new TransportError(code, wsmanMessages[operation](computerName, said), '', errorIdOf(fault.code));
}
