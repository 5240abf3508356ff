/**
 * Providers that join a session when their drive is first named: what a room above the runtime offers, and few sessions use. Until
 * then the session looks like one of PowerShell outside of Windows, which has none of them.
 */
import { fold } from '../objects/values.js';
import type { Provider } from './provider.js';

const offers = new Map<string, () => Provider>();

/** Offers a provider whose default drive has this name. */
export function offerProvider(driveName: string, make: () => Provider): void {
  offers.set(fold(driveName), make);
}

/** The provider for a drive that a session lacks; undefined when nobody offers one. */
export function offeredProvider(driveName: string): Provider | undefined {
  return offers.get(fold(driveName))?.();
}
