/**
 * SessionItemProvider: the base of the flat providers Variable, Function, Alias and Environment, whose drive has one level
 * of named items (SessionStateProviderBase in PowerShell).
 */
import { toText } from '../language/index.js';
import type { NetException } from '../objects/net-exception.js';
import { fold } from '../objects/values.js';
import type { ContentCapability, ContentReader, ContentWriter } from './capabilities.js';
import { PSDriveInfo } from './drive-info.js';
import { argumentError, argumentNull, errorRecord, notSupported } from './errors.js';
import { providerMessages } from './messages.js';
import { ContainerProvider } from './provider.js';
import type { ProviderContext } from './provider-context.js';
import { reporting } from './reporting.js';
import { writeItem } from './write-item.js';

export abstract class SessionItemProvider extends ContainerProvider {
  abstract readonly driveName: string;
  abstract readonly driveDescription: string;

  /** The item, or null. */
  abstract item(name: string): object | null;
  abstract allItems(): Iterable<readonly [name: string, item: object]>;
  /** Sets the item and writes it when `writes` says so. */
  abstract assign(name: string, value: unknown, writes: boolean, context: ProviderContext): void;
  abstract remove(name: string, context: ProviderContext): void;
  /** What Get-Content shows and Copy-Item copies. */
  abstract itemValue(item: object): unknown;
  /** Throws when the item may not be renamed. */
  checkRename(_item: object, _context: ProviderContext): void {}

  override readonly content: ContentCapability = {
    getContentReader: (path) => this.#reader(path),
    getContentWriter: (path, context) => this.#writer(path, context),
    clearContent: () => {
      throw notSupported(providerMessages.clearContentNotSupported);
    },
  };

  override defaultDrives(): PSDriveInfo[] {
    return [new PSDriveInfo(this.driveName, this.info, '', this.driveDescription)];
  }
  isValidPath(path: string): boolean {
    return path !== '';
  }
  itemExists(path: string, _context: ProviderContext): boolean {
    return path === '' || this.item(path) !== null;
  }
  hasChildItems(path: string, _context: ProviderContext): boolean {
    if (path !== '') return false;
    for (const _ of this.allItems()) return true;
    return false;
  }

  getItem(path: string, context: ProviderContext): void {
    if (path === '') {
      const items = [...this.allItems()].map(([, item]) => item);
      writeItem(this, items, path, true, context);
      return;
    }
    const item = this.item(path);
    if (item !== null) writeItem(this, item, path, false, context);
  }
  getChildItems(path: string, _recurse: boolean, _depth: number, context: ProviderContext): void {
    if (path === '') for (const [name, item] of this.#sorted()) writeItem(this, item, name, false, context);
    else this.getItem(path, context);
  }
  getChildNames(path: string, _allContainers: boolean, _context: ProviderContext): string[] {
    if (path !== '') return this.item(path) === null ? [] : [path];
    return this.#sorted().map(([name]) => name);
  }
  #sorted(): (readonly [string, object])[] {
    return [...this.allItems()].sort(([a], [b]) => compareNames(a, b));
  }

  override setItem(path: string, value: unknown, context: ProviderContext): void {
    if (path === '') {
      this.#refuseEmpty('SetItemNullName', argumentNull('name'), path, context);
      return;
    }
    if (context.shouldProcess(`Item: ${path} Value: ${toText(value)}`, 'Set Item'))
      reporting(context, () => this.assign(path, value, true, context));
  }
  override clearItem(path: string, context: ProviderContext): void {
    if (path === '') {
      this.#refuseEmpty('ClearItemNullPath', argumentNull('path'), path, context);
      return;
    }
    if (context.shouldProcess(`Item: ${path}`, 'Clear Item'))
      reporting(context, () => this.assign(path, null, false, context));
  }
  newItem(path: string, type: string, value: unknown, context: ProviderContext): void {
    if (path === '') {
      this.#refuseEmpty('NewItemNullPath', argumentError('path'), path, context);
      return;
    }
    if (value === null) {
      context.writeError(errorRecord('NewItemValueNotSpecified', 'InvalidArgument', path, argumentNull('value')));
      return;
    }
    if (!context.force && this.item(path) !== null) {
      writeThrown(argumentError('path', providerMessages.itemExists(path)), context);
      return;
    }
    if (context.shouldProcess(`Item: ${path} Type: ${type} Value: ${toText(value)}`, 'New Item'))
      this.setItem(path, value, context);
  }
  removeItem(path: string, _recurse: boolean, context: ProviderContext): void {
    if (path === '') {
      this.#refuseEmpty('RemoveItemNullPath', argumentError('path'), path, context);
      return;
    }
    if (context.shouldProcess(`Item: ${path}`, 'Remove Item')) reporting(context, () => this.remove(path, context));
  }
  copyItem(path: string, destination: string, _recurse: boolean, context: ProviderContext): void {
    if (path === '') {
      this.#refuseEmpty('CopyItemNullPath', argumentError('path'), path, context);
      return;
    }
    if (destination === '') {
      this.getItem(path, context);
      return;
    }
    const item = this.item(path);
    if (item === null) {
      writeThrown(argumentError('path', providerMessages.copySourceMissing(path)), context);
      return;
    }
    if (context.shouldProcess(`Item: ${path} Destination: ${destination}`, 'Copy Item'))
      reporting(context, () => this.assign(destination, this.itemValue(item), true, context));
  }
  renameItem(path: string, newName: string, context: ProviderContext): void {
    if (path === '') {
      this.#refuseEmpty('RenameItemNullPath', argumentError('name'), path, context);
      return;
    }
    const item = this.item(path);
    if (item === null) {
      writeThrown(argumentError('name', providerMessages.renameSourceMissing(path)), context);
      return;
    }
    if (!context.force && this.item(newName) !== null) {
      writeThrown(argumentError('newName', providerMessages.itemExists(newName)), context);
      return;
    }
    reporting(context, () => {
      this.checkRename(item, context);
      if (!context.shouldProcess(`Item: ${path} NewName: ${newName}`, 'Rename Item')) return;
      if (fold(path) === fold(newName)) {
        this.getItem(newName, context);
        return;
      }
      this.assign(newName, item, true, context);
      this.remove(path, context);
    });
  }
  #refuseEmpty(id: string, exception: NetException, path: string, context: ProviderContext): void {
    context.writeError(errorRecord(id, 'InvalidArgument', path, exception));
  }

  /** A reader that gives the item's value once; a list's elements each for itself. */
  #reader(path: string): ContentReader {
    if (path === '') throw argumentError('path');
    let isRead = false;
    return {
      read: () => {
        if (isRead) return [];
        isRead = true;
        const item = this.item(path);
        const value = item === null ? null : this.itemValue(item);
        if (value === null || value === undefined) return [];
        return Array.isArray(value) ? value : [value];
      },
      close: () => {},
    };
  }
  #writer(path: string, context: ProviderContext): ContentWriter {
    if (path === '') throw argumentError('path');
    return {
      write: (values) => this.assign(path, values.length === 1 ? values[0] : [...values], false, context),
      seekToEnd: () => {
        throw notSupported(providerMessages.seekNotSupported);
      },
      close: () => {},
    };
  }
}

/** Writes an exception that carries its record. */
function writeThrown(exception: NetException, context: ProviderContext): void {
  if (exception.errorRecord !== null) context.writeError(exception.errorRecord);
}

/** Names in the order in which listings show them: by culture, without regard to case. */
export function compareNames(a: string, b: string): number {
  return nameOrder().compare(a, b);
}
let collator: Intl.Collator | undefined;
function nameOrder(): Intl.Collator {
  collator ??= new Intl.Collator('en-US', { sensitivity: 'accent' });
  return collator;
}
