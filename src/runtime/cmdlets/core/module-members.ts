/** What the module cmdlets have in common: patterns of member names. */
import { WildcardPattern } from '../../language/index.js';

/** Null where the parameter is not given: then it says nothing. */
export function memberPatterns(names: readonly string[] | undefined): WildcardPattern[] | null {
  return names?.map((name) => new WildcardPattern(name)) ?? null;
}
