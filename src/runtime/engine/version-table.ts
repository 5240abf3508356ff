/** $PSVersionTable. */
import { osDescription } from '../dotnet/system/runtime-information.js';
import { convertTo } from '../language/index.js';
import type { Hashtable } from '../objects/hashtable.js';
import { findType } from '../objects/net-type.js';
import { PSVersionHashTable } from './types/dictionaries.js';
import { powershellVersion, productName, productVersion } from './version.js';

export function versionTable(): Hashtable {
  const table = new PSVersionHashTable();
  const asVersion = (text: string) => {
    const target = findType('System.Version');
    return target ? convertTo(text, target) : text;
  };
  const semantic = findType('System.Management.Automation.SemanticVersion');
  table.set('PSVersion', semantic ? convertTo(powershellVersion, semantic) : asVersion(powershellVersion));
  table.set('PSEdition', 'Core');
  table.set('GitCommitId', powershellVersion);
  table.set('OS', osDescription());
  table.set('Platform', process.platform === 'win32' ? 'Win32NT' : 'Unix');
  table.set('PSCompatibleVersions', ['1.0', '2.0', '3.0', '4.0', '5.0', '5.1', '6.0', '7.0'].map(asVersion));
  table.set('PSRemotingProtocolVersion', asVersion('2.4'));
  table.set('SerializationVersion', asVersion('1.1.0.1'));
  table.set('WSManStackVersion', asVersion('3.0'));
  table.set(productName, asVersion(productVersion));
  return table;
}
