/**
 * Methods that a class must have for its interfaces and abstract bases, since .NET refuses the type without them: those of
 * the types that scripts implement. `T` stands for the type argument.
 */
import { findType, type NetType } from '../../objects/net-type.js';
import { instanceMember } from '../../objects/type-lookup.js';
import { isMethodGroup, type MethodOverload } from '../../objects/type-members.js';
import { fold } from '../../objects/values.js';

/** Name of the method and the types of its parameters and result, by the type's full name. */
const requiredMethods: Record<string, readonly [name: string, parameters: readonly string[], result: string][]> = {
  'System.IComparable': [['CompareTo', ['System.Object'], 'System.Int32']],
  'System.IComparable`1': [['CompareTo', ['T'], 'System.Int32']],
  'System.IEquatable`1': [['Equals', ['T'], 'System.Boolean']],
  'System.IDisposable': [['Dispose', [], 'System.Void']],
  'System.ICloneable': [['Clone', [], 'System.Object']],
  'System.IFormattable': [['ToString', ['System.String', 'System.IFormatProvider'], 'System.String']],
  'System.IFormatProvider': [['GetFormat', ['System.Type'], 'System.Object']],
  'System.ICustomFormatter': [
    ['Format', ['System.String', 'System.Object', 'System.IFormatProvider'], 'System.String'],
  ],
  'System.IServiceProvider': [['GetService', ['System.Type'], 'System.Object']],
  'System.Collections.IEnumerable': [['GetEnumerator', [], 'System.Collections.IEnumerator']],
  'System.Collections.IEnumerator': [
    ['get_Current', [], 'System.Object'],
    ['MoveNext', [], 'System.Boolean'],
    ['Reset', [], 'System.Void'],
  ],
  'System.Collections.IComparer': [['Compare', ['System.Object', 'System.Object'], 'System.Int32']],
  'System.Collections.IEqualityComparer': [
    ['Equals', ['System.Object', 'System.Object'], 'System.Boolean'],
    ['GetHashCode', ['System.Object'], 'System.Int32'],
  ],
  'System.Collections.Generic.IComparer`1': [['Compare', ['T', 'T'], 'System.Int32']],
  'System.Collections.Generic.IEqualityComparer`1': [
    ['Equals', ['T', 'T'], 'System.Boolean'],
    ['GetHashCode', ['T'], 'System.Int32'],
  ],
  'System.Management.Automation.IValidateSetValuesGenerator': [['GetValidValues', [], 'System.String[]']],
  'System.Management.Automation.ArgumentTransformationAttribute': [
    ['Transform', ['System.Management.Automation.EngineIntrinsics', 'System.Object'], 'System.Object'],
  ],
  'System.Management.Automation.ValidateArgumentsAttribute': [
    ['Validate', ['System.Object', 'System.Management.Automation.EngineIntrinsics'], 'System.Void'],
  ],
  'System.Management.Automation.ValidateEnumeratedArgumentsAttribute': [
    ['ValidateElement', ['System.Object'], 'System.Void'],
  ],
};

/** The name of a method that the class lacks; null when it has all. What .NET's own base implements is not asked for. */
export function missingMethod(type: NetType, netBase: NetType): string | null {
  for (const base of type.basesAndInterfaces) {
    if (base !== netBase && netBase.basesAndInterfaces.has(base)) continue;
    const definition = base.genericDefinition ?? base;
    for (const [name, parameters, result] of requiredMethods[definition.fullName] ?? [])
      if (
        !implementsMethod(
          type,
          name,
          parameters.map((text) => named(base, text)),
          named(base, result),
        )
      )
        return name;
  }
  return null;
}

function named(base: NetType, text: string): NetType | undefined {
  return text === 'T' ? base.genericArguments[0] : findType(text);
}

function implementsMethod(
  type: NetType,
  name: string,
  parameters: readonly (NetType | undefined)[],
  result: NetType | undefined,
): boolean {
  const member = instanceMember(type, fold(name));
  if (member === undefined || !isMethodGroup(member)) return false;
  return member.overloads.some((overload) => {
    if (overload.parameters.length !== parameters.length || !isOwn(overload)) return false;
    return overload.parameters.every((parameter, i) => parameter.type === parameters[i]) && gives(overload, result);
  });
}

/** What .NET's classes have counts, but not what stands for an interface's or abstract method itself. */
function isOwn({ declaringType, isInterfaceMethod }: MethodOverload): boolean {
  return !declaringType.isInterface && !isInterfaceMethod;
}

function gives({ declaringType, returnText }: MethodOverload, result: NetType | undefined): boolean {
  return declaringType.tryResolve(returnText) === result;
}
