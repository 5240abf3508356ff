/** What an engine's host throws: a HostCallError as it is inside the engine. */
import { netError } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';

/** `id` becomes the FullyQualifiedErrorId, `exceptionType` is the full name of the exception's .NET type. */
export function refusal(
  message: string,
  id = 'InvalidOperation',
  exceptionType = 'System.Management.Automation.Host.HostException',
): NetException {
  return netError(exceptionType, id, message, 'InvalidOperation');
}

/** Nobody can be asked: -NonInteractive. `commandClass` is the command that wanted to ask. */
export function notInteractive(commandClass = ''): NetException {
  const exception = refusal(
    'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.',
    'InvalidOperation',
    'System.Management.Automation.PSInvalidOperationException',
  );
  if (exception.errorRecord !== null) exception.errorRecord.commandTypeName = commandClass;
  return exception;
}
