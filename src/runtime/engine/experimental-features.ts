/**
 * The experimental features of PowerShell 7.6. What is enabled stands in powershell.config.json, as in PowerShell; none of them
 * changes anything here.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationFolder } from '../io/configuration-folder.js';
import { defineType, type NetType } from '../objects/net-type.js';
import { onFile } from '../providers/filesystem/file-errors.js';

export type ConfigScope = 'AllUsers' | 'CurrentUser';

const engineFeatures: Readonly<Record<string, string>> = {
  PSLoadAssemblyFromNativeCode: 'Expose an API to allow assembly loading from native code',
  PSSerializeJSONLongEnumAsNumber:
    'Serialize enums based on long or ulong as an numeric value rather than the string representation when using ConvertTo-Json.',
  PSProfileDSCResource: 'DSC v3 resources for managing PowerShell profile.',
};

export class ExperimentalFeature {
  declare readonly netType: NetType;
  readonly source = 'PSEngine';
  constructor(
    readonly name: string,
    readonly description: string,
    readonly enabled: boolean,
  ) {}
}
defineType('System.Management.Automation.ExperimentalFeature', { class: ExperimentalFeature }, () => ({
  members: {
    'string Name {get;}': (self: ExperimentalFeature) => self.name,
    'string Description {get;}': (self: ExperimentalFeature) => self.description,
    'string Source {get;}': (self: ExperimentalFeature) => self.source,
    'bool Enabled {get;}': (self: ExperimentalFeature) => self.enabled,
    'static bool IsEnabled(string featureName)': () => false,
  },
}));

function configurationFile(scope: ConfigScope, environment: NodeJS.ProcessEnv): string {
  const folder = scope === 'CurrentUser' ? configurationFolder(environment) : '/etc/periwinkle';
  return join(folder, 'powershell.config.json');
}
function readConfiguration(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}
function enabledNames(environment: NodeJS.ProcessEnv): string[] {
  for (const scope of ['CurrentUser', 'AllUsers'] as const) {
    const names = readConfiguration(configurationFile(scope, environment))['ExperimentalFeatures'];
    if (Array.isArray(names) && names.length > 0) return names.map(String);
  }
  return [];
}

/** By name. */
export function experimentalFeatures(environment: NodeJS.ProcessEnv): ExperimentalFeature[] {
  const enabled = enabledNames(environment);
  return Object.entries(engineFeatures)
    .map(([name, description]) => new ExperimentalFeature(name, description, enabled.includes(name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Throws what .NET throws for a file that cannot be written. */
export function setExperimentalFeature(
  name: string,
  isEnabled: boolean,
  scope: ConfigScope,
  environment: NodeJS.ProcessEnv,
): void {
  const enabled = enabledNames(environment);
  if (enabled.includes(name) === isEnabled) return;
  const path = configurationFile(scope, environment);
  const names = isEnabled ? [...enabled, name] : enabled.filter((each) => each !== name);
  const text = JSON.stringify({ ...readConfiguration(path), ExperimentalFeatures: names }, null, 2);
  onFile(
    path,
    () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${text}\n`);
    },
    true,
  );
}
