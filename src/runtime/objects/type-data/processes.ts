/** Processes and what they have loaded. */
import { readFileSync } from 'node:fs';
import { toText } from '../../language/to-text.js';
import { aliasProperty, codeProperty, computedProperty, propertySet, staticNote } from '../extended-members.js';
import { construct, getProperty, invokeStatic } from '../members.js';
import { findType, requireType } from '../net-type.js';
import type { ExtendedMember } from '../ps-object.js';
import type { TypeExtension } from '../type-table.js';
import { isNull } from '../values.js';

/** A property of a property: `$this.MainModule.FileName`. */
function path(name: string, ...steps: string[]): ExtendedMember {
  return computedProperty(name, `$this.${steps.join('.')}`, (self: unknown) => {
    let value: unknown = self;
    for (const step of steps) value = isNull(value) ? null : getProperty(value, step);
    return value;
  });
}

/** The arguments as the kernel has them, spaces between. */
function commandLine(self: unknown): string | null {
  try {
    const raw = readFileSync(`/proc/${toText(getProperty(self, 'Id'))}/cmdline`, 'utf8');
    return raw.replace(/\0$/, '').replaceAll('\0', ' ');
  } catch {
    // No such process any more, or no such file system: there is no command line to show.
    return null;
  }
}

function parentOf(self: unknown): unknown {
  const type = findType('System.Diagnostics.Process');
  try {
    const stat = readFileSync(`/proc/${toText(getProperty(self, 'Id'))}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return type && parent > 0 ? invokeStatic(type, 'GetProcessById', [parent]) : null;
  } catch {
    return null;
  }
}

const propertySets = () => [
  propertySet('PSConfiguration', ['Name', 'Id', 'PriorityClass', 'FileVersion']),
  propertySet('PSResources', [
    'Name',
    'Id',
    'Handlecount',
    'WorkingSet',
    'NonPagedMemorySize',
    'PagedMemorySize',
    'PrivateMemorySize',
    'VirtualMemorySize',
    'Threads.Count',
    'TotalProcessorTime',
  ]),
];

export const process = (): TypeExtension => ({
  members: [
    ...propertySets(),
    aliasProperty('Name', 'ProcessName'),
    aliasProperty('SI', 'SessionId'),
    aliasProperty('Handles', 'Handlecount'),
    aliasProperty('VM', 'VirtualMemorySize64'),
    aliasProperty('WS', 'WorkingSet64'),
    aliasProperty('PM', 'PagedMemorySize64'),
    aliasProperty('NPM', 'NonpagedSystemMemorySize64'),
    path('Path', 'Mainmodule', 'FileName'),
    computedProperty('CommandLine', '(Get-Content "/proc/$($this.Id)/cmdline") -replace "`0", " "', commandLine),
    codeProperty('Parent', 'System.Object', parentOf),
    path('Company', 'Mainmodule', 'FileVersionInfo', 'CompanyName'),
    path('CPU', 'TotalProcessorTime', 'TotalSeconds'),
    path('FileVersion', 'Mainmodule', 'FileVersionInfo', 'FileVersion'),
    path('ProductVersion', 'Mainmodule', 'FileVersionInfo', 'ProductVersion'),
    path('Description', 'Mainmodule', 'FileVersionInfo', 'FileDescription'),
    path('Product', 'Mainmodule', 'FileVersionInfo', 'ProductName'),
    staticNote('__NounName', 'Process', 'string'),
  ],
  defaultDisplayPropertySet: ['Id', 'Handles', 'CPU', 'SI', 'Name'],
});

export const deserializedProcess = (): TypeExtension => ({
  members: propertySets(),
  defaultDisplayPropertySet: ['Id', 'Handles', 'CPU', 'Name'],
});

export const processModule = (): TypeExtension => ({
  members: [
    computedProperty(
      'Size',
      '$this.ModuleMemorySize / 1024',
      (self: unknown) => Number(getProperty(self, 'ModuleMemorySize')) / 1024,
    ),
    path('Company', 'FileVersionInfo', 'CompanyName'),
    path('FileVersion', 'FileVersionInfo', 'FileVersion'),
    path('ProductVersion', 'FileVersionInfo', 'ProductVersion'),
    path('Description', 'FileVersionInfo', 'FileDescription'),
    path('Product', 'FileVersionInfo', 'ProductName'),
  ],
});

function versionOf(name: string, prefix: 'File' | 'Product'): ExtendedMember {
  const parts = ['Major', 'Minor', 'Build', 'Private'].map((part) => `${prefix}${part}Part`);
  const scriptText = `[System.Version]::new(${parts.map((part) => `$this.${part}`).join(', ')})`;
  return computedProperty(name, scriptText, (self: unknown) =>
    construct(
      requireType('System.Version'),
      parts.map((part) => getProperty(self, part)),
    ),
  );
}

export const fileVersionInfo = (): TypeExtension => ({
  members: [versionOf('FileVersionRaw', 'File'), versionOf('ProductVersionRaw', 'Product')],
});
