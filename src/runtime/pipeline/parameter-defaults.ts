/** The value of a function's parameter that nothing was bound to: its default, or that of its type. */
import type { ParameterSlot } from '../compiler/block-code.js';
import { plain } from '../compiler/variables.js';
import type { Frame } from '../engine/frame.js';
import { VariableCell } from '../engine/variable-cell.js';

export function parameterDefault(frame: Frame, parameter: ParameterSlot): unknown {
  const constraint = frame.scope.table.constraints.get(parameter.slot);
  if (parameter.defaultValue !== null) {
    const value = plain(parameter.defaultValue(frame));
    return constraint === undefined ? value : constraint.convert(value);
  }
  return constraint === undefined ? null : constraint.initial;
}

/** Stores a bound or default value in its slot, through a cell that an outer dot-sourcing may have left there. */
export function storeParameter(frame: Frame, slot: number, value: unknown): void {
  const old = frame.slots[slot];
  if (old instanceof VariableCell) old.setForced(value);
  else frame.slots[slot] = value;
}
