/** The connection infos that `$session.Runspace.ConnectionInfo` shows: one .NET type for each kind of target, read-only here. */
import { convertTo, parseEnumStrictly } from '../../runtime/language/conversion.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../runtime/objects/net-type.js';
import type { SessionOptions } from '../client/session-options.js';
import type { SessionInfo } from '../client/session-records.js';
import type { TargetKind, TargetOf } from '../transports/targets.js';

const runspaces = 'System.Management.Automation.Runspaces.';

/** What asks for a session's state of now. */
interface Source {
  readonly info: SessionInfo;
  current(): SessionInfo;
}

abstract class SessionConnection<K extends TargetKind = TargetKind> {
  declare readonly netType: NetType;
  constructor(private readonly source: Source) {}
  get info(): SessionInfo {
    return this.source.info;
  }
  get current(): SessionInfo {
    return this.source.current();
  }
  get target(): TargetOf<K> {
    return this.info.target as unknown as TargetOf<K>;
  }
  get options(): SessionOptions {
    return this.info.options;
  }
}
class SSHConnection extends SessionConnection<'ssh'> {}
class WSManConnection extends SessionConnection<'wsman'> {}
class VMConnection extends SessionConnection<'vm'> {}
class ContainerConnection extends SessionConnection<'container'> {}
class ProcessConnection extends SessionConnection<'process'> {}
class NamedPipeConnection extends SessionConnection<'pipe'> {}

const classes: Readonly<Record<TargetKind, new (source: Source) => SessionConnection>> = {
  ssh: SSHConnection,
  wsman: WSManConnection,
  vm: VMConnection,
  container: ContainerConnection,
  process: ProcessConnection,
  pipe: NamedPipeConnection,
};

/** The connection info of a session, of the type that fits its target. */
export function connectionInfoOf(source: Source): object {
  return new classes[source.info.target.kind](source);
}

const enumValue = (type: string, name: string) => parseEnumStrictly(name, requireType(type), false);
const authentication = (name: string) => enumValue(`${runspaces}AuthenticationMechanism`, name);
const guid = (text: string | null) => (text === null ? null : convertTo(text, requireType('System.Guid')));
const culture = (name: string) =>
  name === '' ? null : convertTo(name, requireType('System.Globalization.CultureInfo'));

/** What all of them have. */
const shared: Record<string, MemberImplementation> = {
  'string ComputerName {get;}': (self: SessionConnection) => self.info.computerName,
  'cultureinfo Culture {get;}': (self: SessionConnection) => culture(self.options.culture),
  'cultureinfo UICulture {get;}': (self: SessionConnection) => culture(self.options.uiCulture),
  'int OpenTimeout {get;}': (self: SessionConnection) => self.options.openTimeout,
  'int CancelTimeout {get;}': (self: SessionConnection) => self.options.cancelTimeout,
  'int OperationTimeout {get;}': (self: SessionConnection) => self.options.operationTimeout,
  'int IdleTimeout {get;}': (self: SessionConnection) => self.current.idleTimeout ?? -1,
};

function defineConnection(
  name: string,
  type: { prototype: object },
  members: Record<string, MemberImplementation>,
): void {
  defineType(`${runspaces}${name}`, { class: type, assembly: 'System.Management.Automation' }, () => ({
    base: `${runspaces}RunspaceConnectionInfo`,
    members: { ...shared, ...members },
  }));
}

defineType(`${runspaces}RunspaceConnectionInfo`, { assembly: 'System.Management.Automation' }, () => ({
  abstract: true,
}));

defineConnection('SSHConnectionInfo', SSHConnection, {
  'string UserName {get;}': ({ target }: SSHConnection) => target.userName ?? null,
  'string KeyFilePath {get;}': ({ target }: SSHConnection) => target.keyFilePath ?? null,
  'int Port {get;}': ({ target }: SSHConnection) => target.port ?? 0,
  'string Subsystem {get;}': ({ target }: SSHConnection) => target.subsystem ?? 'powershell',
  'int ConnectingTimeout {get;}': ({ target }: SSHConnection) => target.connectingTimeout ?? -1,
});

defineConnection('WSManConnectionInfo', WSManConnection, {
  'uri ConnectionUri {get;}': ({ target }: WSManConnection) =>
    convertTo(target.connectionUri, requireType('System.Uri')),
  'string Scheme {get;}': ({ target }: WSManConnection) => new URL(target.connectionUri).protocol.slice(0, -1),
  'int Port {get;}': ({ target }: WSManConnection) => portOf(target.connectionUri),
  'string AppName {get;}': ({ target }: WSManConnection) => new URL(target.connectionUri).pathname,
  'string ShellUri {get;}': ({ target }: WSManConnection) => target.shellUri,
  [`${runspaces}AuthenticationMechanism AuthenticationMechanism {get;}`]: ({ target }: WSManConnection) =>
    authentication(target.authentication),
  'string CertificateThumbprint {get;}': ({ target }: WSManConnection) => target.certificateThumbprint,
  'int MaximumConnectionRedirectionCount {get;}': ({ target, options }: WSManConnection) =>
    target.allowRedirection ? options.maximumConnectionRedirectionCount : 0,
  'System.Nullable[int] MaximumReceivedDataSizePerCommand {get;}': ({ options }: WSManConnection) =>
    options.maximumReceivedDataSizePerCommand,
  'System.Nullable[int] MaximumReceivedObjectSize {get;}': ({ options }: WSManConnection) =>
    options.maximumReceivedObjectSize,
  'bool UseCompression {get;}': ({ options }: WSManConnection) => !options.noCompression,
  'bool NoMachineProfile {get;}': ({ options }: WSManConnection) => options.noMachineProfile,
  'bool NoEncryption {get;}': ({ options }: WSManConnection) => options.noEncryption,
  'bool SkipCACheck {get;}': ({ options }: WSManConnection) => options.skipCACheck,
  'bool SkipCNCheck {get;}': ({ options }: WSManConnection) => options.skipCNCheck,
  'bool SkipRevocationCheck {get;}': ({ options }: WSManConnection) => options.skipRevocationCheck,
  'bool UseUTF16 {get;}': ({ options }: WSManConnection) => options.useUTF16,
  'bool IncludePortInSPN {get;}': ({ options }: WSManConnection) => options.includePortInSPN,
  'bool EnableNetworkAccess {get;}': ({ target }: WSManConnection) => target.enableNetworkAccess,
  'int MaxConnectionRetryCount {get;}': ({ options }: WSManConnection) => options.maxConnectionRetryCount,
  [`${runspaces}OutputBufferingMode OutputBufferingMode {get;}`]: ({ current }: WSManConnection) =>
    enumValue(`${runspaces}OutputBufferingMode`, current.outputBufferingMode),
});

/** The port that an address has, or that its scheme means. */
function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

defineConnection('VMConnectionInfo', VMConnection, {
  'guid VMGuid {get;}': ({ target }: VMConnection) => guid(target.vmId),
  'string ConfigurationName {get;}': ({ target }: VMConnection) => target.configurationName,
});
defineConnection('ContainerConnectionInfo', ContainerConnection, {});
defineConnection('NewProcessConnectionInfo', ProcessConnection, {
  'string WorkingDirectory {get;}': ({ target }: ProcessConnection) => target.cwd ?? null,
});
defineConnection('NamedPipeConnectionInfo', NamedPipeConnection, {
  'int ProcessId {get;}': ({ target }: NamedPipeConnection) => target.processId ?? 0,
  'string CustomPipeName {get;}': ({ target }: NamedPipeConnection) => (target.processId === null ? target.path : null),
});
