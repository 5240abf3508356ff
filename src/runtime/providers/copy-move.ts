/** Copy-Item and Move-Item between paths: both ends must belong to one provider. */

import { type ChildItems, unlimitedDepth } from './child-items.js';
import { argumentError, argumentNull, errorRecord } from './errors.js';
import {
  asContainerProvider,
  asItemProvider,
  asNavigationProvider,
  type ItemOperations,
  isContainer,
} from './item-operations.js';
import { providerMessages } from './messages.js';
import type { PathInfo } from './path-info.js';
import type { PathResolver } from './path-resolver.js';
import type { ProviderContext } from './provider-context.js';

const typeOfArgumentError = 'System.Management.Automation.PSArgumentException';

export class CopyMove {
  constructor(
    private readonly paths: PathResolver,
    private readonly items: ItemOperations,
    private readonly childItems: ChildItems,
  ) {}

  /** `asContainer` false (-Container:$false) copies what containers hold into the one destination. */
  copy(path: string, destination: string, recurse: boolean, asContainer: boolean, context: ProviderContext): void {
    const target = this.paths.locate(destination);
    const found = this.paths.resolve(path, context);
    const [first] = found;
    if (first === undefined) return;
    if (first.provider !== target.provider) {
      const paths = found.map((info) => info.providerPath);
      const exception = argumentError('path', providerMessages.copyAcrossProviders);
      context.writeError(
        errorRecord('CopyItemSourceAndDestinationNotSameProvider', 'InvalidArgument', paths, exception),
      );
      return;
    }
    const intoContainer = isContainer(target.provider.provider, target.providerPath, context);
    for (const info of found) this.#copyOne(info, target.providerPath, intoContainer, recurse, asContainer, context);
  }
  #copyOne(
    info: PathInfo,
    destination: string,
    intoContainer: boolean,
    recurse: boolean,
    asContainer: boolean,
    context: ProviderContext,
  ): void {
    const provider = asContainerProvider(info.provider.provider);
    if (!isContainer(provider, info.providerPath, context)) {
      provider.copyItem(info.providerPath, destination, recurse, context);
      return;
    }
    const refuse = (id: string, message: string) =>
      context.writeError(errorRecord(id, 'InvalidArgument', info.providerPath, argumentError('path', message)));
    if (!intoContainer && asItemProvider(provider).itemExists(destination, context))
      refuse('CopyContainerItemToLeafError', providerMessages.copyContainerToLeaf);
    else if (intoContainer && !asContainer && !recurse)
      refuse('CopyContainerToContainerWithoutRecurseOrContainer', providerMessages.copyContainerWithoutRecurse);
    else if (intoContainer && !asContainer) this.#copyFlat(info, destination, context);
    else provider.copyItem(info.providerPath, destination, recurse, context);
  }
  #copyFlat(info: PathInfo, destination: string, context: ProviderContext): void {
    const provider = asContainerProvider(info.provider.provider);
    const listing = context.withoutFilters();
    listing.literal = true;
    for (const name of this.childItems.namesOf(info.path, true, unlimitedDepth, listing))
      provider.copyItem(provider.makePath(info.providerPath, name), destination, false, context);
  }

  move(path: string, destination: string, context: ProviderContext): void {
    if (destination === null) throw argumentNull('destination');
    const refuse = (message: string, target: unknown, parameter = 'destination') =>
      context.writeError(
        errorRecord(typeOfArgumentError, 'InvalidArgument', target, argumentError(parameter, message)),
      );
    const targets = this.paths.resolve(destination, context, true);
    if (targets.length > 1) {
      refuse(providerMessages.moveSeveralDestinations, destination);
      return;
    }
    const found = this.paths.resolve(path, context);
    const [first] = found;
    if (first === undefined) return;
    const target = targets[0] ?? this.paths.locate(destination);
    if (
      found.length > 1 &&
      targets[0] !== undefined &&
      !this.items.isContainer(targets[0].path, context.withoutFilters())
    ) {
      refuse(providerMessages.moveSeveralToLeaf, targets[0], 'path');
      return;
    }
    if (first.provider !== target.provider) {
      refuse(
        providerMessages.moveAcrossProviders,
        found.map((info) => info.providerPath),
      );
      return;
    }
    for (const info of found)
      asNavigationProvider(info.provider.provider).moveItem(info.providerPath, target.providerPath, context);
  }
}
