/**
 * ProviderSession: the providers, drives and locations of a session, and the one way to its items. There is one for all of a
 * session's modules, because they share drives and the current location; which variables and functions the providers
 * show is the environment's business.
 */
import { AliasProvider } from './alias/alias-provider.js';
import { ChildItems } from './child-items.js';
import { ContentOperations } from './content-operations.js';
import { CopyMove } from './copy-move.js';
import type { PSDriveInfo } from './drive-info.js';
import { DriveTable } from './drive-table.js';
import { EnvironmentProvider } from './environment/environment-provider.js';
import { argumentError, isPathError, isType } from './errors.js';
import { FileSystemProvider } from './filesystem/filesystem-provider.js';
import { FunctionProvider } from './function/function-provider.js';
import { ItemOperations } from './item-operations.js';
import { offeredProvider } from './late-providers.js';
import { Locations } from './locations.js';
import { providerMessages } from './messages.js';
import { PathResolver } from './path-resolver.js';
import './provider-types.js';
import { PropertyOperations } from './property-operations.js';
import type { Provider } from './provider.js';
import type { ProviderContext } from './provider-context.js';
import { ProviderInfo } from './provider-info.js';
import { ProviderTable } from './provider-table.js';
import type { SessionEnvironment } from './session-environment.js';
import { VariableProvider } from './variable/variable-provider.js';

export class ProviderSession {
  readonly providers = new ProviderTable();
  readonly drives: DriveTable;
  readonly paths: PathResolver;
  readonly locations: Locations;
  readonly items: ItemOperations;
  readonly childItems: ChildItems;
  readonly copyMove: CopyMove;
  readonly content: ContentOperations;
  readonly properties: PropertyOperations;

  constructor(readonly environment: SessionEnvironment) {
    this.drives = new DriveTable(environment);
    this.paths = new PathResolver(this.providers, this.drives);
    this.locations = new Locations(this.drives, this.providers, this.paths);
    this.items = new ItemOperations(this.paths);
    this.childItems = new ChildItems(this.paths, this.items);
    this.copyMove = new CopyMove(this.paths, this.items, this.childItems);
    this.content = new ContentOperations(this.paths);
    this.properties = new PropertyOperations(this.paths);
    const fileSystem = this.register(
      new FileSystemProvider(environment, this.paths, () => this.locations.ofProvider('FileSystem').providerPath),
    );
    this.register(new EnvironmentProvider(environment));
    this.register(new VariableProvider(environment));
    this.register(new FunctionProvider(environment));
    this.register(new AliasProvider(environment));
    this.drives.onMissing = (name) => {
      const provider = offeredProvider(name);
      if (provider !== undefined) this.register(provider);
      return provider !== undefined;
    };
    fileSystem.home = environment.homeDirectory;
    this.locations.start(this.drives.get('/'), environment.startDirectory.replace(/^\/+|\/+$/g, ''));
  }

  /** Adds a provider and its default drives. */
  register(provider: Provider): ProviderInfo {
    const info = new ProviderInfo(provider, () => this.drives.all().filter((drive) => drive.provider === info));
    provider.info = info;
    this.providers.add(info);
    for (const drive of provider.defaultDrives()) this.drives.add(drive, 'global');
    return info;
  }

  /** Adds a drive that its provider accepts and writes it. Throws PSArgumentException for a bad name. */
  newDrive(drive: PSDriveInfo, scopeId: string, context: ProviderContext): void {
    if (drive.name === '' || /[:/\\.~]/.test(drive.name))
      throw argumentError('drive.Name', providerMessages.illegalDriveName);
    drive.root = this.#providerRoot(drive, context);
    const accepted = drive.provider.provider.newDrive(drive, context);
    if (accepted === null) return;
    this.drives.add(accepted, scopeId);
    context.writeObject(accepted);
  }
  /** A root may be given as any path of the session (`.`, `other:/folder`); what is none is the provider's business. */
  #providerRoot({ root, provider }: PSDriveInfo, context: ProviderContext): string {
    try {
      const [place, another] = this.paths.resolve(root, context);
      return place?.provider === provider && another === undefined ? place.providerPath : root;
    } catch (error) {
      if (isPathError(error) || isType(error, 'System.ArgumentException')) return root;
      throw error;
    }
  }
  removeDrive(drive: PSDriveInfo, scopeId: string): void {
    this.drives.remove(drive, scopeId);
    this.locations.forget(drive);
  }
}
