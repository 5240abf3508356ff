/** What `$PSSenderInfo.ApplicationArguments` shows at the far side: our PSVersionTable, as the real client sends its own. */
import { release, type } from 'node:os';
import { latestVersion, serializationVersion } from '../protocol/versions.js';
import { type WireObject, type WireValue, wireDictionary, wireList, wireVersion } from '../protocol/wire-value.js';

const primitiveDictionary = [
  'System.Management.Automation.PSPrimitiveDictionary',
  'System.Collections.Hashtable',
  'System.Object',
];
const versionArray = ['System.Version[]', 'System.Array', 'System.Object'];
const compatibleVersions = ['1.0', '2.0', '3.0', '4.0', '5.0', '5.1', '6.0', '7.0'];

export function applicationArguments(psVersion: string): WireObject {
  const table: [WireValue, WireValue][] = [
    ['PSVersion', wireVersion(psVersion)],
    ['PSEdition', 'Core'],
    ['GitCommitId', psVersion],
    ['OS', `${type()} ${release()}`],
    ['Platform', process.platform === 'win32' ? 'Win32NT' : 'Unix'],
    ['PSCompatibleVersions', wireList(compatibleVersions.map(wireVersion), versionArray)],
    ['PSRemotingProtocolVersion', wireVersion(latestVersion)],
    ['SerializationVersion', wireVersion(serializationVersion)],
    ['WSManStackVersion', wireVersion('3.0')],
  ];
  return wireDictionary([['PSVersionTable', wireDictionary(table, primitiveDictionary)]], primitiveDictionary);
}
