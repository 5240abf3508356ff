/**
 * Which command reaches a container, and whether the container is there and runs. PowerShell asks Windows' Host Compute Service and
 * so knows only Windows containers by their whole id; the commands that people have (docker, podman, nerdctl, kubectl) know short
 * ids and names, and every kind of container that they manage.
 */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { messages } from '../messages.js';
import type { ContainerTarget } from '../transports/targets.js';
import { TransportError } from '../transports/transport.js';

/** A container that can be worked in. */
export interface Container {
  /** The command and its first arguments: `['podman', '--remote']`. */
  command: readonly string[];
  /** `kubectl exec` has other arguments than `docker exec`. */
  style: 'docker' | 'kubernetes';
  windows: boolean;
}

/** Those that are looked for, in this order. A reference with a slash (`pod/web`, `deploy/web/sidecar`) is one of Kubernetes. */
const containerCommands = ['docker', 'podman', 'nerdctl'];

/** The container that a target means. Throws TransportError: no command, no such container, or one that does not run. */
export async function findContainer(target: ContainerTarget, signal: AbortSignal): Promise<Container> {
  const { containerId } = target;
  if (containerId.startsWith('-')) throw missing(containerId, '');
  const reports: string[] = [];
  let unknown = false;
  for (const command of commandsFor(target)) {
    if (isKubernetes(command)) return { command, style: 'kubernetes', windows: false };
    const found = await inspect(command, target, signal);
    if (found.state === 'running') return { command, style: 'docker', windows: found.windows };
    reports.push(`${command[0]}: ${found.text}`);
    if (found.state === 'stopped') throw missing(containerId, reports.join('\n'));
    unknown ||= found.state === 'unknown';
  }
  if (unknown) throw missing(containerId, reports.join('\n'));
  throw new TransportError('TransportMissing', messages.noContainers, reports.join('\n'));
}

function missing(id: string, detail: string): TransportError {
  return new TransportError('TargetMissing', messages.invalidContainerId(id), detail);
}

function commandsFor({ tool, containerId, env }: ContainerTarget): string[][] {
  const configured = tool.split(/\s+/).filter((word) => word !== '');
  const isThere = (command: string) => isOnPath(command, env);
  if (configured.length > 0) {
    if (isThere(configured[0] as string)) return [configured];
    throw new TransportError('TransportMissing', messages.noContainers, messages.toolNotFound(configured[0] as string));
  }
  const names = containerId.includes('/') ? ['kubectl'] : containerCommands;
  const found = names.filter(isThere);
  if (found.length === 0)
    throw new TransportError('TransportMissing', messages.noContainers, messages.toolsNotFound(names));
  return found.map((name) => [name]);
}

function isKubernetes(command: readonly string[]): boolean {
  return command.some((word) => /^(kubectl|oc)(\.exe)?$/.test(basename(word)));
}

function isOnPath(command: string, env: NodeJS.ProcessEnv): boolean {
  if (/[\\/]/.test(command)) return isProgram(command);
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => suffixes.some((suffix) => isProgram(join(folder, command + suffix))));
}
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

type Inspection =
  | { state: 'running'; windows: boolean }
  /** `unknown`: there is no such container; `failed`: the command cannot tell. */
  | { state: 'stopped' | 'unknown' | 'failed'; text: string };

function inspect(command: readonly string[], target: ContainerTarget, signal: AbortSignal): Promise<Inspection> {
  const [file, ...args] = command as [string, ...string[]];
  return new Promise((resolve, reject) => {
    execFile(
      file,
      [...args, 'container', 'inspect', target.containerId],
      { env: target.env, signal, maxBuffer: 16 * 1024 * 1024 },
      (error, out, err) => {
        if (signal.aborted) reject(new TransportError('Cancelled', messages.containerCancelled));
        else if (error) {
          const text = err.trim() || error.message;
          resolve({ state: /no such (container|object)/i.test(text) ? 'unknown' : 'failed', text });
        } else resolve(readInspection(out));
      },
    );
  });
}

/** What `container inspect` prints: an array of one object, of which Docker's names are common to all. */
function readInspection(text: string): Inspection {
  let found: { State?: { Running?: boolean; Status?: string }; Platform?: string } | undefined;
  try {
    [found] = JSON.parse(text) as (typeof found)[];
  } catch {
    return { state: 'failed', text: text.slice(0, 200) };
  }
  if (!found) return { state: 'unknown', text: messages.nothingInspected };
  const { State, Platform } = found;
  if (State?.Running !== true) return { state: 'stopped', text: messages.containerState(State?.Status ?? 'unknown') };
  return { state: 'running', windows: Platform === 'windows' };
}
