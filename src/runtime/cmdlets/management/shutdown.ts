/** Runs the system's `shutdown` for Stop-Computer and Restart-Computer. Unlike PowerShell's own these heed -WhatIf and -Confirm. */
import { hostname } from 'node:os';
import { IoError } from '../../io/client.js';
import { getProperty, invokeMethod } from '../../objects/members.js';
import { isNull } from '../../objects/values.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { runProgram } from './run-program.js';

/** Ends the command where there is no such program, or where it fails. */
export function runShutdown(cmd: CmdletRuntime, args: readonly string[]): void {
  if (!cmd.shouldProcess(`localhost (${hostname()})`)) return;
  const command = invokeMethod(cmd.session.invokeCommand, 'GetCommand', ['shutdown', 'Application']);
  if (isNull(command))
    refuse(cmd, 'CommandNotFound', 'ObjectNotFound', "The required native command 'shutdown' was not found.");
  try {
    const streams = { stdin: 'inherit', stdout: 'inherit' } as const;
    const { code, stderr } = runProgram(cmd, String(getProperty(command, 'Definition')), args, streams);
    if (code !== 0) refuse(cmd, 'CommandFailed', 'OperationStopped', stderr);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    refuse(cmd, 'CommandFailed', 'OperationStopped', error.message);
  }
}

function refuse(
  cmd: CmdletRuntime,
  id: string,
  category: 'ObjectNotFound' | 'OperationStopped',
  message: string,
): never {
  return cmd.throwTerminating(cmd.error(id, category, null, message, 'System.InvalidOperationException'));
}
