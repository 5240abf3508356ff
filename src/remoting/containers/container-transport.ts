/** The row of containers in the transport table. */
import { OutOfProcessClient } from '../transports/out-of-process-client.js';
import type { TransportRow } from '../transports/transport-table.js';
import { ContainerChannel } from './container-channel.js';

/** Milliseconds. PowerShell gives its one process 20 seconds; here several shells may have to be tried. */
const openTimeout = 60_000;
const longestName = 15;

export const containerTransport: TransportRow<'container'> = {
  computerName: (target) => target.containerId,
  create: (target, { options }) => new OutOfProcessClient(new ContainerChannel(target), options.cancelTimeout),
  openTimeout: () => openTimeout,
  promptPrefix: ({ containerId }) =>
    `[${containerId.length <= longestName ? containerId : `${containerId.slice(0, longestName - 1)}…`}]: `,
};
