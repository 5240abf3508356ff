/** System.Net.IPAddress (`[ipaddress]`), IPEndPoint and IPNetwork. */
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentError, argumentNull, formatError, outOfRange } from '../system/errors.js';
import { ipText, parseIpv4, parseIpv6 } from './ip-text.js';

const assembly = 'System.Net.Primitives';

export class IPAddress {
  declare readonly netType: NetType;
  constructor(
    /** 4 or 16. */
    readonly bytes: Uint8Array,
    public scope = 0,
  ) {}
  get isIpv4(): boolean {
    return this.bytes.length === 4;
  }
  /** Null for what is no address. */
  static tryParse(text: string): IPAddress | null {
    if (!text.includes(':')) {
      const bytes = parseIpv4(text);
      return bytes && new IPAddress(bytes);
    }
    const found = parseIpv6(text);
    return found && new IPAddress(found.bytes, found.scope);
  }
  toString(): string {
    return ipText(this.bytes, this.scope);
  }
  equals(other: unknown): boolean {
    return other instanceof IPAddress && String(other) === String(this);
  }
}
/** Throws FormatException. */
export function parseAddress(text: string | null): IPAddress {
  if (text === null) throw argumentNull('ipString');
  const address = IPAddress.tryParse(text);
  if (!address)
    throw new NetException(
      'System.FormatException',
      'An invalid IP address was specified.',
      netException('System.Net.Sockets.SocketException', 'Invalid argument'),
    );
  return address;
}
function tryInto<T>(result: PSReference, found: T | null): boolean {
  result.set(found);
  return found !== null;
}
function ofBytes(bytes: Uint8Array | null, scope = 0n): IPAddress {
  if (bytes === null) throw argumentNull('address');
  if (bytes.length !== 4 && bytes.length !== 16) throw argumentError('An invalid IP address was specified.', 'address');
  return new IPAddress(Uint8Array.from(bytes), Number(scope));
}
/** A long holds the first byte lowest. */
function ofNumber(value: bigint): IPAddress {
  if (value < 0n || value > 0xffffffffn) throw notIpv4(BigInt.asUintN(64, value));
  return new IPAddress(Uint8Array.from([0n, 8n, 16n, 24n], (shift) => Number((value >> shift) & 255n)));
}
function notIpv4(value: bigint) {
  return outOfRange('newAddress', `newAddress ('${value}') must be less than or equal to '4294967295'.`, value);
}
function toNumber(address: IPAddress): bigint {
  if (!address.isIpv4)
    throw netException(
      'System.Net.Sockets.SocketException',
      'The attempted operation is not supported for the type of object referenced.',
    );
  return address.bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
function swapped(value: bigint, bits: 16 | 32 | 64): bigint {
  let rest = BigInt.asUintN(bits, value);
  let swappedBytes = 0n;
  for (let i = 0; i < bits / 8; i++) {
    swappedBytes = swappedBytes * 256n + (rest & 255n);
    rest >>= 8n;
  }
  return BigInt.asIntN(bits, swappedBytes);
}
const swapMembers = Object.fromEntries(
  (['HostToNetworkOrder(% host)', 'NetworkToHostOrder(% network)'] as const).flatMap((signature) =>
    (['long', 'int', 'short'] as const).map((type) => [
      `static ${type} ${signature.replace('%', type)}`,
      (value: number | bigint) => {
        const bits = { long: 64, int: 32, short: 16 } as const;
        const result = swapped(BigInt(value), bits[type]);
        return type === 'long' ? result : Number(result);
      },
    ]),
  ),
);
const mappedPrefix = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];
function isMapped({ bytes }: IPAddress): boolean {
  return bytes.length === 16 && mappedPrefix.every((byte, i) => bytes[i] === byte);
}
/** Whether the two bytes from `first` on are `value` under the mask, in an IPv6 address. */
function startsWith({ bytes }: IPAddress, first: number, mask: number, value: number): boolean {
  const pair = ((bytes[first] as number) << 8) | (bytes[first + 1] as number);
  return bytes.length === 16 && (pair & mask) === value;
}

defineType('System.Net.IPAddress', { assembly, class: IPAddress, accelerators: ['ipaddress'] }, () => {
  const fixed = (text: string) => {
    const address = parseAddress(text);
    return () => address;
  };
  return {
    toString: String,
    equals: (self: IPAddress, other: unknown) => self.equals(other),
    hashKey: String,
    members: {
      'new(long newAddress)': (_type: NetType, value: bigint) => ofNumber(value),
      'new(byte[] address, long scopeid)': (_type: NetType, bytes: Uint8Array | null, scope: bigint) =>
        ofBytes(bytes, scope),
      'new(byte[] address)': (_type: NetType, bytes: Uint8Array | null) => ofBytes(bytes),
      'static ipaddress Any {get;}': fixed('0.0.0.0'),
      'static ipaddress Loopback {get;}': fixed('127.0.0.1'),
      'static ipaddress Broadcast {get;}': fixed('255.255.255.255'),
      'static ipaddress None {get;}': fixed('255.255.255.255'),
      'static ipaddress IPv6Any {get;}': fixed('::'),
      'static ipaddress IPv6Loopback {get;}': fixed('::1'),
      'static ipaddress IPv6None {get;}': fixed('::'),
      'System.Net.Sockets.AddressFamily AddressFamily {get;}': (self: IPAddress) =>
        self.isIpv4 ? 'InterNetwork' : 'InterNetworkV6',
      'long ScopeId {get;set;}': {
        get: (self: IPAddress) => {
          if (self.isIpv4) toNumber(new IPAddress(new Uint8Array(16)));
          return BigInt(self.scope);
        },
        set: (self: IPAddress, scope: bigint) => {
          self.scope = Number(scope);
        },
      },
      'bool IsIPv6Multicast {get;}': (self: IPAddress) => startsWith(self, 0, 0xff00, 0xff00),
      'bool IsIPv6LinkLocal {get;}': (self: IPAddress) => startsWith(self, 0, 0xffc0, 0xfe80),
      'bool IsIPv6SiteLocal {get;}': (self: IPAddress) => startsWith(self, 0, 0xffc0, 0xfec0),
      'bool IsIPv6Teredo {get;}': (self: IPAddress) =>
        startsWith(self, 0, 0xffff, 0x2001) && startsWith(self, 2, 0xffff, 0),
      'bool IsIPv6UniqueLocal {get;}': (self: IPAddress) => startsWith(self, 0, 0xfe00, 0xfc00),
      'bool IsIPv4MappedToIPv6 {get;}': isMapped,
      'long Address {get;set;}': {
        get: toNumber,
        set: (self: IPAddress, value: bigint) => {
          self.bytes.set(ofNumber(value).bytes);
        },
      },
      'static bool TryParse(string ipString, [ref] ipaddress address)': (text: string | null, result: PSReference) =>
        tryInto(result, text === null ? null : IPAddress.tryParse(text)),
      'static ipaddress Parse(string ipString)': parseAddress,
      'byte[] GetAddressBytes()': (self: IPAddress) => Uint8Array.from(self.bytes),
      ...swapMembers,
      'static bool IsLoopback(ipaddress address)': (address: IPAddress | null) => {
        if (address === null) throw argumentNull('address');
        return address.isIpv4
          ? address.bytes[0] === 127
          : String(address) === '::1' || (isMapped(address) && address.bytes[12] === 127);
      },
      'ipaddress MapToIPv6()': (self: IPAddress) =>
        self.isIpv4 ? new IPAddress(Uint8Array.from([...mappedPrefix, ...self.bytes])) : self,
      'ipaddress MapToIPv4()': (self: IPAddress) => (self.isIpv4 ? self : new IPAddress(self.bytes.slice(12))),
    },
  };
});

export class IPEndPoint {
  declare readonly netType: NetType;
  constructor(
    public address: IPAddress,
    public port: number,
  ) {}
  toString(): string {
    return this.address.isIpv4 ? `${this.address}:${this.port}` : `[${this.address}]:${this.port}`;
  }
}
function endPoint(address: IPAddress | null, port: number): IPEndPoint {
  if (address === null) throw argumentNull('address');
  if (port < 0 || port > 65535) throw outOfRange('port', 'Specified argument was out of the range of valid values.');
  return new IPEndPoint(address, port);
}
function tryParseEndPoint(text: string): IPEndPoint | null {
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(text) ?? /^([0-9a-fA-F:.%]+)$/.exec(text);
  const address = match && IPAddress.tryParse((match[1] as string).replace(/^\[|\]$/g, ''));
  const port = Number(match?.[2] ?? 0);
  return address && port <= 65535 ? new IPEndPoint(address, port) : null;
}
defineType('System.Net.EndPoint', { assembly }, () => ({
  abstract: true,
  members: { 'System.Net.Sockets.AddressFamily AddressFamily {get;}': () => 'Unspecified' },
}));
defineType('System.Net.IPEndPoint', { assembly, class: IPEndPoint, accelerators: ['IPEndpoint'] }, () => ({
  base: 'System.Net.EndPoint',
  toString: String,
  equals: (self: IPEndPoint, other: unknown) => other instanceof IPEndPoint && String(other) === String(self),
  hashKey: String,
  members: {
    'new(long address, int port)': (_type: NetType, address: bigint, port: number) => endPoint(ofNumber(address), port),
    'new(ipaddress address, int port)': (_type: NetType, address: IPAddress | null, port: number) =>
      endPoint(address, port),
    'static int MinPort {get;}': () => 0,
    'static int MaxPort {get;}': () => 65535,
    'System.Net.Sockets.AddressFamily AddressFamily {get;}': ({ address }: IPEndPoint) =>
      address.isIpv4 ? 'InterNetwork' : 'InterNetworkV6',
    'ipaddress Address {get;set;}': {
      get: (self: IPEndPoint) => self.address,
      set: (self: IPEndPoint, address: IPAddress) => {
        self.address = address;
      },
    },
    'int Port {get;set;}': {
      get: (self: IPEndPoint) => self.port,
      set: (self: IPEndPoint, port: number) => {
        self.port = endPoint(self.address, port).port;
      },
    },
    'static bool TryParse(string s, [ref] IPEndpoint result)': (text: string, result: PSReference) =>
      tryInto(result, tryParseEndPoint(text)),
    'static IPEndpoint Parse(string s)': (text: string | null) => {
      if (text === null) throw argumentNull('s');
      const found = tryParseEndPoint(text);
      if (!found) throw formatError('An invalid IPEndPoint was specified.');
      return found;
    },
  },
}));

export class IPNetwork {
  declare readonly netType: NetType;
  constructor(
    readonly base: IPAddress,
    readonly length: number,
  ) {}
  contains(address: IPAddress): boolean {
    const { bytes } = this.base;
    if (bytes.length !== address.bytes.length) return false;
    return bytes.every((byte, i) => ((byte ^ (address.bytes[i] as number)) & maskByte(this.length, i)) === 0);
  }
  toString(): string {
    return `${this.base}/${this.length}`;
  }
}
function maskByte(length: number, index: number): number {
  const bits = Math.min(Math.max(length - index * 8, 0), 8);
  return 256 - 2 ** (8 - bits);
}
/** The bits behind the prefix do not count. */
function masked(address: IPAddress, length: number): IPAddress {
  return new IPAddress(address.bytes.map((byte, i) => byte & maskByte(length, i)));
}
function network(base: IPAddress | null, length: number): IPNetwork {
  if (base === null) throw argumentNull('baseAddress');
  if (length < 0 || length > base.bytes.length * 8)
    throw outOfRange('prefixLength', 'Specified argument was out of the range of valid values.');
  return new IPNetwork(masked(base, length), length);
}
function tryParseNetwork(text: string): IPNetwork | null {
  const match = /^(.*)\/(\d{1,3})$/.exec(text);
  const base = match && IPAddress.tryParse(match[1] as string);
  if (!base) return null;
  const length = Number(match[2]);
  return length <= base.bytes.length * 8 ? new IPNetwork(masked(base, length), length) : null;
}
defineType('System.Net.IPNetwork', { assembly, class: IPNetwork }, () => ({
  kind: 'struct',
  toString: String,
  equals: (self: IPNetwork, other: unknown) => other instanceof IPNetwork && String(other) === String(self),
  hashKey: String,
  defaultValue: () => new IPNetwork(parseAddress('0.0.0.0'), 0),
  members: {
    'new(ipaddress baseAddress, int prefixLength)': (_type: NetType, base: IPAddress | null, length: number) =>
      network(base, length),
    'ipaddress BaseAddress {get;}': (self: IPNetwork) => self.base,
    'int PrefixLength {get;}': (self: IPNetwork) => self.length,
    'bool Contains(ipaddress address)': (self: IPNetwork, address: IPAddress) => self.contains(address),
    'static System.Net.IPNetwork Parse(string s)': (text: string) => {
      const found = tryParseNetwork(text);
      if (!found) throw formatError('An invalid IP network was specified.');
      return found;
    },
    'static bool TryParse(string s, [ref] System.Net.IPNetwork result)': (text: string, result: PSReference) =>
      tryInto(result, tryParseNetwork(text)),
  },
}));
