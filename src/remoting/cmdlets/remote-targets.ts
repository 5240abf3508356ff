/** The targets that the parameters of New-PSSession and Invoke-Command name: one for each element of their lists. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import { toText } from '../../runtime/language/to-text.js';
import type { Hashtable } from '../../runtime/objects/hashtable.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { messages } from '../messages.js';
import type { SessionTarget } from '../transports/targets.js';
import { containerTarget } from './container-target.js';
import { ConnectionError, type ConnectionValues, connectionOf, sshTarget } from './ssh-parameters.js';
import { vmTarget } from './vm-target.js';
import { computerTarget, isComputerName, localhost, uriTarget, type WSManValues } from './wsman-target.js';

export interface TargetLists extends WSManValues, ConnectionValues {
  ComputerName?: string[] | undefined;
  ConnectionUri?: Uri[] | undefined;
  VMId?: unknown[] | undefined;
  VMName?: string[] | undefined;
  ContainerId?: string[] | undefined;
  RunAsAdministrator?: boolean | undefined;
  HostName?: string[] | undefined;
  SSHConnection?: Hashtable[] | undefined;
}

/** Those of the parameter set in use. What names no place is a non-terminating error; a bad computer name or table terminates. */
export function targetsOf(cmd: CmdletRuntime, values: TargetLists): SessionTarget[] {
  switch (cmd.parameterSet.replace(/^FilePath/, '')) {
    case 'ComputerName': {
      const names = values.ComputerName ?? [localhost];
      if (!names.every((name) => name === '.' || isComputerName(name))) refuseNames(cmd, names);
      return each(cmd, names, (name) => computerTarget(cmd, name, values));
    }
    case 'Uri':
      return values.ConnectionUri
        ? each(cmd, values.ConnectionUri, (uri) => uriTarget(cmd, uri, values))
        : each(cmd, [null], () => uriTarget(cmd, null, values));
    case 'VMId':
    case 'VMName':
      return values.VMId
        ? values.VMId.map((id) => vmTarget(cmd, { vmId: toText(id).toLowerCase(), vmName: null }, values))
        : (values.VMName ?? []).map((vmName) => vmTarget(cmd, { vmId: null, vmName }, values));
    case 'ContainerId':
      return (values.ContainerId ?? []).map((containerId) => containerTarget(cmd, containerId, values));
    case 'SSHHost':
      return (values.HostName ?? []).map((name) => sshTarget(cmd, name === '.' ? localhost : name, values));
    default:
      return withConnectionErrors(cmd, () => (values.SSHConnection ?? []).map((table) => connectionOf(cmd, table)));
  }
}

function each<T>(cmd: CmdletRuntime, items: readonly T[], make: (item: T) => SessionTarget): SessionTarget[] {
  return items.flatMap((item) => {
    try {
      return [make(item)];
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      cmd.writeError(cmd.error('CreateRemoteRunspaceFailed', 'InvalidArgument', item, error.message, error));
      return [];
    }
  });
}

function refuseNames(cmd: CmdletRuntime, names: readonly string[]): never {
  const text = messages.invalidComputerName;
  return cmd.throwTerminating(
    cmd.error('PSSessionInvalidComputerName', 'InvalidArgument', [...names], text, 'System.ArgumentException'),
  );
}

function withConnectionErrors<T>(cmd: CmdletRuntime, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    const exception = 'System.Management.Automation.PSArgumentException';
    return cmd.throwTerminating(cmd.error('Argument', 'InvalidArgument', null, error.message, exception));
  }
}
