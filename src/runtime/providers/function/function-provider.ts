/** The Function: drive. Functions are set from script blocks, from other functions, or from text that is parsed. */
import type { ParameterSpecs } from '../../cmdlets/cmdlet.js';
import { hooks } from '../../language/index.js';
import { baseOf } from '../../objects/ps-object.js';
import { argumentError } from '../errors.js';
import type { ProviderOperation } from '../provider.js';
import type { ProviderContext } from '../provider-context.js';
import { checkRenamable, givenOptions, optionsParameters } from '../scoped-item.js';
import type { SessionEnvironment, SessionItems } from '../session-environment.js';
import { SessionItemProvider } from '../session-item-provider.js';
import { writeItem } from '../write-item.js';

export class FunctionProvider extends SessionItemProvider {
  readonly name = 'Function';
  readonly implementingType = 'Microsoft.PowerShell.Commands.FunctionProvider';
  readonly driveName = 'Function';
  readonly driveDescription = 'Drive that contains a view of the functions stored in a session state';
  readonly #functions: SessionItems;

  constructor(environment: SessionEnvironment) {
    super();
    this.#functions = environment.functions;
  }
  override parametersOf(operation: ProviderOperation): ParameterSpecs | undefined {
    return operation === 'newItem' || operation === 'setItem' ? optionsParameters() : undefined;
  }
  item(name: string): object | null {
    return (this.#functions.get(name) ?? null) as object | null;
  }
  allItems(): Iterable<readonly [string, object]> {
    return this.#functions.entries() as Iterable<readonly [string, object]>;
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
    const item = this.#functions.set(name, existing ?? asFunction(given, this.#functions), {
      force: context.force,
      options,
    });
    if (writes) writeItem(this, item as object, name, false, context);
  }
  remove(name: string, context: ProviderContext): void {
    this.#functions.remove(name, context.force);
  }
  itemValue(item: object): unknown {
    return this.#functions.valueOf(item);
  }
  override checkRename(item: object, context: ProviderContext): void {
    checkRenamable('function', item, this.#functions, context.force);
  }
}

function asFunction(value: unknown, functions: SessionItems): unknown {
  if (typeof value === 'string') return hooks.parseScriptBlock(value);
  const typeName = (value as { netType?: { fullName: string } } | null)?.netType?.fullName;
  if (functions.isItem(value) || typeName === 'System.Management.Automation.ScriptBlock') return value;
  throw argumentError('value');
}
