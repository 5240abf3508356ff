/** The row of named pipes in the transport table. */
import { basename } from 'node:path';
import { OutOfProcessClient } from '../transports/out-of-process-client.js';
import type { TransportRow } from '../transports/transport-table.js';
import { PipeChannel } from './pipe-channel.js';
import { pipePrefix } from './pipe-names.js';

export const pipeTransport: TransportRow<'pipe'> = {
  computerName: () => 'localhost',
  create: (target, { options }) => new OutOfProcessClient(new PipeChannel(target.path), options.cancelTimeout),
  /** As PowerShell's, but for a pipe that was named: it has the id of the process there, which is not known here. */
  promptPrefix: ({ processId, path }) => `[Process:${processId ?? basename(path).replace(pipePrefix, '')}]: `,
};
