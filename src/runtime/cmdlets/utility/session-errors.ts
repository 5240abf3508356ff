/** Failures of the session state are non-terminating errors of the variable and alias cmdlets. */
import { raisedFrom } from '../../engine/raised-error.js';
import { NetException } from '../../objects/net-exception.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export function reportingSessionErrors(cmd: CmdletRuntime, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    cmd.writeError(raisedFrom(thrown).record);
  }
}
