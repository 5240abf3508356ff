/** Views of what a session holds: variables, drives, providers, history, jobs, runspaces, breakpoints. */
import { formatOperator, isTruthy } from '../../language/index.js';
import { double, isNull } from '../../objects/values.js';
import { column, list, listByType, table, type ViewFamily, view, wide } from './view-definition.js';
import { leafOf, numberOf, path, read, readText } from './view-values.js';

const gigabytes = (name: string) => (o: unknown) => {
  if (!isTruthy(read(o, 'Used')) && !isTruthy(read(o, 'Free'))) return null;
  return formatOperator('{0:###0.00}', double(numberOf(read(o, name)) / 1073741824));
};

function duration(o: unknown): unknown {
  const span = read(o, 'Duration');
  if (numberOf(read(span, 'TotalHours')) >= 10)
    return formatOperator('{0}:{1:mm}:{1:ss}.{1:fff}', [Math.round(numberOf(read(span, 'TotalHours'))), span]);
  const pattern =
    numberOf(read(span, 'TotalHours')) >= 1
      ? 'h\\:mm\\:ss\\.fff'
      : numberOf(read(span, 'TotalMinutes')) >= 1
        ? 'm\\:ss\\.fff'
        : 's\\.fff';
  return formatOperator(`{0:${pattern}}`, span);
}

export const sessionStateViews: ViewFamily = () => [
  view(
    'Microsoft.PowerShell.Commands.HistoryInfo',
    table([
      column('Id', 4, { align: 'right' }),
      column(duration, 12, { label: 'Duration', align: 'right' }),
      'CommandLine',
    ]),
    { name: 'history' },
  ),
  view('Microsoft.PowerShell.Commands.HistoryInfo', wide('CommandLine'), { name: 'history' }),
  view('System.Management.Automation.PSVariable', table([column('Name', 30), 'Value']), { name: 'Variable' }),
  view('System.Management.Automation.PathInfo', table(['Path']), { name: 'PathInfo' }),
  view(
    ['Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo', 'System.Management.Automation.PSDriveInfo'],
    table([
      column('Name', 10),
      column(gigabytes('Used'), 13, { label: 'Used (GB)', align: 'right' }),
      column(gigabytes('Free'), 13, { label: 'Free (GB)', align: 'right' }),
      column(path('Provider', 'Name'), 13, { label: 'Provider' }),
      column((o) => read(o, 'DisplayRoot') ?? read(o, 'Root'), 35, { label: 'Root' }),
      column('CurrentLocation', 0, { align: 'right' }),
    ]),
    { name: 'drive' },
  ),
  view('System.Management.Automation.ProviderInfo', table([column('Name', 20), 'Capabilities', 'Drives']), {
    name: 'provider',
  }),
  view(
    'System.Management.Automation.ProviderInfo',
    list('Name', 'Drives', 'Path', 'Home', 'Description', 'Capabilities', 'ImplementingType'),
    { name: 'provider' },
  ),
  view('System.Management.Automation.PSDriveInfo', list('Name', 'Description', 'Provider', 'Root', 'CurrentLocation')),
  view(
    'System.Management.Automation.Subsystem.SubsystemInfo',
    table([
      column('Kind', 17, { align: 'left' }),
      column(path('SubsystemType', 'Name'), 18, { label: 'SubsystemType', align: 'left' }),
      column('IsRegistered', 12, { align: 'right' }),
      column('Implementations', 0, { align: 'left' }),
    ]),
  ),
  view(
    'System.Management.Automation.Subsystem.SubsystemInfo+ImplementationInfo',
    list('Id', 'Kind', 'Name', 'Description', 'ImplementationType'),
  ),
  view('System.Management.Automation.ShellVariable', list('Name', 'Value'), { name: 'ShellVariable' }),
  view(
    'System.Management.Automation.Runspaces.Runspace',
    table([
      column('Id', 3, { align: 'right' }),
      column('Name', 15, { align: 'left' }),
      column((o) => (isNull(read(o, 'ConnectionInfo')) ? 'localhost' : read(o, 'ConnectionInfo', 'ComputerName')), 15, {
        label: 'ComputerName',
        align: 'left',
      }),
      column((o) => (isNull(read(o, 'ConnectionInfo')) ? 'Local' : 'Remote'), 13, { label: 'Type', align: 'left' }),
      column(path('RunspaceStateInfo', 'State'), 13, { label: 'State', align: 'left' }),
      column(
        (o) => (isTruthy(read(o, 'Debugger', 'InBreakpoint')) ? 'InBreakpoint' : read(o, 'RunspaceAvailability')),
        15,
        { label: 'Availability', align: 'left' },
      ),
    ]),
    { name: 'Runspace' },
  ),
  view(
    'System.Management.Automation.Runspaces.PSSession',
    table([
      column('Id', 3, { align: 'right' }),
      column('Name', 15, { align: 'left' }),
      column('Transport', 9, { align: 'left' }),
      column('ComputerName', 15, { align: 'left' }),
      column('ComputerType', 15, { align: 'left' }),
      column('State', 13, { align: 'left' }),
      column('ConfigurationName', 20, { align: 'left' }),
      column('Availability', 13, { align: 'right' }),
    ]),
    { name: 'PSSession' },
  ),
  view(
    'System.Management.Automation.Job',
    table([
      column('Id', 6, { align: 'left' }),
      column('Name', 15, { align: 'left' }),
      column('PSJobTypeName', 15, { align: 'left' }),
      column('State', 13, { align: 'left' }),
      column('HasMoreData', 15, { align: 'left' }),
      column('Location', 20, { align: 'left' }),
      column('Command', 25, { align: 'left' }),
    ]),
    { name: 'Job' },
  ),
  view('System.Management.Automation.CallStackFrame', table(['Command', 'Arguments', 'Location']), {
    name: 'CallStackFrame',
  }),
  view(
    [
      'System.Management.Automation.CommandBreakpoint',
      'System.Management.Automation.LineBreakpoint',
      'System.Management.Automation.VariableBreakpoint',
    ],
    table([
      column('ID', 4, { align: 'right' }),
      column((o) => leafOf(readText(o, 'Script')), 0, { label: 'Script' }),
      column('Line', 4, { align: 'right' }),
      'Command',
      'Variable',
      'Action',
    ]),
    { name: 'Breakpoint' },
  ),
  view(
    [
      'System.Management.Automation.CommandBreakpoint',
      'System.Management.Automation.LineBreakpoint',
      'System.Management.Automation.VariableBreakpoint',
    ],
    listByType(
      {
        'System.Management.Automation.LineBreakpoint': [
          'ID',
          'Script',
          'Line',
          'Column',
          'Enabled',
          'HitCount',
          'Action',
        ],
        'System.Management.Automation.VariableBreakpoint': [
          'ID',
          'Variable',
          'AccessMode',
          'Enabled',
          'HitCount',
          'Action',
        ],
        'System.Management.Automation.CommandBreakpoint': ['ID', 'Command', 'Enabled', 'HitCount', 'Action'],
      },
      'ID',
      'Script',
      'Enabled',
      'HitCount',
      'Action',
    ),
    { name: 'Breakpoint' },
  ),
  view(
    'Microsoft.PowerShell.Commands.PSSessionConfigurationCommands#PSSessionConfiguration',
    list('Name', 'PSVersion', 'StartupScript', 'RunAsUser', 'Permission'),
    { name: 'PSSessionConfiguration' },
  ),
  view(
    'Microsoft.PowerShell.Commands.ComputerChangeInfo',
    table([column('HasSucceeded', 12, { align: 'left' }), column('ComputerName', 25)]),
  ),
  view(
    'Microsoft.PowerShell.Commands.RenameComputerChangeInfo',
    table([
      column('HasSucceeded', 12, { align: 'left' }),
      column('OldComputerName', 25),
      column('NewComputerName', 25),
    ]),
  ),
  view(
    'System.Management.Automation.ExperimentalFeature',
    table([
      column('Name', 35, { align: 'left' }),
      column('Enabled', 7, { align: 'right' }),
      column('Source', 35, { align: 'left' }),
      column('Description', 0, { align: 'left' }),
    ]),
    { name: 'ExperimentalFeature' },
  ),
  view('System.Management.Automation.ExperimentalFeature', list('Name', 'Enabled', 'Source', 'Description'), {
    name: 'ExperimentalFeature',
  }),
  view(
    'Microsoft.PowerShell.Commands.PSRunspaceDebug',
    table([
      column('RunspaceId', 3, { label: 'Id', align: 'right' }),
      column('RunspaceName', 20, { label: 'Name', align: 'left' }),
      column('Enabled', 10, { align: 'left' }),
      column('BreakAll', 10, { align: 'left' }),
    ]),
    { name: 'PSRunspaceDebug>' },
  ),
];
