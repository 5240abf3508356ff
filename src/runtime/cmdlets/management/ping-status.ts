/** What Test-Connection writes: PingStatus, PingMtuStatus, TraceStatus and TcpPortStatus, around the reply to a ping. */
import type { IPAddress } from '../../dotnet/net/ip-address.js';
import { defineType, type NetType } from '../../objects/net-type.js';

/** IPStatus, of what the system's program tells apart. */
export const IPStatus = { Success: 0, PacketTooBig: 11_009, TimedOut: 11_010, TtlExpired: 11_013 } as const;

export class PingReply {
  declare readonly netType: NetType;
  constructor(
    readonly status: number,
    readonly address: IPAddress,
    /** Milliseconds. */
    readonly roundtripTime: number,
    readonly buffer: Uint8Array,
  ) {}
}

export class PingStatus {
  declare readonly netType: NetType;
  constructor(
    readonly source: string,
    readonly destination: string,
    readonly reply: PingReply,
    readonly latency: number,
    readonly bufferSize: number,
    /** Counts from 1. */
    readonly ping: number,
  ) {}
  get address(): IPAddress | null {
    return this.reply.status === IPStatus.Success ? this.reply.address : null;
  }
}

export class PingMtuStatus extends PingStatus {
  constructor(
    source: string,
    destination: string,
    reply: PingReply,
    readonly mtuSize: number,
  ) {
    super(source, destination, reply, reply.roundtripTime, reply.buffer.length, 1);
  }
}

export class TraceStatus {
  declare readonly netType: NetType;
  constructor(
    readonly hop: number,
    readonly status: PingStatus,
    readonly source: string,
    readonly target: string,
    readonly targetAddress: IPAddress,
  ) {}
}

export class TcpPortStatus {
  declare readonly netType: NetType;
  constructor(
    readonly id: number,
    readonly source: string,
    readonly target: string,
    readonly targetAddress: IPAddress,
    readonly port: number,
    readonly latency: number,
    /** SocketError: 0 for success. */
    readonly status: number,
  ) {}
}

const outer = 'Microsoft.PowerShell.Commands.TestConnectionCommand';
const assembly = 'Microsoft.PowerShell.Commands.Management';
const ipStatus = 'System.Net.NetworkInformation.IPStatus';
const ipAddress = 'ipaddress';

defineType('System.Net.NetworkInformation.PingReply', { class: PingReply, assembly: 'System.Net.Ping' }, () => ({
  members: {
    [`${ipStatus} Status {get;}`]: (self: PingReply) => self.status,
    [`${ipAddress} Address {get;}`]: (self: PingReply) => self.address,
    'long RoundtripTime {get;}': (self: PingReply) => BigInt(self.roundtripTime),
    'System.Object Options {get;}': () => null,
    'byte[] Buffer {get;}': (self: PingReply) => self.buffer,
  },
}));
defineType(`${outer}+PingStatus`, { class: PingStatus, assembly }, () => ({
  members: {
    'uint Ping {get;}': (self: PingStatus) => self.ping,
    'string Source {get;}': (self: PingStatus) => self.source,
    'string Destination {get;}': (self: PingStatus) => self.destination,
    [`${ipAddress} Address {get;}`]: (self: PingStatus) => self.address,
    'string DisplayAddress {get;}': (self: PingStatus) => (self.address === null ? '*' : String(self.address)),
    'long Latency {get;}': (self: PingStatus) => BigInt(self.latency),
    [`${ipStatus} Status {get;}`]: (self: PingStatus) => self.reply.status,
    'int BufferSize {get;}': (self: PingStatus) => self.bufferSize,
    'System.Net.NetworkInformation.PingReply Reply {get;}': (self: PingStatus) => self.reply,
  },
}));
defineType(`${outer}+PingMtuStatus`, { class: PingMtuStatus, assembly }, () => ({
  base: `${outer}+PingStatus`,
  members: { 'int MtuSize {get;}': (self: PingMtuStatus) => self.mtuSize },
}));
defineType(`${outer}+TraceStatus`, { class: TraceStatus, assembly }, () => ({
  members: {
    'int Hop {get;}': (self: TraceStatus) => self.hop,
    'string Hostname {get;}': (self: TraceStatus) => self.status.destination,
    'uint Ping {get;}': (self: TraceStatus) => self.status.ping,
    [`${ipAddress} HopAddress {get;}`]: (self: TraceStatus) => self.status.address,
    'long Latency {get;}': (self: TraceStatus) => BigInt(self.status.latency),
    [`${ipStatus} Status {get;}`]: (self: TraceStatus) => self.status.reply.status,
    'string Source {get;}': (self: TraceStatus) => self.source,
    'string Target {get;}': (self: TraceStatus) => self.target,
    [`${ipAddress} TargetAddress {get;}`]: (self: TraceStatus) => self.targetAddress,
    'System.Net.NetworkInformation.PingReply Reply {get;}': (self: TraceStatus) => self.status.reply,
  },
}));
defineType(`${outer}+TcpPortStatus`, { class: TcpPortStatus, assembly }, () => ({
  members: {
    'int Id {get;}': (self: TcpPortStatus) => self.id,
    'string Source {get;}': (self: TcpPortStatus) => self.source,
    'string Target {get;}': (self: TcpPortStatus) => self.target,
    [`${ipAddress} TargetAddress {get;}`]: (self: TcpPortStatus) => self.targetAddress,
    'int Port {get;}': (self: TcpPortStatus) => self.port,
    'long Latency {get;}': (self: TcpPortStatus) => BigInt(self.latency),
    'bool Connected {get;}': (self: TcpPortStatus) => self.status === 0,
    'System.Net.Sockets.SocketError Status {get;}': (self: TcpPortStatus) => self.status,
  },
}));
