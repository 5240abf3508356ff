/** Get-ChildItem: which items a path, -Recurse and the filters ask for. The rules of the odd cases are PowerShell's. */
import { WildcardPattern } from '../language/index.js';
import { itemNotFound } from './errors.js';
import { asContainerProvider, type ItemOperations, isContainer, nameIn } from './item-operations.js';
import type { PathInfo } from './path-info.js';
import type { PathResolver } from './path-resolver.js';
import { joinPath } from './path-syntax.js';
import { type ContainerProvider, NavigationProvider } from './provider.js';
import { NameFilter, type ProviderContext } from './provider-context.js';

/** -Depth when it is not given. */
export const unlimitedDepth = 0xffffffff;

export class ChildItems {
  constructor(
    private readonly paths: PathResolver,
    private readonly items: ItemOperations,
  ) {}

  get(path: string, recurse: boolean, depth: number, context: ProviderContext): void {
    if ((recurse && !context.literal) || needsExpansion(path, context))
      this.#getExpanded(path, recurse, depth, context);
    else this.#getPlain(path, recurse, depth, context);
  }

  #getExpanded(path: string, recurse: boolean, depth: number, context: ProviderContext): void {
    let include = context.include;
    if (recurse && !/[\\/]$/.test(path)) {
      const name = this.paths.childName(path);
      // `dir/* -Recurse -File` looks at dir; `dir/*.txt -Recurse` looks for *.txt from dir on down.
      const hasKind = context.dynamic['File'] === true || context.dynamic['Directory'] === true;
      if (name === '*' && hasKind) path = path.slice(0, -1);
      const isPattern =
        path !== '' && context.include.length === 0 && !this.items.isContainer(path, context.withoutFilters());
      if (isPattern && name !== '*') include = [name];
      if (isPattern) path = path.slice(0, path.length - name.length);
    }
    const filtered = context.copy();
    filtered.include = include;
    const found = this.paths.resolve(path, recurse ? filtered.withoutFilters() : filtered);
    if (found[0] !== undefined) filtered.drive = found[0].drive;
    const isPlain = !WildcardPattern.containsWildcard(path);
    const isFiltered =
      (recurse && !isPlain && include.length === 0) || include.length > 0 || context.exclude.length > 0;
    for (const info of found) {
      const provider = asContainerProvider(info.provider.provider);
      if (isFiltered) this.#walk(provider, info.providerPath, recurse, depth, filtered);
      else if ((isPlain || recurse) && isContainer(provider, info.providerPath, filtered))
        provider.getChildItems(info.providerPath, recurse, depth, filtered);
      else provider.getItem(info.providerPath, filtered);
    }
  }

  #getPlain(path: string, recurse: boolean, depth: number, context: ProviderContext): void {
    const place = this.paths.locate(context.literal ? path : WildcardPattern.unescape(path), context);
    const provider = asContainerProvider(place.provider.provider);
    if (context.hasIncludeOrExclude) this.#walk(provider, place.providerPath, recurse, depth, context);
    else if (!provider.itemExists(place.providerPath, context)) throw itemNotFound(place.providerPath);
    else if (isContainer(provider, place.providerPath, context))
      provider.getChildItems(place.providerPath, recurse, depth, context);
    else provider.getItem(place.providerPath, context);
  }

  /** Asks for names and tests each with -Include and -Exclude; containers are entered whether they pass or not. */
  #walk(provider: ContainerProvider, path: string, recurse: boolean, depth: number, context: ProviderContext): void {
    const filter = new NameFilter(context.include, context.exclude);
    if (isContainer(provider, path, context)) this.#walkContainer(provider, path, recurse, depth, filter, context);
    else if (filter.passes(nameIn(provider, path))) provider.getItem(path, context);
  }
  #walkContainer(
    provider: ContainerProvider,
    path: string,
    recurse: boolean,
    depth: number,
    filter: NameFilter,
    context: ProviderContext,
  ): void {
    const names = provider.getChildNames(path, recurse, context);
    const isHidden = recurse && (context.filter !== '' || provider.hasOwnFilter(context));
    const shown = isHidden ? new Set(provider.getChildNames(path, false, context)) : null;
    for (const name of names) {
      const child = provider.makePath(path, name);
      if (filter.passes(name) && (shown === null || shown.has(name))) provider.getItem(child, context);
      if (recurse && depth > 0 && isContainer(provider, child, context))
        this.#walkContainer(provider, child, recurse, depth - 1, filter, context);
    }
  }

  /** Get-ChildItem -Name: paths relative to the container. */
  getNames(path: string, recurse: boolean, depth: number, context: ProviderContext): void {
    for (const name of this.namesOf(path, recurse, depth, context)) context.writeObject(name);
  }
  *namesOf(path: string, recurse: boolean, depth: number, context: ProviderContext): Iterable<string> {
    const filter = new NameFilter(context.include, context.exclude);
    if (!needsExpansion(path, context)) {
      const place = this.paths.locate(context.literal ? path : WildcardPattern.unescape(path), context);
      const provider = asContainerProvider(place.provider.provider);
      if (!provider.itemExists(place.providerPath, context)) throw itemNotFound(place.providerPath);
      if (recurse) yield* this.#namesBelow(provider, place.providerPath, '', true, depth, filter, context);
      else yield* provider.getChildNames(place.providerPath, false, context);
      return;
    }
    const isPlain = !WildcardPattern.containsWildcard(path);
    for (const info of this.paths.resolve(path, context.withoutFilters())) {
      context.drive = info.drive;
      const provider = asContainerProvider(info.provider.provider);
      if ((isPlain || recurse) && isContainer(provider, info.providerPath, context))
        yield* this.#namesBelow(provider, info.providerPath, '', recurse, depth, filter, context);
      else yield* ownName(provider, info, filter);
    }
  }
  *#namesBelow(
    provider: ContainerProvider,
    root: string,
    relative: string,
    recurse: boolean,
    depth: number,
    filter: NameFilter,
    context: ProviderContext,
  ): Iterable<string> {
    const path = provider.makePath(root, relative);
    for (const name of provider.getChildNames(path, false, context))
      if (filter.passes(name)) yield joined(relative, name);
    if (!recurse || depth === 0) return;
    for (const name of provider.getChildNames(path, true, context)) {
      const child = joined(relative, name);
      if (isContainer(provider, provider.makePath(root, child), context))
        yield* this.#namesBelow(provider, root, child, true, depth - 1, filter, context);
    }
  }
}

function* ownName(provider: ContainerProvider, info: PathInfo, filter: NameFilter): Iterable<string> {
  if (!(provider instanceof NavigationProvider)) yield info.providerPath;
  else {
    const name = provider.childName(info.providerPath);
    if (filter.passes(name)) yield name;
  }
}

function joined(relative: string, name: string): string {
  return relative === '' ? name : joinPath(relative, name);
}

function needsExpansion(path: string, context: ProviderContext): boolean {
  return !context.literal && (context.hasIncludeOrExclude || WildcardPattern.containsWildcard(path));
}
