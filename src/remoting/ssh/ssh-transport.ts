/** The row of SSH in the transport table. */
import { userInfo } from 'node:os';
import { OutOfProcessClient } from '../transports/out-of-process-client.js';
import type { TransportRow } from '../transports/transport-table.js';
import { SshChannel } from './ssh-channel.js';
import { parseHostName } from './ssh-target.js';

export const sshTransport: TransportRow<'ssh'> = {
  computerName: (target) => parseHostName(target.hostName).host,
  create: (target, { interaction, options }) =>
    new OutOfProcessClient(new SshChannel(target, interaction), options.cancelTimeout),
  openTimeout: (target) => target.connectingTimeout,
  /** The user stands there where it was said and is another than ours. */
  promptPrefix(target) {
    const { host, user: named } = parseHostName(target.hostName);
    const user = target.userName ?? named;
    return user && user !== userInfo().username ? `[${user}@${host}]: ` : `[${host}]: `;
  },
};
