/** Turns exceptions about one item into errors that do not end the command. */
import { NetException } from '../objects/net-exception.js';
import type { ProviderContext } from './provider-context.js';

/** Exceptions of the session's items that a provider reports and goes on: by type, with their own records. */
const reported = new Set([
  'System.Management.Automation.SessionStateException',
  'System.Management.Automation.SessionStateUnauthorizedAccessException',
  'System.Management.Automation.PSArgumentException',
]);

export function reporting(context: ProviderContext, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof NetException) || error.errorRecord === null) throw error;
    if (!reported.has(error.netType.fullName)) throw error;
    context.writeError(error.errorRecord);
  }
}
