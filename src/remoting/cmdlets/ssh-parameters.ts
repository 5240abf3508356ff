/** The parameters by which cmdlets say where to connect, and what they mean. */
import { type ParameterSpec, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { fileSystemPath } from '../../runtime/engine/provider-environment.js';
import { toText } from '../../runtime/language/to-text.js';
import type { Hashtable } from '../../runtime/objects/hashtable.js';
import { baseOf } from '../../runtime/objects/ps-object.js';
import { fold, isNull } from '../../runtime/objects/values.js';
import { messages } from '../messages.js';
import type { SshProgram } from '../ssh/ssh-target.js';
import type { SessionTarget } from '../transports/targets.js';
import { shellFile } from './loopback-target.js';

/** The further parameters of sets with -HostName, but for -Port, which -ComputerName has too. */
export function sshParameters(sets: readonly string[]) {
  return {
    UserName: {
      type: t.string,
      sets,
      validate: [{ notNullOrEmpty: true }],
      help: 'The user to log in as; `user@host` and ssh_config may say it too.',
    } satisfies ParameterSpec<string>,
    KeyFilePath: {
      type: t.string,
      sets,
      aliases: ['IdentityFilePath'],
      validate: [{ notNullOrEmpty: true }],
      help: 'A private key for authentication, instead of those of ssh_config and the agent.',
    } satisfies ParameterSpec<string>,
    Subsystem: {
      type: t.string,
      sets,
      from: 'propertyName',
      defaultText: 'powershell',
      help: 'The SSH subsystem that is the remote shell.',
    } satisfies ParameterSpec<string>,
    ConnectingTimeout: {
      type: t.int,
      sets,
      help: 'Milliseconds that connecting may take, questions to you aside. -1 is no limit.',
    } satisfies ParameterSpec<number>,
    SSHTransport: {
      type: t.switch,
      sets,
      default: false,
      validate: [{ set: ['true'] }],
      help: "The system's ssh program connects, with its own configuration, as PowerShell does it: for GSSAPI, security keys and certificates. Its questions are asked here. $env:PERIWINKLE_SSH names a program for every connection.",
    } satisfies ParameterSpec<boolean>,
    Options: {
      type: t.hashtable,
      sets,
      validate: [{ notNullOrEmpty: true }],
      help: 'Options as in ssh_config, by name.',
    } satisfies ParameterSpec<Hashtable>,
  };
}

export interface ConnectionValues {
  UserName?: string | undefined;
  KeyFilePath?: string | undefined;
  Port?: number | undefined;
  Subsystem?: string | undefined;
  ConnectingTimeout?: number | undefined;
  Options?: Hashtable | undefined;
  SSHTransport?: boolean | undefined;
}

export function sshTarget(cmd: CmdletRuntime, hostName: string, values: ConnectionValues): SessionTarget {
  const keyFile = values.KeyFilePath;
  return {
    kind: 'ssh',
    hostName,
    userName: values.UserName,
    keyFilePath: keyFile === undefined ? undefined : (fileSystemPath(cmd.context, keyFile) ?? keyFile),
    port: values.Port,
    subsystem: values.Subsystem,
    connectingTimeout: values.ConnectingTimeout,
    options: optionsOf(values.Options),
    program: sshProgram(cmd, values.SSHTransport ?? false),
  };
}

/** `ssh` where it is asked for, and what $env:PERIWINKLE_SSH names in any case; undefined for our own client. */
function sshProgram({ context }: CmdletRuntime, isWanted: boolean): SshProgram | undefined {
  const file = context.environment['PERIWINKLE_SSH'] || (isWanted ? 'ssh' : '');
  if (file === '') return undefined;
  return { file, env: context.childEnvironment, askpass: shellFile('ssh-askpass.cjs') };
}

function optionsOf(table: Hashtable | undefined): Record<string, string> | undefined {
  return table && Object.fromEntries([...table.entries()].map(([name, value]) => [toText(name), toText(value)]));
}

/** A hashtable of -SSHConnection: HostName (or ComputerName), UserName, KeyFilePath, Port, Subsystem, Options, ConnectingTimeout. */
export function connectionOf(cmd: CmdletRuntime, table: Hashtable): SessionTarget {
  const entries = new Map([...table.entries()].map(([name, value]) => [fold(toText(name)), value]));
  const take = (...names: string[]) => {
    const values = names.map((name) => entries.get(fold(name))).filter((value) => !isNull(value));
    if (values.length > 1) throw new ConnectionError(messages.duplicateConnectionName(names));
    for (const name of names) entries.delete(fold(name));
    return values[0];
  };
  const text = (...names: string[]) => {
    const value = take(...names);
    return value === undefined ? undefined : toText(value);
  };
  const number = (name: string) => {
    const value = text(name);
    if (value !== undefined && !/^-?\d+$/.test(value)) throw new ConnectionError(messages.invalidConnection);
    return value === undefined ? undefined : Number(value);
  };
  const hostName = text('ComputerName', 'HostName');
  const options = baseOf(take('Options')) as Hashtable | undefined;
  const values: ConnectionValues = {
    UserName: text('UserName'),
    KeyFilePath: text('KeyFilePath', 'IdentityFilePath'),
    Port: number('Port'),
    Subsystem: text('Subsystem'),
    ConnectingTimeout: number('ConnectingTimeout'),
    Options: options,
  };
  if (entries.size > 0) throw new ConnectionError(messages.unknownConnectionName([...entries.keys()][0] as string));
  if (!hostName) throw new ConnectionError(messages.connectionWithoutHost);
  return sshTarget(cmd, hostName, values);
}

/** A hashtable of -SSHConnection that does not say where to connect. */
export class ConnectionError extends Error {}
