/**
 * The system's `ssh` as a channel of bytes, as PowerShell connects: for what our own client cannot do (GSSAPI, security keys,
 * certificates), and for those who want it. Its own configuration and its own known_hosts hold.
 */
import { existsSync } from 'node:fs';
import { ProcessChannel } from '../transports/process-channel.js';
import { type ByteChannel, type ChannelEvents, TransportError } from '../transports/transport.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import { Askpass } from './askpass.js';
import { domainUser, parseHostName, type SshParameters, type SshProgram } from './ssh-target.js';

export class SshProgramChannel implements ByteChannel {
  #process: ProcessChannel | null = null;
  #askpass: Askpass | null = null;

  constructor(
    private readonly parameters: SshParameters,
    private readonly program: SshProgram,
    private readonly interaction: UserInteraction,
  ) {}

  async open(events: ChannelEvents, signal: AbortSignal): Promise<void> {
    const { file, env, askpass: script } = this.program;
    const args = sshArguments(this.parameters);
    const askpass = new Askpass(this.interaction, signal);
    this.#askpass = askpass;
    const channel = new ProcessChannel({ file, args, env: { ...env, ...(await askpass.start(script)) } });
    this.#process = channel;
    const ended = {
      ...events,
      onEnd: (end: Parameters<ChannelEvents['onEnd']>[0]) => {
        if (askpass.failure) events.onText(`${askpass.failure.message}\n`);
        this.#stopAsking();
        events.onEnd(end);
      },
    };
    try {
      await channel.open(ended, signal);
    } catch (error) {
      this.#stopAsking();
      throw error;
    }
  }

  async write(text: string): Promise<void> {
    await this.#process?.write(text);
  }
  setFlowing(flowing: boolean): void {
    this.#process?.setFlowing(flowing);
  }
  end(): void {
    this.#process?.end();
  }
  dispose(): void {
    this.#stopAsking();
    this.#process?.dispose();
  }
  #stopAsking(): void {
    this.#askpass?.stop();
    this.#askpass = null;
  }
}

/** The command line, in PowerShell's order. Throws TransportError for a bad name of a host, and a key that is not there. */
export function sshArguments(parameters: SshParameters): string[] {
  const { keyFilePath, options = {}, subsystem = 'powershell' } = parameters;
  const { host, user: named, port: namedPort } = parseHostName(parameters.hostName);
  if (keyFilePath !== undefined && !existsSync(keyFilePath))
    throw new TransportError('InvalidOption', `The specified key file ${keyFilePath} was not found.`);
  const user = parameters.userName ?? named;
  const port = parameters.port ?? namedPort;
  return [
    ...(keyFilePath === undefined ? [] : ['-i', keyFilePath]),
    ...(user === undefined ? [] : ['-l', domainUser(user)]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    '-s',
    host,
    subsystem,
  ];
}
