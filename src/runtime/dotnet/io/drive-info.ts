/** System.IO.DriveInfo: a mount point. */
import { readFileSync, type StatsFs, statfsSync } from 'node:fs';
import { netException } from '../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { typedArray } from '../collections/elements.js';
import { argumentNull } from '../system/errors.js';
import { mountPoints } from './directory.js';
import { directoryIsThere } from './file-operations.js';
import { DirectoryInfo } from './file-system-info.js';
import { guarded } from './io-errors.js';

const DriveType = { Unknown: 0, Fixed: 3, Network: 4, CDRom: 5, Ram: 6 };
/** Kinds of file systems that are no disk; all others are Fixed. */
const driveTypes: Record<string, number> = {
  tmpfs: DriveType.Ram,
  ramfs: DriveType.Ram,
  devtmpfs: DriveType.Ram,
  proc: DriveType.Ram,
  sysfs: DriveType.Ram,
  devpts: DriveType.Ram,
  cgroup: DriveType.Ram,
  cgroup2: DriveType.Ram,
  nfs: DriveType.Network,
  nfs4: DriveType.Network,
  cifs: DriveType.Network,
  smb3: DriveType.Network,
  iso9660: DriveType.CDRom,
  udf: DriveType.CDRom,
};

class DriveInfo {
  declare readonly netType: NetType;
  constructor(readonly name: string) {}
  get format(): string {
    if (process.platform !== 'linux') return '';
    const lines = guarded('/proc/mounts', () => readFileSync('/proc/mounts', 'utf8')).split('\n');
    const line = lines.findLast((each) => each.split(' ')[1] === this.name);
    return line?.split(' ')[2] ?? '';
  }
  get space(): StatsFs {
    if (!directoryIsThere(this.name))
      throw netException(
        'System.IO.DriveNotFoundException',
        `Could not find the drive '${this.name}'. The drive might not be ready or might not be mapped.`,
      );
    return guarded(this.name, () => statfsSync(this.name), 'directory');
  }
}
const size = (blocks: number, space: StatsFs) => BigInt(blocks) * BigInt(space.bsize);

defineType('System.IO.DriveInfo', { class: DriveInfo }, () => ({
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  toString: (self: DriveInfo) => self.name,
  members: {
    'new(string driveName)': (_type: NetType, name: string | null) => {
      if (name === null) throw argumentNull('driveName');
      return new DriveInfo(name);
    },
    'string Name {get;}': (self: DriveInfo) => self.name,
    'bool IsReady {get;}': (self: DriveInfo) => directoryIsThere(self.name),
    'System.IO.DirectoryInfo RootDirectory {get;}': (self: DriveInfo) => new DirectoryInfo(self.name),
    'string VolumeLabel {get;set;}': { get: (self: DriveInfo) => self.name, set: () => {} },
    'System.IO.DriveType DriveType {get;}': (self: DriveInfo) => driveTypes[self.format] ?? DriveType.Fixed,
    'string DriveFormat {get;}': (self: DriveInfo) => self.format,
    'long AvailableFreeSpace {get;}': (self: DriveInfo) => size(self.space.bavail, self.space),
    'long TotalFreeSpace {get;}': (self: DriveInfo) => size(self.space.bfree, self.space),
    'long TotalSize {get;}': (self: DriveInfo) => size(self.space.blocks, self.space),
    'string ToString()': (self: DriveInfo) => self.name,
    'static System.IO.DriveInfo[] GetDrives()': () =>
      typedArray(
        requireType('System.IO.DriveInfo'),
        mountPoints().map((path) => new DriveInfo(path)),
      ),
  },
}));
