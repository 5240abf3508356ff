/** A bound value in the form that a cmdlet's code takes (see ParameterType in cmdlets/cmdlet.ts). */
import { toText } from '../language/index.js';
import { baseOf } from '../objects/ps-object.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import { BoxedNumber, Char, EnumValue, isNull } from '../objects/values.js';

/** Numbers come out of their boxes, enum values become their names; everything else is as it was bound. */
export function cmdletValue(value: unknown, netType: string): unknown {
  if (netType === 'System.Object' || netType === 'System.Management.Automation.PSObject') return value;
  if (netType === 'System.Object[]' || netType === 'System.Management.Automation.PSObject[]')
    return isNull(value) ? undefined : value;
  const base = baseOf(value);
  if (isNull(base)) return undefined;
  if (Array.isArray(base)) return base.map((item) => cmdletValue(item, netType.replace(/\[\]$/, '')));
  if (base instanceof EnumValue) return toText(base);
  if (base instanceof SwitchParameter) return base.isPresent;
  if (base instanceof BoxedNumber) return base.value;
  if (base instanceof Char) return base.toString();
  return base;
}
