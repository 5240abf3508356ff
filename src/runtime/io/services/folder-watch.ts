/**
 * One watched folder: what happens in it, in order. The system only says that a name appeared or went, or that something was
 * written, so the names that are there are kept in mind; a name that goes just before another comes was renamed.
 */
import { type BigIntStats, type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

export interface FolderChange {
  kind: 'Created' | 'Deleted' | 'Changed' | 'Renamed';
  /** Relative to the watched folder. */
  name: string;
  /** The name before, of what was renamed. */
  oldName: string | null;
  isFolder: boolean;
}

/** What tells a file from another one of its name. */
interface Entry {
  isFolder: boolean;
  identity: string | null;
}

const unknownEntry: Entry = { isFolder: false, identity: null };

export class FolderWatch {
  readonly #entries = new Map<string, Entry>();
  readonly #watchers = new Map<string, FSWatcher>();
  #changes: FolderChange[] = [];
  /** The deletion that was told last, while nothing has been told since. */
  #lastGone: { change: FolderChange; entry: Entry } | null = null;

  /** Throws the system's error when the folder cannot be watched. */
  constructor(
    readonly path: string,
    readonly withSubfolders: boolean,
  ) {
    this.#open('');
  }

  /** What has happened since it was asked for last. */
  take(): FolderChange[] {
    const changes = this.#changes;
    this.#changes = [];
    this.#lastGone = null;
    return changes;
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #open(folder: string): void {
    const watcher = watch(join(this.path, folder), { persistent: false }, (event, name) => {
      if (name !== null) this.#hear(event, join(folder, name));
    });
    // A folder that is gone is watched no longer.
    watcher.on('error', () => watcher.close());
    this.#watchers.set(folder, watcher);
    for (const name of readdirSync(join(this.path, folder))) this.#meet(join(folder, name));
  }

  /** An entry that is there without having been told of. */
  #meet(name: string): void {
    const entry = this.#look(name);
    if (entry === null) return;
    this.#entries.set(name, entry);
    if (this.withSubfolders && entry.isFolder && !this.#watchers.has(name)) this.#tryOpen(name);
  }
  #tryOpen(folder: string): void {
    try {
      this.#open(folder);
    } catch (error) {
      // Gone again, or not ours to read: nothing of it will be told.
      if (!isFileError(error)) throw error;
    }
  }

  #hear(event: string, name: string): void {
    if (event === 'change') this.#changed(name);
    else this.#cameOrWent(name);
  }
  #changed(name: string): void {
    const entry = this.#entries.get(name);
    if (entry !== undefined) this.#tell({ kind: 'Changed', name, oldName: null, isFolder: entry.isFolder });
  }

  #cameOrWent(name: string): void {
    const known = this.#entries.get(name);
    const found = this.#look(name);
    const gone = this.#lastGone;
    if (gone !== null && gone.change.name !== name && isSame(gone.entry, found, known))
      this.#renamed(gone.change, name, found);
    else if (known !== undefined) this.#went(name, known);
    else this.#came(name, found ?? unknownEntry);
  }
  #came(name: string, entry: Entry): void {
    this.#tell({ kind: 'Created', name, oldName: null, isFolder: entry.isFolder });
    this.#entries.set(name, entry);
    if (!this.withSubfolders || !entry.isFolder) return;
    const before = new Set(this.#entries.keys());
    this.#tryOpen(name);
    for (const [inner, { isFolder }] of this.#entries)
      if (!before.has(inner)) this.#tell({ kind: 'Created', name: inner, oldName: null, isFolder });
  }
  #went(name: string, entry: Entry): void {
    const change: FolderChange = { kind: 'Deleted', name, oldName: null, isFolder: entry.isFolder };
    this.#tell(change);
    this.#entries.delete(name);
    this.#watchers.get(name)?.close();
    this.#watchers.delete(name);
    this.#lastGone = { change, entry };
  }
  #renamed(change: FolderChange, name: string, found: Entry | null): void {
    change.oldName = change.name;
    change.name = name;
    change.kind = 'Renamed';
    this.#lastGone = null;
    this.#entries.set(name, found ?? { ...unknownEntry, isFolder: change.isFolder });
    if (this.withSubfolders && change.isFolder) this.#tryOpen(name);
  }
  #tell(change: FolderChange): void {
    this.#changes.push(change);
    this.#lastGone = null;
  }

  #look(name: string): Entry | null {
    let stats: BigIntStats;
    try {
      stats = lstatSync(join(this.path, name), { bigint: true });
    } catch (error) {
      if (isFileError(error)) return null;
      throw error;
    }
    return { isFolder: stats.isDirectory(), identity: `${stats.dev} ${stats.ino} ${stats.birthtimeNs}` };
  }
}

/** True when what went may be what came: it is the same file, or both are gone by now. */
function isSame(gone: Entry, found: Entry | null, known: Entry | undefined): boolean {
  if (found === null || gone.identity === null) return known === undefined;
  return gone.identity === found.identity;
}

function isFileError(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code !== undefined;
}
