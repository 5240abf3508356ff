/**
 * Where a session goes, as plain data: what the cmdlets make of their parameters, and what the rows of the transport table
 * (transport-table.ts) open. One kind for each transport; a new transport adds its kind here and its row there.
 */
import type { Credential } from '../../runtime/host/host-call.js';
import type { SshParameters } from '../ssh/ssh-target.js';
import type { ProcessTarget } from './process-channel.js';

/** AuthenticationMechanism's names. */
export type Authentication =
  | 'Default'
  | 'Basic'
  | 'Negotiate'
  | 'NegotiateWithImplicitCredential'
  | 'Credssp'
  | 'Digest'
  | 'Kerberos';

export interface WSManTarget {
  /** As the user named it; `localhost` for none. */
  computerName: string;
  /** `http://server:5985/WSMAN`: scheme, host, port and application name are always there. */
  connectionUri: string;
  /** The configuration's full resource URI. */
  shellUri: string;
  authentication: Authentication;
  credential: Credential | null;
  /** In place of a credential. */
  certificateThumbprint: string | null;
  /** -AllowRedirection; the session options say how often. */
  allowRedirection: boolean;
  enableNetworkAccess: boolean;
}

/** A virtual machine of this computer, by id or by name. */
export interface VirtualMachineTarget {
  /** Lower-case GUID; null when only the name was given. */
  vmId: string | null;
  vmName: string | null;
  credential: Credential;
  /** By which sockets machines are reached; '' for Hyper-V's own (hyperv/connectors.ts). */
  sockets: string;
  /** '' for the default. */
  configurationName: string;
}

export interface ContainerTarget {
  /** An id, the beginning of one, or a name; `pod/web` or `pod/web/sidecar` for Kubernetes. */
  containerId: string;
  /** The command that reaches containers, with its first arguments; '' for the first of the usual ones that has it. */
  tool: string;
  env: NodeJS.ProcessEnv;
  runAsAdministrator: boolean;
  /** '' for the default. */
  configurationName: string;
}

/** Another shell's process on this computer, by the pipe that it offers (Enter-PSHostProcess). */
export interface NamedPipeTarget {
  /** Path of the socket, or `\\.\pipe\…`. */
  path: string;
  /** Null when only the pipe was named. */
  processId: number | null;
}

/** A shell of our own as a child process. */
export interface LoopbackTarget extends ProcessTarget {
  /** As the user named this computer: `localhost`, or its own name. */
  computerName: string;
}

export interface TargetKinds {
  ssh: SshParameters;
  process: LoopbackTarget;
  pipe: NamedPipeTarget;
  wsman: WSManTarget;
  vm: VirtualMachineTarget;
  container: ContainerTarget;
}
export type TargetKind = keyof TargetKinds;
export type TargetOf<K extends TargetKind> = { kind: K } & TargetKinds[K];
export type SessionTarget = { [K in TargetKind]: TargetOf<K> }[TargetKind];

/** What a PSSession shows as its Transport. */
export const transportNames: Readonly<Record<TargetKind, string>> = {
  ssh: 'SSH',
  process: 'Process',
  pipe: 'NamedPipe',
  wsman: 'WSMan',
  vm: 'VMBus',
  container: 'Container',
};
