/** Views of files and folders. Unix shows mode, owner and group; Windows its attributes. */
import { formatOperator } from '../../language/index.js';
import { getStatic } from '../../objects/members.js';
import { requireType } from '../../objects/net-type.js';
import {
  bind,
  column,
  custom,
  frame,
  type GroupBy,
  item,
  listByType,
  table,
  text,
  type ViewFamily,
  view,
  wide,
} from './view-definition.js';
import { formatted, leafOf, path, readText } from './view-values.js';

const files = ['System.IO.DirectoryInfo', 'System.IO.FileInfo'];

/** The folder above the group, without the name of its provider. */
const byFolder: GroupBy = {
  value: 'PSParentPath',
  control: custom(
    frame(0, [
      text('    Directory: '),
      bind((o) => readText(o, 'PSParentPath').replace('Microsoft.PowerShell.Core\\FileSystem::', '')),
    ]),
  ),
};

const unixDate = '{0:d} {0:HH}:{0:mm}';
/** The column is as wide as the culture's longest date. */
function unixDateWidth(): number {
  return formatOperator(unixDate, getStatic(requireType('System.DateTime'), 'MaxValue')).length;
}

const unixTable = () =>
  table(
    [
      column('UnixMode', 10, { align: 'left' }),
      column('User', 10, { align: 'right' }),
      column('Group', 10, { align: 'left' }),
      column(formatted(unixDate, path('LastWriteTime')), unixDateWidth(), { label: 'LastWriteTime', align: 'right' }),
      column('Size', 12, { align: 'right' }),
      column('NameString', 0, { label: 'Name', align: 'left' }),
    ],
    { wrap: true },
  );

const modeTable = (modeProperty: string) =>
  table(
    [
      column(modeProperty, 7, { label: 'Mode', align: 'left' }),
      column('LastWriteTimeString', 26, { label: 'LastWriteTime', align: 'right' }),
      column('LengthString', 14, { label: 'Length', align: 'right' }),
      column('NameString', 0, { label: 'Name', align: 'left' }),
    ],
    { wrap: true },
  );

const times = ['CreationTime', 'LastWriteTime', 'LastAccessTime', 'Mode', 'LinkType', 'Target'];

export const fileSystemViews: ViewFamily = () => [
  ...(process.platform === 'win32'
    ? []
    : [view(files, unixTable(), { name: 'childrenWithUnixStat', groupBy: byFolder })]),
  view(files, modeTable('ModeWithoutHardLink'), { name: 'children', groupBy: byFolder }),
  view(files, modeTable('Mode'), { name: 'childrenWithHardlink', groupBy: byFolder }),
  view(
    files,
    listByType(
      { 'System.IO.FileInfo': ['Name', item('Length', 'LengthString'), ...times, 'VersionInfo'] },
      'Name',
      ...times,
    ),
    { name: 'children', groupBy: byFolder },
  ),
  view(files, wide('Name'), { name: 'children', groupBy: byFolder }),
  view(
    'System.Security.AccessControl.FileSystemSecurity',
    table([
      column((o) => leafOf(readText(o, 'Path')), 0, { label: 'Path' }),
      'Owner',
      column('AccessToString', 0, { label: 'Access' }),
    ]),
    { name: 'FileSecurityTable', groupBy: byFolder },
  ),
  view(
    'Microsoft.PowerShell.Commands.AlternateStreamData',
    table([column('Stream', 20, { align: 'left' }), column('Length', 10, { align: 'right' })]),
    { name: 'FileSystemStream', groupBy: { value: 'Filename' } },
  ),
];
