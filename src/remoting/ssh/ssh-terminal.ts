/** A program on a connection of SSH that is there already, with a terminal of its own beside the session. */
import type { Client } from 'ssh2';
import { type RemoteTerminal, TransportError } from '../transports/transport.js';

/** `command` is for the user's login shell there. Throws TransportError where the server has no terminal to give. */
export function openSshTerminal(
  client: Client,
  command: string,
  columns: number,
  rows: number,
): Promise<RemoteTerminal> {
  const pty = { cols: columns, rows, term: process.env['TERM'] ?? 'xterm' };
  return new Promise((resolve, reject) => {
    client.exec(command, { pty }, (error, channel) => {
      if (error) {
        reject(new TransportError('NotSupported', `The remote computer gives no terminal: ${error.message}`));
        return;
      }
      let code: number | null = null;
      channel.on('exit', (exitCode: number | null) => {
        code = exitCode;
      });
      resolve({
        write: (data) => void channel.write(data),
        resize: (width, height) => channel.setWindow(height, width, 0, 0),
        onData: (listener) => void channel.on('data', listener),
        ended: new Promise((settle) => channel.once('close', () => settle(code))),
      });
    });
  });
}
