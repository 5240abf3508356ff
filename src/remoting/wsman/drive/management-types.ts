/** .NET types of Microsoft.WSMan.Management that its cmdlets take and make. */
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../runtime/objects/net-type.js';

const management = 'Microsoft.WSMan.Management.';
const assembly = 'Microsoft.WSMan.Management';

const flags = (values: Record<string, number>) => () => ({ flags: true, values });
defineType(
  `${management}AuthenticationMechanism`,
  { assembly },
  flags({
    None: 0,
    Default: 1,
    Digest: 2,
    Negotiate: 4,
    Basic: 8,
    Kerberos: 16,
    ClientCertificate: 32,
    Credssp: 128,
  }),
);
defineType(`${management}ProxyAccessType`, { assembly }, () => ({
  values: {
    ProxyIEConfig: 1,
    ProxyWinHttpConfig: 2,
    ProxyAutoDetect: 4,
    ProxyNoProxyServer: 8,
  },
}));
defineType(`${management}ProxyAuthentication`, { assembly }, () => ({ values: { Negotiate: 1, Basic: 2, Digest: 4 } }));

export class SessionOption {
  declare readonly netType: NetType;
  skipCACheck = false;
  skipCNCheck = false;
  skipRevocationCheck = false;
  useEncryption = true;
  useUtf16 = false;
  /** EnumValue. */
  proxyAuthentication: unknown = 0;
  proxyAccessType: unknown = requireType(`${management}ProxyAccessType`).enumByName('ProxyIEConfig');
  spnPort = 0;
  /** Milliseconds; 0 for the usual time. */
  operationTimeout = 0;
  /** PSCredential. */
  proxyCredential: unknown = null;
}

function property(name: keyof SessionOption): MemberImplementation {
  return {
    get: (self: SessionOption) => self[name],
    set: (self: SessionOption, value: never) => {
      (self as unknown as Record<string, unknown>)[name] = value;
    },
  };
}
defineType(`${management}SessionOption`, { class: SessionOption, assembly }, () => ({
  members: {
    'new()': () => new SessionOption(),
    'bool SkipCACheck {get;set;}': property('skipCACheck'),
    'bool SkipCNCheck {get;set;}': property('skipCNCheck'),
    'bool SkipRevocationCheck {get;set;}': property('skipRevocationCheck'),
    'bool UseEncryption {get;set;}': property('useEncryption'),
    'bool UseUtf16 {get;set;}': property('useUtf16'),
    [`${management}ProxyAuthentication ProxyAuthentication {get;set;}`]: property('proxyAuthentication'),
    'int SPNPort {get;set;}': property('spnPort'),
    'int OperationTimeout {get;set;}': property('operationTimeout'),
    'System.Object ProxyCredential {get;set;}': property('proxyCredential'),
    [`${management}ProxyAccessType ProxyAccessType {get;set;}`]: property('proxyAccessType'),
  },
}));
