/**
 * The commands by which a client sets up remote debugging when it opens a session. The debugger knows its own session
 * only and cannot be driven from afar: they are taken and do nothing, so that a client that always sends them can go on.
 */
import type { CreatePipeline } from '../protocol/pipeline-messages.js';

const debuggerCommands = new Set([
  '__Set-PSDebugMode',
  '__Set-PSUnhandledBreakpointMode',
  '__Enable-PSDebuggerStepping',
]);

export function isDebuggerCommand({ statements }: CreatePipeline): boolean {
  const [only, ...more] = statements.flat();
  return only !== undefined && more.length === 0 && !only.isScript && debuggerCommands.has(only.text);
}
