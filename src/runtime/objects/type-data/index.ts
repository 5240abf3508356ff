/** The type data that PowerShell has from the start, by type name (types.ps1xml). What only Windows has is left out. */

import type { TypeExtension } from '../type-table.js';
import { fold } from '../values.js';
import * as commands from './commands.js';
import * as files from './file-system.js';
import * as processes from './processes.js';
import { serializationData } from './serialization.js';
import * as values from './values.js';

const automation = 'System.Management.Automation.';

const byName: Record<string, () => TypeExtension> = {
  'System.IO.FileSystemInfo': files.fileSystemInfo,
  'System.IO.DirectoryInfo': files.directoryInfo,
  'System.IO.FileInfo': files.fileInfo,
  'System.DateTime': values.dateTime,
  'System.Guid': values.guid,
  'System.Net.IPAddress': values.ipAddress,
  'Deserialized.System.Enum': values.deserializedEnum,
  'System.Collections.DictionaryEntry': values.dictionaryEntry,
  'System.Version#IncludeLabel': values.versionWithLabel,
  'System.Diagnostics.Process': processes.process,
  'Deserialized.System.Diagnostics.Process': processes.deserializedProcess,
  'System.Diagnostics.ProcessModule': processes.processModule,
  'System.Diagnostics.FileVersionInfo': processes.fileVersionInfo,
  'System.Xml.XmlNode': commands.xmlNode,
  'System.Xml.XmlNodeList': commands.xmlNodeList,
  [`${automation}PSDriveInfo`]: commands.psDriveInfo,
  [`${automation}ApplicationInfo`]: commands.applicationInfo,
  [`${automation}CommandInfo`]: commands.commandInfo,
  [`${automation}CmdletInfo`]: commands.cmdletInfo,
  [`${automation}AliasInfo`]: commands.aliasInfo,
  [`${automation}PSModuleInfo`]: commands.psModuleInfo,
  [`${automation}Runspaces.PSSession`]: commands.psSession,
  [`${automation}Job`]: commands.job,
  [`${automation}ErrorRecord`]: commands.errorRecord,
  [`${automation}CallStackFrame`]: commands.callStackFrame,
  [`${automation}Remoting.PSSenderInfo`]: commands.psSenderInfo,
};

interface BuiltIn {
  typeName: string;
  extension: () => TypeExtension;
}
let loaded: Map<string, BuiltIn> | undefined;

/** Built-in type data by folded type name. */
export function builtInTypeData(): ReadonlyMap<string, BuiltIn> {
  if (loaded === undefined) {
    loaded = new Map();
    for (const [typeName, extension] of [...serializationData(), ...Object.entries(byName)])
      loaded.set(fold(typeName), { typeName, extension });
  }
  return loaded;
}
