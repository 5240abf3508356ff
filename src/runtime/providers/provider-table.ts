/** The providers of a session, by name. */
import { fold } from '../objects/values.js';
import { providerNotFound } from './errors.js';
import type { ProviderInfo } from './provider-info.js';

export class ProviderTable {
  readonly #byName = new Map<string, ProviderInfo>();

  add(info: ProviderInfo): void {
    this.#byName.set(fold(info.name), info);
  }
  /** By `FileSystem` or `Microsoft.PowerShell.Core\FileSystem`. Throws ProviderNotFoundException. */
  get(name: string): ProviderInfo {
    const info = this.#byName.get(fold(name.slice(name.lastIndexOf('\\') + 1)));
    if (info === undefined || !info.nameEquals(name)) throw providerNotFound(name);
    return info;
  }
  /** All, by name. */
  all(): ProviderInfo[] {
    return [...this.#byName.values()].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
  }
  /** Those whose name matches; a name without wildcards must exist. */
  matching(name: string): ProviderInfo[] {
    if (!/[*?[]/.test(name)) return [this.get(name)];
    return this.all().filter((info) => info.matches(name));
  }
}
