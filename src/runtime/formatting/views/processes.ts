/** Views of processes, services and event logs (the latter come from Windows computers over remote sessions). */
import { SingleBox } from '../../objects/values.js';
import { column, item, list, table, type ViewFamily, view, wide } from './view-definition.js';
import { formatted, numberOf, path, read } from './view-values.js';

const megabytes = (name: string) => formatted('{0:N2}', (o) => new SingleBox(numberOf(read(o, name)) / 1048576));

export const processViews: ViewFamily = () => [
  view(
    'System.Diagnostics.FileVersionInfo',
    table([column('ProductVersion', 16), column('FileVersion', 16), 'FileName']),
  ),
  view(
    'System.Diagnostics.FileVersionInfo',
    list(
      'OriginalFileName',
      'FileDescription',
      'ProductName',
      'Comments',
      'CompanyName',
      'FileName',
      'FileVersion',
      'ProductVersion',
      'IsDebug',
      'IsPatched',
      'IsPreRelease',
      'IsPrivateBuild',
      'IsSpecialBuild',
      'Language',
      'LegalCopyright',
      'LegalTrademarks',
      'PrivateBuild',
      'SpecialBuild',
      'FileVersionRaw',
      'ProductVersionRaw',
    ),
  ),
  view(
    'System.Diagnostics.EventLogEntry',
    table([
      column('Index', 8, { align: 'right' }),
      column('TimeGenerated', 13, { label: 'Time' }),
      column('EntryType', 11, { label: 'EntryType' }),
      column('Source', 20),
      column('InstanceID', 12, { align: 'right' }),
      'Message',
    ]),
  ),
  view(
    'System.Diagnostics.EventLogEntry',
    list(
      'Index',
      'EntryType',
      'InstanceID',
      'Message',
      'Category',
      'CategoryNumber',
      'ReplacementStrings',
      'Source',
      'TimeGenerated',
      'TimeWritten',
      'UserName',
    ),
  ),
  view(
    'System.Diagnostics.EventLog',
    table([
      column(formatted('{0:N0}', path('MaximumKilobytes')), 8, { label: 'Max(K)', align: 'right' }),
      column('MinimumRetentionDays', 6, { label: 'Retain', align: 'right' }),
      column('OverflowAction', 18),
      column(formatted('{0:N0}', path('Entries', 'Count')), 10, { label: 'Entries', align: 'right' }),
      'Log',
    ]),
  ),
  view(
    'System.Diagnostics.EventLog',
    list('Log', 'EnableRaisingEvents', 'MaximumKilobytes', 'MinimumRetentionDays', 'OverflowAction'),
  ),
  view(
    'System.Diagnostics.ProcessModule',
    table([column('Size', 10, { label: 'Size(K)', align: 'right' }), column('ModuleName', 50), 'FileName']),
    { name: 'ProcessModule' },
  ),
  view(
    'System.Diagnostics.Process',
    table([
      column((o) => BigInt(Math.round(numberOf(read(o, 'NPM')) / 1024)), 7, { label: 'NPM(K)', align: 'right' }),
      column(megabytes('PM'), 8, { label: 'PM(M)', align: 'right' }),
      column(megabytes('WS'), 10, { label: 'WS(M)', align: 'right' }),
      column(
        formatted('{0:N2}', (o) => new SingleBox(numberOf(read(o, 'CPU')))),
        10,
        { label: 'CPU(s)', align: 'right' },
      ),
      column('Id', 7, { align: 'right' }),
      column('SI', 3, { align: 'right' }),
      'ProcessName',
    ]),
    { name: 'process' },
  ),
  view(
    'System.Diagnostics.Process',
    table([
      column('ProcessName', 20),
      column('Id', 10, { align: 'right' }),
      column('WorkingSet64', 12, { align: 'right' }),
    ]),
    { name: 'Priority', groupBy: { value: 'PriorityClass', label: 'PriorityClass' } },
  ),
  view(
    'System.Diagnostics.Process',
    table([
      column('ProcessName', 20),
      column('Id', 10, { align: 'right' }),
      column('WorkingSet64', 12, { align: 'right' }),
    ]),
    {
      name: 'StartTime',
      groupBy: { value: formatted('{0:d}', path('StartTime')), label: 'StartTime.ToShortDateString()' },
    },
  ),
  view('System.Diagnostics.Process', wide('ProcessName'), { name: 'process' }),
  view(
    'System.Diagnostics.Process#IncludeUserName',
    table([
      column(megabytes('WS'), 10, { label: 'WS(M)', align: 'right' }),
      column(
        formatted('{0:N2}', (o) => new SingleBox(numberOf(read(o, 'CPU')))),
        8,
        { label: 'CPU(s)', align: 'right' },
      ),
      column('Id', 7, { align: 'right' }),
      column('UserName', 30),
      'ProcessName',
    ]),
    { name: 'ProcessWithUserName' },
  ),
  view('System.DirectoryServices.DirectoryEntry', list('distinguishedName', item('Path', 'path')), {
    name: 'DirectoryEntry',
  }),
  view(
    'System.ServiceProcess.ServiceController',
    table([column('Status', 8), column('Name', 18), column('DisplayName', 38)]),
    { name: 'service' },
  ),
  view(
    'System.ServiceProcess.ServiceController',
    list(
      'Name',
      'DisplayName',
      'Status',
      'DependentServices',
      'ServicesDependedOn',
      'CanPauseAndContinue',
      'CanShutdown',
      'CanStop',
      'ServiceType',
    ),
  ),
  view(
    'System.Security.AccessControl.ObjectSecurity',
    table(['Path', 'Owner', column('AccessToString', 0, { label: 'Access' })]),
  ),
  view(
    'System.Security.AccessControl.ObjectSecurity',
    list('Path', 'Owner', 'Group', item('Access', 'AccessToString'), item('Audit', 'AuditToString'), 'Sddl'),
  ),
];
