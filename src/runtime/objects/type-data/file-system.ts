/** What files and directories have beyond .NET: Mode, BaseName, LinkType, and the hidden texts that their tables show. */
import { styledFileName } from '../../formatting/file-name-style.js';
import { formatComposite } from '../../language/format/composite.js';
import { toText } from '../../language/to-text.js';
import { aliasProperty, codeProperty, computedProperty } from '../extended-members.js';
import { getProperty, invokeMethod, invokeStatic } from '../members.js';
import { findType, typeOf } from '../net-type.js';
import type { ExtendedMember } from '../ps-object.js';
import type { TypeExtension } from '../type-table.js';
import { EnumValue, isNull } from '../values.js';

const attribute = { readOnly: 1, hidden: 2, system: 4, directory: 16, archive: 32, reparsePoint: 1024, offline: 4096 };

function attributesOf(self: unknown): number {
  const value = getProperty(self, 'Attributes');
  return value instanceof EnumValue ? Number(value.value) : 0;
}

function linkTargetOf(self: unknown): string | null {
  const target = getProperty(self, 'LinkTarget');
  return isNull(target) ? null : toText(target);
}

function isDirectory(self: unknown): boolean {
  return typeOf(self).fullName === 'System.IO.DirectoryInfo';
}

/** Number of names that the file has. */
function linkCount(self: unknown): number {
  const stats = (self as { stats?: { nlink: number } | null }).stats;
  return stats?.nlink ?? 1;
}

function isHardLink(self: unknown): boolean {
  return !isDirectory(self) && linkCount(self) > 1;
}

/** `d-r--`: type, archive, read-only, hidden, system. */
function modeOf(self: unknown, withHardLinks: boolean): string {
  const bits = attributesOf(self);
  const isLink = (bits & attribute.reparsePoint) !== 0 || (withHardLinks && isHardLink(self));
  const kind = isLink ? 'l' : bits & attribute.directory ? 'd' : '-';
  const flag = (bit: number, letter: string) => (bits & bit ? letter : '-');
  return (
    kind +
    flag(attribute.archive, 'a') +
    flag(attribute.readOnly, 'r') +
    flag(attribute.hidden, 'h') +
    flag(attribute.system, 's')
  );
}

function linkTypeOf(self: unknown): string | null {
  if (linkTargetOf(self) !== null) return 'SymbolicLink';
  return isHardLink(self) ? 'HardLink' : null;
}

function nameString(self: unknown): string {
  const mode = (self as { stats?: { mode: number } | null }).stats?.mode ?? 0;
  return styledFileName({
    name: toText(getProperty(self, 'Name')),
    extension: toText(getProperty(self, 'Extension')),
    isDirectory: isDirectory(self),
    isExecutable: !isDirectory(self) && (mode & 0o111) !== 0,
    linkTarget: linkTargetOf(self),
  });
}

function lengthString(self: unknown): string {
  if (isDirectory(self)) return '';
  const length = toText(getProperty(self, 'Length'));
  return attributesOf(self) & attribute.offline ? `(${length})` : length;
}

function baseName(self: unknown): string {
  const name = toText(getProperty(self, 'Name'));
  const extension = toText(getProperty(self, 'Extension'));
  return extension.length > 0 ? name.slice(0, name.length - extension.length) : name;
}

const hidden = (name: string, get: (self: unknown) => unknown) => codeProperty(name, 'System.String', get, null, true);

const shared = (): ExtendedMember[] => [
  codeProperty('Mode', 'System.String', (self: unknown) => modeOf(self, true)),
  codeProperty('ModeWithoutHardLink', 'System.String', (self: unknown) => modeOf(self, false)),
  codeProperty('ResolvedTarget', 'System.String', (self: unknown) =>
    getProperty(invokeMethod(self, 'ResolveLinkTarget', [true]) ?? self, 'FullName'),
  ),
  aliasProperty('Target', 'LinkTarget'),
  codeProperty('LinkType', 'System.String', linkTypeOf),
  hidden('NameString', nameString),
  hidden('LengthString', lengthString),
  hidden('LastWriteTimeString', (self) => formatComposite('{0,10:d} {0,8:t}', [getProperty(self, 'LastWriteTime')])),
];

export const directoryInfo = (): TypeExtension => ({
  members: [...shared(), computedProperty('BaseName', '$this.Name', (self: unknown) => getProperty(self, 'Name'))],
  defaultDisplayProperty: 'Name',
});

export const fileInfo = (): TypeExtension => ({
  members: [
    ...shared(),
    computedProperty(
      'VersionInfo',
      '[System.Diagnostics.FileVersionInfo]::GetVersionInfo($this.FullName)',
      (self: unknown) => {
        const type = findType('System.Diagnostics.FileVersionInfo');
        return type ? invokeStatic(type, 'GetVersionInfo', [getProperty(self, 'FullName')]) : null;
      },
    ),
    computedProperty(
      'BaseName',
      'if ($this.Extension.Length -gt 0){$this.Name.Remove($this.Name.Length - $this.Extension.Length)}else{$this.Name}',
      baseName,
    ),
  ],
  defaultDisplayPropertySet: ['LastWriteTime', 'Length', 'Name'],
});

function ofStat(name: string, scriptText: string, method: string): ExtendedMember {
  return computedProperty(name, scriptText, (self: unknown) => {
    const stat = getProperty(self, 'UnixStat');
    return isNull(stat) ? null : invokeMethod(stat, method, []);
  });
}

export const fileSystemInfo = (): TypeExtension => ({
  members: [
    ofStat('UnixMode', 'if ($this.UnixStat) { $this.UnixStat.GetModeString() }', 'GetModeString'),
    ofStat('User', ' if ($this.UnixStat) { $this.UnixStat.GetUserName() } ', 'GetUserName'),
    ofStat('Group', ' if ($this.UnixStat) { $this.UnixStat.GetGroupName() } ', 'GetGroupName'),
    computedProperty('Size', '$this.UnixStat.Size', (self: unknown) =>
      getProperty(getProperty(self, 'UnixStat'), 'Size'),
    ),
  ],
});
