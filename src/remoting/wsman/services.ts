/** The io services of WSMan beside its sessions: what Test-WSMan and Connect-WSMan ask. */
import { IoError } from '../../runtime/io/client.js';
import type { ServiceContext, ServiceTable } from '../../runtime/io/service.js';
import type { SessionOptions } from '../client/session-options.js';
import type { WSManTarget } from '../transports/targets.js';
import { hostInteraction } from '../transports/user-interaction.js';
import type { Identity, ServiceSetting } from './identify.js';

export interface IdentifyRequest {
  target: WSManTarget;
  isAuthenticated: boolean;
  options: SessionOptions;
}

export const wsmanServices = {
  /** Throws IoError; its code is WinRM's number. */
  'wsman.identify': async (request: IdentifyRequest, { host, signal }: ServiceContext): Promise<Identity> => {
    const { identify } = await import('./identify.js');
    const { target, isAuthenticated, options } = request;
    return translated(identify(target, isAuthenticated, options, hostInteraction(host), signal));
  },
  'wsman.settings': async (
    { target, options }: Omit<IdentifyRequest, 'isAuthenticated'>,
    { host, signal }: ServiceContext,
  ): Promise<ServiceSetting[]> => {
    const { readServiceSettings } = await import('./identify.js');
    return translated(readServiceSettings(target, options, hostInteraction(host), signal));
  },
} satisfies ServiceTable;

function translated<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: Error & { number?: number }) => {
    throw new IoError(error.message, String(error.number ?? 0));
  });
}
