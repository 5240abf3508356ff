/** The Env: drive: environment variables, which the programs that the session starts inherit. */
import { DictionaryEntry } from '../../dotnet/collections/pairs.js';
import { toText } from '../../language/index.js';
import type { ProviderContext } from '../provider-context.js';
import type { EnvironmentVariables, SessionEnvironment } from '../session-environment.js';
import { SessionItemProvider } from '../session-item-provider.js';
import { writeItem } from '../write-item.js';

export class EnvironmentProvider extends SessionItemProvider {
  readonly name = 'Environment';
  readonly implementingType = 'Microsoft.PowerShell.Commands.EnvironmentProvider';
  readonly driveName = 'Env';
  readonly driveDescription = 'Drive that contains a view of the environment variables for the process';
  readonly #variables: EnvironmentVariables;

  constructor(environment: SessionEnvironment) {
    super();
    this.#variables = environment.environmentVariables;
  }
  item(name: string): object | null {
    const value = this.#variables.get(name);
    return value === undefined ? null : new DictionaryEntry(name, value);
  }
  *allItems(): Iterable<readonly [string, object]> {
    for (const name of this.#variables.names()) {
      const value = this.#variables.get(name);
      if (value !== undefined) yield [name, new DictionaryEntry(name, value)];
    }
  }
  assign(name: string, value: unknown, writes: boolean, context: ProviderContext): void {
    const plain = value instanceof DictionaryEntry ? value.value : value;
    if (plain === null || plain === undefined) {
      this.#variables.set(name, null);
      return;
    }
    const text = toText(plain);
    this.#variables.set(name, text);
    if (writes) writeItem(this, new DictionaryEntry(name, text), name, false, context);
  }
  remove(name: string, _context: ProviderContext): void {
    this.#variables.set(name, null);
  }
  itemValue(item: object): unknown {
    return item instanceof DictionaryEntry ? item.value : item;
  }
}
