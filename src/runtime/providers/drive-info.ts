/** PSDriveInfo: a name for a place in a provider's store, and where in it the session stands. */
import type { NetType } from '../objects/net-type.js';
import type { ProviderInfo } from './provider-info.js';

export class PSDriveInfo {
  declare readonly netType: NetType;
  /** Relative to the root, without a leading separator. A hidden drive has no root, so there it is the whole path. */
  currentLocation = '';
  displayRoot: string | null = null;
  /** The drive that stands for "no drive": a location or path that is provider-qualified. Scripts see $null instead. */
  hidden = false;
  /** False for `/`, whose paths are written `/tmp` and not `/:tmp`. */
  volumeSeparatedByColon = true;
  /** A PSCredential, or null. */
  credential: unknown = null;
  maximumSize: bigint | null = null;

  constructor(
    readonly name: string,
    readonly provider: ProviderInfo,
    /** As it was given, until the drive is made: then the provider's own path. */
    public root: string,
    public description: string | null = '',
  ) {}
  toString(): string {
    return this.name;
  }
}
