/** Which types convert to which without a cast (C# specification, implicit conversions), as far as simple types go. */
import { TypeCode, typeCodeOfType } from '../language/numeric.js';
import { type NetType, types } from '../objects/net-type.js';
import { CompileError, type SourcePosition } from './compile-error.js';
import type { Expression } from './syntax.js';

const T = TypeCode;
/** To these a type widens. */
const wider: Readonly<Record<number, readonly number[]>> = {
  [T.SByte]: [T.Int16, T.Int32, T.Int64, T.Single, T.Double, T.Decimal],
  [T.Byte]: [T.Int16, T.UInt16, T.Int32, T.UInt32, T.Int64, T.UInt64, T.Single, T.Double, T.Decimal],
  [T.Int16]: [T.Int32, T.Int64, T.Single, T.Double, T.Decimal],
  [T.UInt16]: [T.Int32, T.UInt32, T.Int64, T.UInt64, T.Single, T.Double, T.Decimal],
  [T.Int32]: [T.Int64, T.Single, T.Double, T.Decimal],
  [T.UInt32]: [T.Int64, T.UInt64, T.Single, T.Double, T.Decimal],
  [T.Int64]: [T.Single, T.Double, T.Decimal],
  [T.UInt64]: [T.Single, T.Double, T.Decimal],
  [T.Char]: [T.UInt16, T.Int32, T.UInt32, T.Int64, T.UInt64, T.Single, T.Double, T.Decimal],
  [T.Single]: [T.Double],
};
/** A number, Boolean, Char or String. */
export const isSimple = (type: NetType) => {
  const code = typeCodeOfType(type);
  return !type.isEnum && (code === T.Boolean || code === T.String || (code >= T.Char && code <= T.Decimal));
};
/** C#'s own names of types. */
export function csName(type: NetType): string {
  if (type.elementType) return `${csName(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  const keyword = { 'System.Single': 'float', 'System.Int16': 'short', 'System.UInt16': 'ushort' }[type.fullName];
  const own = type.registration.accelerators?.[0];
  if (keyword) return keyword;
  if (own && type.namespace === 'System' && (isSimple(type) || type === types.object())) return own;
  return type.fullName.replace(/`\d+/g, '').replaceAll('+', '.').replaceAll('[', '<').replaceAll(']', '>');
}

/** Throws CompileError where a value of one simple type stands for another that it does not convert to by itself. */
export function requireImplicit(from: NetType | null, to: NetType, value: Expression): void {
  const problem = problemOf(from, to, value);
  if (problem === null) return;
  const [id, more] =
    problem === 'none' ? ['CS0029', ''] : ['CS0266', '. An explicit conversion exists (are you missing a cast?)'];
  const names = `'${csName(from as NetType)}' to '${csName(to)}'`;
  throw new CompileError(id, `Cannot implicitly convert type ${names}${more}`, positionOf(value));
}
/** The same for an argument. */
export function requireArgument(from: NetType | null, to: NetType, value: Expression, index: number): void {
  if (problemOf(from, to, value) === null) return;
  const names = `'${csName(from as NetType)}' to '${csName(to)}'`;
  throw new CompileError('CS1503', `Argument ${index + 1}: cannot convert from ${names}`, positionOf(value));
}

function problemOf(from: NetType | null, to: NetType, value: Expression): 'none' | 'explicit' | null {
  if (from === null || from === to || !isSimple(from) || !isSimple(to)) return null;
  const [a, b] = [typeCodeOfType(from), typeCodeOfType(to)];
  if (a === T.String || b === T.String || a === T.Boolean || b === T.Boolean) return 'none';
  if (wider[a]?.includes(b)) return null;
  // Constants of int convert to what they fit into.
  const isConstant = a === T.Int32 && b !== T.Char && isConstantNumber(value);
  return isConstant ? null : 'explicit';
}
function isConstantNumber(value: Expression): boolean {
  if (value.kind === 'literal') return value.literal === 'number';
  if (value.kind === 'unary') return isConstantNumber(value.operand);
  if (value.kind === 'binary') return isConstantNumber(value.left) && isConstantNumber(value.right);
  return value.kind === 'name' || value.kind === 'conditional' || value.kind === 'member';
}

/** Where an expression begins. */
export function positionOf(expression: Expression): SourcePosition {
  switch (expression.kind) {
    case 'member':
    case 'call':
    case 'index':
      return positionOf(expression.target);
    case 'binary':
    case 'assign':
      return positionOf(expression.left);
    case 'conditional':
      return positionOf(expression.condition);
    default:
      return expression.token.position;
  }
}
