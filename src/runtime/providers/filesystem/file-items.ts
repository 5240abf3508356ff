/**
 * FileInfo and DirectoryInfo objects as the provider writes them, with their notes. Hot: a listing of 10 000 files makes 10 000
 * of these, so the notes share a shape and UnixStat is read only when somebody asks for it.
 */
import { DirectoryInfo, FileInfo, type FileSystemInfo } from '../../dotnet/io/file-system-info.js';
import { attachMembers, ExtendedMember, Shape } from '../../objects/ps-object.js';
import { leafOf, parentOf } from '../path-syntax.js';
import type { ProviderContext } from '../provider-context.js';
import { providerQualifiedPath } from '../write-item.js';
import type { FileSystemProvider } from './filesystem-provider.js';
import { unixStatOf } from './unix-stat.js';

const noteNames = ['PSPath', 'PSParentPath', 'PSChildName', 'UnixStat', 'PSProvider', 'PSIsContainer'];
const withoutDrive = Shape.of(noteNames);
const withDrive = Shape.of(noteNames.toSpliced(4, 0, 'PSDrive'));

/** Reads the stat when it is first asked for, and keeps it: the note is a snapshot, as any note is. */
const unixStatNote = new ExtendedMember(
  'UnixStat',
  'NoteProperty',
  'System.Management.Automation.Platform+Unix+CommonStat UnixStat',
  (self) => {
    const stat = unixStatOf((self as FileSystemInfo).fullName);
    attachMembers(self as object).setEntry('UnixStat', stat);
    return stat;
  },
);

/** The object for what is at a path. */
export function fileSystemItem(path: string, isContainer: boolean): FileSystemInfo {
  return isContainer ? new DirectoryInfo(path) : new FileInfo(path);
}

export function writeFileItem(
  provider: FileSystemProvider,
  item: FileSystemInfo,
  path: string,
  isContainer: boolean,
  context: ProviderContext,
): void {
  if (!context.passThru) return;
  const { drive } = context;
  const parent = parentOf(path, drive?.root ?? '');
  const notes = attachMembers(item);
  const psPath = providerQualifiedPath(provider, path);
  const psParent = parent === '' ? '' : providerQualifiedPath(provider, parent);
  const name = leafOf(path);
  if (drive === null) {
    notes.shape = withoutDrive;
    notes.values = [psPath, psParent, name, unixStatNote, provider.info, isContainer];
  } else {
    notes.shape = withDrive;
    notes.values = [psPath, psParent, name, unixStatNote, drive, provider.info, isContainer];
  }
  context.writeObject(item);
}
