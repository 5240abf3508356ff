/** Conversions through a type's own members: its static Parse methods, its constructors of one argument, its casts. */
import { findType, type NetType, requireType } from '../../objects/net-type.js';
import { callOverload } from '../../objects/overloads.js';
import { staticMember } from '../../objects/type-lookup.js';
import { isMethodGroup, type MethodOverload } from '../../objects/type-members.js';
import { hooks } from '../hooks.js';
import { isIntegerCode, TypeCode, typeCodeOfType } from '../numeric.js';
import { castFailed } from './conversion-errors.js';
import { Rank } from './conversion-rank.js';
import { type Conversion, codeOf } from './core-conversions.js';

/** `Parse(string, IFormatProvider)`, else `Parse(string)`. */
export function parseConversion(from: NetType, to: NetType): Conversion | undefined {
  if (from.fullName !== 'System.String' || to.isEnum) return undefined;
  for (let type: NetType | null = to; type !== null; type = type.baseType) {
    const group = type.members.static.get('parse');
    if (!group || !isMethodGroup(group)) continue;
    const withCulture = group.overloads.find((overload) =>
      takes(overload, ['System.String', 'System.IFormatProvider']),
    );
    if (withCulture) return parser(withCulture, 'InvalidCastParseTargetInvocationWithFormatProvider', invariantCulture);
    const plain = group.overloads.find((overload) => takes(overload, ['System.String']));
    if (plain) return parser(plain, 'InvalidCastParseTargetInvocation', undefined);
  }
  return undefined;
}

function takes(overload: MethodOverload, typeNames: string[]): boolean {
  return (
    overload.parameters.length === typeNames.length &&
    overload.parameters.every((parameter, i) => parameter.type.fullName === typeNames[i])
  );
}

function parser(overload: MethodOverload, id: string, culture: (() => unknown) | undefined): Conversion {
  return {
    rank: Rank.Parse,
    convert: (value, type) => {
      try {
        return callOverload(overload, null, culture ? [value, culture()] : [value]);
      } catch (error) {
        throw failedCall(id, value, type, error);
      }
    },
  };
}

/** What to throw for what a member threw, a script's method too. */
function failedCall(id: string, value: unknown, type: NetType, thrown: unknown): unknown {
  const exception = hooks.exceptionOf(thrown);
  return exception === null ? thrown : castFailed(id, value, type, exception);
}

/** CultureInfo.InvariantCulture; null where no such type is defined. */
export function invariantCulture(): unknown {
  const member = findType('System.Globalization.CultureInfo')?.members.static.get('invariantculture');
  return member && !isMethodGroup(member) ? (member.get as () => unknown)() : null;
}

/** A constructor that takes exactly one argument of the source's type, or of a type the CLR widens it to. */
export function constructorConversion(from: NetType, to: NetType): Conversion | undefined {
  if (to.definition.abstract || to.isInterface) return undefined;
  if (isIntegerCode(codeOf(from)) && isCollection(to)) return undefined;
  const fitting = to.members.constructors.filter(
    (candidate) => candidate.parameters.length === 1 && !candidate.parameters[0]?.byRef && takesValue(candidate, from),
  );
  const best =
    fitting.find((one) => parameterType(one) === from) ??
    fitting.find((one) =>
      fitting.every((other) => other === one || isBetter(parameterType(one), parameterType(other))),
    );
  if (best === undefined) return undefined;
  return {
    rank: Rank.Constructor,
    convert: (value, type) => {
      try {
        return callOverload(best, type, [value]);
      } catch (error) {
        throw failedCall('InvalidCastConstructorException', value, type, error);
      }
    },
  };
}

/** `op_Implicit`, else `op_Explicit`, of the target's type or else of the source's. */
export function castConversion(from: NetType, to: NetType): Conversion | undefined {
  for (const owner of [to, from])
    for (const [name, rank] of casts) {
      const overload = castOperator(owner, name, from, to);
      if (overload === undefined) continue;
      return {
        rank,
        convert: (value, type) => {
          try {
            return callOverload(overload, null, [value]);
          } catch (error) {
            throw failedCall(`InvalidCastTargetInvocationException${overload.name}`, value, type, error);
          }
        },
      };
    }
  return undefined;
}

const casts = [
  ['op_implicit', Rank.ImplicitCast],
  ['op_explicit', Rank.ExplicitCast],
] as const;

function castOperator(owner: NetType, name: string, from: NetType, to: NetType): MethodOverload | undefined {
  const member = staticMember(owner, name);
  if (member === undefined || !isMethodGroup(member)) return undefined;
  return member.overloads.find((overload) => {
    if (overload.parameters.length !== 1 || !parameterType(overload).isAssignableFrom(from)) return false;
    const result = overload.declaringType.tryResolve(overload.returnText);
    return result !== undefined && to.isAssignableFrom(result);
  });
}

function parameterType(overload: MethodOverload): NetType {
  return overload.parameters[0]?.type as NetType;
}

function takesValue(overload: MethodOverload, from: NetType): boolean {
  return parameterType(overload).isAssignableFrom(from) || widens(from, parameterType(overload));
}

function isCollection(type: NetType): boolean {
  return requireType('System.Collections.ICollection').isAssignableFrom(type);
}

function isBetter(type: NetType, other: NetType): boolean {
  return other.isAssignableFrom(type) || widens(type, other);
}

const { Char, SByte, Byte, Int16, UInt16, Int32, UInt32, Int64, UInt64, Single, Double } = TypeCode;
/** What the CLR's binder widens each primitive type to. */
const widenings: Record<number, readonly number[]> = {
  [Char]: [UInt16, Int32, UInt32, Int64, UInt64, Single, Double],
  [SByte]: [Int16, Int32, Int64, Single, Double],
  [Byte]: [Char, Int16, UInt16, Int32, UInt32, Int64, UInt64, Single, Double],
  [Int16]: [Int32, Int64, Single, Double],
  [UInt16]: [Int32, UInt32, Int64, UInt64, Single, Double],
  [Int32]: [Int64, Single, Double],
  [UInt32]: [Int64, UInt64, Single, Double],
  [Int64]: [Single, Double],
  [UInt64]: [Single, Double],
  [Single]: [Double],
};

function widens(from: NetType, to: NetType): boolean {
  if (from.isEnum && codeOf(to) === typeCodeOfType(from)) return true;
  return widenings[typeCodeOfType(from)]?.includes(codeOf(to)) ?? false;
}
