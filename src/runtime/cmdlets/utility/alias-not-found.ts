/** The error of an alias that is not there. */
import type { ErrorRecord } from '../../objects/error-record.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export function noAliasFound(cmd: CmdletRuntime, by: 'name' | 'definition', text: string): ErrorRecord {
  return cmd.error(
    'ItemNotFoundException',
    'ObjectNotFound',
    text,
    `This command cannot find a matching alias because an alias with the ${by} '${text}' does not exist.`,
    'System.Management.Automation.ItemNotFoundException',
  );
}
