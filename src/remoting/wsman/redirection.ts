/** Going where a service sends the connection (-AllowRedirection), as often as MaximumConnectionRedirectionCount allows. */
import type { SessionOptions } from '../client/session-options.js';
import type { WSManTarget } from '../transports/targets.js';
import { wsmanMessages } from './messages.js';
import { FaultCode, WSManFault } from './soap/fault.js';

/** Calls `attempt` with the target, and with each place that it is sent to. Throws WSManFault. */
export async function openWithRedirection<T>(
  target: WSManTarget,
  { maximumConnectionRedirectionCount: limit }: SessionOptions,
  attempt: (target: WSManTarget) => Promise<T>,
): Promise<T> {
  let current = target;
  for (let count = 0; ; count++) {
    try {
      return await attempt(current);
    } catch (error) {
      if (!(error instanceof WSManFault) || error.code !== FaultCode.redirect || !target.allowRedirection) throw error;
      if (count >= limit) throw new WSManFault(0, wsmanMessages.tooManyRedirects(limit));
      current = { ...current, connectionUri: addressIn(error.location, current.connectionUri) };
    }
  }
}

/** What a redirection leads to: an address of HTTP, never from HTTPS back to HTTP, where what was hidden would be readable. */
function addressIn(location: string, from: string): string {
  const refuse = () => new WSManFault(FaultCode.redirectInvalid, wsmanMessages.redirectInvalid(location));
  let url: URL;
  try {
    url = new URL(location, from);
  } catch {
    throw refuse();
  }
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  if (location === '' || !isHttp || (from.startsWith('https:') && url.protocol === 'http:')) throw refuse();
  return url.href;
}
