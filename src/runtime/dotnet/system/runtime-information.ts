/** System.Runtime.InteropServices.RuntimeInformation and OSPlatform. The framework is the .NET that the shell stands in for. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentNull } from './errors.js';

/** Environment.Version. */
export const runtimeVersion = '10.0.12';

export class OSPlatform {
  declare readonly netType: NetType;
  constructor(readonly name: string) {}
  toString(): string {
    return this.name;
  }
}

const nodePlatforms: Record<string, NodeJS.Platform> = {
  LINUX: 'linux',
  WINDOWS: 'win32',
  OSX: 'darwin',
  FREEBSD: 'freebsd',
};

/** Architecture, by Node's names. */
const architectures: Record<string, number> = { ia32: 0, x64: 1, arm: 2, arm64: 3 };
const architecture = () => architectures[process.arch] ?? 1;

/** `Debian GNU/Linux 12 (bookworm)` */
export function osDescription(): string {
  try {
    const match = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'));
    if (match) return match[1] as string;
  } catch {
    // no such file outside Linux
  }
  return `${os.type()} ${os.release()} ${os.version()}`;
}

const namespace = 'System.Runtime.InteropServices';
defineType(`${namespace}.RuntimeInformation`, {}, () => ({
  abstract: true,
  members: {
    'static bool IsOSPlatform(System.Runtime.InteropServices.OSPlatform osPlatform)': (platform: OSPlatform) =>
      nodePlatforms[platform.name.toUpperCase()] === process.platform,
    'static string RuntimeIdentifier {get;}': () => {
      const system = process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'osx' : process.platform;
      return `${system}-${process.arch === 'ia32' ? 'x86' : process.arch}`;
    },
    'static System.Runtime.InteropServices.Architecture ProcessArchitecture {get;}': architecture,
    'static string OSDescription {get;}': osDescription,
    'static System.Runtime.InteropServices.Architecture OSArchitecture {get;}': architecture,
    'static string FrameworkDescription {get;}': () => `.NET ${runtimeVersion}`,
  },
}));

defineType(`${namespace}.OSPlatform`, { class: OSPlatform }, () => ({
  kind: 'struct',
  toString: (self: OSPlatform) => self.name,
  equals: (self: OSPlatform, other: unknown) =>
    other instanceof OSPlatform && other.name.toUpperCase() === self.name.toUpperCase(),
  hashKey: (self: OSPlatform) => self.name.toUpperCase(),
  defaultValue: () => new OSPlatform(''),
  members: {
    'static System.Runtime.InteropServices.OSPlatform Create(string osPlatform)': (name: string | null) => {
      if (name === null) throw argumentNull('osPlatform');
      return new OSPlatform(name);
    },
    'static System.Runtime.InteropServices.OSPlatform FreeBSD {get;}': () => new OSPlatform('FREEBSD'),
    'static System.Runtime.InteropServices.OSPlatform Linux {get;}': () => new OSPlatform('LINUX'),
    'static System.Runtime.InteropServices.OSPlatform OSX {get;}': () => new OSPlatform('OSX'),
    'static System.Runtime.InteropServices.OSPlatform Windows {get;}': () => new OSPlatform('WINDOWS'),
  },
}));
