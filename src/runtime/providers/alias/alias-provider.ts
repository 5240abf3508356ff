/** The Alias: drive. An alias is set from the name of a command, or from another alias. */
import type { ParameterSpecs } from '../../cmdlets/cmdlet.js';
import { baseOf } from '../../objects/ps-object.js';
import { argumentError } from '../errors.js';
import type { ProviderOperation } from '../provider.js';
import type { ProviderContext } from '../provider-context.js';
import { checkRenamable, givenOptions, optionsParameters } from '../scoped-item.js';
import type { SessionEnvironment, SessionItems } from '../session-environment.js';
import { SessionItemProvider } from '../session-item-provider.js';
import { writeItem } from '../write-item.js';

export class AliasProvider extends SessionItemProvider {
  readonly name = 'Alias';
  readonly implementingType = 'Microsoft.PowerShell.Commands.AliasProvider';
  readonly driveName = 'Alias';
  readonly driveDescription = 'Drive that contains a view of the aliases stored in a session state';
  readonly #aliases: SessionItems;

  constructor(environment: SessionEnvironment) {
    super();
    this.#aliases = environment.aliases;
  }
  override parametersOf(operation: ProviderOperation): ParameterSpecs | undefined {
    return operation === 'newItem' || operation === 'setItem' ? optionsParameters() : undefined;
  }
  item(name: string): object | null {
    return (this.#aliases.get(name) ?? null) as object | null;
  }
  allItems(): Iterable<readonly [string, object]> {
    return this.#aliases.entries() as Iterable<readonly [string, object]>;
  }
  assign(name: string, value: unknown, writes: boolean, context: ProviderContext): void {
    const options = givenOptions(context);
    const given = baseOf(value);
    if (given === null && options === null) {
      this.remove(name, context);
      return;
    }
    const existing = given === null ? this.item(name) : null;
    if (given === null && existing === null) return;
    if (given !== null && typeof given !== 'string' && !this.#aliases.isItem(given)) throw argumentError('value');
    const item = this.#aliases.set(name, existing ?? given, { force: context.force, options });
    if (writes) writeItem(this, item as object, name, false, context);
  }
  remove(name: string, context: ProviderContext): void {
    this.#aliases.remove(name, context.force);
  }
  itemValue(item: object): unknown {
    return this.#aliases.valueOf(item);
  }
  override checkRename(item: object, context: ProviderContext): void {
    checkRenamable('alias', item, this.#aliases, context.force);
  }
}
