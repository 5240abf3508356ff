/** What a FileSystemWatcher tells: FileSystemEventArgs, and of a new name RenamedEventArgs. */
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { EnumValue } from '../../objects/values.js';
import { EventArgs } from '../system/event-args.js';
import { combine } from './path-text.js';

export const ChangeType = { Created: 1, Deleted: 2, Changed: 4, Renamed: 8, All: 15 } as const;

export class FileSystemEventArgs extends EventArgs {
  constructor(
    /** A number of ChangeType. */
    readonly changeType: number,
    readonly directory: string,
    readonly name: string | null,
  ) {
    super();
  }
  get fullPath(): string {
    return combine([this.directory, this.name ?? '']);
  }
}

export class RenamedEventArgs extends FileSystemEventArgs {
  constructor(
    changeType: number,
    directory: string,
    name: string | null,
    readonly oldName: string | null,
  ) {
    super(changeType, directory, name);
  }
  get oldFullPath(): string {
    return combine([this.directory, this.oldName ?? '']);
  }
}

/** The enum value of a number of ChangeType. */
export function changeTypes(value: number): EnumValue {
  return new EnumValue(requireType('System.IO.WatcherChangeTypes'), value);
}

defineType('System.IO.FileSystemEventArgs', { class: FileSystemEventArgs }, () => ({
  base: 'System.EventArgs',
  members: {
    'new(System.IO.WatcherChangeTypes changeType, string directory, string name)': (
      _type: NetType,
      type: EnumValue,
      directory: string,
      name: string | null,
    ) => new FileSystemEventArgs(Number(type.value), directory, name),
    'System.IO.WatcherChangeTypes ChangeType {get;}': (self: FileSystemEventArgs) => changeTypes(self.changeType),
    'string FullPath {get;}': (self: FileSystemEventArgs) => self.fullPath,
    'string Name {get;}': (self: FileSystemEventArgs) => self.name,
  },
}));

defineType('System.IO.RenamedEventArgs', { class: RenamedEventArgs }, () => ({
  base: 'System.IO.FileSystemEventArgs',
  members: {
    'new(System.IO.WatcherChangeTypes changeType, string directory, string name, string oldName)': (
      _type: NetType,
      type: EnumValue,
      directory: string,
      name: string | null,
      oldName: string | null,
    ) => new RenamedEventArgs(Number(type.value), directory, name, oldName),
    'string OldFullPath {get;}': (self: RenamedEventArgs) => self.oldFullPath,
    'string OldName {get;}': (self: RenamedEventArgs) => self.oldName,
  },
}));
