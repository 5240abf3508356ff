/** SOAP envelopes of requests, with the headers and in the order that WinRM's own client has. */
import { newGuid } from '../../protocol/guid.js';
import { anonymous, namespaces } from './names.js';
import { escapeXml } from './xml.js';

/** What is the same for all requests of a session. */
export interface EnvelopeSettings {
  /** The address as it stands in the header To. */
  to: string;
  /** Names of cultures, `en-US`: of texts, and of data. */
  locale: string;
  dataLocale: string;
  /** Bytes that an answer may have. */
  maxEnvelopeSize: number;
  /** Lower-case GUID of the client's session. */
  sessionId: string;
}

export interface EnvelopeOption {
  name: string;
  value: string;
  mustComply?: boolean;
}

export interface SoapRequest {
  action: string;
  resourceUri: string;
  /** XML. */
  body: string;
  /** Milliseconds that the far side may take. */
  operationTimeout: number;
  options?: readonly EnvelopeOption[];
  selectors?: Readonly<Record<string, string>>;
  /** Of an operation that goes on over several messages, so that the far side knows a repeated one. Lower-case GUIDs. */
  operationId?: string;
  /** From 1. */
  sequenceId?: number;
  /** One for each message; a message that is sent again keeps its own. */
  messageId?: string;
}

/** WS-Addressing's form of GUIDs; WinRM's are in upper case. */
export const uuid = (guid: string) => `uuid:${guid.toUpperCase()}`;

/** As an xs:duration. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `PT${Number.isInteger(seconds) ? seconds : seconds.toFixed(3)}S`;
}

const declarations = Object.entries(namespaces)
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');
const understood = 's:mustUnderstand="true"';
const optional = 's:mustUnderstand="false"';

export function writeEnvelope(request: SoapRequest, settings: EnvelopeSettings): string {
  const { options = [], selectors = {}, operationId, sequenceId } = request;
  const headers = [
    `<wsa:Action ${understood}>${request.action}</wsa:Action>`,
    `<wsmv:DataLocale ${optional} xml:lang="${escapeXml(settings.dataLocale)}"/>`,
    `<wsman:Locale ${optional} xml:lang="${escapeXml(settings.locale)}"/>`,
    `<wsman:MaxEnvelopeSize ${understood}>${settings.maxEnvelopeSize}</wsman:MaxEnvelopeSize>`,
    `<wsa:MessageID>${uuid(request.messageId ?? newGuid())}</wsa:MessageID>`,
    `<wsman:OperationTimeout>${duration(request.operationTimeout)}</wsman:OperationTimeout>`,
    `<wsa:ReplyTo><wsa:Address ${understood}>${anonymous}</wsa:Address></wsa:ReplyTo>`,
    `<wsman:ResourceURI ${understood}>${escapeXml(request.resourceUri)}</wsman:ResourceURI>`,
    `<wsmv:SessionId ${optional}>${uuid(settings.sessionId)}</wsmv:SessionId>`,
    `<wsa:To>${escapeXml(settings.to)}</wsa:To>`,
  ];
  if (operationId !== undefined) headers.push(`<wsmv:OperationID ${optional}>${uuid(operationId)}</wsmv:OperationID>`);
  if (sequenceId !== undefined) headers.push(`<wsmv:SequenceId ${optional}>${sequenceId}</wsmv:SequenceId>`);
  if (options.length > 0)
    headers.push(`<wsman:OptionSet ${understood}>${options.map(writeOption).join('')}</wsman:OptionSet>`);
  const selected = Object.entries(selectors)
    .map(([name, value]) => `<wsman:Selector Name="${name}">${escapeXml(value)}</wsman:Selector>`)
    .join('');
  if (selected !== '') headers.push(`<wsman:SelectorSet>${selected}</wsman:SelectorSet>`);
  return `<s:Envelope ${declarations}><s:Header>${headers.join('')}</s:Header><s:Body>${request.body}</s:Body></s:Envelope>`;
}

function writeOption({ name, value, mustComply }: EnvelopeOption): string {
  const comply = mustComply ? ' MustComply="true"' : '';
  return `<wsman:Option Name="${name}"${comply}>${escapeXml(value)}</wsman:Option>`;
}
