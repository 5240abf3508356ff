/** The servers that the client is tried against: PowerShell's own, and ours as it was built. */
import { fileURLToPath } from 'node:url';
import type { TargetOf } from '../../../src/remoting/transports/targets.js';
import { oracle } from './real.js';

const program = fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));

/** The built shell as the server of a session. */
export const ownServer: TargetOf<'process'> = {
  kind: 'process',
  computerName: 'localhost',
  file: process.execPath,
  args: [program, '-s', '-NoLogo', '-NoProfile'],
};

export interface Peer {
  name: string;
  target: TargetOf<'process'>;
  isMissing: boolean;
}

export const peers: readonly Peer[] = [
  {
    name: 'the real engine',
    target: { kind: 'process', computerName: 'localhost', file: oracle ?? '', args: ['serve'] },
    isMissing: oracle === null,
  },
  { name: 'our own server', target: ownServer, isMissing: false },
];
