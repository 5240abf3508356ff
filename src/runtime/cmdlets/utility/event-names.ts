/** Events and subscribers by the names and numbers that cmdlets are given. */
import { WildcardPattern } from '../../language/index.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const eventTexts = {
  noEventOfSource: (name: unknown) => `Event with source identifier '${name}' does not exist.`,
  noEventOfId: (id: unknown) => `Event with identifier '${id}' does not exist.`,
  noSubscriptionOfSource: (name: unknown) => `Event subscription with source identifier '${name}' does not exist.`,
  noSubscriptionOfId: (id: unknown) => `Event subscription with identifier '${id}' does not exist.`,
};

/** A check of names against one that may have wildcards; everything fits where none is given. */
export function nameMatcher(pattern: string | undefined): (name: string) => boolean {
  if (pattern === undefined) return () => true;
  const wildcard = new WildcardPattern(pattern, true);
  return (name) => wildcard.isMatch(name);
}

/** Writes the error that nothing was found; not for a name with wildcards. */
export function writeNotFound(
  cmd: CmdletRuntime,
  source: string | undefined,
  id: number | undefined,
  sourceText: (name: unknown) => string,
  idText: (id: unknown) => string,
  idError = 'INVALID_SOURCE_IDENTIFIER',
): void {
  const byName = source !== undefined && !WildcardPattern.containsWildcard(source);
  const write = (error: string, text: string) =>
    cmd.writeError(cmd.error(error, 'InvalidArgument', null, text, 'System.ArgumentException'));
  if (byName) write('INVALID_SOURCE_IDENTIFIER', sourceText(source));
  else if (id !== undefined && id >= 0) write(idError, idText(id));
}
