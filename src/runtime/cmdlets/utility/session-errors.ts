/**
 * Failures of the session state are non-terminating errors of the variable and alias cmdlets; a value that a variable's type or
 * attributes refuse ends the command.
 */
import { raisedFrom } from '../../engine/raised-error.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export function reportingSessionErrors(cmd: CmdletRuntime, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof NetException) || isRefusedValue(thrown)) throw thrown;
    cmd.writeError(raisedFrom(thrown).record);
  }
}

function isRefusedValue({ netType }: NetException): boolean {
  return requireType('System.Management.Automation.MetadataException').isAssignableFrom(netType);
}
