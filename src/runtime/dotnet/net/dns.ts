/** System.Net.Dns. Names are looked up by the system's resolver, on the side that may wait. */
import { hostname } from 'node:os';
import { currentEngine } from '../../engine/current-engine.js';
import { IoError } from '../../io/client.js';
import { netException } from '../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { netText, typedArray } from '../collections/elements.js';
import { argumentNull } from '../system/errors.js';
import { IPAddress } from './ip-address.js';

class IPHostEntry {
  declare readonly netType: NetType;
  constructor(
    public hostName: string | null = null,
    public addressList: readonly IPAddress[] | null = null,
    public aliases: string[] | null = null,
  ) {}
}

function ask<T>(service: string, request: unknown): T {
  try {
    return currentEngine().io.call<T>(service, request);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const isUnknown = error.code === 'ENOTFOUND' || error.code === 'ENODATA';
    throw netException('System.Net.Sockets.SocketException', isUnknown ? 'Name or service not known' : error.message, {
      ErrorCode: isUnknown ? -131073 : -1,
    });
  }
}
function addressesOf(name: string | null, family: EnumValue | null = null): IPAddress[] {
  if (name === null) throw argumentNull('hostNameOrAddress');
  const known = name === '' ? null : IPAddress.tryParse(name);
  const found = known
    ? [known]
    : ask<string[]>('dns.lookup', { name: name === '' ? hostname() : name }).map(
        (address) => IPAddress.tryParse(address) as IPAddress,
      );
  const wanted = family === null ? 'Unspecified' : netText(family);
  if (wanted === 'InterNetwork') return found.filter((address) => address.isIpv4);
  return wanted === 'InterNetworkV6' ? found.filter((address) => !address.isIpv4) : found;
}
function entryOfName(name: string | null, family: EnumValue | null = null): IPHostEntry {
  if (name === null) throw argumentNull('hostNameOrAddress');
  const address = IPAddress.tryParse(name);
  return address
    ? entryOfAddress(address)
    : new IPHostEntry(name === '' ? hostname() : name, addressesOf(name, family), []);
}
function entryOfAddress(address: IPAddress | null): IPHostEntry {
  if (address === null) throw argumentNull('address');
  const [name] = ask<string[]>('dns.reverse', { address: String(address) });
  return new IPHostEntry(name ?? String(address), [address], []);
}
function addressArray(addresses: readonly IPAddress[]): unknown {
  return typedArray(requireType('System.Net.IPAddress'), addresses);
}

const assembly = 'System.Net.NameResolution';
defineType('System.Net.IPHostEntry', { assembly, class: IPHostEntry }, () => ({
  members: {
    'new()': () => new IPHostEntry(),
    'string HostName {get;set;}': {
      get: (self: IPHostEntry) => self.hostName,
      set: (self: IPHostEntry, name: string) => {
        self.hostName = name;
      },
    },
    'string[] Aliases {get;set;}': {
      get: (self: IPHostEntry) => self.aliases,
      set: (self: IPHostEntry, aliases: string[]) => {
        self.aliases = aliases;
      },
    },
    'ipaddress[] AddressList {get;set;}': {
      get: (self: IPHostEntry) => self.addressList && addressArray(self.addressList),
      set: (self: IPHostEntry, addresses: IPAddress[]) => {
        self.addressList = addresses;
      },
    },
  },
}));
defineType('System.Net.Dns', { assembly }, () => ({
  abstract: true,
  members: {
    'static string GetHostName()': hostname,
    'static System.Net.IPHostEntry GetHostEntry(ipaddress address)': entryOfAddress,
    'static System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress)': (name: string | null) => entryOfName(name),
    'static System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress, System.Net.Sockets.AddressFamily family)':
      entryOfName,
    'static ipaddress[] GetHostAddresses(string hostNameOrAddress)': (name: string | null) =>
      addressArray(addressesOf(name)),
    'static ipaddress[] GetHostAddresses(string hostNameOrAddress, System.Net.Sockets.AddressFamily family)': (
      name: string | null,
      family: EnumValue,
    ) => addressArray(addressesOf(name, family)),
    'static System.Net.IPHostEntry GetHostByName(string hostName)': (name: string | null) => entryOfName(name),
    'static System.Net.IPHostEntry GetHostByAddress(string address)': (text: string) => entryOfName(text),
    'static System.Net.IPHostEntry GetHostByAddress(ipaddress address)': entryOfAddress,
    'static System.Net.IPHostEntry Resolve(string hostName)': (name: string | null) => entryOfName(name),
  },
}));
