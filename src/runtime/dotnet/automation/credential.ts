/** PSCredential: a user name and a password that is not text. */

import { construct } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { SecureString } from '../security/secure-string.js';
import { psArgument, psArgumentNull } from './ps-errors.js';

const name = 'System.Management.Automation.PSCredential';

export class PSCredential {
  declare readonly netType: NetType;
  constructor(
    readonly userName: string,
    readonly password: SecureString,
  ) {}
}

/** `domain\user`, `user@domain` or `user`: what GetNetworkCredential takes it apart to. Throws for more than one sign. */
function splitUserName(text: string): [user: string, domain: string] {
  const backslash = text.indexOf('\\');
  if (backslash >= 0) {
    if (text.indexOf('\\', backslash + 1) >= 0) throw badUserName();
    return [text.slice(backslash + 1), text.slice(0, backslash)];
  }
  const at = text.lastIndexOf('@');
  if (at < 0) return [text, ''];
  return text.indexOf('@') === at ? [text.slice(0, at), text.slice(at + 1)] : [text, ''];
}
function badUserName() {
  return psArgument('userName');
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
      if (!userName) throw badUserName();
      if (password === null) throw psArgumentNull('password');
      return new PSCredential(userName, password);
    },
    'string UserName {get;}': (self: PSCredential) => (self === empty ? null : self.userName),
    'securestring Password {get;}': (self: PSCredential) => (self === empty ? null : self.password),
    'static pscredential Empty {get;}': () => empty,
    'System.Net.NetworkCredential GetNetworkCredential()': (self: PSCredential) => {
      const [user, domain] = splitUserName(self.userName);
      return construct(requireType('System.Net.NetworkCredential'), [user, self.password.text, domain]);
    },
  },
}));
