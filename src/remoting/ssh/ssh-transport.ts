/** The row of SSH in the transport table. */
import { userInfo } from 'node:os';
import { OutOfProcessClient } from '../transports/out-of-process-client.js';
import type { TransportRow } from '../transports/transport-table.js';
import { SshChannel } from './ssh-channel.js';
import { SshProgramChannel } from './ssh-program.js';
import { parseHostName } from './ssh-target.js';

export const sshTransport: TransportRow<'ssh'> = {
  computerName: (target) => parseHostName(target.hostName).host,
  create(target, { interaction, options }) {
    const { program } = target;
    const channel = program ? new SshProgramChannel(target, program, interaction) : new SshChannel(target, interaction);
    return new OutOfProcessClient(channel, options.cancelTimeout);
  },
  openTimeout: (target) => target.connectingTimeout,
  /** The user stands there where it was said and is another than ours. */
  promptPrefix(target) {
    const { host, user: named } = parseHostName(target.hostName);
    const user = target.userName ?? named;
    return user && user !== userInfo().username ? `[${user}@${host}]: ` : `[${host}]: `;
  },
};
