/** PathInfo: a resolved path, with its drive and provider; PathInfoStack: a location stack as scripts see it. */
import type { NetType } from '../objects/net-type.js';
import type { PSDriveInfo } from './drive-info.js';
import { qualify } from './path-syntax.js';
import type { ProviderInfo } from './provider-info.js';

export class PathInfo {
  declare readonly netType: NetType;
  constructor(
    /** The drive, which may be a hidden one. */
    readonly workingDrive: PSDriveInfo,
    readonly provider: ProviderInfo,
    /** As PowerShell writes it: `/tmp`, `Env:/HOME`, `FileSystem::/tmp`. */
    readonly path: string,
    /** As the provider understands it. */
    readonly providerPath: string,
  ) {}

  /** The place `relativePath` on a drive. */
  static onDrive(drive: PSDriveInfo, relativePath: string): PathInfo {
    return new PathInfo(drive, drive.provider, qualify(relativePath, drive), providerPathOn(drive, relativePath));
  }
  /** null for a hidden drive. */
  get drive(): PSDriveInfo | null {
    return this.workingDrive.hidden ? null : this.workingDrive;
  }
  toString(): string {
    return this.path;
  }
}

/** The provider's own path of a place on a drive. */
export function providerPathOn(drive: PSDriveInfo, relativePath: string): string {
  return drive.hidden ? relativePath : drive.provider.provider.makePath(drive.root, relativePath);
}

export class PathInfoStack {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    /** Top of the stack first. */
    readonly paths: readonly PathInfo[],
  ) {}
}
