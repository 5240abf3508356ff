/** PSSessionOption: how a remote session behaves (about_PSSessionOptions in the help of New-PSSessionOption). Its defaults are .NET's. */
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { TimeSpan } from '../system/time-span.js';

const remoting = 'System.Management.Automation.Remoting';
const runspaces = 'System.Management.Automation.Runspaces';
const minute = 60_000;

const enumValue = (type: string, name: string) => requireType(type).enumByName(name) as unknown;

export class PSSessionOption {
  declare readonly netType: NetType;
  maximumConnectionRedirectionCount = 5;
  noCompression = false;
  noMachineProfile = false;
  /** EnumValue, as the other fields of type `unknown` are values of their .NET types. */
  proxyAccessType: unknown = enumValue(`${remoting}.ProxyAccessType`, 'None');
  proxyAuthentication: unknown = enumValue(`${runspaces}.AuthenticationMechanism`, 'Negotiate');
  /** PSCredential. */
  proxyCredential: unknown = null;
  skipCACheck = false;
  skipCNCheck = false;
  skipRevocationCheck = false;
  operationTimeout = TimeSpan.fromMilliseconds(3 * minute);
  noEncryption = false;
  useUTF16 = false;
  includePortInSPN = false;
  outputBufferingMode: unknown = enumValue(`${runspaces}.OutputBufferingMode`, 'None');
  maxConnectionRetryCount = 5;
  /** CultureInfo. */
  culture: unknown = null;
  uiCulture: unknown = null;
  /** Bytes; null for no limit. */
  maximumReceivedDataSizePerCommand: number | null = null;
  maximumReceivedObjectSize: number | null = 200 * 1024 * 1024;
  /** PSPrimitiveDictionary. */
  applicationArguments: unknown = null;
  openTimeout = TimeSpan.fromMilliseconds(3 * minute);
  cancelTimeout = TimeSpan.fromMilliseconds(minute);
  /** -1 ms for the far side's own choice. */
  idleTimeout = TimeSpan.fromMilliseconds(-1);
}

function property(name: keyof PSSessionOption): MemberImplementation {
  return {
    get: (self: PSSessionOption) => self[name],
    set: (self: PSSessionOption, value: never) => {
      (self as Record<keyof PSSessionOption, unknown>)[name] = value;
    },
  };
}

defineType(`${remoting}.PSSessionOption`, { class: PSSessionOption, assembly: 'System.Management.Automation' }, () => ({
  members: {
    'new()': () => new PSSessionOption(),
    'int MaximumConnectionRedirectionCount {get;set;}': property('maximumConnectionRedirectionCount'),
    'bool NoCompression {get;set;}': property('noCompression'),
    'bool NoMachineProfile {get;set;}': property('noMachineProfile'),
    [`${remoting}.ProxyAccessType ProxyAccessType {get;set;}`]: property('proxyAccessType'),
    [`${runspaces}.AuthenticationMechanism ProxyAuthentication {get;set;}`]: property('proxyAuthentication'),
    'pscredential ProxyCredential {get;set;}': property('proxyCredential'),
    'bool SkipCACheck {get;set;}': property('skipCACheck'),
    'bool SkipCNCheck {get;set;}': property('skipCNCheck'),
    'bool SkipRevocationCheck {get;set;}': property('skipRevocationCheck'),
    'timespan OperationTimeout {get;set;}': property('operationTimeout'),
    'bool NoEncryption {get;set;}': property('noEncryption'),
    'bool UseUTF16 {get;set;}': property('useUTF16'),
    'bool IncludePortInSPN {get;set;}': property('includePortInSPN'),
    [`${runspaces}.OutputBufferingMode OutputBufferingMode {get;set;}`]: property('outputBufferingMode'),
    'int MaxConnectionRetryCount {get;set;}': property('maxConnectionRetryCount'),
    'cultureinfo Culture {get;set;}': property('culture'),
    'cultureinfo UICulture {get;set;}': property('uiCulture'),
    'System.Nullable[int] MaximumReceivedDataSizePerCommand {get;set;}': property('maximumReceivedDataSizePerCommand'),
    'System.Nullable[int] MaximumReceivedObjectSize {get;set;}': property('maximumReceivedObjectSize'),
    'psprimitivedictionary ApplicationArguments {get;set;}': property('applicationArguments'),
    'timespan OpenTimeout {get;set;}': property('openTimeout'),
    'timespan CancelTimeout {get;set;}': property('cancelTimeout'),
    'timespan IdleTimeout {get;set;}': property('idleTimeout'),
  },
}));
