/** ProviderInfo: what a session knows of a provider. */
import { WildcardPattern } from '../language/index.js';
import type { NetType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { PSDriveInfo } from './drive-info.js';
import type { Provider } from './provider.js';

/** A provider's name as scripts may write it: with or without its module. */
export interface QualifiedProviderName {
  moduleName: string;
  shortName: string;
}

/** Splits `Module\Provider`. Undefined when there is more than one backslash. */
export function splitProviderName(name: string): QualifiedProviderName | undefined {
  const parts = name.split('\\');
  if (parts.length > 2) return undefined;
  return parts.length === 2
    ? { moduleName: parts[0] as string, shortName: parts[1] as string }
    : { moduleName: '', shortName: name };
}

export class ProviderInfo {
  declare readonly netType: NetType;
  readonly moduleName: string;
  description = '';
  /** The place that `~` means; null when the provider has none. */
  home: string | null = null;
  readonly hiddenDrive: PSDriveInfo;

  constructor(
    readonly provider: Provider,
    /** All drives of this provider, for scripts that ask. */
    readonly listDrives: () => PSDriveInfo[],
  ) {
    this.moduleName = provider.moduleName;
    this.hiddenDrive = new PSDriveInfo(this.fullName, this, '');
    this.hiddenDrive.hidden = true;
  }

  get name(): string {
    return this.provider.name;
  }
  /** `Microsoft.PowerShell.Core\FileSystem` */
  get fullName(): string {
    return `${this.moduleName}\\${this.provider.name}`;
  }
  get volumeSeparatedByColon(): boolean {
    return this.provider.volumeSeparatedByColon;
  }

  nameEquals(name: string): boolean {
    const wanted = splitProviderName(name);
    return wanted !== undefined && this.#moduleMatches(wanted) && fold(wanted.shortName) === fold(this.name);
  }
  /** nameEquals with wildcards in the provider's own name. */
  matches(name: string): boolean {
    const wanted = splitProviderName(name);
    if (wanted === undefined) return true;
    return this.#moduleMatches(wanted) && new WildcardPattern(wanted.shortName).isMatch(this.name);
  }
  #moduleMatches(wanted: QualifiedProviderName): boolean {
    return wanted.moduleName === '' || fold(wanted.moduleName) === fold(this.moduleName);
  }
  toString(): string {
    return this.fullName;
  }
}
