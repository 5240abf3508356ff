/** IConvertible, which PowerShell shows among the members of all simple values. */
import { changeType } from '../../language/change-type.js';
import { TypeCode, typeCodeOfType } from '../../language/numeric.js';
import type { MemberFunction, NetType } from '../../objects/net-type.js';

const to =
  (code: number): MemberFunction =>
  (self: unknown) =>
    changeType(self, code);

/** All but GetTypeCode and ToString, which every type lists among its own. */
export const convertibleMembers: Record<string, MemberFunction> = {
  'bool IConvertible.ToBoolean(System.IFormatProvider provider)': to(TypeCode.Boolean),
  'char IConvertible.ToChar(System.IFormatProvider provider)': to(TypeCode.Char),
  'sbyte IConvertible.ToSByte(System.IFormatProvider provider)': to(TypeCode.SByte),
  'byte IConvertible.ToByte(System.IFormatProvider provider)': to(TypeCode.Byte),
  'short IConvertible.ToInt16(System.IFormatProvider provider)': to(TypeCode.Int16),
  'ushort IConvertible.ToUInt16(System.IFormatProvider provider)': to(TypeCode.UInt16),
  'int IConvertible.ToInt32(System.IFormatProvider provider)': to(TypeCode.Int32),
  'uint IConvertible.ToUInt32(System.IFormatProvider provider)': to(TypeCode.UInt32),
  'long IConvertible.ToInt64(System.IFormatProvider provider)': to(TypeCode.Int64),
  'ulong IConvertible.ToUInt64(System.IFormatProvider provider)': to(TypeCode.UInt64),
  'float IConvertible.ToSingle(System.IFormatProvider provider)': to(TypeCode.Single),
  'double IConvertible.ToDouble(System.IFormatProvider provider)': to(TypeCode.Double),
  'decimal IConvertible.ToDecimal(System.IFormatProvider provider)': to(TypeCode.Decimal),
  'datetime IConvertible.ToDateTime(System.IFormatProvider provider)': to(TypeCode.DateTime),
  'System.Object IConvertible.ToType(type conversionType, System.IFormatProvider provider)': (
    self: unknown,
    type: NetType,
  ) => changeType(self, typeCodeOfType(type)),
};
