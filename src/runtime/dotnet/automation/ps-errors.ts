/** What the engine's own types throw for bad arguments: PSArgumentException and its kin, with records. */
import { netError } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';

/** PSArgumentException without a text of its own. */
export function psArgument(parameter: string): NetException {
  const exception = netError(
    'PSArgumentException',
    'Argument',
    `Cannot process argument because the value of argument "${parameter}" is not valid. Change the value of the "${parameter}" argument and run the operation again.`,
    'InvalidArgument',
  );
  exception.properties = { ParamName: parameter };
  return exception;
}
/** PSArgumentNullException. */
export function psArgumentNull(parameter: string): NetException {
  const exception = netError(
    'PSArgumentNullException',
    'ArgumentNull',
    `Cannot process argument because the value of argument "${parameter}" is null. Change the value of argument "${parameter}" to a non-null value.`,
    'InvalidArgument',
  );
  exception.properties = { ParamName: parameter };
  return exception;
}
/** PSArgumentException with a text. */
export function psArgumentText(message: string): NetException {
  return netError('PSArgumentException', 'Argument', message, 'InvalidArgument');
}
/** PSArgumentOutOfRangeException with a text and the value that was given. */
export function psArgumentOutOfRange(parameter: string, message: string, actual: unknown): NetException {
  const exception = netError(
    'PSArgumentOutOfRangeException',
    'ArgumentOutOfRange',
    `${message} (Parameter '${parameter}')\nActual value was ${actual}.`,
    'InvalidArgument',
  );
  exception.properties = { ParamName: parameter, ActualValue: actual };
  return exception;
}
/** PSInvalidOperationException. */
export function psInvalidOperation(message: string): NetException {
  return netError('PSInvalidOperationException', 'InvalidOperation', message, 'InvalidOperation');
}
