/** PSCredential: a user name and a password that is not text. */

import { toText } from '../../language/index.js';
import { construct, getProperty } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { SecureString } from '../security/secure-string.js';
import { psArgument, psArgumentNull, psArgumentText } from './ps-errors.js';

const name = 'System.Management.Automation.PSCredential';

export class PSCredential {
  declare readonly netType: NetType;
  constructor(
    readonly userName: string,
    readonly password: SecureString,
  ) {}
}

/**
 * `domain\\user`, `user@domain` or `user`: what GetNetworkCredential takes it apart to. A mail address, where a dot follows the
 * sign, is a user without a domain; one with a second sign has its domain behind that.
 */
function splitUserName(text: string): [user: string, domain: string] {
  const backslash = text.indexOf('\\');
  if (backslash >= 0) return [text.slice(backslash + 1), text.slice(0, backslash)];
  const at = text.lastIndexOf('@');
  if (at >= 0 && (text.lastIndexOf('.') < at || text.indexOf('@') !== at))
    return [text.slice(0, at), text.slice(at + 1)];
  return [text, ''];
}

/** [pscredential]::Empty has neither name nor password. */
const empty = new PSCredential('', new SecureString(new Uint8Array()));

defineType(name, { class: PSCredential, accelerators: ['pscredential'] }, () => ({
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  members: {
    'new(string userName, securestring password)': (
      _type: NetType,
      userName: string | null,
      password: SecureString | null,
    ) => {
      if (!userName) throw psArgument('userName');
      if (password === null) throw psArgumentNull('password');
      return new PSCredential(userName, password);
    },
    'new(psobject pso)': (_type: NetType, source: unknown) => {
      if (isNull(source)) throw psArgumentNull('pso');
      const password = baseOf(getProperty(source, 'Password'));
      return new PSCredential(toText(getProperty(source, 'UserName')), password as SecureString);
    },
    'string UserName {get;}': (self: PSCredential) => (self === empty ? null : self.userName),
    'securestring Password {get;}': (self: PSCredential) => (self === empty ? null : self.password),
    'static pscredential Empty {get;}': () => empty,
    'System.Net.NetworkCredential GetNetworkCredential()': (self: PSCredential) => {
      if (self === empty) return null;
      const [user, domain] = splitUserName(self.userName);
      if (user === '') throw psArgumentText('The value for UserName is not in the correct format.');
      return construct(requireType('System.Net.NetworkCredential'), [user, self.password.text, domain]);
    },
  },
}));
