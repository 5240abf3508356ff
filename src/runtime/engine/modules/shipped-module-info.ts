/** The modules that ship with the shell as PSModuleInfo. They have no files: their commands are part of the program. */
import { join } from 'node:path';
import { Guid } from '../../dotnet/system/guid.js';
import { Version } from '../../dotnet/system/version.js';
import type { AliasInfo, CmdletInfo } from '../command-info.js';
import type { ExecutionContext } from '../execution-context.js';
import { type ShippedModule, shippedModule, shippedModuleName } from '../shipped-modules.js';
import { PSModuleInfo } from './module-info.js';

export class ShippedModuleInfo extends PSModuleInfo {
  #cmdlets: CmdletInfo[] | null = null;

  constructor(
    readonly engine: ExecutionContext,
    name: string,
    readonly shipped: ShippedModule,
  ) {
    const isScript = name === 'PSReadLine';
    super(name, join(engine.shellHome, 'Modules', name, `${name}.${isScript ? 'psm1' : 'psd1'}`), null);
    this.moduleType = isScript ? 'Script' : 'Manifest';
    this.version = Version.parse(shipped.version);
    this.guid = new Guid(shipped.guid.replaceAll('-', ''));
    if (!isScript) this.base = engine.shellHome;
    const { details } = this;
    details.author = isScript ? 'Microsoft Corporation' : 'PowerShell';
    details.companyName = 'Microsoft Corporation';
    details.copyright = isScript
      ? '(c) Microsoft Corporation. All rights reserved.'
      : 'Copyright (c) Microsoft Corporation.';
    details.compatiblePSEditions = isScript ? [] : ['Core'];
    details.powerShellVersion = Version.parse(isScript ? '5.0' : '3.0');
    details.helpInfoUri = 'https://aka.ms/powershell75-help';
    if (isScript) details.description = 'Great command line editing in the PowerShell console host';
  }

  /** All cmdlets of the shell are looked through: this is rarely asked for. */
  override get compiledCmdlets(): CmdletInfo[] {
    this.#cmdlets ??= [...this.engine.commands.cmdlets].filter(({ moduleName }) => moduleName === this.name);
    return this.#cmdlets;
  }
  override get compiledAliases(): AliasInfo[] {
    const { aliases } = this.engine.globalScope;
    return this.shipped.aliases.flatMap((alias) => aliases?.get(alias) ?? []);
  }
}

/** Throws an Error of the shell's own for a name that no shipped module has. */
export function makeShippedModule(engine: ExecutionContext, name: string): ShippedModuleInfo {
  const shipped = shippedModule(name);
  if (shipped === undefined) throw new Error(`No module ${name} ships with the shell`);
  return new ShippedModuleInfo(engine, shippedModuleName(name) as string, shipped);
}
