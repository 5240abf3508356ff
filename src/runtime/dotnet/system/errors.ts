/** What members of the class library throw, in .NET's words. Each function returns the exception; the caller throws it. */
import { netException } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';

export function argumentNull(parameter: string): NetException {
  return netException('System.ArgumentNullException', `Value cannot be null. (Parameter '${parameter}')`, {
    ParamName: parameter,
  });
}

export function argumentError(message: string, parameter: string | null = null): NetException {
  const text = parameter === null ? message : `${message} (Parameter '${parameter}')`;
  return netException('System.ArgumentException', text, { ParamName: parameter });
}

/** `actual` is shown in the message when it is given. */
export function outOfRange(parameter: string | null, message: string, actual?: unknown): NetException {
  let text = parameter === null ? message : `${message} (Parameter '${parameter}')`;
  if (actual !== undefined) text += `\nActual value was ${actual}.`;
  return netException('System.ArgumentOutOfRangeException', text, {
    ParamName: parameter,
    ActualValue: actual ?? null,
  });
}

export function mustNotBeNegative(parameter: string, value: number | bigint): NetException {
  return outOfRange(parameter, `${parameter} ('${value}') must be a non-negative value.`, value);
}

export function formatError(message: string): NetException {
  return netException('System.FormatException', message);
}

export function overflow(message: string): NetException {
  return netException('System.OverflowException', message);
}

export function invalidOperation(message: string): NetException {
  return netException('System.InvalidOperationException', message);
}

export function invalidCast(message: string): NetException {
  return netException('System.InvalidCastException', message);
}

export function notSupported(message = 'Specified method is not supported.'): NetException {
  return netException('System.NotSupportedException', message);
}

export function divideByZero(): NetException {
  return netException('System.DivideByZeroException', 'Attempted to divide by zero.');
}

export function indexOutOfRange(): NetException {
  return netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}
