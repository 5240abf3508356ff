/**
 * Our PSVersionTable as it travels: to the far side as an application argument (`$PSSenderInfo.ApplicationArguments`), and from a
 * server as application private data. The names and types are the real engine's.
 */
import { osDescription } from '../runtime/dotnet/system/runtime-information.js';
import { latestVersion, serializationVersion } from './protocol/versions.js';
import { readWire } from './protocol/wire-reader.js';
import {
  dictionaryEntries,
  type WireObject,
  type WireValue,
  wireDictionary,
  wireList,
  wireVersion,
} from './protocol/wire-value.js';

export const primitiveDictionary: readonly string[] = [
  'System.Management.Automation.PSPrimitiveDictionary',
  'System.Collections.Hashtable',
  'System.Object',
];
const versionArray = ['System.Version[]', 'System.Array', 'System.Object'];
const compatibleVersions = ['1.0', '2.0', '3.0', '4.0', '5.0', '5.1', '6.0', '7.0'];

/** `psVersion` is `7.6.0`. */
export function versionTableEntry(psVersion: string): [WireValue, WireValue] {
  const table: [WireValue, WireValue][] = [
    ['PSVersion', wireVersion(psVersion)],
    ['PSSemanticVersion', psVersion],
    ['PSEdition', 'Core'],
    ['GitCommitId', psVersion],
    ['OS', osDescription()],
    ['Platform', process.platform === 'win32' ? 'Win32NT' : 'Unix'],
    ['PSCompatibleVersions', wireList(compatibleVersions.map(wireVersion), versionArray)],
    ['PSRemotingProtocolVersion', wireVersion(latestVersion)],
    ['SerializationVersion', wireVersion(serializationVersion)],
    ['WSManStackVersion', wireVersion('3.0')],
  ];
  return ['PSVersionTable', wireDictionary(table, primitiveDictionary)];
}

/** What INIT_RUNSPACEPOOL carries: the user's own arguments (CLIXML of a dictionary, or '') and our version table. */
export function applicationArguments(psVersion: string, users: string): WireObject {
  const entries = users === '' ? [] : dictionaryEntries(readWire(users));
  return wireDictionary([...entries, versionTableEntry(psVersion)], primitiveDictionary);
}
