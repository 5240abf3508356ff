/** The address that Test-Connection tests for a name, and how the target is called then. */
import { IPAddress } from '../../dotnet/net/ip-address.js';
import { getProperty, invokeStatic } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export interface ConnectionTarget {
  name: string;
  address: IPAddress;
}
export interface TargetOptions {
  IPv4: boolean;
  IPv6: boolean;
  ResolveDestination: boolean;
  Quiet: boolean;
}

/** Reports that a test did not come about. */
export function reportFailure(
  cmd: CmdletRuntime,
  target: string,
  why: string,
  inner: NetException | null = null,
): void {
  const message = `Testing connection to computer '${target}' failed: ${why}`;
  const exception = new NetException('System.Net.NetworkInformation.PingException', message, inner);
  cmd.writeError(cmd.error('TestConnectionException', 'ResourceUnavailable', target, message, exception));
}

/** Null for a name that has no such address, which is reported. */
export function connectionTarget(cmd: CmdletRuntime, name: string, options: TargetOptions): ConnectionTarget | null {
  const fits = (address: IPAddress) => (!options.IPv4 || address.isIpv4) && (!options.IPv6 || !address.isIpv4);
  const given = IPAddress.tryParse(name);
  if (given !== null) {
    if (!fits(given)) {
      reportFailure(cmd, name, 'Target IPv4/IPv6 address absent.');
      return null;
    }
    return { name: options.ResolveDestination ? entryOf(name).name : String(given), address: given };
  }
  let shown = name;
  let addresses: IPAddress[];
  try {
    let entry = entryOf(name);
    if (options.ResolveDestination) {
      shown = entry.name;
      entry = entryOf(shown);
    }
    ({ addresses } = entry);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (!options.Quiet) reportFailure(cmd, shown, 'Cannot resolve the target name.', error);
    return null;
  }
  const address = options.IPv4 || options.IPv6 ? addresses.find(fits) : addresses[0];
  if (address !== undefined) return { name: shown, address };
  reportFailure(cmd, shown, 'Target IPv4/IPv6 address absent.');
  return null;
}

function entryOf(name: string): { name: string; addresses: IPAddress[] } {
  const entry = invokeStatic(requireType('System.Net.Dns'), 'GetHostEntry', [name]);
  return { name: String(getProperty(entry, 'HostName')), addresses: getProperty(entry, 'AddressList') as IPAddress[] };
}
