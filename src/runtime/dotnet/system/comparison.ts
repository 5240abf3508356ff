/** What all comparable values share: their interfaces, and CompareTo's complaint. */

import type { NetException } from '../../objects/net-exception.js';
import { argumentError } from './errors.js';

/** The interfaces of a value that compares and formats itself. */
export function comparable(fullName: string, ...more: string[]): string[] {
  return [
    'System.IComparable',
    'System.IFormattable',
    `System.IComparable[${fullName}]`,
    `System.IEquatable[${fullName}]`,
    ...more,
  ];
}

/** CompareTo was given another type. */
export function wrongType(name: string): NetException {
  return argumentError(`Object must be of type ${name}.`);
}
