/** A subsystem of an SSH server as a channel of bytes. */
import { once } from 'node:events';
import type { ClientChannel } from 'ssh2';
import { type ByteChannel, type ChannelEvents, type RemoteTerminal, TransportError } from '../transports/transport.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import type { SshConnection } from './connect.js';
import type { SshParameters } from './ssh-target.js';
import { openSshTerminal } from './ssh-terminal.js';

export class SshChannel implements ByteChannel {
  #connection: SshConnection | null = null;
  #channel: ClientChannel | null = null;
  #disposed = false;

  constructor(
    private readonly parameters: SshParameters,
    private readonly interaction: UserInteraction,
  ) {}

  async open(events: ChannelEvents, signal: AbortSignal): Promise<void> {
    const { connectSsh } = await import('./connect.js');
    const connection = await connectSsh(this.parameters, this.interaction, signal);
    this.#connection = connection;
    if (this.#disposed) {
      connection.dispose();
      throw new TransportError('Cancelled', 'The connection was cancelled.');
    }
    try {
      this.#channel = await openSubsystem(connection, this.parameters.subsystem ?? 'powershell', signal);
    } catch (error) {
      connection.dispose();
      throw error;
    }
    this.#attach(this.#channel, connection, events);
  }

  #attach(channel: ClientChannel, connection: SshConnection, events: ChannelEvents): void {
    let ended = false;
    let status = '';
    const end = (error: TransportError | null) => {
      if (ended) return;
      ended = true;
      events.onEnd({ error, status });
    };
    channel.on('data', events.onData);
    channel.stderr.setEncoding('utf8').on('data', events.onText);
    channel.on('exit', (code: number | null, name?: string) => {
      status =
        code === null
          ? `the remote process was ended by ${name ?? 'a signal'}`
          : `the remote process ended with exit code ${code}`;
    });
    channel.on('error', (error: Error) => events.onText(`${error.message}\n`));
    channel.on('close', () => end(null));
    const host = connection.target.host;
    connection.client.on('error', (error) =>
      end(new TransportError('ConnectionClosed', `The connection to ${host} was lost: ${error.message}`)),
    );
    connection.client.on('close', () => end(new TransportError('ConnectionClosed', `${host} closed the connection.`)));
  }

  async write(text: string): Promise<void> {
    const channel = this.#channel;
    if (!channel?.writable) throw new TransportError('ConnectionClosed', 'The remote process takes no more input.');
    if (!channel.write(text)) await Promise.race([once(channel, 'drain'), once(channel, 'close')]);
  }

  readonly openTerminal = async (command: string, columns: number, rows: number): Promise<RemoteTerminal> => {
    const client = this.#connection?.client;
    if (!client) throw new TransportError('ConnectionClosed', 'There is no connection.');
    return openSshTerminal(client, command, columns, rows);
  };

  setFlowing(flowing: boolean): void {
    if (flowing) this.#channel?.resume();
    else this.#channel?.pause();
  }

  end(): void {
    this.#channel?.end();
  }

  dispose(): void {
    this.#disposed = true;
    this.#channel?.close();
    this.#connection?.dispose();
  }
}

function openSubsystem(connection: SshConnection, name: string, signal: AbortSignal): Promise<ClientChannel> {
  const { client, target } = connection;
  return new Promise((resolve, reject) => {
    const cancel = () =>
      reject(
        signal.reason instanceof TransportError
          ? signal.reason
          : new TransportError('Cancelled', 'The connection was cancelled.'),
      );
    signal.addEventListener('abort', cancel, { once: true });
    client.once('close', () => reject(new TransportError('ConnectionClosed', `${target.host} closed the connection.`)));
    client.subsys(name, (error, channel) => {
      signal.removeEventListener('abort', cancel);
      if (error)
        reject(
          new TransportError(
            'SubsystemFailed',
            `${target.host} has no subsystem "${name}".`,
            `Its sshd_config needs a line such as\n    Subsystem ${name} /usr/bin/pwsh -sshs -NoLogo -NoProfile\nand sshd has to be restarted then.`,
          ),
        );
      else resolve(channel);
    });
  });
}
