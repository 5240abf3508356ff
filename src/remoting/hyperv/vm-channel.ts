/** The PowerShell in a virtual machine as a channel of bytes: logs in at the broker, then connects to what that has started. */
import { setTimeout as delay } from 'node:timers/promises';
import { messages } from '../messages.js';
import type { VirtualMachineTarget } from '../transports/targets.js';
import { type ByteChannel, type ChannelEvents, TransportError } from '../transports/transport.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import { connectorFor } from './connectors.js';
import { logIn, negotiateVersion, showToken } from './handshake.js';
import type { VmConnector, VmSocket } from './vm-socket.js';

/** PowerShell takes a while to start after the broker has agreed: when it is asked first (ms), how often, and how much longer each time. */
const startTime = 500;
const attempts = 10;
const firstPause = 250;
const growth = 1.5;
const chunk = 64 * 1024;

export class VmChannel implements ByteChannel {
  #socket: VmSocket | null = null;
  #flowing = true;
  #resume: (() => void) | null = null;
  #disposed = false;

  constructor(
    private readonly target: VirtualMachineTarget,
    private readonly interaction: UserInteraction,
    /** For tests: milliseconds before PowerShell is asked first. */
    private readonly patience = startTime,
  ) {}

  async open(events: ChannelEvents, signal: AbortSignal): Promise<void> {
    const connect = await connectorFor(this.target, signal);
    const token = await this.#logIn(connect, signal);
    const socket = await this.#connectToPowerShell(connect, signal);
    if (this.#disposed) {
      socket.close();
      throw new TransportError('Cancelled', messages.vmCancelled);
    }
    this.#socket = socket;
    if (token !== null) await showToken(socket, token);
    void this.#pump(socket, events);
  }

  /** The token; null where the virtual machine knows none and the user has agreed to that. */
  async #logIn(connect: VmConnector, signal: AbortSignal): Promise<string | null> {
    let socket = await connect('broker', signal);
    try {
      const version = await negotiateVersion(socket);
      if (version === 1) {
        socket.close();
        await this.#agreeToFirstVersion(signal);
        socket = await connect('broker', signal);
      }
      return await logIn(socket, this.target, version);
    } finally {
      socket.close();
    }
  }

  async #agreeToFirstVersion(signal: AbortSignal): Promise<void> {
    const { oldGuestCaption, oldGuest, hyperVNegotiationFailed } = messages;
    const name = this.target.vmName ?? this.target.vmId ?? '';
    let agreed: boolean;
    try {
      agreed = await this.interaction.confirm(oldGuestCaption, oldGuest(name), signal);
    } catch (error) {
      // Nobody can be asked.
      throw new TransportError('AuthenticationFailed', hyperVNegotiationFailed, (error as Error).message);
    }
    if (!agreed) throw new TransportError('AuthenticationFailed', hyperVNegotiationFailed);
  }

  async #connectToPowerShell(connect: VmConnector, signal: AbortSignal): Promise<VmSocket> {
    await delay(this.patience, undefined, { signal }).catch(() => undefined);
    let pause = firstPause;
    for (let attempt = 1; ; attempt++) {
      if (signal.aborted) throw new TransportError('Cancelled', messages.vmCancelled);
      try {
        return await connect('powershell', signal);
      } catch (error) {
        if (attempt === attempts || !(error instanceof TransportError) || error.code !== 'ConnectFailed') throw error;
      }
      await delay(pause, undefined, { signal }).catch(() => undefined);
      pause *= growth;
    }
  }

  async #pump(socket: VmSocket, events: ChannelEvents): Promise<void> {
    for (;;) {
      if (!this.#flowing)
        await new Promise<void>((resolve) => {
          this.#resume = resolve;
        });
      const data = await socket.receive(chunk);
      if (data.length === 0) break;
      events.onData(data);
    }
    events.onEnd({ error: null, status: '' });
  }

  async write(text: string): Promise<void> {
    if (!this.#socket) throw new TransportError('ConnectionClosed', messages.vmConnectionLost);
    await this.#socket.send(Buffer.from(text));
  }

  setFlowing(flowing: boolean): void {
    this.#flowing = flowing;
    if (flowing) this.#resume?.();
  }

  /** The far side ends by the session's Close; the socket stays for its answer. */
  end(): void {}

  dispose(): void {
    this.#disposed = true;
    this.#socket?.close();
    this.setFlowing(true);
  }
}
