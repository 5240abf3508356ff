/** The row of loopback sessions in the transport table: a shell of our own as a child process, over its stdio. */
import { OutOfProcessClient } from './out-of-process-client.js';
import { ProcessChannel } from './process-channel.js';
import type { TransportRow } from './transport-table.js';

export const loopbackTransport: TransportRow<'process'> = {
  computerName: (target) => target.computerName,
  create: (target, { options }) => new OutOfProcessClient(new ProcessChannel(target), options.cancelTimeout),
};
