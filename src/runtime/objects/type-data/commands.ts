/** Commands, sessions, jobs, errors, drives and the other objects of System.Management.Automation. */
import { enumerableOf } from '../../language/enumerate.js';
import { toText } from '../../language/to-text.js';
import { codeMethod, computedProperty } from '../extended-members.js';
import { isDictionary } from '../hashtable.js';
import { construct, getProperty, invokeMethod } from '../members.js';
import { findType } from '../net-type.js';
import { ExtendedMember } from '../ps-object.js';
import type { TypeExtension } from '../type-table.js';
import { isNull } from '../values.js';

function read(self: unknown, ...steps: string[]): unknown {
  let value = self;
  for (const step of steps) value = isNull(value) ? null : getProperty(value, step);
  return value;
}

function path(name: string, ...steps: string[]): ExtendedMember {
  return computedProperty(name, `$this.${steps.join('.')}`, (self: unknown) => read(self, ...steps));
}

/** Total and free bytes of the file system on which a drive is. */
function driveInfo(self: unknown): unknown {
  const type = findType('System.IO.DriveInfo');
  const isFileSystem = toText(read(self, 'Provider', 'Name')) === 'FileSystem';
  return type && isFileSystem ? construct(type, [read(self, 'Root')]) : null;
}

export const psDriveInfo = (): TypeExtension => ({
  members: [
    computedProperty(
      'Used',
      '[System.IO.DriveInfo]::new($this.Root) | ForEach-Object { $_.TotalSize - $_.AvailableFreeSpace }',
      (self: unknown) => {
        const drive = driveInfo(self);
        if (isNull(drive) || getProperty(drive, 'IsReady') !== true) return null;
        return (getProperty(drive, 'TotalSize') as bigint) - (getProperty(drive, 'AvailableFreeSpace') as bigint);
      },
    ),
    computedProperty('Free', '[System.IO.DriveInfo]::new($this.Root).AvailableFreeSpace', (self: unknown) => {
      const drive = driveInfo(self);
      return isNull(drive) ? null : getProperty(drive, 'AvailableFreeSpace');
    }),
  ],
});

export const applicationInfo = (): TypeExtension => ({
  members: [
    computedProperty(
      'FileVersionInfo',
      '[System.Diagnostics.FileVersionInfo]::getversioninfo( $this.Path )',
      () => null,
    ),
  ],
});

export const commandInfo = (): TypeExtension => ({
  members: [
    new ExtendedMember(
      'Namespace',
      'AliasProperty',
      'Namespace = ModuleName',
      (self) => getProperty(self, 'ModuleName'),
      null,
      null,
      ['ModuleName'],
      null,
      true,
    ),
    computedProperty(
      'HelpUri',
      '[Microsoft.PowerShell.Commands.GetHelpCodeMethods]::GetHelpUri($this)',
      (self: unknown) => {
        const uri = (self as { helpUri?: string }).helpUri;
        return uri ?? '';
      },
    ),
  ],
});

export const cmdletInfo = (): TypeExtension => ({ members: [path('DLL', 'ImplementingType', 'Assembly', 'Location')] });

export const aliasInfo = (): TypeExtension => ({
  members: [
    path('ResolvedCommandName', 'ResolvedCommand', 'Name'),
    computedProperty(
      'DisplayName',
      '$this.Name + " -> " + ($this.ResolvedCommand.Name ?? $this.Definition)',
      (self: unknown) => {
        const resolved = read(self, 'ResolvedCommand', 'Name');
        return `${toText(read(self, 'Name'))} -> ${toText(isNull(resolved) ? read(self, 'Definition') : resolved)}`;
      },
    ),
  ],
});

export const psModuleInfo = (): TypeExtension => ({
  defaultDisplayPropertySet: [
    'Name',
    'Path',
    'Description',
    'Guid',
    'Version',
    'ModuleBase',
    'ModuleType',
    'PrivateData',
    'AccessMode',
    'ExportedAliases',
    'ExportedCmdlets',
    'ExportedFunctions',
    'ExportedVariables',
    'NestedModules',
  ],
});

export const psSession = (): TypeExtension => ({
  members: [
    path('State', 'Runspace', 'RunspaceStateInfo', 'State'),
    path('IdleTimeout', 'Runspace', 'ConnectionInfo', 'IdleTimeout'),
    path('OutputBufferingMode', 'Runspace', 'ConnectionInfo', 'OutputBufferingMode'),
    path('DisconnectedOn', 'Runspace', 'DisconnectedOn'),
    path('ExpiresOn', 'Runspace', 'ExpiresOn'),
  ],
});

export const job = (): TypeExtension => ({
  members: [
    computedProperty('State', '$this.JobStateInfo.State.ToString()', (self: unknown) =>
      toText(read(self, 'JobStateInfo', 'State')),
    ),
  ],
  serializationMethod: 'SpecificProperties',
  serializationDepth: 2,
  propertySerializationSet: [
    'HasMoreData',
    'StatusMessage',
    'Location',
    'Command',
    'JobStateInfo',
    'InstanceId',
    'Id',
    'Name',
    'State',
    'ChildJobs',
    'PSJobTypeName',
    'PSBeginTime',
    'PSEndTime',
  ],
});

export const errorRecord = (): TypeExtension => ({
  members: [path('PSMessageDetails', 'Exception', 'InnerException', 'PSMessageDetails')],
});

function commandOf(self: unknown): unknown {
  const invocation = read(self, 'InvocationInfo');
  if (isNull(invocation)) return read(self, 'FunctionName');
  const command = read(invocation, 'MyCommand');
  if (isNull(command)) return read(invocation, 'InvocationName');
  const name = toText(read(command, 'Name'));
  return name !== '' ? name : read(self, 'FunctionName');
}

/** `{name=value, $null}` */
function argumentsOf(self: unknown): string {
  const parts: string[] = [];
  const bound = read(self, 'InvocationInfo', 'BoundParameters');
  if (isDictionary(bound)) for (const [key, value] of bound.entries()) parts.push(`${toText(key)}=${toText(value)}`);
  for (const value of enumerableOf(read(self, 'InvocationInfo', 'UnboundArguments')) ?? [])
    parts.push(isNull(value) ? '$null' : toText(value));
  return `{${parts.join(', ')}}`;
}

export const callStackFrame = (): TypeExtension => ({
  members: [
    computedProperty('Command', '$this.InvocationInfo.MyCommand.Name', commandOf),
    computedProperty('Location', '$this.GetScriptLocation()', (self: unknown) =>
      invokeMethod(self, 'GetScriptLocation', []),
    ),
    computedProperty('Arguments', '$this.InvocationInfo.BoundParameters', argumentsOf),
  ],
});

export const psSenderInfo = (): TypeExtension => ({
  members: [
    path('ConnectedUser', 'UserInfo', 'Identity', 'Name'),
    path('RunAsUser', 'UserInfo', 'WindowsIdentity', 'Name'),
  ],
});

/** XML nodes show as the name of the element they are. */
export const xmlNode = (): TypeExtension => ({
  members: [
    codeMethod('ToString', 'static string XmlNode(psobject instance)', (self: unknown) =>
      toText(read(self, 'LocalName')),
    ),
  ],
});

export const xmlNodeList = (): TypeExtension => ({
  members: [
    codeMethod('ToString', 'static string XmlNodeList(psobject instance)', (self: unknown) =>
      toText([...(enumerableOf(self) ?? [])]),
    ),
  ],
});
