/**
 * System.IO.FileSystemWatcher. A service watches the folder; the engine asks it where the shell waits and between statements, and
 * raises the events then. Where .NET raises on a thread of its own, handlers run here in the engine that switched them on.
 */
import { basename } from 'node:path';
import { currentEngine } from '../../engine/current-engine.js';
import type { ExecutionContext } from '../../engine/execution-context.js';
import { defineEvents, raise } from '../../events/event-source.js';
import type { FolderChange } from '../../io/services/folder-watch.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { EnumValue } from '../../objects/values.js';
import { scheduler } from '../../threads/scheduler.js';
import { collectionOf } from '../collections/collection.js';
import { placedComponent } from '../system/component.js';
import { argumentError, outOfRange } from '../system/errors.js';
import { ChangeType, changeTypes, FileSystemEventArgs, RenamedEventArgs } from './file-system-events.js';
import { fullPath } from './path-text.js';
import { matcherOf, settingsOf } from './search-directory.js';
import { isDirectory } from './stat.js';

/** How often the service is asked, in milliseconds. */
const interval = 20;
const NotifyFilter = { FileName: 1, DirectoryName: 2, LastWrite: 16 } as const;
const namesAndWrites = NotifyFilter.FileName | NotifyFilter.DirectoryName | NotifyFilter.LastWrite;
/** Filters by which something is written: the system does not tell one from another. */
const contents = ~(NotifyFilter.FileName | NotifyFilter.DirectoryName);

/** WaitForChangedResult */
interface ChangedResult {
  netType: NetType;
  changeType: number;
  name: string | null;
  oldName: string | null;
  timedOut: boolean;
}

class FileSystemWatcher {
  declare readonly netType: NetType;
  readonly filters = collectionOf(requireType('System.String'));
  notifyFilter: number = namesAndWrites;
  internalBufferSize = 8192;
  #path = '';
  #withSubfolders = false;
  #enabled = false;
  #watching: { id: number; engine: ExecutionContext; cancel: () => void } | null = null;

  get path(): string {
    return this.#path;
  }
  /** Throws ArgumentException when there is no such folder. */
  set path(path: string | null) {
    this.setPath(path, 'Path');
  }
  setPath(path: string | null, parameter: string): void {
    const text = path ?? '';
    if (text !== '' && !isDirectory(fullPath(text)))
      throw argumentError(`The directory name '${text}' does not exist.`, parameter);
    this.#path = text;
    this.#restart();
  }
  get includeSubdirectories(): boolean {
    return this.#withSubfolders;
  }
  set includeSubdirectories(withSubfolders: boolean) {
    this.#withSubfolders = withSubfolders;
    this.#restart();
  }
  get filter(): string {
    return this.filters.items.length === 0 ? '*' : String(this.filters.items[0]);
  }
  set filter(filter: string | null) {
    this.filters.items.splice(0, this.filters.items.length, filter || '*');
  }

  get enabled(): boolean {
    return this.#enabled;
  }
  set enabled(enabled: boolean) {
    if (enabled === this.#enabled) return;
    this.#enabled = enabled;
    if (enabled) this.#start();
    else this.#stop();
  }
  #restart(): void {
    if (!this.#enabled) return;
    this.#stop();
    this.#start();
  }
  /** Without a path there is nothing to watch yet. */
  #start(): void {
    if (this.#path === '') return;
    const engine = currentEngine();
    const path = fullPath(this.#path);
    const id = engine.io.call<number>('watch.start', { path, withSubfolders: this.#withSubfolders });
    this.#watching = { id, engine, cancel: () => {} };
    this.#askAgain();
  }
  #stop(): void {
    if (this.#watching === null) return;
    const { id, engine, cancel } = this.#watching;
    this.#watching = null;
    cancel();
    engine.io.call('watch.stop', { id }, { uninterruptible: true });
  }
  #askAgain(): void {
    if (this.#watching !== null) this.#watching.cancel = scheduler.startTimer(interval, () => this.#ask());
  }
  #ask(): void {
    if (this.#watching === null) return;
    const { id, engine } = this.#watching;
    const changes = engine.io.call<FolderChange[]>('watch.take', { id }, { uninterruptible: true });
    this.#askAgain();
    for (const change of changes) if (this.#wants(change)) this.#raise(change);
  }

  #wants({ kind, name, oldName, isFolder }: FolderChange): boolean {
    const needed = kind === 'Changed' ? contents : isFolder ? NotifyFilter.DirectoryName : NotifyFilter.FileName;
    if ((this.notifyFilter & needed) === 0) return false;
    return this.#fits(name) || (oldName !== null && this.#fits(oldName));
  }
  #fits(name: string): boolean {
    const { items } = this.filters;
    if (items.length === 0) return true;
    return items.some((pattern) => matcherOf(String(pattern), settingsOf(null))(basename(name)));
  }
  #raise({ kind, name, oldName }: FolderChange): void {
    const type = ChangeType[kind];
    const args =
      kind === 'Renamed'
        ? new RenamedEventArgs(type, fullPath(this.#path), name, oldName)
        : new FileSystemEventArgs(type, fullPath(this.#path), name);
    this.#awaited?.(args);
    raise(this, kind, args);
  }

  #awaited: ((args: FileSystemEventArgs) => void) | null = null;
  /** The first change of these types, or a result that says that the time is over; -1 milliseconds waits for ever. */
  waitForChanged(types: number, milliseconds: number): ChangedResult {
    if (milliseconds < -1) throw outOfRange('timeout', 'Non-negative number required.');
    const wasEnabled = this.enabled;
    let found: FileSystemEventArgs | null = null;
    this.#awaited = (args) => {
      if ((args.changeType & types) !== 0) found ??= args;
    };
    try {
      this.enabled = true;
      const limit = milliseconds < 0 ? Number.POSITIVE_INFINITY : milliseconds;
      scheduler.wait(currentEngine(), () => found !== null, limit);
    } finally {
      this.#awaited = null;
      this.enabled = wasEnabled;
    }
    return changedResult(found);
  }
}

function changedResult(args: FileSystemEventArgs | null): ChangedResult {
  return {
    netType: requireType('System.IO.WaitForChangedResult'),
    changeType: args?.changeType ?? 0,
    name: args?.name ?? null,
    oldName: args instanceof RenamedEventArgs ? args.oldName : null,
    timedOut: args === null,
  };
}

function watcherOf(path: string, filter: string | null): FileSystemWatcher {
  const watcher = new FileSystemWatcher();
  if (path === '') throw argumentError('The directory name  is invalid.', 'path');
  watcher.setPath(path, 'path');
  if (filter !== null) watcher.filter = filter;
  return watcher;
}

defineType('System.IO.WaitForChangedResult', {}, () => ({
  base: 'System.ValueType',
  members: {
    'System.IO.WatcherChangeTypes ChangeType {get;}': (self: ChangedResult) => changeTypes(self.changeType),
    'string Name {get;}': (self: ChangedResult) => self.name,
    'string OldName {get;}': (self: ChangedResult) => self.oldName,
    'bool TimedOut {get;}': (self: ChangedResult) => self.timedOut,
  },
}));

type Setting = 'enabled' | 'filter' | 'includeSubdirectories' | 'path';
function property(name: Setting): MemberImplementation {
  return {
    get: (self: FileSystemWatcher) => self[name],
    set: (self: FileSystemWatcher, value: never) => {
      (self as Record<Setting, unknown>)[name] = value;
    },
  };
}

const handler = 'System.IO.FileSystemEventHandler';
defineType('System.IO.FileSystemWatcher', { class: FileSystemWatcher }, () => ({
  base: 'System.ComponentModel.Component',
  members: {
    'new()': () => new FileSystemWatcher(),
    'new(string path)': (_type: NetType, path: string) => watcherOf(path, null),
    'new(string path, string filter)': (_type: NetType, path: string, filter: string) => watcherOf(path, filter),
    'System.IO.NotifyFilters NotifyFilter {get;set;}': {
      get: (self: FileSystemWatcher) => new EnumValue(requireType('System.IO.NotifyFilters'), self.notifyFilter),
      set: (self: FileSystemWatcher, value: EnumValue) => {
        self.notifyFilter = Number(value.value);
      },
    },
    'System.Collections.ObjectModel.Collection[string] Filters {get;}': (self: FileSystemWatcher) => self.filters,
    'bool EnableRaisingEvents {get;set;}': property('enabled'),
    'string Filter {get;set;}': property('filter'),
    'bool IncludeSubdirectories {get;set;}': property('includeSubdirectories'),
    'int InternalBufferSize {get;set;}': {
      get: (self: FileSystemWatcher) => self.internalBufferSize,
      set: (self: FileSystemWatcher, value: number) => {
        self.internalBufferSize = Math.max(4096, value);
      },
    },
    'string Path {get;set;}': property('path'),
    ...placedComponent,
    'System.IO.WaitForChangedResult WaitForChanged(System.IO.WatcherChangeTypes changeType)': (
      self: FileSystemWatcher,
      types: EnumValue,
    ) => self.waitForChanged(Number(types.value), -1),
    'System.IO.WaitForChangedResult WaitForChanged(System.IO.WatcherChangeTypes changeType, int timeout)': (
      self: FileSystemWatcher,
      types: EnumValue,
      milliseconds: number,
    ) => self.waitForChanged(Number(types.value), milliseconds),
    'System.IO.WaitForChangedResult WaitForChanged(System.IO.WatcherChangeTypes changeType, timespan timeout)': (
      self: FileSystemWatcher,
      types: EnumValue,
      time: { totalMilliseconds: number },
    ) => self.waitForChanged(Number(types.value), time.totalMilliseconds),
    'void Dispose()': (self: FileSystemWatcher) => {
      self.enabled = false;
    },
    ...defineEvents(
      'System.IO.FileSystemWatcher',
      {
        Changed: handler,
        Created: handler,
        Deleted: handler,
        Renamed: 'System.IO.RenamedEventHandler',
        Error: 'System.IO.ErrorEventHandler',
        Disposed: 'System.EventHandler',
      },
      (self: FileSystemWatcher) => {
        self.enabled = true;
      },
    ),
  },
}));
