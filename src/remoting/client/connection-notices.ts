/** Shows at the prompt how it stands with the connection: progress while it is made anew, and a warning when it is given up. */
import { type AsyncHost, HostMethod } from '../../runtime/host/host-call.js';
import { messages } from '../messages.js';
import type { TransportNotice } from '../transports/transport.js';

/** Of the progress record. */
const activityId = 104_895;

/** Never throws: a host that cannot show it is no reason to give a session up. */
export async function showNotice(host: AsyncHost, computer: string, notice: TransportNotice): Promise<void> {
  try {
    if (notice.kind === 'redirected') await write(host, messages.redirectedTo(notice.uri));
    else if (notice.kind === 'disconnected') {
      await progress(host, computer, null);
      await write(host, messages.connectionGivenUp(computer));
    } else await progress(host, computer, notice.kind === 'retrying' ? notice.secondsLeft : null);
  } catch {
    // it is only told
  }
}

function write(host: AsyncHost, text: string): Promise<unknown> {
  return host.call({ method: HostMethod.WriteWarningLine, parameters: [text] });
}

function progress(host: AsyncHost, computer: string, secondsLeft: number | null): Promise<unknown> {
  const update = {
    sourceId: 0,
    activityId,
    parentActivityId: -1,
    activity: messages.connectionInterrupted,
    statusDescription: messages.reconnecting(computer),
    currentOperation: '',
    percentComplete: -1,
    secondsRemaining: secondsLeft ?? -1,
    completed: secondsLeft === null,
  };
  return host.call({ method: HostMethod.WriteProgress, parameters: [update] });
}
