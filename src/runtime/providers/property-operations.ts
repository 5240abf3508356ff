/** Item properties by path. No built-in provider can add or remove properties, so those operations are always refused. */
import type { PSObject } from '../objects/ps-object.js';
import type { PropertyCapability } from './capabilities.js';
import { notSupported } from './errors.js';
import { providerMessages } from './messages.js';
import type { PathResolver } from './path-resolver.js';
import type { Provider } from './provider.js';
import type { ProviderContext } from './provider-context.js';

export class PropertyOperations {
  constructor(private readonly paths: PathResolver) {}

  get(path: string, names: readonly string[], context: ProviderContext): void {
    for (const found of this.paths.resolve(path, context))
      propertiesOf(found.provider.provider).getProperty(found.providerPath, names, context);
  }
  set(path: string, values: PSObject, context: ProviderContext): void {
    for (const found of this.paths.resolve(path, context))
      propertiesOf(found.provider.provider).setProperty(found.providerPath, values, context);
  }
  clear(path: string, names: readonly string[], context: ProviderContext): void {
    for (const found of this.paths.resolve(path, context))
      propertiesOf(found.provider.provider).clearProperty(found.providerPath, names, context);
  }
  /** New-, Remove-, Rename-, Copy- and Move-ItemProperty: throws for the first item that is found. */
  refuseDynamic(path: string, context: ProviderContext): void {
    if (this.paths.resolve(path, context).length > 0)
      throw notSupported(providerMessages.dynamicPropertiesNotSupported);
  }
}

function propertiesOf(provider: Provider): PropertyCapability {
  if (provider.properties === null) throw notSupported(providerMessages.propertiesNotSupported);
  return provider.properties;
}
