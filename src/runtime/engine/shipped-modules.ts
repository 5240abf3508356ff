/** The modules that ship with PowerShell, as far as their commands tell of them: their versions and help files. */
export interface ShippedModule {
  version: string;
  helpFile: string;
}

const modules: Record<string, ShippedModule> = {
  'Microsoft.PowerShell.Core': { version: '7.6.0.500', helpFile: 'System.Management.Automation.dll-Help.xml' },
  'Microsoft.PowerShell.Host': { version: '7.0.0.0', helpFile: 'Microsoft.PowerShell.ConsoleHost.dll-Help.xml' },
  'Microsoft.PowerShell.Management': {
    version: '7.0.0.0',
    helpFile: 'Microsoft.PowerShell.Commands.Management.dll-Help.xml',
  },
  'Microsoft.PowerShell.Security': { version: '7.0.0.0', helpFile: 'Microsoft.PowerShell.Security.dll-Help.xml' },
  'Microsoft.PowerShell.Utility': {
    version: '7.0.0.0',
    helpFile: 'Microsoft.PowerShell.Commands.Utility.dll-Help.xml',
  },
  PSReadLine: { version: '2.4.5', helpFile: 'Microsoft.PowerShell.PSReadLine2.dll-Help.xml' },
};

/** What is known of a module by name; undefined for one that does not ship. */
export function shippedModule(name: string): ShippedModule | undefined {
  return modules[name];
}
