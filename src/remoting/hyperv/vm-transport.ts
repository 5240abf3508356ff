/** The row of virtual machines in the transport table. */
import { OutOfProcessClient } from '../transports/out-of-process-client.js';
import type { TransportRow } from '../transports/transport-table.js';
import { VmChannel } from './vm-channel.js';

export const vmTransport: TransportRow<'vm'> = {
  computerName: ({ vmName, vmId }) => vmName ?? vmId ?? '',
  create: (target, { options, interaction }) =>
    new OutOfProcessClient(new VmChannel(target, interaction), options.cancelTimeout),
};
