/** What the Alias: and Function: drives share: their items are commands, and are set with options. */
import type { ParameterSpecs } from '../cmdlets/cmdlet.js';
import { baseOf } from '../objects/ps-object.js';
import type { ProviderOperation } from './provider.js';
import type { ProviderContext } from './provider-context.js';
import { checkRenamable, givenOptions, optionsParameters } from './scoped-item.js';
import type { SessionItems } from './session-environment.js';
import { SessionItemProvider } from './session-item-provider.js';
import { writeItem } from './write-item.js';

export abstract class CommandItemProvider extends SessionItemProvider {
  /** What errors call an item. */
  protected abstract readonly kind: 'alias' | 'function';

  constructor(protected readonly items: SessionItems) {
    super();
  }
  /** What a command can be set from, or throws. */
  protected abstract definitionOf(value: unknown): unknown;

  override parametersOf(operation: ProviderOperation): ParameterSpecs | undefined {
    return operation === 'newItem' || operation === 'setItem' ? optionsParameters() : undefined;
  }
  item(name: string): object | null {
    return (this.items.get(name) ?? null) as object | null;
  }
  allItems(): Iterable<readonly [string, object]> {
    return this.items.entries() as Iterable<readonly [string, object]>;
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
    const item = this.items.set(name, existing ?? this.definitionOf(given), { force: context.force, options });
    if (writes) writeItem(this, item as object, name, false, context);
  }
  remove(name: string, context: ProviderContext): void {
    this.items.remove(name, context.force);
  }
  itemValue(item: object): unknown {
    return this.items.valueOf(item);
  }
  override checkRename(item: object, context: ProviderContext): void {
    checkRenamable(this.kind, item, this.items, context.force);
  }
}
