/** Where a session stands: the current location, the history behind `Set-Location -`, and the named location stacks. */
import { WildcardPattern } from '../language/index.js';
import { netException } from '../objects/errors.js';
import { fold } from '../objects/values.js';
import type { PSDriveInfo } from './drive-info.js';
import type { DriveTable } from './drive-table.js';
import { argumentError, driveNotFound, itemNotFound } from './errors.js';
import { providerMessages } from './messages.js';
import { PathInfo, PathInfoStack } from './path-info.js';
import type { PathResolver } from './path-resolver.js';
import {
  driveNameOf,
  isHomePath,
  isProviderDirect,
  joinPath,
  providerQualifier,
  resolveRelative,
} from './path-syntax.js';
import { NavigationProvider } from './provider.js';
import type { ProviderContext } from './provider-context.js';
import type { ProviderInfo } from './provider-info.js';
import type { ProviderTable } from './provider-table.js';

/** How far back `Set-Location -` goes. */
const historyLength = 20;
const firstStackName = 'default';

export class Locations {
  readonly #back: PathInfo[] = [];
  readonly #forward: PathInfo[] = [];
  readonly #stacks = new Map<string, { name: string; paths: PathInfo[] }>();
  #defaultStack = firstStackName;
  /** The drive on which each provider was last used. */
  readonly #lastDrives = new Map<ProviderInfo, PSDriveInfo>();
  /** Called after the location was set. */
  onChanged: (before: PathInfo, after: PathInfo) => void = () => {};

  constructor(
    private readonly drives: DriveTable,
    private readonly providers: ProviderTable,
    private readonly paths: PathResolver,
  ) {}

  get current(): PathInfo {
    const drive = this.drives.current;
    return PathInfo.onDrive(drive, drive.currentLocation);
  }
  /** Puts the session on a drive without looking at what is there: for the start of a session. */
  start(drive: PSDriveInfo, relativePath: string): void {
    drive.currentLocation = relativePath;
    this.drives.current = drive;
    this.#lastDrives.set(drive.provider, drive);
  }
  /** Where the session last was in a provider. Throws DriveNotFoundException when it never was there. */
  ofProvider(name: string): PathInfo {
    const provider = name === '' ? this.drives.current.provider : this.providers.get(name);
    const drive = this.#lastDrives.get(provider);
    if (drive === undefined) throw driveNotFound(name);
    return PathInfo.onDrive(drive, drive.currentLocation);
  }
  /** Forgets a drive that is removed. */
  forget(drive: PSDriveInfo): void {
    if (this.#lastDrives.get(drive.provider) === drive) this.#lastDrives.delete(drive.provider);
  }

  /** Set-Location. Throws when the path is not exactly one container. */
  set(path: string, context: ProviderContext): PathInfo {
    const target = context.literal ? this.#remember(path) : this.#historyTarget(path);
    const from = this.current;
    const before = this.drives.current;
    try {
      this.#enter(target, path, context);
    } catch (error) {
      this.drives.current = before;
      throw error;
    }
    this.#lastDrives.set(this.drives.current.provider, this.drives.current);
    this.onChanged(from, this.current);
    return this.current;
  }
  #remember(path: string): string {
    push(this.#back, this.current);
    this.#forward.length = 0;
    return path;
  }
  #historyTarget(path: string): string {
    if (path !== '-' && path !== '+') return this.#remember(path);
    const [from, to] = path === '-' ? [this.#back, this.#forward] : [this.#forward, this.#back];
    const target = from.pop();
    if (target === undefined) {
      const message = path === '-' ? providerMessages.undoStackEmpty : providerMessages.redoStackEmpty;
      throw netException('System.InvalidOperationException', message);
    }
    push(to, this.current);
    return WildcardPattern.escape(target.path);
  }

  #enter(target: string, written: string, context: ProviderContext): void {
    let path = isHomePath(target) ? this.paths.homeRelative(target) : target;
    const driveName = isProviderDirect(path) || providerQualifier(path) !== undefined ? undefined : driveNameOf(path);
    if (driveName !== undefined) {
      const drive = this.drives.get(driveName);
      this.drives.current = drive;
      // `Temp:` alone goes to where the session last was on that drive.
      if (path === `${driveName}:`) path = joinPath(`${path}/`, WildcardPattern.escape(drive.currentLocation));
    }
    const found = this.paths.resolve(path, context);
    if (found.length === 0) throw itemNotFound(path);
    const containers = found.filter((info) => isContainer(info, context));
    if (containers.length > 1) throw argumentError('path', providerMessages.severalContainers(written));
    const [container] = containers;
    if (container === undefined) throw itemNotFound(written);
    const drive = container.workingDrive;
    drive.currentLocation = locationOn(drive, container.providerPath);
    this.drives.current = drive;
  }

  /** Push-Location without a path. */
  push(stackName: string): void {
    const name = stackName === '' ? this.#defaultStack : stackName;
    const stack = this.#stacks.get(fold(name)) ?? { name, paths: [] };
    stack.paths.push(this.current);
    this.#stacks.set(fold(name), stack);
  }
  /** Pop-Location: the new location; null when nothing was ever pushed. Throws when there is no such stack. */
  pop(stackName: string, context: ProviderContext): PathInfo | null {
    const name = this.#matchStackName(stackName === '' ? this.#defaultStack : stackName);
    const stack = this.#stacks.get(fold(name));
    if (stack === undefined) {
      if (fold(name) !== firstStackName) throw argumentError('stackName', providerMessages.stackNotFound(name));
      return null;
    }
    const target = stack.paths.pop();
    if (target === undefined) return this.current;
    const location = this.set(WildcardPattern.escape(target.path), context);
    if (stack.paths.length === 0 && fold(name) !== firstStackName) this.#stacks.delete(fold(name));
    return location;
  }
  #matchStackName(name: string): string {
    if (!WildcardPattern.containsWildcard(name)) return name;
    const pattern = new WildcardPattern(name);
    const matching = [...this.#stacks.values()].filter((stack) => pattern.isMatch(stack.name));
    if (matching.length > 1) throw argumentError('stackName', providerMessages.stackAmbiguous(name));
    return matching[0]?.name ?? name;
  }
  /** Get-Location -Stack. Throws when there is no such stack. */
  stack(stackName: string): PathInfoStack {
    const name = stackName === '' ? this.#defaultStack : stackName;
    const stack = this.#stacks.get(fold(name));
    if (stack === undefined && fold(name) !== firstStackName) throw argumentError('stackName');
    return new PathInfoStack(name, stack?.paths.toReversed() ?? []);
  }
  /** Set-Location -StackName. Throws ItemNotFoundException when there is no such stack. */
  setDefaultStack(stackName: string): PathInfoStack {
    const name = stackName === '' ? firstStackName : stackName;
    const stack = this.#stacks.get(fold(name));
    if (stack === undefined) {
      if (fold(name) !== firstStackName) throw itemNotFound(name);
      return new PathInfoStack(firstStackName, []);
    }
    this.#defaultStack = stack.name;
    return new PathInfoStack(stack.name, stack.paths.toReversed());
  }

  /** True when `path` is the current location or a container around it: such an item is in use. */
  isCurrentOrAncestor(path: string, context: ProviderContext): boolean {
    const place = this.paths.locate(path, context);
    if (place.drive !== this.drives.current || !(place.provider.provider instanceof NavigationProvider)) return false;
    const location = resolveRelative('', place.drive.currentLocation);
    const relative = resolveRelative('', place.relativePath);
    return relative === '' || location === relative || location.startsWith(`${relative}/`);
  }
}

function push(stack: PathInfo[], path: PathInfo): void {
  stack.push(path);
  if (stack.length > historyLength) stack.shift();
}

function isContainer(info: PathInfo, context: ProviderContext): boolean {
  const provider = info.provider.provider;
  return provider instanceof NavigationProvider
    ? provider.isItemContainer(info.providerPath, context)
    : info.providerPath === '';
}

/** A provider path relative to the drive's root; on a hidden drive the path itself. Without a trailing separator. */
function locationOn(drive: PSDriveInfo, providerPath: string): string {
  const inner = drive.hidden ? providerPath : providerPath.slice(drive.root.length);
  const names = resolveRelative('', inner);
  const trimmed = names.endsWith('/') ? names.slice(0, -1) : names;
  return drive.hidden && inner.startsWith('/') ? `/${trimmed}` : trimmed;
}
