/** One ping, by the system's program: raw sockets are for administrators only, and .NET does the same then. */
import { IPAddress } from '../../dotnet/net/ip-address.js';
import { IoError } from '../../io/client.js';
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { IPStatus, PingReply } from './ping-status.js';
import { runProgram } from './run-program.js';

export interface PingOptions {
  /** Seconds. */
  timeout: number;
  maxHops: number;
  /** Bytes of content. */
  size: number;
  dontFragment: boolean;
}

/** Throws PingException where there is no such program, or where it cannot do its work. */
export function ping(cmd: CmdletRuntime, target: IPAddress, options: PingOptions): PingReply {
  const isMac = process.platform === 'darwin';
  const args = ['-n', '-c', '1', '-s', String(options.size)];
  args.push(
    isMac ? '-m' : '-t',
    String(options.maxHops),
    '-W',
    String(isMac ? options.timeout * 1000 : options.timeout),
  );
  if (options.dontFragment) args.push(...(isMac ? ['-D'] : ['-M', 'do']));
  const result = program(cmd, isMac && !target.isIpv4 ? 'ping6' : 'ping', [...args, String(target)]);
  const output = result.stdout + result.stderr;
  const time = /time[=<]([\d.]+) ?ms/.exec(output);
  if (time) return new PingReply(IPStatus.Success, target, Math.round(Number(time[1])), new Uint8Array(options.size));
  const nobody = (target.isIpv4 ? IPAddress.tryParse('0.0.0.0') : IPAddress.tryParse('::')) as IPAddress;
  const failure = (status: number) => new PingReply(status, nobody, 0, new Uint8Array());
  if (/time to live exceeded|hop limit/i.test(output)) return failure(IPStatus.TtlExpired);
  if (/message too long|frag needed/i.test(output)) return failure(IPStatus.PacketTooBig);
  if (result.code === 1) return failure(IPStatus.TimedOut);
  throw pingException(result.stderr.trim());
}

function program(cmd: CmdletRuntime, file: string, args: readonly string[]) {
  try {
    return runProgram(cmd, file, args);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    throw pingException("The system's ping utility could not be found.");
  }
}

function pingException(why: string): NetException {
  return new NetException(
    'System.Net.NetworkInformation.PingException',
    'An exception occurred during a Ping request.',
    netException('System.PlatformNotSupportedException', why),
  );
}
