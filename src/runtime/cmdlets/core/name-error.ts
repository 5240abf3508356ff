/** The error of Where-Object and ForEach-Object about a name or a value that they cannot work with. */
import type { ErrorRecord } from '../../objects/error-record.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export function nameError(cmd: CmdletRuntime, id: string, message: string, target: unknown = null): ErrorRecord {
  return cmd.error(id, 'InvalidArgument', target, message, 'System.Management.Automation.PSArgumentException');
}
