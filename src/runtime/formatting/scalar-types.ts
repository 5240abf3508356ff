/** Types whose values print as text, not as tables or lists of their properties. */
import { fold } from '../objects/values.js';
import { typeNamesBehind } from './display-properties.js';

const scalarTypes = new Set(
  [
    'System.String',
    'System.SByte',
    'System.Byte',
    'System.Int16',
    'System.UInt16',
    'System.Int32',
    'System.UInt32',
    'System.Int64',
    'System.UInt64',
    'System.Char',
    'System.Single',
    'System.Double',
    'System.Boolean',
    'System.Decimal',
    'System.IntPtr',
    'System.Security.SecureString',
    'System.Numerics.BigInteger',
  ].map(fold),
);

/** True for the listed types, enums, and what was one of them in another session. */
export function isScalarType(typeNames: readonly string[]): boolean {
  const first = typeNames[0];
  if (first === undefined || first === '') return false;
  if (typeNames[1] === 'System.Enum') return true;
  return scalarTypes.has(fold((typeNamesBehind([first]) ?? [first])[0] as string));
}
