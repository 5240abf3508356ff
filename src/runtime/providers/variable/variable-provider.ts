/** The Variable: drive: the variables that the current scope sees. */
import { AutomationNull } from '../../objects/values.js';
import type { ProviderContext } from '../provider-context.js';
import { checkRenamable } from '../scoped-item.js';
import type { SessionEnvironment, SessionItems } from '../session-environment.js';
import { SessionItemProvider } from '../session-item-provider.js';
import { writeItem } from '../write-item.js';

export class VariableProvider extends SessionItemProvider {
  readonly name = 'Variable';
  readonly implementingType = 'Microsoft.PowerShell.Commands.VariableProvider';
  readonly driveName = 'Variable';
  readonly driveDescription = 'Drive that contains a view of those variables stored in a session state';
  readonly #variables: SessionItems;

  constructor(environment: SessionEnvironment) {
    super();
    this.#variables = environment.variables;
  }
  item(name: string): object | null {
    return (this.#variables.get(name) ?? null) as object | null;
  }
  allItems(): Iterable<readonly [string, object]> {
    return this.#variables.entries() as Iterable<readonly [string, object]>;
  }
  assign(name: string, value: unknown, writes: boolean, context: ProviderContext): void {
    const set = value === AutomationNull || value === undefined ? null : value;
    const item = this.#variables.set(name, set, { force: context.force, options: null });
    if (writes) writeItem(this, item as object, name, false, context);
  }
  remove(name: string, context: ProviderContext): void {
    this.#variables.remove(name, context.force);
  }
  itemValue(item: object): unknown {
    return this.#variables.valueOf(item);
  }
  override checkRename(item: object, context: ProviderContext): void {
    checkRenamable('variable', item, this.#variables, context.force);
  }
}
