/** The drives that a name, providers and a scope stand for; names may have wildcards. */
import { WildcardPattern } from '../../language/index.js';
import { fold } from '../../objects/values.js';
import type { PSDriveInfo } from '../../providers/drive-info.js';
import type { ProviderSession } from '../../providers/provider-session.js';

/**
 * By name, in order. `name` '' stands for all drives. Throws DriveNotFoundException or ProviderNotFoundException for a
 * name without wildcards that nothing has.
 */
export function matchingDrives(
  session: ProviderSession,
  name: string,
  providers: readonly string[],
  scopeId: string,
  literal: boolean,
): PSDriveInfo[] {
  const found: PSDriveInfo[] = [];
  for (const provider of providers.length > 0 ? providers : ['*']) {
    if (provider !== '' && !WildcardPattern.containsWildcard(provider)) session.providers.get(provider);
    if (scopeId === '' && name !== '' && !WildcardPattern.containsWildcard(name)) session.drives.get(name);
    const pattern = new WildcardPattern(name);
    for (const drive of session.drives.all(scopeId)) {
      const isNamed = name === '' || (literal ? fold(drive.name) === fold(name) : pattern.isMatch(drive.name));
      if (isNamed && (provider === '' || drive.provider.matches(provider))) found.push(drive);
    }
  }
  return found.sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
}
