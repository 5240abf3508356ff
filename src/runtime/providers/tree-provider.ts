/** TreeProvider: the base of providers whose items are a tree of named nodes that is there as a whole, and mostly for reading. */
import { fold } from '../objects/values.js';
import { errorRecord, itemNotFound, notSupported } from './errors.js';
import { providerMessages } from './messages.js';
import { NavigationProvider } from './provider.js';
import type { ProviderContext } from './provider-context.js';
import { writeItem } from './write-item.js';

export interface TreeNode {
  readonly name: string;
  /** Null for a leaf. Children are looked for when they are needed. */
  readonly children: (() => readonly TreeNode[]) | null;
  /** What Get-Item writes: a new object each time. */
  item(): object;
}

export abstract class TreeProvider extends NavigationProvider {
  /** The nodes directly below the drive. */
  protected abstract roots(): readonly TreeNode[];

  /** The node at a path; null for the drive itself, undefined where nothing is. */
  protected nodeAt(path: string): TreeNode | null | undefined {
    let node: TreeNode | null = null;
    for (const part of partsOf(path)) {
      const children: readonly TreeNode[] = node === null ? this.roots() : (node.children?.() ?? []);
      const next = children.find(({ name }) => fold(name) === fold(part));
      if (next === undefined) return undefined;
      node = next;
    }
    return node;
  }
  #childrenAt(path: string): readonly TreeNode[] {
    const node = this.nodeAt(path);
    return node === null ? this.roots() : (node?.children?.() ?? []);
  }

  isValidPath(path: string): boolean {
    return path !== '';
  }
  itemExists(path: string, _context: ProviderContext): boolean {
    return this.nodeAt(path) !== undefined;
  }
  isItemContainer(path: string, _context: ProviderContext): boolean {
    const node = this.nodeAt(path);
    return node === null || (node?.children ?? null) !== null;
  }
  hasChildItems(path: string, _context: ProviderContext): boolean {
    return this.#childrenAt(path).length > 0;
  }

  getItem(path: string, context: ProviderContext): void {
    const node = this.nodeAt(path);
    if (node === undefined) throw itemNotFound(path);
    if (node !== null) this.#write(node, path, context);
  }
  getChildItems(path: string, recurse: boolean, depth: number, context: ProviderContext): void {
    const node = this.nodeAt(path);
    if (node === undefined) throw itemNotFound(path);
    if (node !== null && node.children === null) {
      this.#write(node, path, context);
      return;
    }
    for (const child of this.#childrenAt(path)) {
      const below = this.makePath(path, child.name);
      this.#write(child, below, context);
      if (recurse && depth > 0 && child.children !== null) this.getChildItems(below, true, depth - 1, context);
    }
  }
  #write(node: TreeNode, path: string, context: ProviderContext): void {
    writeItem(this, node.item(), this.#spelled(path), node.children !== null, context);
  }
  getChildNames(path: string, _allContainers: boolean, _context: ProviderContext): string[] {
    return this.#childrenAt(path).map(({ name }) => name);
  }

  override makePath(parent: string, child: string): string {
    return [...partsOf(parent), ...partsOf(child)].join('\\');
  }
  parentPath(path: string, _root: string): string {
    return partsOf(this.#spelled(path)).slice(0, -1).join('\\');
  }
  childName(path: string): string {
    return partsOf(this.#spelled(path)).at(-1) ?? '';
  }
  normalizeRelativePath(path: string, basePath: string, _context: ProviderContext): string {
    const [parts, base] = [partsOf(this.#spelled(path)), partsOf(basePath)];
    const isBelow = base.every((part, index) => fold(part) === fold(parts[index] ?? ''));
    return (isBelow ? parts.slice(base.length) : parts).join('\\');
  }

  /** The path as its nodes spell their names. */
  #spelled(path: string): string {
    const parts = partsOf(path);
    return parts.map((part, index) => this.nodeAt(parts.slice(0, index + 1).join('\\'))?.name ?? part).join('\\');
  }

  newItem(_path: string, _type: string, _value: unknown, _context: ProviderContext): void {
    refuse();
  }
  removeItem(_path: string, _recurse: boolean, _context: ProviderContext): void {
    refuse();
  }
  renameItem(_path: string, _newName: string, _context: ProviderContext): void {
    refuse();
  }
  copyItem(_path: string, _destination: string, _recurse: boolean, _context: ProviderContext): void {
    refuse();
  }
  moveItem(_path: string, _destination: string, _context: ProviderContext): void {
    refuse();
  }

  /** Reports what a change throws as the error of its item. */
  protected attempt(id: string, path: string, context: ProviderContext, change: () => void): void {
    try {
      change();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      context.writeError(errorRecord(id, 'InvalidOperation', path, 'System.InvalidOperationException', error.message));
    }
  }
}

function refuse(): never {
  throw notSupported(providerMessages.operationNotSupported);
}

function partsOf(path: string): string[] {
  return path.split(/[\\/]/).filter((part) => part !== '');
}
