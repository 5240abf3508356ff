/** The network failed, not the service: another connection may do better. */
import { wsmanMessages } from '../messages.js';
import { FaultCode, WSManFault } from '../soap/fault.js';

export class NetworkError extends WSManFault {
  /** @param wasSent whether the far side may have got the request */
  constructor(
    code: number,
    message: string,
    readonly wasSent: boolean,
  ) {
    super(code, message);
  }
}

/** For an error of Node or undici. */
export function networkError(error: unknown, wasSent: boolean): NetworkError {
  const { code = '', message, cause } = error as Error & { code?: string };
  const inner = (cause as { code?: string } | undefined)?.code ?? '';
  switch (code.startsWith('UND_') && inner !== '' ? inner : code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return new NetworkError(FaultCode.computerNotFound, wsmanMessages.nameUnknown, wasSent);
    case 'ECONNREFUSED':
      return new NetworkError(FaultCode.cannotConnect, wsmanMessages.cannotConnect, wasSent);
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return new NetworkError(FaultCode.operationTimeout, wsmanMessages.cannotReach, wasSent);
    default:
      return new NetworkError(
        FaultCode.improperResponse,
        `${wsmanMessages.connectionReset} (${code || message})`,
        wasSent,
      );
  }
}
