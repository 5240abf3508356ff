/**
 * Switch-Process has a program take the place of the shell. Node can do so from version 22.15 on, and only on its main thread, which
 * at a terminal is not the engine's: otherwise the error is the one for a call that the system does not have.
 */
import { constants } from 'node:os';
import { getProperty, invokeMethod } from '../../objects/members.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

type Execve = (file: string, args: readonly string[], environment: Record<string, string>) => never;

export const SwitchProcess = cmdlet('Switch-Process', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'On Linux and macOS, the cmdlet calls the execv() function to provide similar behavior as POSIX shells.',
  parameters: {
    WithCommand: {
      type: t.array(t.string),
      default: [],
      position: 0,
      remaining: true,
      help: 'A program and its arguments.',
    },
  },
  examples: [
    {
      code: 'try { Switch-Process no-such-program } catch { $_.Exception.Message }',
      output: "Command 'no-such-program' was not found. The specified command must be an executable.",
    },
    { code: 'Switch-Process' },
  ],
  run: (cmd, { WithCommand }) => ({
    end() {
      const [name, ...args] = WithCommand;
      if (name === undefined) return;
      const command = invokeMethod(cmd.session.invokeCommand, 'GetCommand', [name, 'Application']);
      if (isNull(command)) notFound(cmd, name);
      const { execve } = process as { execve?: Execve };
      const program = String(getProperty(command, 'Source'));
      try {
        execve?.(program, [String(getProperty(command, 'Name')), ...args], cmd.context.childEnvironment);
      } catch (error) {
        failed(cmd, WithCommand, (error as NodeJS.ErrnoException).errno ?? constants.errno.ENOSYS);
      }
      failed(cmd, WithCommand, constants.errno.ENOSYS);
    },
  }),
}));

function notFound(cmd: CmdletRuntime, name: string): never {
  const message = `Command '${name}' was not found. The specified command must be an executable.`;
  const exception = 'System.Management.Automation.CommandNotFoundException';
  return cmd.throwTerminating(cmd.error('CommandNotFound', 'InvalidArgument', name, message, exception));
}
function failed(cmd: CmdletRuntime, command: readonly string[], errno: number): never {
  const message = `Exec call failed with errorno ${Math.abs(errno)} for command line: ${command.join(' ')}`;
  return cmd.throwTerminating(cmd.error('ExecutionFailed', 'InvalidOperation', command, message, 'System.Exception'));
}
