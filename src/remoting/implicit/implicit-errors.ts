/** The errors of Import-PSSession and Export-PSSession. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { ErrorCategory } from '../../runtime/objects/error-record.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { readProperty } from '../../runtime/objects/property-access.js';
import { typeNamesOf } from '../../runtime/objects/type-names.js';
import { fold } from '../../runtime/objects/values.js';
import { implicitMessages } from './implicit-messages.js';
import { RemoteFailure } from './run-command.js';

/** Ends the command with an error about the answer of a remote command. */
export function failImplicitly(cmd: CmdletRuntime, id: string, text: string, category: ErrorCategory): never {
  return cmd.throwTerminating(cmd.error(id, category, null, text, 'System.ArgumentException'));
}

export function failMalformed(cmd: CmdletRuntime, command: string): never {
  return failImplicitly(
    cmd,
    'ErrorMalformedDataFromRemoteCommand',
    implicitMessages.malformed(command),
    'InvalidResult',
  );
}

/** Something of the far side is left out, for a reason; the rest goes on. */
export function writeSkipped(cmd: CmdletRuntime, id: string, text: string, category: ErrorCategory): void {
  cmd.writeError(cmd.error(id, category, null, text, 'System.InvalidOperationException'));
}

/** Runs what asks the far side; its failure ends the command with an error that names the remote command. */
export function asking<T>(cmd: CmdletRuntime, command: string, ask: () => T): T {
  try {
    return ask();
  } catch (thrown) {
    if (!(thrown instanceof RemoteFailure)) throw thrown;
    const isMissing = isCommandNotFound(thrown);
    const text = isMissing
      ? implicitMessages.requiredCommands(cmd.invocation.invocationName)
      : implicitMessages.remoteError(command, thrown.message);
    const inner = thrown.record?.exception ?? null;
    const exception = new NetException('System.Management.Automation.RuntimeException', text, inner);
    const id = isMissing ? 'ErrorRequiredRemoteCommandNotFound' : 'ErrorFromRemoteCommand';
    return cmd.throwTerminating(cmd.error(id, isMissing ? 'ObjectNotFound' : 'InvalidResult', null, text, exception));
  }
}

function isCommandNotFound({ record }: RemoteFailure): boolean {
  if (record === null) return false;
  const name = 'SerializedRemoteException';
  const original = readProperty(record.exception, name, fold(name));
  return (
    original != null &&
    typeNamesOf(original).some((type) => type.endsWith('System.Management.Automation.CommandNotFoundException'))
  );
}
