/** TryParse on top of Parse. */
import { NetException } from '../../objects/net-exception.js';
import type { PSReference } from '../../objects/values.js';

/**
 * Runs `parse` with the arguments before the [ref] one, which is the last, and stores what it gives; `fallback` and false when
 * the text does not parse.
 */
export function tryParse(args: unknown[], fallback: unknown, parse: (...args: never[]) => unknown): boolean {
  const result = args.at(-1) as PSReference;
  const given = args.slice(0, -1) as never[];
  try {
    result.set(parse(...given));
    return true;
  } catch (error) {
    if (!(error instanceof NetException) || !isParseFailure(error)) throw error;
    result.set(fallback);
    return false;
  }
}

function isParseFailure(error: NetException): boolean {
  const name = error.netType.fullName;
  return (
    name === 'System.FormatException' || name === 'System.OverflowException' || name === 'System.ArgumentNullException'
  );
}
