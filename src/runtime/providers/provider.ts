/**
 * The base classes of providers. There is one instance of each provider in a session, and it keeps nothing of the command
 * that runs: all of that comes with the ProviderContext of each call.
 *
 * Paths are the provider's own (`/tmp/x`, `HOME`). Errors that end one item go to `context.writeError`; an exception ends
 * the command. What a provider does not support is inherited from here and throws PSNotSupportedException.
 */
import type { ParameterSpecs } from '../cmdlets/cmdlet.js';
import type { ContentCapability, PropertyCapability } from './capabilities.js';
import type { PSDriveInfo } from './drive-info.js';
import { notSupported } from './errors.js';
import { providerMessages } from './messages.js';
import type { ProviderContext } from './provider-context.js';
import type { ProviderInfo } from './provider-info.js';

/** ProviderCapabilities, the flags that built-in providers use. */
export type ProviderCapability = 'Filter' | 'ShouldProcess' | 'Credentials';

/** The operations for which a provider may add parameters to the cmdlet. */
export type ProviderOperation =
  | 'getItem'
  | 'setItem'
  | 'clearItem'
  | 'newItem'
  | 'copyItem'
  | 'moveItem'
  | 'renameItem'
  | 'removeItem'
  | 'invokeItem'
  | 'itemExists'
  | 'getChildItems'
  | 'getContent'
  | 'setContent'
  | 'clearContent'
  | 'newDrive';

export abstract class Provider {
  abstract readonly name: string;
  /** Full name of the .NET class that implements it in PowerShell. */
  abstract readonly implementingType: string;
  readonly moduleName: string = 'Microsoft.PowerShell.Core';
  readonly capabilities: readonly ProviderCapability[] = ['ShouldProcess'];
  readonly volumeSeparatedByColon: boolean = true;
  readonly content: ContentCapability | null = null;
  readonly properties: PropertyCapability | null = null;
  /** Set when the provider is registered with a session. */
  info!: ProviderInfo;

  /** The drives that a session starts with. */
  defaultDrives(): PSDriveInfo[] {
    return [];
  }
  /** Checks a drive that is about to be added; null (after writing an error) refuses it. */
  newDrive(drive: PSDriveInfo, _context: ProviderContext): PSDriveInfo | null {
    return drive;
  }
  /** Parameters that the cmdlet for this operation gets for this provider. */
  parametersOf(_operation: ProviderOperation): ParameterSpecs | undefined {
    return undefined;
  }
  /** How a child's path is made; a provider without levels has only the child's name. */
  makePath(_parent: string, child: string): string {
    return child;
  }
}

const unsupported = (): never => {
  throw notSupported(providerMessages.operationNotSupported);
};

/** The provider has items that can be got and set by path. */
export abstract class ItemProvider extends Provider {
  abstract isValidPath(path: string): boolean;
  abstract itemExists(path: string, context: ProviderContext): boolean;
  abstract getItem(path: string, context: ProviderContext): void;
  setItem(_path: string, _value: unknown, _context: ProviderContext): void {
    unsupported();
  }
  clearItem(_path: string, _context: ProviderContext): void {
    unsupported();
  }
  invokeDefaultAction(_path: string, _context: ProviderContext): void {
    unsupported();
  }
}

/** The provider has a container with items in it. */
export abstract class ContainerProvider extends ItemProvider {
  abstract hasChildItems(path: string, context: ProviderContext): boolean;
  abstract getChildItems(path: string, recurse: boolean, depth: number, context: ProviderContext): void;
  /** Names in the order of listing. `allContainers`: containers are listed whatever -Filter says of them. */
  abstract getChildNames(path: string, allContainers: boolean, context: ProviderContext): string[];
  abstract newItem(path: string, type: string, value: unknown, context: ProviderContext): void;
  abstract removeItem(path: string, recurse: boolean, context: ProviderContext): void;
  abstract renameItem(path: string, newName: string, context: ProviderContext): void;
  abstract copyItem(path: string, destination: string, recurse: boolean, context: ProviderContext): void;
  /** True when a parameter of the provider's own (-File) hides items. */
  hasOwnFilter(_context: ProviderContext): boolean {
    return false;
  }
}

/** Containers lie in containers: paths have levels. */
export abstract class NavigationProvider extends ContainerProvider {
  abstract isItemContainer(path: string, context: ProviderContext): boolean;
  abstract moveItem(path: string, destination: string, context: ProviderContext): void;
  abstract parentPath(path: string, root: string): string;
  abstract childName(path: string): string;
  /** The path relative to a base, as Resolve-Path -Relative shows it. Throws PSArgumentException for what does not exist. */
  abstract normalizeRelativePath(path: string, basePath: string, context: ProviderContext): string;
  abstract override makePath(parent: string, child: string): string;
  /** True for an item that only leads to another container. */
  isLink(_path: string): boolean {
    return false;
  }
  /** Notes that items of this provider have beside the usual ones. */
  ownNotes(_path: string): Iterable<readonly [name: string, value: unknown]> {
    return [];
  }
}
