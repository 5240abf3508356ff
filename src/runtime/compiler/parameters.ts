/** A parameter's type and validation hold for later assignments too, inside its function: kept with the slot. */
import type { ParameterAst, TypeConstraintAst } from '../../parser/index.js';
import { compileAttributeChecks } from '../binding/attributes.js';
import { convertForVariable } from '../engine/variable-cell.js';
import { convertTo, tryConvertTo } from '../language/index.js';
import { isNumericCode, typeCodeOfType } from '../language/numeric.js';
import { type NetType, types } from '../objects/net-type.js';
import type { Compilation } from './compilation.js';

export function constrainParameter(compilation: Compilation, parameter: ParameterAst, slot: number): void {
  const constraints = parameter.attributes.filter((a) => a.kind === 'TypeConstraintAst') as TypeConstraintAst[];
  const [constraint] = constraints;
  const typeOf = constraint ? compilation.typeReference(constraint.typeName, constraint) : null;
  const checks = compileAttributeChecks(compilation, parameter.attributes);
  if (typeOf === null && checks === null) return;
  const check = checks?.forVariable(parameter.name.variablePath) ?? null;
  const convert = (value: unknown) =>
    typeOf === null || typeOf() === types.object() ? value : convertForVariable(value, typeOf());
  const mayCastOnly = check === null && constraints.length === 1 && compilation.isOwnVariable(parameter.name);
  let initial: unknown;
  compilation.table.constraints.set(slot, {
    apply(value) {
      if (mayCastOnly && typeOf !== null && hasSlot(typeOf())) return convertTo(value, typeOf());
      const converted = convert(value);
      return check === null ? converted : check(converted);
    },
    convert,
    get initial() {
      if (initial === undefined) initial = typeOf === null ? null : initialValue(typeOf());
      return initial;
    },
  });
}

/** Parameters of most types are variables whose type is known: what is assigned to them is cast (Compiler.TryGetDefaultParameterValue). */
function hasSlot(type: NetType): boolean {
  if (!type.isValueType || type === types.boolean()) return true;
  return (
    (isNumericCode(typeCodeOfType(type)) && !type.isEnum) ||
    type.fullName === 'System.Management.Automation.SwitchParameter'
  );
}

/**
 * An unbound parameter is what $null is as its type: 0, false, an empty string; $null where it converts to nothing, and for
 * two types to which the engine has no conversion of its own.
 */
function initialValue(type: NetType): unknown {
  if (type === types.string()) return '';
  if (type.fullName === 'System.Numerics.BigInteger' || type.fullName === 'System.Char') return null;
  return type.isValueType ? (tryConvertTo(null, type) ?? null) : null;
}
