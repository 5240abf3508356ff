/** Invoke-Item: runs a program, or opens anything else with what the desktop has for it. */
import type { ProviderContext } from '../provider-context.js';

export function invokeDefaultAction(path: string, context: ProviderContext): void {
  if (!context.shouldProcess(`Item: ${path}`, 'Invoke Item')) return;
  context.caller?.io.call('process.open', { path });
}
