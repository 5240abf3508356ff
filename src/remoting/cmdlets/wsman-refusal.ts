/** What the parameters cannot mean here: WSMan, and hashtables of -SSHConnection that say nothing sensible. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { messages } from '../messages.js';
import { ConnectionError } from './ssh-parameters.js';

const remotingException = 'System.Management.Automation.Remoting.PSRemotingDataStructureException';

/** As PowerShell on Unix, which has no WSMan client either. */
export function refuseWSMan(cmd: CmdletRuntime, computers: readonly string[]): never {
  const target = computers.length === 0 ? null : [...computers];
  cmd.throwTerminating(cmd.error(remotingException, 'InvalidArgument', target, messages.noWSMan, remotingException));
}

export function withConnectionErrors<T>(cmd: CmdletRuntime, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    const exception = 'System.Management.Automation.PSArgumentException';
    return cmd.throwTerminating(cmd.error('Argument', 'InvalidArgument', null, error.message, exception));
  }
}
