/** Views of CIM instances that come from Windows computers over remote sessions. A table. */
import { column, table, type ViewFamily, view } from './view-definition.js';
import { path } from './view-values.js';

export const cimViews: ViewFamily = () => [
  view(
    'Microsoft.Management.Infrastructure.CimClass',
    table([column('CimClassName', 35), column('CimClassMethods', 20), 'CimClassProperties']),
    { groupBy: { value: path('CimSystemProperties', 'Namespace'), label: 'NameSpace' } },
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuickFixEngineering',
    table([
      column('ComputerName', 13, { label: 'Source' }),
      column('Description', 16),
      column('HotFixID', 13),
      column('InstalledBy', 20),
      column('InstalledOn', 26),
    ]),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Process',
    table(['ProcessId', column('Name', 16), 'HandleCount', 'WorkingSetSize', 'VirtualSize']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ComputerSystem',
    table([column('Name', 16), 'PrimaryOwnerName', 'Domain', 'TotalPhysicalMemory', 'Model', 'Manufacturer']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_PROCESSOR',
    table(['DeviceID', column('Name', 16), 'Caption', 'MaxClockSpeed', 'SocketDesignation', 'Manufacturer']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DCOMApplication',
    table(['AppID', column('Name', 16), 'InstallDate']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOP',
    table(['SettingID', column('Name', 16), 'ScreenSaverActive', 'ScreenSaverSecure', 'ScreenSaverTimeout']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOPMONITOR',
    table(['DeviceID', column('Name', 16), 'DisplayType', 'MonitorManufacturer', 'ScreenHeight', 'ScreenWidth']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DeviceMemoryAddress',
    table([column('Name', 16), 'MemoryType', 'Status']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskDrive',
    table(['DeviceID', 'Caption', 'Partitions', 'Size', 'Model']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskQuota',
    table(['DiskSpaceUsed', 'Limit', 'QuotaVolume', 'User']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Environment',
    table([column('Name', 16), 'UserName', 'VariableValue']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Directory',
    table([column('Name', 16), 'Hidden', 'Archive', 'Writeable', 'LastModified']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Group',
    table(['SID', column('Name', 16), 'Caption', 'Domain']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IDEController',
    table([column('Name', 16), 'Status', 'StatusInfo', 'ProtocolSupported', 'Manufacturer']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IRQResource',
    table([column('Name', 16), 'IRQNumber', 'Hardware', 'TriggerLevel', 'TriggerType']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ScheduledJob',
    table(['JobId', column('Name', 16), 'Owner', 'Priority', 'Command']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LoadOrderGroup',
    table([column('Name', 16), 'GroupOrder']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogicalDisk',
    table(['DeviceID', 'DriveType', column('ProviderName', 16), column('VolumeName', 16), 'Size', 'FreeSpace']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogonSession',
    table(['LogonId', column('Name', 16), 'LogonType', 'StartTime', 'Status', 'AuthenticationPackage']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PhysicalMemoryArray',
    table([column('Name', 16), 'MemoryDevices', 'MaxCapacity', 'Model']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OnBoardDevice',
    table(['DeviceType', 'SerialNumber', 'Enabled', 'Description']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OperatingSystem',
    table(['SystemDirectory', 'Organization', 'BuildNumber', 'RegisteredUser', 'SerialNumber', 'Version']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskPartition',
    table([column('Name', 16), 'NumberOfBlocks', 'BootPartition', 'PrimaryPartition', 'Size', 'Index']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PortConnector',
    table(['Tag', 'PortType', 'ConnectorType', 'SerialNumber', 'ExternalReferenceDesignator']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuotaSetting',
    table(['SettingID', 'Caption', 'State', 'VolumePath', 'DefaultLimit', 'DefaultWarningLimit']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_SCSIController',
    table([column('Name', 16), column('DriverName', 16), 'Status', 'StatusInfo', 'ProtocolSupported', 'Manufacturer']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Service',
    table(['ProcessId', column('Name', 16), 'StartMode', 'State', 'Status', 'ExitCode']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_UserAccount',
    table([column('Name', 16), 'Caption', 'AccountType', 'SID', 'Domain']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkProtocol',
    table([column('Name', 16), 'Caption', 'Status']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapter',
    table(['DeviceID', column('Name', 16), 'AdapterType', 'ServiceName']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapterConfiguration',
    table([column('ServiceName', 16), 'DHCPEnabled', 'Index', 'Description']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NTDomain',
    table([column('DomainName', 16), 'DnsForestName', 'DomainControllerName']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Printer',
    table([column('Name', 16), 'ShareName', 'SystemName', 'PrinterState', 'PrinterStatus', 'Location']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PrintJob',
    table(['JobId', column('Name', 16), 'JobStatus', 'Owner', 'Priority', 'Size', 'Document']),
  ),
  view(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Product',
    table([column('Name', 16), 'Caption', 'Vendor', 'Version', 'IdentifyingNumber']),
  ),
];
