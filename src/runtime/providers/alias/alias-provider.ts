/** The Alias: drive. An alias is set from the name of a command, or from another alias. */
import { CommandItemProvider } from '../command-item-provider.js';
import { argumentError } from '../errors.js';
import type { SessionEnvironment } from '../session-environment.js';

export class AliasProvider extends CommandItemProvider {
  readonly name = 'Alias';
  readonly implementingType = 'Microsoft.PowerShell.Commands.AliasProvider';
  readonly driveName = 'Alias';
  readonly driveDescription = 'Drive that contains a view of the aliases stored in a session state';
  protected readonly kind = 'alias';

  constructor(environment: SessionEnvironment) {
    super(environment.aliases);
  }
  protected definitionOf(value: unknown): unknown {
    if (typeof value === 'string' || this.items.isItem(value)) return value;
    throw argumentError('value');
  }
}
