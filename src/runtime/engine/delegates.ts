/** Script blocks as delegates: called by library code with natural values, answering in natural form (see objects/marshal.ts). */
import { convertTo } from '../language/index.js';
import { fromNaturalMarshaler, parameterMarshaler, toNaturalMarshaler } from '../objects/marshal.js';
import type { NetType } from '../objects/net-type.js';
import { findType } from '../objects/net-type.js';
import { instanceMember } from '../objects/type-lookup.js';
import { isMethodGroup, type MethodOverload } from '../objects/type-members.js';
import { AutomationNull } from '../objects/values.js';

export interface DelegateSignature {
  /** Natural argument to value. */
  argument(value: unknown, position: number): unknown;
  /** Two parameters and no result, as EventHandler has them. */
  isHandler: boolean;
  /** What the block wrote, as the delegate's result. */
  result(value: unknown): unknown;
}

const known = new Map<NetType, DelegateSignature>();

export function delegateSignature(type: NetType): DelegateSignature {
  let signature = known.get(type);
  if (signature === undefined) {
    signature = signatureOf(type);
    known.set(type, signature);
  }
  return signature;
}

function signatureOf(type: NetType): DelegateSignature {
  const invoke = instanceMember(type, 'invoke');
  const overload: MethodOverload | undefined = invoke && isMethodGroup(invoke) ? invoke.overloads[0] : undefined;
  const converters =
    overload?.parameters.map((p) => (parameterMarshaler(p) === null ? null : fromNaturalMarshaler(p.type))) ?? [];
  const resultType = overload === undefined || overload.returnText === 'void' ? null : findType(overload.returnText);
  return {
    isHandler: resultType === null && overload?.parameters.length === 2,
    argument(value, position) {
      const convert = converters[position];
      return (convert ? convert(value) : value) ?? null;
    },
    result(value) {
      if (!resultType) return undefined;
      const plain = value === AutomationNull ? null : value;
      const converted = convertTo(plain, resultType);
      const marshal = overload?.returnsTypeParameter ? null : toNaturalMarshaler(resultType);
      return marshal ? marshal(converted) : converted;
    },
  };
}
