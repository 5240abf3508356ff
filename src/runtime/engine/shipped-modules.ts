/** The modules that ship with PowerShell, as far as the shell has their commands: what their manifests say of them. */
export interface ShippedModule {
  version: string;
  helpFile: string;
  /** '' for Microsoft.PowerShell.Core, which is no module but a snap-in: it is always there and never listed. */
  guid: string;
  /** Aliases that belong to it. */
  aliases: readonly string[];
}

const modules: Record<string, ShippedModule> = {
  'Microsoft.PowerShell.Archive': {
    version: '1.2.5',
    helpFile: 'Microsoft.PowerShell.Archive-help.xml',
    guid: 'eb74e8da-9ae2-482a-a648-e96550fb8733',
    aliases: [],
  },
  'Microsoft.PowerShell.Core': {
    version: '7.6.0.500',
    helpFile: 'System.Management.Automation.dll-Help.xml',
    guid: '',
    aliases: [],
  },
  'Microsoft.PowerShell.Host': {
    version: '7.0.0.0',
    helpFile: 'Microsoft.PowerShell.ConsoleHost.dll-Help.xml',
    guid: '56d66100-99a0-4ffc-a12d-eee9a6718aef',
    aliases: [],
  },
  'Microsoft.PowerShell.Management': {
    version: '7.0.0.0',
    helpFile: 'Microsoft.PowerShell.Commands.Management.dll-Help.xml',
    guid: 'eefcb906-b326-4e99-9f54-8b4bb6ef3c6d',
    aliases: ['gcb', 'gtz', 'scb'],
  },
  'Microsoft.PowerShell.Security': {
    version: '7.0.0.0',
    helpFile: 'Microsoft.PowerShell.Security.dll-Help.xml',
    guid: 'a94c8c7e-9810-47c0-b8af-65089c13a35a',
    aliases: [],
  },
  'Microsoft.PowerShell.Utility': {
    version: '7.0.0.0',
    helpFile: 'Microsoft.PowerShell.Commands.Utility.dll-Help.xml',
    guid: '1da87e53-152b-403e-98dc-74d7b4d63d59',
    aliases: ['fhx'],
  },
  PSReadLine: {
    version: '2.4.5',
    helpFile: 'Microsoft.PowerShell.PSReadLine2.dll-Help.xml',
    guid: '5714753b-2afd-4492-a5fd-01d9e2cff8b5',
    aliases: [],
  },
};
const names = new Map(Object.keys(modules).map((name) => [name.toLowerCase(), name]));

/** What is known of a module by name; undefined for one that does not ship. */
export function shippedModule(name: string): ShippedModule | undefined {
  const spelled = shippedModuleName(name);
  return spelled === undefined ? undefined : modules[spelled];
}

/** The name as the module writes it. */
export function shippedModuleName(name: string): string | undefined {
  return names.get(name.toLowerCase());
}

/** Names of all that are modules. */
export function shippedModuleNames(): string[] {
  return Object.keys(modules).filter((name) => modules[name]?.guid !== '');
}
