/** The Function: drive. Functions are set from script blocks, from other functions, or from text that is parsed. */
import { hooks } from '../../language/index.js';
import { CommandItemProvider } from '../command-item-provider.js';
import { argumentError } from '../errors.js';
import type { SessionEnvironment } from '../session-environment.js';

export class FunctionProvider extends CommandItemProvider {
  readonly name = 'Function';
  readonly implementingType = 'Microsoft.PowerShell.Commands.FunctionProvider';
  readonly driveName = 'Function';
  readonly driveDescription = 'Drive that contains a view of the functions stored in a session state';
  protected readonly kind = 'function';

  constructor(environment: SessionEnvironment) {
    super(environment.functions);
  }
  protected definitionOf(value: unknown): unknown {
    if (typeof value === 'string') return hooks.parseScriptBlock(value);
    const typeName = (value as { netType?: { fullName: string } } | null)?.netType?.fullName;
    if (this.items.isItem(value) || typeName === 'System.Management.Automation.ScriptBlock') return value;
    throw argumentError('value');
  }
}
