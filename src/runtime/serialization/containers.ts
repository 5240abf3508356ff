/** What counts as a container in CLIXML, and as which. */
import { enumerableOf } from '../language/enumerate.js';
import { isDictionary } from '../objects/hashtable.js';
import { type NetType, requireType, typeOf } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';
import { MultiArray } from '../objects/values.js';

/** The element that a collection is written as (MS-PSRP 2.2.5.2.6); null for a value that is none. */
export function containerTag(base: unknown): 'DCT' | 'LST' | 'QUE' | 'STK' | 'IE' | null {
  if (Array.isArray(base) || base instanceof MultiArray) return 'LST';
  if (typeof base !== 'object' || base === null || base instanceof PSObject) return null;
  if (isDictionary(base)) return 'DCT';
  const type = typeOf(base);
  if (derivesFrom(type, 'Stack')) return 'STK';
  if (derivesFrom(type, 'Queue')) return 'QUE';
  if (type.basesAndInterfaces.has(requireType('System.Collections.IList'))) return 'LST';
  return type.isEnumerable || enumerableOf(base) !== null ? 'IE' : null;
}

const collections = 'System.Collections.';
function derivesFrom(type: NetType, name: 'Stack' | 'Queue'): boolean {
  for (let current: NetType | null = type; current !== null; current = current.baseType) {
    const full = (current.genericDefinition ?? current).fullName;
    if (full === collections + name || full === `${collections}Generic.${name}\`1`) return true;
  }
  return false;
}
