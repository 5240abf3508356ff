/** System.OperatingSystem: the kernel's version, and which platform this is. */
import os from 'node:os';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { argumentNull } from './errors.js';
import { Version } from './version.js';

/** PlatformID. */
const Win32NT = 2;
const Unix = 4;

export class OperatingSystem {
  declare readonly netType: NetType;
  constructor(
    readonly platform: number,
    readonly version: Version,
  ) {}
  static current(): OperatingSystem {
    const numbers = os.release().match(/\d+/g)?.map(Number) ?? [];
    const [major = 0, minor = 0, build = 0, revision = 0] = numbers;
    return new OperatingSystem(
      process.platform === 'win32' ? Win32NT : Unix,
      new Version(major, minor, build, revision),
    );
  }
  toString(): string {
    const name = this.platform === Unix ? 'Unix' : this.platform === Win32NT ? 'Microsoft Windows NT' : '<unknown>';
    return `${name} ${this.version}`;
  }
}

/** Node's names of the platforms that .NET asks for. */
const platforms: Record<string, NodeJS.Platform> = {
  Linux: 'linux',
  Windows: 'win32',
  MacOS: 'darwin',
  FreeBSD: 'freebsd',
  Android: 'android',
};
const others = ['Browser', 'Wasi', 'IOS', 'MacCatalyst', 'TvOS', 'WatchOS'];

function isPlatform(name: string): boolean {
  const wanted = name.toLowerCase().replace('osx', 'macos');
  return Object.entries(platforms).some(([net, node]) => net.toLowerCase() === wanted && process.platform === node);
}

/** `IsWindowsVersionAtLeast(10, 0, 17763)`. */
function isAtLeast(name: string, ...wanted: number[]): boolean {
  if (!isPlatform(name)) return false;
  const have = OperatingSystem.current().version.parts;
  for (let i = 0; i < wanted.length; i++) {
    const difference = (have[i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

defineType('System.OperatingSystem', { class: OperatingSystem }, () => ({
  interfaces: ['System.ICloneable', 'System.Runtime.Serialization.ISerializable'],
  toString: (self: OperatingSystem) => String(self),
  members: {
    'new(System.PlatformID platform, version version)': (
      _type: NetType,
      platform: EnumValue,
      version: Version | null,
    ) => {
      if (version === null) throw argumentNull('version');
      return new OperatingSystem(Number(platform.value), version);
    },
    'static bool IsOSPlatform(string platform)': isPlatform,
    'static bool IsOSPlatformVersionAtLeast(string platform, int major, int minor = 0, int build = 0, int revision = 0)':
      isAtLeast,
    ...Object.fromEntries(
      [...Object.keys(platforms), ...others].flatMap((name) => [
        [`static bool Is${name}()`, () => isPlatform(name)],
        [
          `static bool Is${name}VersionAtLeast(int major, int minor = 0, int build = 0, int revision = 0)`,
          (...version: number[]) => isAtLeast(name, ...version),
        ],
      ]),
    ),
    'System.PlatformID Platform {get;}': (self: OperatingSystem) => self.platform,
    'string ServicePack {get;}': () => '',
    'version Version {get;}': (self: OperatingSystem) => self.version,
    'string VersionString {get;}': (self: OperatingSystem) => String(self),
    'System.Object Clone()': (self: OperatingSystem) => new OperatingSystem(self.platform, self.version),
  },
}));
