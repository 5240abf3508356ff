/** A type name as Update-TypeData and Remove-TypeData take it: a type, its short name, or any other name; or a TypeData. */
import { TypeData } from '../../dotnet/automation/type-data.js';
import { tryConvertTo } from '../../language/index.js';
import { NetType, requireType, typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';

export function fullTypeName(name: string): string {
  const type = tryConvertTo(name, requireType('System.Type'));
  return type instanceof NetType ? type.fullName : name;
}

/** ArgumentToTypeNameTransformation: of any other object, the name of its type. */
export function toTypeName(value: unknown): unknown {
  const base = baseOf(value);
  if (isNull(base)) return value;
  if (base instanceof NetType) return base.fullName;
  if (typeof base === 'string') return fullTypeName(base);
  return base instanceof TypeData ? base.typeName : typeOf(base).fullName;
}
