/**
 * Whether what was typed for a field can be read as its type. Only types whose conversion can fail for the form or the size of
 * the text ask again, which are the numbers; everything else goes to the engine as it is, and fails there if it must.
 */

const integerRanges: Readonly<Record<string, readonly [minimum: bigint, maximum: bigint]>> = {
  'System.SByte': [-128n, 127n],
  'System.Byte': [0n, 255n],
  'System.Int16': [-32768n, 32767n],
  'System.UInt16': [0n, 65535n],
  'System.Int32': [-(2n ** 31n), 2n ** 31n - 1n],
  'System.UInt32': [0n, 2n ** 32n - 1n],
  'System.Int64': [-(2n ** 63n), 2n ** 63n - 1n],
  'System.UInt64': [0n, 2n ** 64n - 1n],
};
const fractionalTypes = new Set(['System.Single', 'System.Double', 'System.Decimal']);

/** A number as PowerShell reads it from text: sign, digits or hexadecimal, fraction, exponent, multiplier. */
const numberForm = /^\s*[+-]?\s*(0x[0-9a-f]+|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)(l|d)?(kb|mb|gb|tb|pb)?\s*$/i;

export function inputProblem(type: string, input: string): 'format' | 'overflow' | null {
  const range = integerRanges[type];
  if ((!range && !fractionalTypes.has(type)) || input.trim() === '') return null;
  if (!numberForm.test(input)) return 'format';
  const digits = /^\s*([+-]?)(\d+)\s*$/.exec(input);
  if (!range || !digits) return null;
  const value = BigInt(`${digits[1] === '-' ? '-' : ''}${digits[2]}`);
  return value < range[0] || value > range[1] ? 'overflow' : null;
}
