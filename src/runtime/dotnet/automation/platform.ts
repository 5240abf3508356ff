/** Platform, PSVersionInfo and NullString: what scripts ask of the engine's surroundings by static properties. */
import { homedir } from 'node:os';
import { powershellVersion } from '../../engine/version.js';
import { convertTo } from '../../language/conversion.js';
import { defineType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';

const namespace = 'System.Management.Automation';

/** Folders by XDG_Type's numbers: where configuration, caches and data go. */
function directoryFor(kind: EnumValue): string {
  const { env } = process;
  const config = env.XDG_CONFIG_HOME || `${homedir()}/.config`;
  const cache = env.XDG_CACHE_HOME || `${homedir()}/.cache`;
  const data = env.XDG_DATA_HOME || `${homedir()}/.local/share`;
  const folders = [
    `${config}/powershell`,
    `${cache}/powershell`,
    `${data}/powershell`,
    `${data}/powershell/Modules`,
    '/usr/local/share/powershell/Modules',
    `${config}/powershell`,
  ];
  return folders[Number(kind.value)] ?? '';
}

defineType(`${namespace}.Platform`, {}, () => ({
  abstract: true,
  members: {
    'static bool IsLinux {get;}': () => process.platform === 'linux',
    'static bool IsMacOS {get;}': () => process.platform === 'darwin',
    'static bool IsWindows {get;}': () => process.platform === 'win32',
    'static bool IsCoreCLR {get;}': () => true,
    'static bool IsNanoServer {get;}': () => false,
    'static bool IsIoT {get;}': () => false,
    'static bool IsWindowsDesktop {get;}': () => false,
    'static bool IsStaSupported {get;}': () => false,
    [`static string SelectProductNameForDirectory(${namespace}.Platform+XDG_Type dirpath)`]: directoryFor,
  },
}));

defineType(`${namespace}.PSVersionInfo`, {}, () => ({
  abstract: true,
  members: {
    'static version PSVersion {get;}': () => convertTo(powershellVersion, requireType('System.Version')),
    'static string PSEdition {get;}': () => 'Core',
  },
}));
