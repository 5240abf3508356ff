/** The value of a function's parameter that nothing was bound to: its default, or that of its type. */
import { ArgumentTrace } from '../binding/argument-trace.js';
import { bindingErrors } from '../binding/errors.js';
import type { CommandMetadata } from '../binding/metadata.js';
import type { ParameterSlot } from '../compiler/block-code.js';
import { plain } from '../compiler/variables.js';
import type { Frame } from '../engine/frame.js';
import { RaisedError, recordOfException } from '../engine/raised-error.js';
import { tracing } from '../engine/tracing/trace-source.js';
import { VariableCell } from '../engine/variable-cell.js';
import { NetException } from '../objects/net-exception.js';
import { fold, isNull } from '../objects/values.js';

/** Throws what the default throws; a conversion that fails, or a cast in a simple function, is an error of the binding. */
export function parameterDefault(frame: Frame, parameter: ParameterSlot): unknown {
  const constraint = frame.scope.table.constraints.get(parameter.slot);
  if (parameter.defaultValue === null) return constraint === undefined ? null : constraint.initial;
  try {
    const value = plain(parameter.defaultValue(frame));
    return constraint === undefined ? value : constraint.convert(value);
  } catch (thrown) {
    throw thrown instanceof NetException ? defaultFailed(frame, parameter, thrown) : thrown;
  }
}

function defaultFailed(frame: Frame, { name }: ParameterSlot, thrown: NetException): NetException | RaisedError {
  const { call } = frame;
  if (call === null) return thrown;
  let exception = thrown;
  if (thrown.netType.name === 'ArgumentTransformationMetadataException')
    exception = bindingErrors.transformation({ name }, thrown);
  else if (thrown.netType.name !== 'PSInvalidCastException' || call.psCmdlet !== null) return thrown;
  const record = recordOfException(exception);
  record.invocationInfo = call.invocation;
  record.commandTypeName = call.command.errorClass;
  record.categoryInfo.activity = call.command.name;
  return new RaisedError(record);
}

/** Stores what a parameter has that nothing was bound to, and tells of it when the binder is traced. */
export function storeDefault(frame: Frame, parameter: ParameterSlot, metadata: CommandMetadata): void {
  const value = parameterDefault(frame, parameter);
  const trace = tracing.binding;
  const described = trace === null ? undefined : metadata.byName.get(fold(parameter.name));
  if (trace !== null && described !== undefined)
    trace.nested(metadata.isAdvanced, () => new ArgumentTrace(trace, described, true, isNull(value)).unchanged(value));
  storeParameter(frame, parameter.slot, value);
}

/** Stores a bound or default value in its slot, through a cell that an outer dot-sourcing may have left there. */
export function storeParameter(frame: Frame, slot: number, value: unknown): void {
  const old = frame.slots[slot];
  if (old instanceof VariableCell) old.setForced(value);
  else frame.slots[slot] = value;
}
