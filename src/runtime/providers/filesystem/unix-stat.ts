/** The note UnixStat of files: what stat(2) says (Platform.Unix.CommonStat), with the names of user and group. */
import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { ticksPerSecond, unixEpochTicks } from '../../dotnet/system/calendar-arithmetic.js';
import { DateTime, DateTimeKind } from '../../dotnet/system/date-time.js';
import { localFromUtc } from '../../dotnet/system/local-time.js';
import { defineType, type NetType } from '../../objects/net-type.js';

/** The bits and letters of S_IFMT. */
const kinds: Record<number, [letter: string, itemType: string]> = {
  1: ['p', 'NamedPipe'],
  2: ['c', 'CharacterDevice'],
  4: ['d', 'Directory'],
  6: ['b', 'BlockDevice'],
  8: ['-', 'File'],
  10: ['l', 'SymbolicLink'],
  12: ['s', 'Socket'],
};
const setUid = 0o4000;
const setGid = 0o2000;
const sticky = 0o1000;

export class CommonStat {
  declare readonly netType: NetType;
  constructor(readonly stats: Stats) {}

  get itemType(): string {
    return kinds[this.stats.mode >> 12]?.[1] ?? 'File';
  }
  /** `-rwxr-xr-x` */
  modeString(): string {
    const { mode } = this.stats;
    const triple = (shift: number, special: boolean, letter: string) => {
      const bits = mode >> shift;
      const execute = bits & 1 ? (special ? letter : 'x') : special ? letter.toUpperCase() : '-';
      return (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-') + execute;
    };
    return (
      (kinds[mode >> 12]?.[0] ?? '-') +
      triple(6, (mode & setUid) !== 0, 's') +
      triple(3, (mode & setGid) !== 0, 's') +
      triple(0, (mode & sticky) !== 0, 't')
    );
  }
  userName(): string {
    return nameOf('/etc/passwd', this.stats.uid);
  }
  groupName(): string {
    return nameOf('/etc/group', this.stats.gid);
  }
}

/** null when there is nothing at the path, or no way to it. */
export function unixStatOf(path: string): CommonStat | null {
  try {
    return new CommonStat(lstatSync(path.length > 1 ? path.replace(/\/+$/, '') : path));
  } catch {
    return null;
  }
}

const namesByFile = new Map<string, Map<number, string>>();

/** The name of a user or group by number; the number itself when the system's list has none. */
function nameOf(file: string, id: number): string {
  let names = namesByFile.get(file);
  if (names === undefined) {
    names = readNames(file);
    namesByFile.set(file, names);
  }
  return names.get(id) ?? String(id);
}
function readNames(file: string): Map<number, string> {
  const names = new Map<number, string>();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Systems without the file have numbers for names.
    return names;
  }
  for (const line of text.split('\n')) {
    const [name, , id] = line.split(':');
    if (name && id && !names.has(Number(id))) names.set(Number(id), name);
  }
  return names;
}

/** The local time, in whole seconds. */
function localTime(unixMilliseconds: number): DateTime {
  const ticks = unixEpochTicks + BigInt(Math.floor(unixMilliseconds / 1000)) * ticksPerSecond;
  return new DateTime(localFromUtc(ticks), DateTimeKind.Local);
}

const commonStat = 'System.Management.Automation.Platform+Unix+CommonStat';
const itemType = 'System.Management.Automation.Platform+Unix+ItemType';

defineType(itemType, {}, () => ({
  values: { Directory: 0, File: 1, SymbolicLink: 2, BlockDevice: 3, CharacterDevice: 4, NamedPipe: 5, Socket: 6 },
}));
defineType(commonStat, { class: CommonStat }, () => ({
  members: {
    'long Inode {get;}': (self: CommonStat) => BigInt(self.stats.ino),
    'int Mode {get;}': (self: CommonStat) => self.stats.mode,
    'int UserId {get;}': (self: CommonStat) => self.stats.uid,
    'int GroupId {get;}': (self: CommonStat) => self.stats.gid,
    'int HardlinkCount {get;}': (self: CommonStat) => self.stats.nlink,
    'long Size {get;}': (self: CommonStat) => BigInt(self.stats.size),
    'datetime AccessTime {get;}': (self: CommonStat) => localTime(self.stats.atimeMs),
    'datetime ModifiedTime {get;}': (self: CommonStat) => localTime(self.stats.mtimeMs),
    'datetime StatusChangeTime {get;}': (self: CommonStat) => localTime(self.stats.ctimeMs),
    'long BlockSize {get;}': (self: CommonStat) => BigInt(self.stats.blksize),
    'int DeviceId {get;}': (self: CommonStat) => self.stats.dev,
    'int NumberOfBlocks {get;}': (self: CommonStat) => self.stats.blocks,
    [`${itemType} ItemType {get;}`]: (self: CommonStat) => self.itemType,
    'bool IsSetUid {get;}': (self: CommonStat) => (self.stats.mode & setUid) !== 0,
    'bool IsSetGid {get;}': (self: CommonStat) => (self.stats.mode & setGid) !== 0,
    'bool IsSticky {get;}': (self: CommonStat) => (self.stats.mode & sticky) !== 0,
    'string GetModeString()': (self: CommonStat) => self.modeString(),
    'string GetUserName()': (self: CommonStat) => self.userName(),
    'string GetGroupName()': (self: CommonStat) => self.groupName(),
  },
}));
