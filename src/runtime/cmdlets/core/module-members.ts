/** What the module cmdlets have in common: patterns of member names, and sessions that modules cannot come from yet. */
import { WildcardPattern } from '../../language/index.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** Null where the parameter is not given: then it says nothing. */
export function memberPatterns(names: readonly string[] | undefined): WildcardPattern[] | null {
  return names?.map((name) => new WildcardPattern(name)) ?? null;
}

/** Ends the command: commands of a remote module would have to be made again here. */
export function refuseSession(cmd: CmdletRuntime, session: unknown): never {
  return cmd.throwTerminating(
    cmd.error(
      'Modules_PSSessionNotSupported',
      'NotImplemented',
      session,
      `${cmd.invocation.invocationName} cannot take modules from another session. Use Invoke-Command with the session to run commands of its modules.`,
      'System.NotSupportedException',
    ),
  );
}
