/** Addresses that are no IP addresses: System.Net.Mail.MailAddress and System.Net.NetworkInformation.PhysicalAddress. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentError, argumentNull, formatError } from '../system/errors.js';

export class MailAddress {
  declare readonly netType: NetType;
  constructor(
    readonly user: string,
    readonly host: string,
    readonly displayName: string,
  ) {}
  get address(): string {
    return `${this.user}@${this.host}`;
  }
  toString(): string {
    return this.displayName === '' ? this.address : `"${this.displayName}" <${this.address}>`;
  }
}

function badAddress() {
  return formatError('The specified string is not in the form required for an e-mail address.');
}
function badCharacter(text: string) {
  return formatError(`An invalid character was found in the mail header: '${text}'.`);
}
const atom = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;

/** `user@host`, `Name <user@host>` or `name user@host`; names and users may be quoted. Throws FormatException. */
function parseMail(text: string | null, displayName = ''): MailAddress {
  if (text === null) throw argumentNull('address');
  if (text === '') throw argumentError('The value cannot be an empty string.', 'address');
  const trimmed = text.trim();
  const angled = /^(.*)<([^<>]*)>$/s.exec(trimmed);
  const address = angled ? (angled[2] as string).trim() : trimmed;
  const at = address.lastIndexOf('@');
  if (at <= 0 || at === address.length - 1) throw badAddress();
  const host = address.slice(at + 1);
  if (!/^\[[^\]]*\]$/.test(host)) checkAtoms(host);
  let user = address.slice(0, at);
  let name = angled?.[1]?.trim() ?? '';
  if (!angled) {
    const quoted = /^(.*?)("(?:[^"\\]|\\.)*")$/s.exec(user);
    const space = quoted ? (quoted[1] as string).length - 1 : user.search(/\s\S*$/);
    name = space < 0 ? '' : user.slice(0, space + 1).trim();
    user = space < 0 ? user : user.slice(space + 1);
  }
  if (!/^".*"$/s.test(user)) checkAtoms(user);
  return new MailAddress(user, host, displayName || unquoted(name));
}
function checkAtoms(text: string): void {
  if (text.includes('..')) throw badCharacter('..');
  const bad = [...text].find((c) => !atom.test(c));
  if (bad !== undefined) throw badCharacter(bad);
  if (text.startsWith('.') || text.endsWith('.')) throw badAddress();
}
function unquoted(name: string): string {
  return /^".*"$/s.test(name) ? name.slice(1, -1).replace(/\\(.)/gs, '$1') : name;
}
function tryInto<T>(result: PSReference, make: () => T): boolean {
  try {
    result.set(make());
    return true;
  } catch {
    result.set(null);
    return false;
  }
}

defineType(
  'System.Net.Mail.MailAddress',
  { assembly: 'System.Net.Mail', class: MailAddress, accelerators: ['mailaddress'] },
  () => ({
    toString: String,
    equals: (self: MailAddress, other: unknown) =>
      other instanceof MailAddress && String(self).toLowerCase() === String(other).toLowerCase(),
    hashKey: (self: MailAddress) => String(self).toLowerCase(),
    members: {
      'new(string address)': (_type: NetType, address: string | null) => parseMail(address),
      'new(string address, string displayName)': (_type: NetType, address: string | null, name: string | null) =>
        parseMail(address, name ?? ''),
      'new(string address, string displayName, System.Text.Encoding displayNameEncoding)': (
        _type: NetType,
        address: string | null,
        name: string | null,
      ) => parseMail(address, name ?? ''),
      'string DisplayName {get;}': (self: MailAddress) => self.displayName,
      'string User {get;}': (self: MailAddress) => self.user,
      'string Host {get;}': (self: MailAddress) => self.host,
      'string Address {get;}': (self: MailAddress) => self.address,
      'static bool TryCreate(string address, [ref] mailaddress result)': (address: string, result: PSReference) =>
        tryInto(result, () => parseMail(address)),
      'static bool TryCreate(string address, string displayName, [ref] mailaddress result)': (
        address: string,
        name: string | null,
        result: PSReference,
      ) => tryInto(result, () => parseMail(address, name ?? '')),
    },
  }),
);

export class PhysicalAddress {
  declare readonly netType: NetType;
  constructor(readonly bytes: Uint8Array) {}
  toString(): string {
    return Buffer.from(this.bytes).toString('hex').toUpperCase();
  }
}
/** Pairs of digits, alone or with `-` or `:` between, or groups of four with dots. Throws FormatException. */
export function parsePhysical(text: string | null): PhysicalAddress {
  const valid =
    text === null ||
    text === '' ||
    /^([0-9A-Fa-f]{2})+$/.test(text) ||
    /^[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2})*$/.test(text) ||
    /^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2})*$/.test(text) ||
    /^[0-9A-Fa-f]{4}(\.[0-9A-Fa-f]{4})*$/.test(text);
  if (!valid) throw formatError(`An invalid physical address was specified: '${text}'.`);
  return new PhysicalAddress(new Uint8Array(Buffer.from((text ?? '').replace(/[-:.]/g, ''), 'hex')));
}
const physicalName = 'System.Net.NetworkInformation.PhysicalAddress';
defineType(
  physicalName,
  { assembly: 'System.Net.NetworkInformation', class: PhysicalAddress, accelerators: ['PhysicalAddress'] },
  () => ({
    toString: String,
    equals: (self: PhysicalAddress, other: unknown) =>
      other instanceof PhysicalAddress && String(other) === String(self),
    hashKey: String,
    members: {
      'new(byte[] address)': (_type: NetType, bytes: Uint8Array) => new PhysicalAddress(Uint8Array.from(bytes)),
      'static PhysicalAddress None {get;}': () => new PhysicalAddress(new Uint8Array()),
      'byte[] GetAddressBytes()': (self: PhysicalAddress) => Uint8Array.from(self.bytes),
      'static PhysicalAddress Parse(string address)': parsePhysical,
      'static bool TryParse(string address, [ref] PhysicalAddress value)': (text: string, result: PSReference) =>
        tryInto(result, () => parsePhysical(text)),
    },
  }),
);
