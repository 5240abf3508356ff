/**
 * PathResolver turns what a user writes into the provider's own paths: it finds the drive or provider, adds the current
 * location, and expands wildcards. The rules and the order of the tests are those of about_Path_Syntax.
 */
import { WildcardPattern } from '../language/index.js';
import type { PSDriveInfo } from './drive-info.js';
import type { DriveTable } from './drive-table.js';
import { argumentNull, invalidOperation, itemNotFound, notSupported } from './errors.js';
import { expandWildcards } from './expand-wildcards.js';
import { providerMessages } from './messages.js';
import { PathInfo, providerPathOn } from './path-info.js';
import {
  driveNameOf,
  isHomePath,
  isProviderDirect,
  isSeparator,
  joinPath,
  providerQualifier,
  qualify,
  resolveRelative,
  withoutProviderQualifier,
} from './path-syntax.js';
import { ItemProvider, NavigationProvider } from './provider.js';
import { ProviderContext } from './provider-context.js';
import type { ProviderInfo } from './provider-info.js';
import type { ProviderTable } from './provider-table.js';

/** Where an unresolved path leads. */
export interface Place {
  provider: ProviderInfo;
  /** null when the path names its provider itself. */
  drive: PSDriveInfo | null;
  /** On the drive; the provider's own path when there is no drive. */
  relativePath: string;
  /** The provider's own path. */
  providerPath: string;
  /** What stands before `::`, as it was written. */
  qualifier: string;
}

export class PathResolver {
  constructor(
    private readonly providers: ProviderTable,
    private readonly drives: DriveTable,
  ) {}

  /**
   * Finds drive, provider and path; wildcards stay, and nothing need exist. Sets the context's drive. Throws
   * DriveNotFoundException and ProviderNotFoundException.
   */
  locate(path: string, context: ProviderContext | null = null): Place {
    return this.#locate(path, context, false);
  }
  /** `escapeLocation`: wildcard characters in the current location are to be taken for themselves. */
  #locate(path: string, context: ProviderContext | null, escapeLocation: boolean): Place {
    const place = this.#find(isHomePath(path) ? this.homeRelative(path) : path, escapeLocation);
    if (context !== null) {
      checkSupport(place.provider, context);
      context.drive = place.drive?.hidden ? null : place.drive;
    }
    return place;
  }
  #find(path: string, escapeLocation: boolean): Place {
    if (isProviderDirect(path)) {
      const provider = this.drives.current.provider;
      return { provider, drive: null, relativePath: path, providerPath: path, qualifier: provider.name };
    }
    const qualifier = providerQualifier(path);
    if (qualifier !== undefined) {
      const provider = this.providers.get(qualifier);
      const inner = withoutProviderQualifier(path);
      return { provider, drive: null, relativePath: inner, providerPath: inner, qualifier };
    }
    const driveName = driveNameOf(path);
    const drive = driveName === undefined ? this.drives.current : this.drives.get(driveName);
    const written = driveName !== undefined && drive.volumeSeparatedByColon ? path.slice(driveName.length + 1) : path;
    const location = escapeLocation ? WildcardPattern.escape(drive.currentLocation) : drive.currentLocation;
    const relativePath = relativeOn(drive, location, written);
    return {
      provider: drive.provider,
      drive,
      relativePath,
      providerPath: providerPathOn(drive, relativePath),
      qualifier: '',
    };
  }

  /** The provider's own path (GetUnresolvedProviderPathFromPSPath). */
  providerPath(path: string, context: ProviderContext | null = null): string {
    return this.locate(path, context).providerPath;
  }

  /** `~/x` as an absolute path. Throws when the current provider has no home. */
  homeRelative(path: string): string {
    const qualifier = providerQualifier(path);
    const provider = qualifier === undefined ? this.drives.current.provider : this.providers.get(qualifier);
    const inner = qualifier === undefined ? path : withoutProviderQualifier(path);
    const rest = inner.slice(isSeparator(inner[1]) ? 2 : 1);
    if (!provider.home) throw invalidOperation(providerMessages.homeNotSet(provider.name));
    return rest === '' ? provider.home : joinPath(provider.home, rest);
  }

  /**
   * What -Path, with wildcards, or -LiteralPath means to a command that reads files itself: a literal path need not lead
   * anywhere. Throws as `resolve` and `locate` do.
   */
  given(path: string, isLiteral: boolean): readonly Pick<Place, 'provider' | 'providerPath'>[] {
    const context = new ProviderContext(null);
    return isLiteral ? [this.locate(path, context)] : this.resolve(path, context);
  }

  /**
   * The paths that a path with wildcards, -Include and -Exclude stands for (GetResolvedPSPathFromPSPath). Throws
   * ItemNotFoundException when it names one item that is not there, unless `allowNonexisting`.
   */
  resolve(path: string, context: ProviderContext, allowNonexisting = false): PathInfo[] {
    if (context.literal) return this.#resolveLiteral(path, this.locate(path, context), context, allowNonexisting);
    const place = this.#locate(path, context, true);
    const provider = place.provider.provider;
    if (!context.hasIncludeOrExclude && !WildcardPattern.containsWildcard(place.relativePath)) {
      const info = pathInfoAt(unescaped(place));
      if (allowNonexisting || !(provider instanceof ItemProvider) || provider.itemExists(info.providerPath, context))
        return [info];
      throw itemNotFound(place.drive === null ? info.providerPath : info.path);
    }
    return expandWildcards(place, context).map((found) => pathInfoAt(found));
  }
  #resolveLiteral(path: string, place: Place, context: ProviderContext, allowNonexisting: boolean): PathInfo[] {
    const provider = place.provider.provider;
    if (allowNonexisting || !(provider instanceof ItemProvider) || provider.itemExists(place.providerPath, context))
      return [pathInfoAt(place)];
    throw itemNotFound(place.drive === null ? place.providerPath : path);
  }

  /** Parent of a path, in the form in which the path was written; '' when it has none (Split-Path). */
  parent(path: string, root: string, fallBackToFileSystem = false): string {
    const { provider, qualifier, inner } = this.#takeApart(path, fallBackToFileSystem);
    if (!(provider.provider instanceof NavigationProvider)) throw notSupported(providerMessages.navigationNotSupported);
    const parent = provider.provider.parentPath(inner, root);
    return parent === '' ? '' : qualifier + parent;
  }
  #takeApart(path: string, fallBack: boolean): { provider: ProviderInfo; qualifier: string; inner: string } {
    const provider = this.#providerOf(path, fallBack);
    const named = providerQualifier(path);
    if (named !== undefined) return { provider, qualifier: `${named}::`, inner: withoutProviderQualifier(path) };
    const driveName = driveNameOf(path);
    if (driveName === undefined) return { provider, qualifier: '', inner: path };
    const qualifier = provider.volumeSeparatedByColon || driveName !== '/' ? `${driveName}:` : driveName;
    return { provider, qualifier, inner: path.slice(qualifier.length) };
  }
  #providerOf(path: string, fallBack: boolean): ProviderInfo {
    const driveName = providerQualifier(path) === undefined ? driveNameOf(path) : undefined;
    if (fallBack && driveName !== undefined && this.drives.find(driveName) === undefined)
      return this.providers.get('FileSystem');
    return this.locate(path).provider;
  }

  /** The last name of a path (Split-Path -Leaf). */
  childName(path: string, fallBackToFileSystem = false): string {
    const driveName = providerQualifier(path) === undefined ? driveNameOf(path) : undefined;
    if (fallBackToFileSystem && driveName !== undefined && this.drives.find(driveName) === undefined)
      return childNameIn(this.providers.get('FileSystem'), path);
    const place = this.locate(path);
    return childNameIn(place.provider, place.providerPath);
  }

  /** Join-Path. The parent's drive or provider decides how; a parent without one joins as the current provider does. */
  combine(parent: string, child: string): string {
    if (parent === null || child === null) throw argumentNull('parent');
    const qualified = providerQualifier(parent) !== undefined;
    if (!qualified && driveNameOf(parent) === undefined) return joinWith(this.drives.current.provider, parent, child);
    const place = this.locate(parent);
    const joined = joinWith(place.provider, parent, child);
    if (qualified) return joined;
    const drive = place.drive ?? place.provider.hiddenDrive;
    return driveNameOf(joined) === undefined ? qualify(joined, drive) : joined;
  }

  /** `path` as seen from `basePath`: `../x` (Resolve-Path -Relative). */
  normalizeRelative(path: string, basePath: string, context: ProviderContext): string {
    const place = this.locate(path, context);
    const provider = place.provider.provider;
    return provider instanceof NavigationProvider
      ? provider.normalizeRelativePath(place.providerPath, basePath, context)
      : place.providerPath;
  }
}

/** Throws PSNotSupportedException for -Filter and -Credential where the provider has no use for them. */
function checkSupport(provider: ProviderInfo, context: ProviderContext): void {
  const { capabilities } = provider.provider;
  if (context.filter !== '' && !capabilities.includes('Filter'))
    throw notSupported(providerMessages.filterNotSupported);
  if (context.credential === null) return;
  if (!capabilities.includes('Credentials')) throw notSupported(providerMessages.credentialsNotSupported);
  if (provider.name === 'FileSystem') throw notSupported(providerMessages.fileSystemCredentials);
}

function joinWith(provider: ProviderInfo, parent: string, child: string): string {
  return provider.provider.makePath(parent, child);
}
function childNameIn(provider: ProviderInfo, path: string): string {
  return provider.provider instanceof NavigationProvider ? provider.provider.childName(path) : path;
}

/** Relative to the drive's root, with `.` and `..` resolved where the provider has levels. */
function relativeOn(drive: PSDriveInfo, location: string, path: string): string {
  if (drive.provider.provider instanceof NavigationProvider) {
    if (isSeparator(path[0]) && !drive.hidden) return resolveRelative('', path.slice(1));
    return resolveRelative(location, path);
  }
  if (isSeparator(path[0])) return path.slice(1);
  let rest = path;
  for (;;) {
    const token = /^\.{1,2}(?:[\\/]|$)/.exec(rest);
    if (token === null) return rest;
    rest = rest.slice(token[0].length);
  }
}

function unescaped(place: Place): Place {
  return place.relativePath.includes('`') ? placeAt(place, WildcardPattern.unescape(place.relativePath)) : place;
}

/** Another place on the same drive, or of the same provider. */
export function placeAt(place: Place, relativePath: string): Place {
  const providerPath = place.drive === null ? relativePath : providerPathOn(place.drive, relativePath);
  return { ...place, relativePath, providerPath };
}

export function pathInfoAt(place: Place): PathInfo {
  const { drive, provider, providerPath } = place;
  if (drive !== null) return new PathInfo(drive, provider, qualify(place.relativePath, drive), providerPath);
  const path = isProviderDirect(providerPath) ? providerPath : `${place.qualifier}::${providerPath}`;
  return new PathInfo(provider.hiddenDrive, provider, path, providerPath);
}
