/**
 * Expands wildcards level by level, as PowerShell does: names are asked of the provider and matched without regard to case.
 * With -Include or -Exclude, a path without wildcards counts as a pattern for its last name.
 */
import { WildcardPattern } from '../language/index.js';
import { itemNotFound } from './errors.js';
import { type Place, placeAt } from './path-resolver.js';
import { joinPath, qualify } from './path-syntax.js';
import { ContainerProvider, NavigationProvider } from './provider.js';
import { NameFilter, type ProviderContext } from './provider-context.js';

/** The existing items that match, in the provider's order. */
export function expandWildcards(place: Place, context: ProviderContext): Place[] {
  const provider = place.provider.provider;
  if (!(provider instanceof ContainerProvider)) return [place];
  const filter = new NameFilter(context.include, context.exclude);
  if (!(provider instanceof NavigationProvider))
    return matchNames(provider, place, '', place.providerPath, true, filter, context);

  const { start, levels } = splitLevels(provider, place);
  let places = [start];
  for (const [index, level] of levels.entries()) {
    const isLast = index === levels.length - 1;
    places = nextLevel(provider, places, level, isLast, filter, context);
    if (!isLast) places = places.filter((at) => provider.isItemContainer(at.providerPath, context));
  }
  return places;
}

/** The part of the path in front of the first wildcard, and the names from there on. */
function splitLevels(provider: NavigationProvider, place: Place): { start: Place; levels: string[] } {
  const levels: string[] = [];
  let relative = place.relativePath;
  while (levels.length === 0 || WildcardPattern.containsWildcard(relative)) {
    const name = provider.childName(relative === '' ? place.providerPath : relative);
    if (relative === '' || name === '') break;
    levels.unshift(name);
    relative = relative.replace(/[\\/]+$/, '');
    relative = relative.slice(0, relative.length - name.length).replace(/(.)[\\/]+$/, '$1');
  }
  return { start: placeAt(place, WildcardPattern.unescape(relative)), levels };
}

function nextLevel(
  provider: NavigationProvider,
  places: readonly Place[],
  level: string,
  isLast: boolean,
  filter: NameFilter,
  context: ProviderContext,
): Place[] {
  const found: Place[] = [];
  if (!isLast && !WildcardPattern.containsWildcard(level)) {
    const name = WildcardPattern.unescape(level);
    for (const place of places) {
      const next = placeAt(place, joinPath(place.relativePath, name));
      if (provider.itemExists(next.providerPath, context)) found.push(next);
    }
    return found;
  }
  for (const place of places) {
    if (!provider.itemExists(place.providerPath, context)) throw itemNotFound(placeText(place));
    found.push(...matchNames(provider, place, place.relativePath, level, isLast, filter, context));
  }
  return found;
}

function placeText(place: Place): string {
  return place.drive === null ? place.providerPath : qualify(place.relativePath, place.drive);
}

function matchNames(
  provider: ContainerProvider,
  place: Place,
  parentPath: string,
  level: string,
  isLast: boolean,
  filter: NameFilter,
  context: ProviderContext,
): Place[] {
  const isNavigation = provider instanceof NavigationProvider;
  const parent = isNavigation ? place.providerPath : '';
  if (!provider.hasChildItems(parent, context)) return [];
  const names = provider.getChildNames(parent, !isLast, namesContext(context));
  const pattern = new WildcardPattern(level);
  const isPattern = WildcardPattern.containsWildcard(level);
  const found: Place[] = [];
  for (const name of names) {
    // -Include widens a wildcard, but not a plain name.
    const matches = pattern.isMatch(name) || (isPattern && filter.hasInclude && filter.isIncluded(name));
    if (!matches || !filter.passes(name)) continue;
    found.push(
      isNavigation ? placeAt(place, joinPath(parentPath, name)) : { ...place, relativePath: name, providerPath: name },
    );
  }
  return found;
}

function namesContext(context: ProviderContext): ProviderContext {
  const copy = context.copy();
  copy.include = [];
  copy.exclude = [];
  return copy;
}
