/** System.Net.NetworkCredential and CredentialCache; credentials of the account itself are empty. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { SecureString } from '../security/secure-string.js';
import type { Uri } from '../uri/uri.js';

const assembly = 'System.Net.Primitives';

export class NetworkCredential {
  declare readonly netType: NetType;
  constructor(
    public userName = '',
    public password = '',
    public domain = '',
  ) {}
}
/** What stands for the account that runs the shell. */
class SystemNetworkCredential extends NetworkCredential {}

type Password = string | SecureString | null;
function make(userName: string | null, password: Password, domain: string | null = ''): NetworkCredential {
  const text = password instanceof SecureString ? password.text : password;
  return new NetworkCredential(userName ?? '', text ?? '', domain ?? '');
}
function property(name: 'userName' | 'password' | 'domain') {
  return {
    get: (self: NetworkCredential) => self[name],
    set: (self: NetworkCredential, value: string | null) => {
      self[name] = value ?? '';
    },
  };
}
const getCredential = {
  'System.Net.NetworkCredential GetCredential(uri uri, string authType)': (
    self: NetworkCredential | CredentialCache,
    uri: Uri,
    kind: string,
  ) => (self instanceof CredentialCache ? self.find(uri, kind) : self),
};
defineType('System.Net.ICredentials', { assembly }, () => ({ kind: 'interface', members: getCredential }));
defineType('System.Net.ICredentialsByHost', { assembly }, () => ({
  kind: 'interface',
  members: {
    'System.Net.NetworkCredential GetCredential(string host, int port, string authenticationType)': (
      self: NetworkCredential,
    ) => self,
  },
}));
defineType('System.Net.NetworkCredential', { assembly, class: NetworkCredential }, () => ({
  interfaces: ['System.Net.ICredentials', 'System.Net.ICredentialsByHost'],
  members: {
    'new()': () => new NetworkCredential(),
    'new(string userName, string password)': (_type: NetType, name: string | null, password: Password) =>
      make(name, password),
    'new(string userName, string password, string domain)': (
      _type: NetType,
      name: string | null,
      password: Password,
      domain: string | null,
    ) => make(name, password, domain),
    'new(string userName, securestring password)': (_type: NetType, name: string | null, password: Password) =>
      make(name, password),
    'new(string userName, securestring password, string domain)': (
      _type: NetType,
      name: string | null,
      password: Password,
      domain: string | null,
    ) => make(name, password, domain),
    'string UserName {get;set;}': property('userName'),
    'string Password {get;set;}': property('password'),
    'securestring SecurePassword {get;set;}': {
      get: (self: NetworkCredential) => SecureString.fromText(self.password),
      set: (self: NetworkCredential, password: SecureString | null) => {
        self.password = password?.text ?? '';
      },
    },
    'string Domain {get;set;}': property('domain'),
    'System.Net.NetworkCredential GetCredential(uri uri, string authenticationType)': (self: NetworkCredential) => self,
    'System.Net.NetworkCredential GetCredential(string host, int port, string authenticationType)': (
      self: NetworkCredential,
    ) => self,
  },
}));
defineType('System.Net.SystemNetworkCredential', { assembly, class: SystemNetworkCredential }, () => ({
  base: 'System.Net.NetworkCredential',
  members: {},
}));

class CredentialCache {
  declare readonly netType: NetType;
  readonly entries: { prefix: string; kind: string; credential: NetworkCredential }[] = [];
  /** The one with the longest prefix of the address. */
  find(uri: Uri, kind: string): NetworkCredential | null {
    const fitting = this.entries.filter(
      (entry) => String(uri).startsWith(entry.prefix) && entry.kind.toLowerCase() === kind.toLowerCase(),
    );
    return fitting.sort((a, b) => b.prefix.length - a.prefix.length)[0]?.credential ?? null;
  }
}
const own = new SystemNetworkCredential();
defineType('System.Net.CredentialCache', { assembly, class: CredentialCache }, () => ({
  interfaces: ['System.Net.ICredentials', 'System.Net.ICredentialsByHost', 'System.Collections.IEnumerable'],
  enumerate: (self: CredentialCache) => self.entries.map((entry) => entry.credential),
  members: {
    'new()': () => new CredentialCache(),
    'static System.Net.ICredentials DefaultCredentials {get;}': () => own,
    'static System.Net.NetworkCredential DefaultNetworkCredentials {get;}': () => own,
    'void Add(uri uriPrefix, string authType, System.Net.NetworkCredential cred)': (
      self: CredentialCache,
      prefix: Uri,
      kind: string,
      credential: NetworkCredential,
    ) => {
      self.entries.push({ prefix: String(prefix), kind, credential });
    },
    'void Remove(uri uriPrefix, string authType)': (self: CredentialCache, prefix: Uri, kind: string) => {
      const index = self.entries.findIndex((entry) => entry.prefix === String(prefix) && entry.kind === kind);
      if (index >= 0) self.entries.splice(index, 1);
    },
    ...getCredential,
  },
}));
