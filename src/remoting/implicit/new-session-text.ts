/** Script text that opens a session like one that there is: a module of Export-PSSession runs it when that session is gone. */
import { escapeSingleQuoted } from '../../runtime/dotnet/automation/language/code-generation.js';
import type { SessionOptions } from '../client/session-options.js';
import type { SessionInfo } from '../client/session-records.js';
import { computerOf } from '../cmdlets/session-errors.js';
import { configurationNameOf } from '../cmdlets/session-kinds.js';
import type { SessionTarget } from '../transports/targets.js';
import { implicitMessages } from './implicit-messages.js';

/** A single-quoted string. */
export function quoted(text: string): string {
  return `'${escapeSingleQuoted(text)}'`;
}

/** What a module says it is for: an address, or the computer's name. */
export function connectionOf(target: SessionTarget): string {
  return target.kind === 'wsman' ? target.connectionUri : computerOf(target);
}

const parameter = (name: string, value: string | number | null | undefined) =>
  value === undefined || value === null || value === ''
    ? ''
    : ` -${name} ${typeof value === 'number' ? value : quoted(value)}`;
const flag = (name: string, isSet: boolean) => (isSet ? ` -${name}` : '');

/** `$null` where there is no way to such a session but for its own command (Enter-PSHostProcess). */
export function newSessionText({ target }: SessionInfo): string {
  const text = parametersOf(target);
  return text === null ? '$null' : `Microsoft.PowerShell.Core\\New-PSSession${text}`;
}

const options = ' -SessionOption (Get-PSImplicitRemotingSessionOption)';

function parametersOf(target: SessionTarget): string | null {
  switch (target.kind) {
    case 'pipe':
      return null;
    case 'process':
      return /powershell\.exe$/i.test(target.file)
        ? ' -UseWindowsPowerShell'
        : `${parameter('ComputerName', target.computerName)}${options}`;
    case 'ssh':
      return [
        parameter('HostName', target.hostName),
        parameter('UserName', target.userName),
        parameter('Port', target.port),
        parameter('KeyFilePath', target.keyFilePath),
        parameter('Subsystem', target.subsystem),
        parameter('ConnectingTimeout', target.connectingTimeout),
        target.options === undefined ? '' : ` -Options ${tableText(target.options)}`,
        flag('SSHTransport', target.program !== undefined),
      ].join('');
    case 'vm':
      return [
        target.vmId === null ? parameter('VMName', target.vmName) : parameter('VMId', target.vmId),
        credentialText(target.credential.userName, target),
        parameter('ConfigurationName', target.configurationName),
      ].join('');
    case 'container':
      return [
        parameter('ContainerId', target.containerId),
        flag('RunAsAdministrator', target.runAsAdministrator),
        parameter('ConfigurationName', target.configurationName),
      ].join('');
    case 'wsman':
      return [
        parameter('ConnectionUri', target.connectionUri),
        parameter('ConfigurationName', configurationNameOf(target)),
        options,
        target.credential === null ? '' : credentialText(target.credential.userName, target),
        parameter('CertificateThumbprint', target.certificateThumbprint),
        target.certificateThumbprint === null ? ` -Authentication ${target.authentication}` : '',
        flag('AllowRedirection', target.allowRedirection),
        flag('EnableNetworkAccess', target.enableNetworkAccess),
      ].join('');
  }
}

function tableText(table: Readonly<Record<string, string>>): string {
  const entries = Object.entries(table).map(([name, value]) => `${quoted(name)} = ${quoted(value)}`);
  return `@{ ${entries.join('; ')} }`;
}

function credentialText(userName: string, target: SessionTarget): string {
  return ` -Credential (${askText(implicitMessages.credentialBody(connectionOf(target)), userName, computerOf(target))})`;
}
function askText(body: string, userName: string, targetName: string): string {
  const texts = [implicitMessages.credentialTitle, body, userName, targetName].map(quoted);
  return `$host.UI.PromptForCredential(${texts.join(', ')})`;
}

/** New-PSSessionOption with what the session was opened with. */
export function sessionOptionText({ options: given, target }: SessionInfo): string {
  const shared = [
    parameter('Culture', given.culture),
    parameter('UICulture', given.uiCulture),
    parameter('CancelTimeOut', given.cancelTimeout),
    parameter('IdleTimeOut', given.idleTimeout),
    parameter('OpenTimeOut', given.openTimeout),
    parameter('OperationTimeOut', given.operationTimeout),
  ];
  const own = target.kind === 'wsman' ? wsmanOptions(given, target) : [];
  const withArguments =
    given.applicationArguments === ''
      ? ''
      : ' -ApplicationArguments (Microsoft.PowerShell.Utility\\Import-Clixml -LiteralPath (Microsoft.PowerShell.Management\\Join-Path $PSScriptRoot ApplicationArguments.xml))';
  return `Microsoft.PowerShell.Core\\New-PSSessionOption${[...shared, ...own].join('')}${withArguments}`;
}

function wsmanOptions(given: SessionOptions, target: SessionTarget): string[] {
  const proxy = given.proxyCredential;
  const body = implicitMessages.proxyCredentialBody(connectionOf(target));
  return [
    flag('NoCompression', given.noCompression),
    flag('NoEncryption', given.noEncryption),
    flag('NoMachineProfile', given.noMachineProfile),
    flag('UseUTF16', given.useUTF16),
    flag('SkipCACheck', given.skipCACheck),
    flag('SkipCNCheck', given.skipCNCheck),
    flag('SkipRevocationCheck', given.skipRevocationCheck),
    flag('IncludePortInSPN', given.includePortInSPN),
    parameter('MaxConnectionRetryCount', given.maxConnectionRetryCount),
    parameter('MaximumReceivedDataSizePerCommand', given.maximumReceivedDataSizePerCommand),
    parameter('MaximumReceivedObjectSize', given.maximumReceivedObjectSize),
    parameter('MaximumRedirection', given.maximumConnectionRedirectionCount),
    parameter('OutputBufferingMode', given.outputBufferingMode),
    parameter('ProxyAccessType', given.proxyAccessType),
    given.proxyAccessType === 'None' ? '' : parameter('ProxyAuthentication', given.proxyAuthentication),
    proxy === null ? '' : ` -ProxyCredential (${askText(body, proxy.userName, `${computerOf(target)}\\httpproxy`)})`,
  ];
}
