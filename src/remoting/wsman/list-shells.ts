/** The sessions that wait at a service (Get-PSSession -ComputerName): an enumeration of its shells, and of the commands in each. */
import type { SessionOptions } from '../client/session-options.js';
import { newGuid } from '../protocol/guid.js';
import type { WSManTarget } from '../transports/targets.js';
import type { ListedSession } from '../transports/transport-table.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import { largeEnvelope } from './envelope-size.js';
import { createEndpoint } from './http/endpoint.js';
import { cultureOf } from './own-culture.js';
import { openWithRedirection } from './redirection.js';
import { sessionError } from './session-error.js';
import type { SoapRequest } from './soap/envelope.js';
import {
  Action,
  enumerationNamespace,
  namespaces,
  powershellNamespace,
  selectorFilter,
  shellNamespace,
} from './soap/names.js';
import { SoapClient } from './soap/soap-client.js';
import type { XmlElement } from './soap/xml.js';

const usualTimeout = 180_000;
/** Items of one answer. */
const maxElements = 100;

/** Throws TransportError. */
export async function listShells(
  target: WSManTarget,
  options: SessionOptions,
  interaction: UserInteraction,
  signal: AbortSignal,
): Promise<ListedSession[]> {
  try {
    return await openWithRedirection(target, options, async (redirected) => {
      const endpoint = createEndpoint(redirected, options, interaction);
      const client = new SoapClient(endpoint, {
        to: endpoint.url.href,
        locale: options.uiCulture || cultureOf(process.env),
        dataLocale: options.culture || cultureOf(process.env),
        maxEnvelopeSize: largeEnvelope,
        sessionId: newGuid(),
      });
      try {
        return await listSessions(client, target.shellUri, signal);
      } finally {
        client.dispose();
        endpoint.dispose();
      }
    });
  } catch (error) {
    signal.throwIfAborted();
    throw sessionError(error, 'connecting', target);
  }
}

async function listSessions(client: SoapClient, shellUri: string, signal: AbortSignal): Promise<ListedSession[]> {
  const shells = await enumerate(client, shellNamespace, '', 'Shell', signal);
  const sessions: ListedSession[] = [];
  for (const shell of shells) {
    const uri = shell.textOf('ResourceUri') || shell.textOf('ResourceURI');
    // Others are of winrs, and of other configurations where one was named.
    if (!uri.toLowerCase().startsWith(powershellNamespace)) continue;
    if (!isDefault(shellUri) && uri.toLowerCase() !== shellUri.toLowerCase()) continue;
    const id = shell.textOf('ShellId');
    const filter = `<wsman:Filter Dialect="${selectorFilter}"><wsman:SelectorSet><wsman:Selector Name="ShellId">${id}</wsman:Selector></wsman:SelectorSet></wsman:Filter>`;
    const commands = await enumerate(client, `${shellNamespace}/Command`, filter, 'Command', signal).catch(() => []);
    sessions.push(readShell(shell, commands));
  }
  return sessions;
}
const isDefault = (shellUri: string) => shellUri.toLowerCase() === `${powershellNamespace}/microsoft.powershell`;

function readShell(shell: XmlElement, commands: readonly XmlElement[]): ListedSession {
  const state = shell.textOf('State');
  const isDisconnected = state.toLowerCase() === 'disconnected';
  const idle = milliseconds(shell.textOf('IdleTimeOut'));
  const inactive = milliseconds(shell.textOf('ShellInactivity'));
  const disconnectedOn = isDisconnected && inactive !== null ? Date.now() - inactive : null;
  const mode = shell.textOf('BufferMode');
  return {
    instanceId: shell.textOf('ShellId').toLowerCase(),
    name: shell.textOf('Name'),
    state: 'Disconnected',
    isAvailable: isDisconnected,
    idleTimeout: idle,
    outputBufferingMode: mode === 'Drop' || mode === 'Block' ? mode : 'None',
    disconnectedOn,
    expiresOn: disconnectedOn === null || idle === null ? null : disconnectedOn + idle,
    pipelines: commands.map((command) => command.textOf('CommandId').toLowerCase()).filter((id) => id !== ''),
  };
}

/** `PT7200.000S`, `P0DT1H2M3S` in milliseconds; null for nothing. */
function milliseconds(text: string): number | null {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text);
  if (!parts) return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

/** All items of an enumeration. Throws what a call throws. */
async function enumerate(
  client: SoapClient,
  resourceUri: string,
  filter: string,
  item: string,
  signal: AbortSignal,
): Promise<XmlElement[]> {
  const operationTimeout = client.endpoint.options.operationTimeout || usualTimeout;
  const request = (action: string, body: string): SoapRequest => ({ action, resourceUri, operationTimeout, body });
  const limits = `<wsman:MaxElements>${maxElements}</wsman:MaxElements>`;
  const opening = `<wsen:Enumerate xmlns:wsen="${enumerationNamespace}"><wsman:OptimizeEnumeration/>${limits}${filter}</wsen:Enumerate>`;
  const found: XmlElement[] = [];
  let body = await client.call(request(Action.enumerate, opening), signal);
  for (;;) {
    const items = body.find('Items');
    if (items) found.push(...items.all(item));
    const context = body.textOf('EnumerationContext');
    if (context === '' || body.find('EndOfSequence')) return found;
    const next = `<wsen:Pull xmlns:wsen="${enumerationNamespace}" xmlns:wsman="${namespaces.wsman}"><wsen:EnumerationContext>${context}</wsen:EnumerationContext>${limits.replace(/wsman:/g, 'wsen:')}</wsen:Pull>`;
    body = await client.call(request(Action.pull, next), signal);
  }
}
