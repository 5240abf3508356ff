/** Conversion to the type of a property or of a method's result, by functions that know the commonest values by heart. Hot. */
import { convertTo } from '../../language/index.js';
import type { NetType } from '../../objects/net-type.js';
import { AutomationNull, DoubleBox, double } from '../../objects/values.js';
import { withoutWrapping } from '../../objects/wrapping.js';

export type ValueConversion = (value: unknown) => unknown;

const plainValue: ValueConversion = (value) =>
  value === AutomationNull || value === undefined ? null : withoutWrapping(value);

/** Converts any value, nothing being $null. Throws PSInvalidCastException. */
function conversionTo(type: NetType): ValueConversion {
  switch (type.fullName) {
    case 'System.Object':
      return plainValue;
    case 'System.Int32':
      return (value) => (typeof value === 'number' && (value | 0) === value ? value : convertTo(value, type));
    case 'System.Double':
      return (value) => {
        if (typeof value === 'number') return double(value);
        return value instanceof DoubleBox ? value : convertTo(value, type);
      };
    case 'System.String':
      return (value) => (typeof value === 'string' ? value : convertTo(value, type));
    case 'System.Boolean':
      return (value) => (typeof value === 'boolean' ? value : convertTo(value, type));
    default:
      return (value) =>
        typeof value === 'object' && value !== null && (value as { netType?: NetType }).netType === type
          ? value
          : convertTo(plainValue(value), type);
  }
}

/** The same for a type that is worked out when the first value comes. */
export function lateConversion(typeOf: () => NetType): ValueConversion {
  let conversion: ValueConversion | null = null;
  return (value) => {
    conversion ??= conversionTo(typeOf());
    return conversion(value);
  };
}
