/** What Test-Connection does by pings: asking a target, counting the routers before it, and finding the largest packet. */
import type { IPAddress } from '../../dotnet/net/ip-address.js';
import { enumText } from '../../language/enum-text.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { isType } from '../../providers/errors.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { connectionTarget, reportFailure, type TargetOptions } from './connection-target.js';
import { type PingOptions, ping } from './ping.js';
import { IPStatus, PingMtuStatus, type PingReply, PingStatus, TraceStatus } from './ping-status.js';

export interface TestOptions extends TargetOptions {
  Source: string;
  MaxHops: number;
  Count: number;
  Delay: number;
  BufferSize: number;
  DontFragment: boolean;
  Detailed: boolean;
  TimeoutSeconds: number;
  MtuSize: boolean;
  Traceroute: boolean;
  TcpPort?: number | undefined;
}

const pingsEachHop = 3;
const traceDelay = 50;
const mtuDelay = 100;

function pingOptions(options: TestOptions, changed: Partial<PingOptions> = {}): PingOptions {
  const { TimeoutSeconds, MaxHops, BufferSize, DontFragment } = options;
  return { timeout: TimeoutSeconds, maxHops: MaxHops, size: BufferSize, dontFragment: DontFragment, ...changed };
}

/** Null for a ping that could not be sent, which is reported. */
function reportingPing(cmd: CmdletRuntime, name: string, address: IPAddress, options: PingOptions): PingReply | null {
  try {
    return ping(cmd, address, options);
  } catch (error) {
    if (!isType(error, 'System.Net.NetworkInformation.PingException')) throw error;
    reportFailure(cmd, name, error.message, error.innerException);
    return null;
  }
}

export function pingTarget(cmd: CmdletRuntime, given: string, options: TestOptions): void {
  const target = connectionTarget(cmd, given, options);
  let succeeded = target !== null;
  for (let count = 1; target !== null && count <= options.Count; count++) {
    const reply = reportingPing(cmd, target.name, target.address, pingOptions(options));
    if (reply === null) {
      succeeded = false;
      continue;
    }
    succeeded &&= reply.status === IPStatus.Success;
    if (!options.Quiet) {
      const { Source, BufferSize } = options;
      cmd.writeObject(new PingStatus(Source, target.name, reply, reply.roundtripTime, BufferSize, count));
    }
    if (count < options.Count) cmd.io.sleep(options.Delay * 1000);
  }
  if (options.Quiet) cmd.writeObject(succeeded);
}

/** As PowerShell on Unix: routers in between are counted, and not told apart. */
export function traceRoute(cmd: CmdletRuntime, given: string, options: TestOptions): void {
  const target = connectionTarget(cmd, given, options);
  if (target === null) {
    if (!options.Quiet) cmd.writeObject(false);
    return;
  }
  let hop = 0;
  let status: number;
  do {
    hop++;
    const settings = pingOptions(options, { maxHops: hop });
    const found = ping(cmd, target.address, settings);
    ({ status } = found);
    for (let count = 1; count <= pingsEachHop; count++) {
      const start = performance.now();
      const reply = reportingPing(cmd, target.name, target.address, settings);
      if (reply === null) continue;
      const isThere = reply.status === IPStatus.Success;
      const latency = isThere ? reply.roundtripTime : Math.floor(performance.now() - start);
      const { Source, BufferSize } = options;
      const pinged = new PingStatus(Source, String(found.address), reply, latency, BufferSize, count);
      if (!options.Quiet) cmd.writeObject(new TraceStatus(hop, pinged, Source, target.name, target.address));
      cmd.io.sleep(traceDelay);
    }
  } while (hop < options.MaxHops && (status === IPStatus.TtlExpired || status === IPStatus.TimedOut));
  const isReached = status === IPStatus.Success;
  if (options.Quiet) cmd.writeObject(isReached);
  else if (!isReached) {
    const message = `Cannot complete traceroute to destination '${target.name}': Number of hops required to reach host exceeds MaxHops (${options.MaxHops}).`;
    const exception = new NetException('System.Net.NetworkInformation.PingException', message);
    cmd.writeError(cmd.error('TestConnectionException', 'ConnectionError', target.address, message, exception));
  }
}

export function findMtu(cmd: CmdletRuntime, given: string, options: TestOptions): void {
  const target = connectionTarget(cmd, given, options);
  if (target === null) {
    if (options.Quiet) cmd.writeObject(-1);
    return;
  }
  let [low, high, size] = [target.address.isIpv4 ? 68 : 1280, 10_000, 1473];
  let best: PingReply | null = null;
  for (let tries = 1; low < high - 1; ) {
    cmd.writeDebug(`LowMTUSize: ${low}, CurrentMTUSize: ${size}, HighMTUSize: ${high}`);
    const settings = pingOptions(options, { size, dontFragment: true });
    const reply = reportingPing(cmd, target.name, target.address, settings);
    if (reply === null) return;
    if (reply.status === IPStatus.PacketTooBig || reply.status === IPStatus.TimedOut) high = size;
    else if (reply.status === IPStatus.Success) {
      low = size;
      best = reply;
    } else if (tries++ < options.Count) continue;
    else {
      const type = requireType('System.Net.NetworkInformation.IPStatus');
      reportFailure(cmd, String(target.address), enumText(type.enumValue(reply.status)));
      return;
    }
    tries = 1;
    size = Math.floor((low + high) / 2);
    cmd.io.sleep(mtuDelay);
  }
  if (options.Quiet) cmd.writeObject(size);
  else if (best === null) reportFailure(cmd, target.name, 'TimedOut');
  else cmd.writeObject(new PingMtuStatus(options.Source, target.name, best, size));
}
