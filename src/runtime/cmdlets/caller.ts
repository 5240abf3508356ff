/** The function or script that called a cmdlet, as far as it is one that speaks for itself. */
import type { InvocationInfo } from '../objects/error-record.js';
import type { CmdletRuntime } from './cmdlet-runtime.js';

/** The caller's invocation; null when the cmdlet was called from the command line or at a script's top. */
export function callerInvocation(cmd: CmdletRuntime): InvocationInfo | null {
  const call = cmd.context.frame.callFrame?.call ?? null;
  return call === null ? null : call.invocation;
}
