/**
 * A shell inside a container as a channel of bytes. Which shells the container has is not asked first: the one that is likeliest is
 * started, and when the answer is that there is no such program, what was written so far goes to the next.
 */
import { messages } from '../messages.js';
import { ProcessChannel } from '../transports/process-channel.js';
import type { ContainerTarget } from '../transports/targets.js';
import { type ByteChannel, type ChannelEnd, type ChannelEvents, TransportError } from '../transports/transport.js';
import { type Container, findContainer } from './find-container.js';

/** The shells that are tried, in this order. */
const shells = ['pwsh', 'powershell', 'periwinkle'];
const serverArguments = ['-s', '-NoLogo', '-NoProfile'];

export class ContainerChannel implements ByteChannel {
  #container: Container | null = null;
  #process: ProcessChannel | null = null;
  #events: ChannelEvents | null = null;
  #signal: AbortSignal | null = null;
  #shell = 0;
  /** What was written before the far side said anything, for the next shell; null once it has. */
  #unanswered: string[] | null = [];
  #disposed = false;

  constructor(private readonly target: ContainerTarget) {}

  async open(events: ChannelEvents, signal: AbortSignal): Promise<void> {
    this.#container = await findContainer(this.target, signal);
    if (this.target.runAsAdministrator && this.#container.style === 'kubernetes')
      throw new TransportError('NotSupported', messages.kubernetesUser);
    this.#events = events;
    this.#signal = signal;
    await this.#start();
  }

  async write(text: string): Promise<void> {
    this.#unanswered?.push(text);
    await this.#process?.write(text);
  }

  setFlowing(flowing: boolean): void {
    this.#process?.setFlowing(flowing);
  }

  end(): void {
    this.#process?.end();
  }

  dispose(): void {
    this.#disposed = true;
    this.#process?.dispose();
  }

  async #start(): Promise<void> {
    const [file, ...args] = execCommand(this.#container as Container, this.target, shells[this.#shell] as string);
    const channel = new ProcessChannel({ file: file as string, args, env: this.target.env });
    this.#process = channel;
    // Text before the first answer is of the command that starts the shell, or of the shell: it matters only when this is the one.
    let text = '';
    const answered = () => {
      if (this.#unanswered === null) return;
      this.#unanswered = null;
      if (text !== '') this.#events?.onText(text);
    };
    await channel.open(
      {
        onData: (chunk) => {
          answered();
          this.#events?.onData(chunk);
        },
        onText: (more) => {
          if (this.#unanswered === null) this.#events?.onText(more);
          else text += more;
        },
        onEnd: (end) => {
          if (this.#unanswered !== null && !this.#disposed && shellIsMissing(end, text)) this.#tryNext(text);
          else {
            answered();
            this.#events?.onEnd(end);
          }
        },
      },
      this.#signal as AbortSignal,
    );
  }

  #tryNext(text: string): void {
    this.#shell++;
    if (this.#shell === shells.length) {
      const message = messages.noShellInContainer(this.target.containerId, shells.join(', '), text.trim());
      this.#events?.onEnd({ error: new TransportError('SpawnFailed', message), status: '' });
      return;
    }
    const written = this.#unanswered ?? [];
    this.#start().then(
      () => {
        for (const packets of written) this.#process?.write(packets).catch(() => undefined); // its end says more
      },
      (error: TransportError) => this.#events?.onEnd({ error, status: '' }),
    );
  }
}

/** The command line that starts a shell as a server in the container. */
export function execCommand(container: Container, target: ContainerTarget, shell: string): string[] {
  const { command, style, windows } = container;
  const { containerId, runAsAdministrator, configurationName } = target;
  const configuration = configurationName === '' ? [] : ['-ConfigurationName', configurationName];
  const server = [shell, ...serverArguments, ...configuration];
  if (style === 'kubernetes') {
    const [first = '', second, inPod] = containerId.split('/');
    const pod = second === undefined ? first : `${first}/${second}`;
    return [...command, 'exec', '-i', pod, ...(inPod === undefined ? [] : ['-c', inPod]), '--', ...server];
  }
  const user = runAsAdministrator ? ['--user', windows ? 'ContainerAdministrator' : '0'] : [];
  return [...command, 'exec', '-i', ...user, containerId, ...server];
}

/** 126 and 127 are what the commands make of a program that cannot be started; kubectl says it in words. */
function shellIsMissing({ status }: ChannelEnd, text: string): boolean {
  return /exit code 12[67]$/.test(status) || /executable file not found|no such file or directory/i.test(text);
}
