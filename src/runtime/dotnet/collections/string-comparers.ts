/** What a comparer given to a dictionary means for string keys. */
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { equalityOf } from './comparers.js';

/** True for comparers that call 'A' and 'a' equal. */
export function ignoresCase(comparer: unknown): boolean {
  const base = baseOf(comparer);
  return !isNull(base) && equalityOf(base).equals('A', 'a');
}
