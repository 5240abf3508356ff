/** Writes items with the notes that tell where they came from: PSPath, PSDrive, PSProvider and so on. */
import { attachMembers } from '../objects/ps-object.js';
import { providerQualifier } from './path-syntax.js';
import { NavigationProvider, type Provider } from './provider.js';
import type { ProviderContext } from './provider-context.js';

/** `path` with its provider in front, as PSPath has it. */
export function providerQualifiedPath(provider: Provider, path: string): string {
  const qualifier = providerQualifier(path);
  if (qualifier !== undefined && provider.info.nameEquals(qualifier)) return path;
  return `${provider.info.fullName}::${path}`;
}

/** Adds the notes of an item at a path. The item must be an object. */
export function addItemNotes(provider: Provider, item: object, path: string, context: ProviderContext): void {
  const notes = attachMembers(item);
  notes.setEntry('PSPath', providerQualifiedPath(provider, path));
  if (provider instanceof NavigationProvider) {
    const parent = provider.parentPath(path, context.drive?.root ?? '');
    notes.setEntry('PSParentPath', parent === '' ? '' : providerQualifiedPath(provider, parent));
    notes.setEntry('PSChildName', provider.childName(path));
    for (const [name, value] of provider.ownNotes(path)) notes.setEntry(name, value);
  }
  if (context.drive !== null) notes.setEntry('PSDrive', context.drive);
  notes.setEntry('PSProvider', provider.info);
}

export function writeItem(
  provider: Provider,
  item: object,
  path: string,
  isContainer: boolean,
  context: ProviderContext,
): void {
  addItemNotes(provider, item, path, context);
  attachMembers(item).setEntry('PSIsContainer', isContainer);
  context.writeObject(item);
}
