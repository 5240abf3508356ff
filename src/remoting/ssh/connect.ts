/** Connects to an SSH server: through jump hosts where ssh_config says so, with its key verified and the user authenticated. */
import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import ssh2, { type Client, type ConnectConfig } from 'ssh2';
import { TransportError } from '../transports/transport.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import { type AuthenticationState, authenticationHandler } from './authentication.js';
import { verifyHostKey } from './host-keys.js';
import { IdentityAgent } from './identities.js';
import { knownKeyTypes, readKnownHosts } from './known-hosts.js';
import { resolveSshTarget, type SshParameters, type SshTarget } from './ssh-target.js';

export interface SshConnection {
  client: Client;
  target: SshTarget;
  /** Ends the connection and those that it goes through. */
  dispose(): void;
}

const maxJumps = 8;

/** Connects and authenticates. Throws TransportError; nothing is left open then. */
export async function connectSsh(
  parameters: SshParameters,
  interaction: UserInteraction,
  signal: AbortSignal,
): Promise<SshConnection> {
  return connectThrough(parameters, interaction, signal, 0);
}

async function connectThrough(
  parameters: SshParameters,
  interaction: UserInteraction,
  signal: AbortSignal,
  depth: number,
): Promise<SshConnection> {
  const target = resolveSshTarget(parameters);
  if (depth > maxJumps)
    throw new TransportError('InvalidOption', 'There are too many jump hosts, or they go round in a circle.');
  const options = connectOptions(target);
  const open: SshConnection[] = [];
  const dispose = () => {
    for (const connection of open.reverse()) connection.dispose();
  };
  try {
    const socket =
      target.proxyJump.length > 0
        ? await jump(target, parameters, interaction, signal, depth, open)
        : proxyProcess(target, interaction);
    const client = await connectClient(target, options, socket, interaction, signal);
    return {
      client,
      target,
      dispose: () => {
        client.end();
        client.destroy();
        dispose();
      },
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** Connects to the last jump host (through the ones before it), and from there to the target. */
async function jump(
  target: SshTarget,
  parameters: SshParameters,
  interaction: UserInteraction,
  signal: AbortSignal,
  depth: number,
  open: SshConnection[],
): Promise<Duplex> {
  const hops = target.proxyJump;
  const last = hops.at(-1) as string;
  const before = hops.slice(0, -1).join(',');
  const connection = await connectThrough(
    {
      hostName: last.replace(/^ssh:\/\//, ''),
      configFiles: parameters.configFiles,
      options: before === '' ? undefined : { ProxyJump: before },
    },
    interaction,
    signal,
    depth + 1,
  );
  open.push(connection);
  return new Promise((resolve, reject) => {
    connection.client.forwardOut('127.0.0.1', 0, target.host, target.port, (error, stream) => {
      if (error)
        reject(
          new TransportError(
            'ConnectFailed',
            `${last} could not connect to ${target.host}:${target.port}: ${error.message}`,
          ),
        );
      else resolve(stream);
    });
  });
}

function proxyProcess(target: SshTarget, interaction: UserInteraction): Duplex | undefined {
  if (target.proxyCommand === null) return undefined;
  const child = spawn('/bin/sh', ['-c', `exec ${target.proxyCommand}`], { stdio: 'pipe' });
  const duplex = Duplex.from({ readable: child.stdout, writable: child.stdin });
  child.stderr.setEncoding('utf8').on('data', (text: string) => interaction.show(text.trimEnd()));
  child.on('error', (error) => duplex.destroy(error));
  duplex.on('close', () => child.kill());
  return duplex;
}

function connectClient(
  target: SshTarget,
  options: ConnectConfig,
  socket: Duplex | undefined,
  interaction: UserInteraction,
  signal: AbortSignal,
): Promise<Client> {
  const client = new ssh2.Client();
  const agent = new IdentityAgent(target, interaction, signal);
  const authentication: AuthenticationState = { offered: [], failure: null };
  let refusal: TransportError | null = null;
  return new Promise<Client>((resolve, reject) => {
    const fail = (error: TransportError) => {
      cleanUp();
      client.on('error', () => undefined);
      client.destroy();
      socket?.destroy();
      reject(error);
    };
    const cancel = () => fail(abortError(signal));
    const timer = setTimeout(
      () =>
        fail(
          new TransportError(
            'TimedOut',
            `${target.host}:${target.port} did not answer within ${target.connectTimeout / 1000} seconds.`,
          ),
        ),
      target.connectTimeout,
    );
    const cleanUp = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      client.removeAllListeners();
    };
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel, { once: true });
    client.on('banner', (message) => interaction.show(message.trimEnd()));
    client.on('error', (error: Error & { level?: string }) => {
      if (error.level === 'agent') return;
      fail(refusal ?? describeFailure(error, target, agent, authentication));
    });
    client.on('close', () =>
      fail(refusal ?? new TransportError('ConnectionClosed', `${target.host}:${target.port} closed the connection.`)),
    );
    client.on('ready', () => {
      cleanUp();
      resolve(client);
    });
    client.connect({
      ...options,
      sock: socket,
      authHandler: authenticationHandler(target, agent, interaction, signal, authentication),
      hostVerifier: (key: Buffer, verify: (accepted: boolean) => void) => {
        clearTimeout(timer); // from here on the user may be asked
        verifyHostKey(target, key, interaction, signal).then(
          () => verify(true),
          (error: TransportError) => {
            refusal = error;
            verify(false);
          },
        );
      },
    });
    // Small packets follow each other all the time; TCP would hold each back until the one before it is acknowledged.
    client.setNoDelay(true);
  });
}

/** Throws TransportError when a file of known hosts cannot be read. */
function connectOptions(target: SshTarget): ConnectConfig {
  const known = knownKeyTypes(
    readKnownHosts([...target.knownHostsFiles, ...target.globalKnownHostsFiles]),
    target.knownHostsName,
  );
  // A key of type ssh-rsa is shown under the names of its signature algorithms.
  const preferred = known.flatMap((type) =>
    type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'] : [type],
  );
  const algorithms: Record<string, unknown> = {};
  for (const [kind, list] of Object.entries(target.algorithms))
    if (list !== undefined) algorithms[kind] = algorithmList(list);
  algorithms['serverHostKey'] ??= preferred.length > 0 ? { prepend: preferred } : undefined;
  for (const kind of Object.keys(algorithms)) if (algorithms[kind] === undefined) delete algorithms[kind];
  return {
    host: target.host,
    port: target.port,
    username: target.user,
    readyTimeout: 0,
    keepaliveInterval: target.keepAliveInterval,
    keepaliveCountMax: target.keepAliveCount,
    algorithms: algorithms as ConnectConfig['algorithms'],
  };
}

/** `a,b`, or with a sign in front what is to be added to (+, ^) or taken from (-) the defaults. */
function algorithmList(text: string): unknown {
  const names = text.replace(/^[+^-]/, '').split(',');
  switch (text[0]) {
    case '+':
      return { append: names };
    case '^':
      return { prepend: names };
    case '-':
      return { remove: names };
    default:
      return names;
  }
}

function describeFailure(
  error: Error & { level?: string; code?: unknown },
  target: SshTarget,
  agent: IdentityAgent,
  state: AuthenticationState,
): TransportError {
  const where = `${target.host}:${target.port}`;
  if (error.level === 'client-authentication') {
    const offered = state.offered.length > 0 ? ` (the server takes: ${state.offered.join(', ')})` : '';
    const detail = [...agent.problems, ...(state.failure ? [state.failure.message] : [])].join('\n');
    return new TransportError('AuthenticationFailed', `${target.user}@${where}: permission denied${offered}.`, detail);
  }
  if (typeof error.code === 'number')
    return new TransportError(
      'ConnectFailed',
      `${where} ended the connection: ${error.message}`,
      agent.problems.join('\n'),
    );
  if (error.level === 'client-socket' || error.level === undefined) {
    return new TransportError('ConnectFailed', `${where} could not be reached: ${error.message || String(error.code)}`);
  }
  return new TransportError('ConnectFailed', `The connection to ${where} failed: ${error.message}`);
}

function abortError(signal: AbortSignal): TransportError {
  if (signal.reason instanceof TransportError) return signal.reason;
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return timedOut
    ? new TransportError('TimedOut', 'The host did not answer in time.')
    : new TransportError('Cancelled', 'The connection was cancelled.');
}
