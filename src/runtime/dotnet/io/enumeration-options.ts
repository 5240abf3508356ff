/** EnumerationOptions and FileStreamOptions: settings as objects. */
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';

export class EnumerationOptions {
  declare readonly netType: NetType;
  recurseSubdirectories = false;
  ignoreInaccessible = true;
  bufferSize = 0;
  /** FileAttributes; Hidden and System unless it is set. */
  attributesToSkip = 6;
  matchType = 0;
  matchCasing = 0;
  maxRecursionDepth = 0x7fffffff;
  returnSpecialDirectories = false;
}

export class FileStreamOptions {
  declare readonly netType: NetType;
  mode = 3;
  access = 1;
  share = 1;
  options = 0;
  preallocationSize = 0n;
  bufferSize = 4096;
  unixCreateMode: number | null = null;
}

function plain<T>(name: keyof T): MemberImplementation {
  return {
    get: (self: T) => self[name],
    set: (self: T, value: never) => {
      self[name] = value;
    },
  };
}
function enumerated<T>(name: keyof T): MemberImplementation {
  return {
    get: (self: T) => self[name],
    set: (self: T, value: EnumValue | null) => {
      self[name] = (value === null ? null : Number(value.value)) as never;
    },
  };
}

defineType('System.IO.EnumerationOptions', { class: EnumerationOptions }, () => ({
  members: {
    'new()': () => new EnumerationOptions(),
    'bool RecurseSubdirectories {get;set;}': plain<EnumerationOptions>('recurseSubdirectories'),
    'bool IgnoreInaccessible {get;set;}': plain<EnumerationOptions>('ignoreInaccessible'),
    'int BufferSize {get;set;}': plain<EnumerationOptions>('bufferSize'),
    'System.IO.FileAttributes AttributesToSkip {get;set;}': enumerated<EnumerationOptions>('attributesToSkip'),
    'System.IO.MatchType MatchType {get;set;}': enumerated<EnumerationOptions>('matchType'),
    'System.IO.MatchCasing MatchCasing {get;set;}': enumerated<EnumerationOptions>('matchCasing'),
    'int MaxRecursionDepth {get;set;}': plain<EnumerationOptions>('maxRecursionDepth'),
    'bool ReturnSpecialDirectories {get;set;}': plain<EnumerationOptions>('returnSpecialDirectories'),
  },
}));

defineType('System.IO.FileStreamOptions', { class: FileStreamOptions }, () => ({
  members: {
    'new()': () => new FileStreamOptions(),
    'System.IO.FileMode Mode {get;set;}': enumerated<FileStreamOptions>('mode'),
    'System.IO.FileAccess Access {get;set;}': enumerated<FileStreamOptions>('access'),
    'System.IO.FileShare Share {get;set;}': enumerated<FileStreamOptions>('share'),
    'System.IO.FileOptions Options {get;set;}': enumerated<FileStreamOptions>('options'),
    'long PreallocationSize {get;set;}': plain<FileStreamOptions>('preallocationSize'),
    'int BufferSize {get;set;}': plain<FileStreamOptions>('bufferSize'),
    'System.Nullable[System.IO.UnixFileMode] UnixCreateMode {get;set;}':
      enumerated<FileStreamOptions>('unixCreateMode'),
  },
}));
