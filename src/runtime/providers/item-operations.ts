/** Operations on items by path: each resolves the path and calls the provider for every item that it stands for. */
import { toText, WildcardPattern } from '../language/index.js';
import { argumentError, argumentNull, errorRecord, isType, notSupported } from './errors.js';
import { providerMessages } from './messages.js';
import type { PathInfo } from './path-info.js';
import type { PathResolver } from './path-resolver.js';
import { ContainerProvider, ItemProvider, NavigationProvider, type Provider } from './provider.js';
import { NameFilter, type ProviderContext } from './provider-context.js';

export class ItemOperations {
  constructor(private readonly paths: PathResolver) {}

  /** Get-Item */
  get(path: string, context: ProviderContext): void {
    for (const { provider, found } of this.#each(path, context)) provider.getItem(found.providerPath, context);
  }
  /** Set-Item: the item need not exist. */
  set(path: string, value: unknown, context: ProviderContext): void {
    for (const { provider, found } of this.#each(path, context, true))
      provider.setItem(found.providerPath, value, context);
  }
  clear(path: string, context: ProviderContext): void {
    for (const { provider, found } of this.#each(path, context)) provider.clearItem(found.providerPath, context);
  }
  invoke(path: string, context: ProviderContext): void {
    for (const { provider, found } of this.#each(path, context))
      provider.invokeDefaultAction(found.providerPath, context);
  }
  *#each(
    path: string,
    context: ProviderContext,
    allowNonexisting = false,
  ): Iterable<{ provider: ItemProvider; found: PathInfo }> {
    for (const found of this.paths.resolve(path, context, allowNonexisting))
      yield { provider: asItemProvider(found.provider.provider), found };
  }

  /** True when any item exists that the path stands for. */
  exists(path: string, context: ProviderContext): boolean {
    try {
      return this.paths
        .resolve(path, context, true)
        .some((found) => asItemProvider(found.provider.provider).itemExists(found.providerPath, context));
    } catch (error) {
      if (isType(error, 'System.Management.Automation.ItemNotFoundException')) return false;
      throw error;
    }
  }
  /** True when all items that the path stands for are containers. */
  isContainer(path: string, context: ProviderContext): boolean {
    try {
      const found = this.paths.resolve(path, context, true);
      return found.length > 0 && found.every((info) => isContainer(info.provider.provider, info.providerPath, context));
    } catch (error) {
      if (isType(error, 'System.Management.Automation.ItemNotFoundException')) return false;
      throw error;
    }
  }
  isValid(path: string): boolean {
    const place = this.paths.locate(path);
    return asItemProvider(place.provider.provider).isValidPath(place.providerPath);
  }

  /** New-Item. With a name, wildcards in the path are expanded. */
  create(path: string, name: string, type: string, value: unknown, context: ProviderContext): void {
    const trimmed = /:[\\/]$/.test(path) ? path : path.replace(/(?!^)[ \\/]+$/, '');
    const targets = name === '' ? [this.paths.locate(trimmed, context)] : this.paths.resolve(trimmed, context, true);
    for (const target of targets) {
      const provider = asContainerProvider(target.provider.provider);
      const itemPath = name === '' ? target.providerPath : provider.makePath(target.providerPath, name);
      const isLink =
        type !== '' && ['symboliclink', 'junction', 'hardlink'].some((kind) => startsWithPattern(kind, type));
      if (isLink && toText(value) === '') throw argumentNull('content', providerMessages.linkTargetMissing(path));
      provider.newItem(itemPath, type, value, context);
    }
  }

  /** Removes one item by its resolved path. With -Include or -Exclude only the matching items below it go. */
  remove(found: PathInfo, recurse: boolean, context: ProviderContext): void {
    const provider = asContainerProvider(found.provider.provider);
    if (!context.hasIncludeOrExclude) {
      provider.removeItem(found.providerPath, recurse, context);
      return;
    }
    const filter = new NameFilter(context.include, context.exclude);
    const kept = removeMatching(provider, found.providerPath, recurse, filter, context);
    const isSelf =
      isContainer(provider, found.providerPath, context) && filter.passes(nameIn(provider, found.providerPath));
    if (isSelf && kept === 0) provider.removeItem(found.providerPath, false, context);
  }

  rename(path: string, newName: string, context: ProviderContext): void {
    const found = this.paths.resolve(path, context);
    const [only] = found;
    if (only === undefined || found.length > 1) {
      context.writeError(
        errorRecord(
          'RenameMultipleItemError',
          'InvalidArgument',
          found.map((info) => info.providerPath),
          argumentError('path', providerMessages.renameSeveral),
        ),
      );
      return;
    }
    asContainerProvider(only.provider.provider).renameItem(only.providerPath, newName, context);
  }

  /** True for a link to a container: removing it leaves alone what it leads to. */
  isLink(found: PathInfo): boolean {
    const provider = found.provider.provider;
    return provider instanceof NavigationProvider && provider.isLink(found.providerPath);
  }
  hasChildItems(found: PathInfo, context: ProviderContext): boolean {
    return asContainerProvider(found.provider.provider).hasChildItems(found.providerPath, context);
  }
}

/** -ItemType is a prefix, with wildcards allowed: `dir` is a directory. */
export function startsWithPattern(kind: string, type: string): boolean {
  return new WildcardPattern(`${type}*`).isMatch(kind);
}

export function asItemProvider(provider: Provider): ItemProvider {
  if (provider instanceof ItemProvider) return provider;
  throw notSupported(providerMessages.operationNotSupported);
}
export function asContainerProvider(provider: Provider): ContainerProvider {
  if (provider instanceof ContainerProvider) return provider;
  throw notSupported(providerMessages.operationNotSupported);
}
export function asNavigationProvider(provider: Provider): NavigationProvider {
  if (provider instanceof NavigationProvider) return provider;
  throw notSupported(providerMessages.navigationNotSupported);
}

export function isContainer(provider: Provider, path: string, context: ProviderContext): boolean {
  return provider instanceof NavigationProvider ? provider.isItemContainer(path, context) : path === '';
}
export function nameIn(provider: Provider, path: string): string {
  return provider instanceof NavigationProvider ? provider.childName(path) : path;
}

/** Removes the items below a container that pass the filter, and tells how many of the last container's did not. */
function removeMatching(
  provider: ContainerProvider,
  path: string,
  recurse: boolean,
  filter: NameFilter,
  context: ProviderContext,
): number {
  if (!isContainer(provider, path, context)) {
    if (filter.passes(nameIn(provider, path))) provider.removeItem(path, recurse, context);
    return 0;
  }
  let kept = 0;
  for (const name of provider.getChildNames(path, recurse, context)) {
    const child = provider.makePath(path, name);
    if (filter.passes(name)) provider.removeItem(child, false, context);
    else kept++;
    if (recurse && isContainer(provider, child, context))
      kept = removeMatching(provider, child, recurse, filter, context);
  }
  return kept;
}
