/** The requests of a shell (MS-WSMV 3.1.4): bodies and headers of each. Ids on the wire are in upper case, as WinRM compares them. */
import type { SessionOptions } from '../client/session-options.js';
import type { PayloadStream } from '../protocol/fragments.js';
import type { Target } from '../protocol/pool-core.js';
import type { ProtocolVersion } from '../protocol/versions.js';
import type { DisconnectOptions } from '../transports/transport.js';
import { duration, type EnvelopeOption, type SoapRequest } from './soap/envelope.js';
import { Action, powershellNamespace, type SignalCode, shellNamespace } from './soap/names.js';
import { escapeXml, type XmlElement } from './soap/xml.js';

/** The shell that requests are about. */
export interface Shell {
  resourceUri: string;
  /** Of the answer to Create. */
  selectors: Readonly<Record<string, string>>;
}

export interface NewShell {
  /** Lower-case GUID of the runspace pool. */
  id: string;
  /** Of the session; servers want one. */
  name: string;
  resourceUri: string;
  version: ProtocolVersion;
  /** SESSION_CAPABILITY and INIT_RUNSPACEPOOL. */
  data: Buffer;
  options: SessionOptions;
}

const upper = (id: string) => id.toUpperCase();
const inShell = (name: string, attributes: string, content: string) =>
  `<rsp:${name} xmlns:rsp="${shellNamespace}"${attributes}>${content}</rsp:${name}>`;
const commandId = (target: Target) => (target === null ? '' : ` CommandId="${upper(target)}"`);
const versionOption = (value: string): EnvelopeOption => ({ name: 'protocolversion', value, mustComply: true });

export function createRequest({ id, name, resourceUri, version, data, options }: NewShell): SoapRequest {
  const { idleTimeout, outputBufferingMode, noMachineProfile, openTimeout, operationTimeout } = options;
  const parts = [
    ...(idleTimeout >= 0 ? [`<rsp:IdleTimeOut>${duration(idleTimeout)}</rsp:IdleTimeOut>`] : []),
    '<rsp:InputStreams>stdin pr</rsp:InputStreams><rsp:OutputStreams>stdout</rsp:OutputStreams>',
    ...(outputBufferingMode === 'None' ? [] : [`<rsp:BufferMode>${outputBufferingMode}</rsp:BufferMode>`]),
    `<creationXml xmlns="${powershellNamespace}">${data.toString('base64')}</creationXml>`,
  ];
  const noProfile: EnvelopeOption = { name: 'WINRS_NOPROFILE', value: '1', mustComply: true };
  return {
    action: Action.create,
    resourceUri,
    operationTimeout: openTimeout > 0 ? openTimeout : operationTimeout,
    options: [versionOption(version), ...(noMachineProfile ? [noProfile] : [])],
    body: inShell('Shell', ` ShellId="${upper(id)}" Name="${escapeXml(name)}"`, parts.join('')),
  };
}

/** The shell that an answer to Create is about. `id` is what was asked for, where the answer does not say. */
export function readCreated(body: XmlElement, id: string, resourceUri: string): Shell {
  const reference = body.find('ReferenceParameters');
  const selectors: Record<string, string> = {};
  for (const selector of reference?.child('SelectorSet')?.all('Selector') ?? [])
    selectors[selector.attributes.get('Name') ?? ''] = selector.text.trim();
  if (selectors['ShellId'] === undefined) selectors['ShellId'] = body.textOf('ShellId') || upper(id);
  return { resourceUri: reference?.textOf('ResourceURI') || resourceUri, selectors };
}

type Request = Omit<SoapRequest, 'operationTimeout' | 'resourceUri' | 'selectors'>;

export function receiveRequest(target: Target): Request {
  return {
    action: Action.receive,
    options: [{ name: 'WSMAN_CMDSHELL_OPTION_KEEPALIVE', value: 'True' }],
    body: inShell('Receive', '', `<rsp:DesiredStream${commandId(target)}>stdout</rsp:DesiredStream>`),
  };
}

/** `text` is what the command is, for the server's records: there are servers that stumble over more than ASCII in it. */
export function commandRequest(id: string, text: string, data: Buffer): Request {
  const content = `<rsp:Command>${escapeXml(text.replace(/[^ -~]/g, '?'))}</rsp:Command><rsp:Arguments>${data.toString('base64')}</rsp:Arguments>`;
  return {
    action: Action.command,
    options: [{ name: 'WINRS_SKIP_CMD_SHELL', value: 'False' }],
    body: inShell('CommandLine', commandId(id), content),
  };
}

export function sendRequest(target: Target, stream: PayloadStream, data: Buffer): Request {
  const name = stream === 'Default' ? 'stdin' : 'pr';
  const content = `<rsp:Stream Name="${name}"${commandId(target)}>${data.toString('base64')}</rsp:Stream>`;
  return { action: Action.send, body: inShell('Send', '', content) };
}

export function signalRequest(id: string, code: (typeof SignalCode)[keyof typeof SignalCode]): Request {
  return { action: Action.signal, body: inShell('Signal', commandId(id), `<rsp:Code>${code}</rsp:Code>`) };
}

export const deleteRequest: Request = { action: Action.delete, body: '' };

export function disconnectRequest({ idleTimeout, outputBufferingMode }: DisconnectOptions): Request {
  const parts = [
    ...(idleTimeout === null ? [] : [`<rsp:IdleTimeOut>${duration(idleTimeout)}</rsp:IdleTimeOut>`]),
    ...(outputBufferingMode === null ? [] : [`<rsp:BufferMode>${outputBufferingMode}</rsp:BufferMode>`]),
  ];
  return { action: Action.disconnect, body: inShell('Disconnect', '', parts.join('')) };
}

export const reconnectRequest: Request = { action: Action.reconnect, body: '' };

/** `data` is SESSION_CAPABILITY and CONNECT_RUNSPACEPOOL. */
export function connectRequest(version: ProtocolVersion, data: Buffer): Request {
  const content = `<connectXml xmlns="${powershellNamespace}">${data.toString('base64')}</connectXml>`;
  return { action: Action.connect, options: [versionOption(version)], body: inShell('Connect', '', content) };
}
export function connectCommandRequest(id: string): Request {
  return { action: Action.connect, body: inShell('Connect', commandId(id), '') };
}
