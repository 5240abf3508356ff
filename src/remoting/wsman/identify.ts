/** Asking a computer whether it has a WSMan service (Identify), and what it says of its settings (Get). */
import { AuthenticationError } from '../authentication/authentication-error.js';
import type { SessionOptions } from '../client/session-options.js';
import { newGuid } from '../protocol/guid.js';
import type { WSManTarget } from '../transports/targets.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import { largeEnvelope } from './envelope-size.js';
import { createEndpoint, type Endpoint } from './http/endpoint.js';
import { cultureOf } from './own-culture.js';
import { WSManFault } from './soap/fault.js';
import { Action, identityNamespace, namespaces } from './soap/names.js';
import { bodyOf, SoapClient } from './soap/soap-client.js';
import type { XmlElement } from './soap/xml.js';

export interface Identity {
  protocolVersion: string;
  productVendor: string;
  productVersion: string;
  /** Addresses of security profiles. */
  securityProfiles: string[];
}

/** A setting of a service: its value, or the settings in it. */
export interface ServiceSetting {
  name: string;
  value: string;
  children: ServiceSetting[];
}

/** What is wrong with a service, with WinRM's number. */
export class WSManFailure extends Error {
  constructor(
    /** Unsigned, as faults have it. */
    readonly number: number,
    message: string,
  ) {
    super(message);
  }
}

const envelope = `<s:Envelope xmlns:s="${namespaces.s}" xmlns:wsmid="${identityNamespace}"><s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>`;
const configUri = 'http://schemas.microsoft.com/wbem/wsman/1/config';
const usualTimeout = 60_000;

/** `target` without authentication is null: then everybody is told. Throws WSManFailure. */
export function identify(
  target: WSManTarget,
  isAuthenticated: boolean,
  options: SessionOptions,
  interaction: UserInteraction,
  signal: AbortSignal,
): Promise<Identity> {
  return asking(target, options, interaction, isAuthenticated, async (client) => {
    const body = bodyOf(await client.post(Buffer.from(envelope), options.operationTimeout || usualTimeout, signal));
    return {
      protocolVersion: body.textOf('ProtocolVersion'),
      productVendor: body.textOf('ProductVendor'),
      productVersion: body.textOf('ProductVersion'),
      securityProfiles: (body.find('SecurityProfiles')?.children ?? []).map(({ text }) => text.trim()),
    };
  });
}

/** The settings of the service, for who may see them. Throws WSManFailure. */
export function readServiceSettings(
  target: WSManTarget,
  options: SessionOptions,
  interaction: UserInteraction,
  signal: AbortSignal,
): Promise<ServiceSetting[]> {
  return asking(target, options, interaction, true, async (client) => {
    const operationTimeout = options.operationTimeout || usualTimeout;
    const body = await client.call({ action: Action.get, resourceUri: configUri, body: '', operationTimeout }, signal);
    return (body.children[0]?.children ?? []).map(settingOf);
  });
}

function settingOf(element: XmlElement): ServiceSetting {
  return { name: element.name, value: element.text.trim(), children: element.children.map(settingOf) };
}

async function asking<T>(
  target: WSManTarget,
  options: SessionOptions,
  interaction: UserInteraction,
  isAuthenticated: boolean,
  ask: (client: SoapClient) => Promise<T>,
): Promise<T> {
  let endpoint: Endpoint | null = null;
  let client: SoapClient | null = null;
  try {
    endpoint = createEndpoint(target, options, interaction, isAuthenticated);
    const { href } = endpoint.url;
    const culture = options.culture || cultureOf(process.env);
    const settings = { to: href, locale: options.uiCulture || culture, dataLocale: culture };
    client = new SoapClient(endpoint, { ...settings, maxEnvelopeSize: largeEnvelope, sessionId: newGuid() });
    return await ask(client);
  } catch (error) {
    if (error instanceof WSManFault) throw new WSManFailure(error.code >>> 0, error.message);
    if (error instanceof AuthenticationError) throw new WSManFailure(error.number >>> 0, error.message);
    throw error;
  } finally {
    client?.dispose();
    endpoint?.dispose();
  }
}
