/** Test-Connection -TcpPort: connects, and says whether that worked. */
import type { ConnectReply } from '../../io/services/socket.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { connectionTarget } from './connection-target.js';
import { TcpPortStatus } from './ping-status.js';
import type { TestOptions } from './test-by-ping.js';

/** SocketError by the system's words. */
const socketErrors: Readonly<Record<string, number>> = {
  EACCES: 10_013,
  EADDRNOTAVAIL: 10_049,
  ENETDOWN: 10_050,
  ENETUNREACH: 10_051,
  ECONNABORTED: 10_053,
  ECONNRESET: 10_054,
  ETIMEDOUT: 10_060,
  ECONNREFUSED: 10_061,
  EHOSTDOWN: 10_064,
  EHOSTUNREACH: 10_065,
};
const anyError = -1;

export function testPort(cmd: CmdletRuntime, name: string, options: TestOptions, port: number): void {
  const target = connectionTarget(cmd, name, options);
  if (target === null) {
    if (options.Quiet) cmd.writeObject(false);
    return;
  }
  for (let count = 1; count <= options.Count; count++) {
    const request = { host: String(target.address), port, timeout: options.TimeoutSeconds * 1000 };
    const { error, milliseconds } = cmd.io.call<ConnectReply>('socket.connect', request);
    const status = error === null ? 0 : (socketErrors[error] ?? anyError);
    if (!options.Detailed) {
      cmd.writeObject(status === 0);
      return;
    }
    const latency = status === 0 ? milliseconds : 0;
    cmd.writeObject(new TcpPortStatus(count, options.Source, name, target.address, port, latency, status));
    if (count < options.Count) cmd.io.sleep(options.Delay * 1000);
  }
}
