/** What a host call comes to: a result, or a refusal. */
import { HostCallError } from '../../runtime/host/host-call.js';

export type HostAnswer = { result: unknown } | { error: { message: string; id: string; exceptionType: string } };

/** The answer for an error that a host threw. */
export function errorAnswer(error: unknown): HostAnswer {
  if (error instanceof HostCallError)
    return { error: { message: error.message, id: error.id, exceptionType: error.exceptionType } };
  const message = error instanceof Error ? error.message : String(error);
  return {
    error: { message, id: 'InvalidOperation', exceptionType: 'System.Management.Automation.Host.HostException' },
  };
}
