/**
 * The drives of a session. New-PSDrive adds a drive to the scope in which it is called, so drives belong to scopes; the
 * engine's scopes are only keys here, which lets a function's drives go when its scope does.
 */

import { netError } from '../objects/errors.js';
import { fold } from '../objects/values.js';
import type { PSDriveInfo } from './drive-info.js';
import { driveNotFound } from './errors.js';
import { providerMessages } from './messages.js';

/** The engine's scopes, as drives need them. */
export interface ScopeChain {
  /** The current scope and those around it; the global one is the last. */
  scopes(): Iterable<object>;
  /** By name (global, local, script) or number. Throws when there is no such scope. */
  scope(id: string): object;
}

export class DriveTable {
  readonly #byScope = new WeakMap<object, Map<string, PSDriveInfo>>();
  /** Where the session stands: a drive, or a provider's hidden one. */
  current!: PSDriveInfo;
  /** Until a scope has drives of its own, looking through all of them can be spared. */
  #hasLocalDrives = false;

  constructor(private readonly chain: ScopeChain) {}

  find(name: string): PSDriveInfo | undefined {
    const drive = this.#find(name);
    return drive ?? (this.onMissing(name) ? this.#find(name) : undefined);
  }
  /** Asked for a drive that is not there: true when it has been added. */
  onMissing: (name: string) => boolean = () => false;

  #find(name: string): PSDriveInfo | undefined {
    const key = fold(name);
    if (!this.#hasLocalDrives) return this.#byScope.get(this.chain.scope('global'))?.get(key);
    for (const scope of this.chain.scopes()) {
      const drive = this.#byScope.get(scope)?.get(key);
      if (drive !== undefined) return drive;
    }
    return undefined;
  }
  /** Throws DriveNotFoundException. `scopeId` '' looks in all scopes. */
  get(name: string, scopeId = ''): PSDriveInfo {
    const drive = scopeId === '' ? this.find(name) : this.#byScope.get(this.chain.scope(scopeId))?.get(fold(name));
    if (drive === undefined) throw driveNotFound(name);
    return drive;
  }
  /** The drives that can be seen, by name. */
  all(scopeId = ''): PSDriveInfo[] {
    const seen = new Map<string, PSDriveInfo>();
    const scopes = scopeId === '' ? this.chain.scopes() : [this.chain.scope(scopeId)];
    for (const scope of scopes)
      for (const [key, drive] of this.#byScope.get(scope) ?? []) if (!seen.has(key)) seen.set(key, drive);
    return [...seen.values()].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
  }
  /** Throws SessionStateException when the scope has a drive of that name. */
  add(drive: PSDriveInfo, scopeId = ''): void {
    const scope = scopeId === '' ? this.#innermost() : this.chain.scope(scopeId);
    const drives = this.#byScope.get(scope) ?? new Map<string, PSDriveInfo>();
    if (drives.has(fold(drive.name)))
      throw netError(
        'SessionStateException',
        'DriveAlreadyExists',
        providerMessages.driveExists(drive.name),
        'ResourceExists',
        drive.name,
      );
    drives.set(fold(drive.name), drive);
    this.#byScope.set(scope, drives);
    if (scope !== this.chain.scope('global')) this.#hasLocalDrives = true;
  }
  remove(drive: PSDriveInfo, scopeId = ''): void {
    const scopes = scopeId === '' ? this.chain.scopes() : [this.chain.scope(scopeId)];
    for (const scope of scopes) if (this.#byScope.get(scope)?.delete(fold(drive.name))) return;
  }

  #innermost(): object {
    for (const scope of this.chain.scopes()) return scope;
    throw new Error('A session without scopes');
  }
}
