/** Get-Module lists the modules that are loaded, or with -ListAvailable those that could be. */
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { listAvailable } from '../../engine/modules/list-available.js';
import { analysisRequest } from '../../engine/modules/load-request.js';
import { constraintsOf, mismatch } from '../../engine/modules/module-constraints.js';
import type { PSModuleInfo } from '../../engine/modules/module-info.js';
import { modulesOfSession } from '../../engine/modules/remote-modules.js';
import { normalizedName } from '../../engine/modules/resolve-path.js';
import { WildcardPattern } from '../../language/index.js';
import { PSObject } from '../../objects/ps-object.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const available = ['Available', 'PsSession'] as const;

export const GetModule = cmdlet('Get-Module', ['gmo'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists modules.',
  defaultSet: 'Loaded',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'pipeline',
      sets: ['Loaded', 'Available', 'PsSession'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of the modules; with -ListAvailable also paths.',
    },
    FullyQualifiedName: {
      type: t.array(t.net<ModuleSpecification>('Microsoft.PowerShell.Commands.ModuleSpecification')),
      from: 'propertyName',
      sets: ['Loaded', 'Available', 'PsSession'],
      help: 'Modules with their versions.',
    },
    All: {
      type: t.switch,
      default: false,
      sets: ['Loaded', 'Available'],
      help: 'Also modules that other modules loaded; with -ListAvailable every module file.',
    },
    ListAvailable: {
      type: t.switch,
      default: false,
      sets: { Available: { mandatory: true }, PsSession: {} },
      help: 'The modules along PSModulePath, which need not be loaded.',
    },
    PSEdition: { type: t.string, sets: available, help: 'Only modules for this edition: Core or Desktop.' },
    SkipEditionCheck: {
      type: t.switch,
      default: false,
      sets: available,
      help: 'Changes nothing: editions are only checked on Windows.',
    },
    Refresh: { type: t.switch, default: false, sets: available, help: 'Changes nothing: nothing is remembered.' },
    PSSession: {
      type: t.net('System.Management.Automation.Runspaces.PSSession'),
      sets: { PsSession: { mandatory: true } },
      validate: [{ notNull: true }],
      help: 'A session whose modules are meant, with -ListAvailable.',
    },
  },
  outputs: ['System.Management.Automation.PSModuleInfo'],
  examples: [
    {
      code: "New-Module -Name Greet { function Get-Greeting { 'hello' } } | Import-Module; (Get-Module Greet).ExportedCommands.Keys",
      output: 'Get-Greeting',
    },
    {
      code: 'New-Item -ItemType Directory mods/Greet > $null; Set-Content mods/Greet/Greet.psm1 \'function Get-Greeting { }\'; $env:PSModulePath = "$PWD/mods"; (Get-Module -ListAvailable Greet).ModuleType',
      output: 'Script',
    },
  ],
  run(cmd, { All, ListAvailable, PSEdition, PSSession }) {
    if (PSSession !== undefined && !ListAvailable) refuseLoaded(cmd);
    const isEdition = (module: PSModuleInfo) =>
      !PSEdition || module.details.compatiblePSEditions.some((edition) => fold(edition) === fold(PSEdition));
    return {
      process({ Name, FullyQualifiedName }) {
        if (Name !== undefined && FullyQualifiedName !== undefined) refuseNameWithSpecification(cmd);
        const specifications = FullyQualifiedName?.map((each) => normalized(cmd, each)) ?? [];
        const names = [...(Name ?? []), ...specifications.map(({ name }) => name)];
        const modules =
          PSSession !== undefined
            ? modulesThere(cmd, PSSession, names)
            : ListAvailable
              ? listAvailable(analysisRequest(cmd), names, All)
              : loadedModules(cmd, names, All);
        for (const module of modules) {
          if (!isEdition(module)) continue;
          for (let times = matches(module, specifications); times > 0; times--)
            cmd.writeObject(ListAvailable && PSSession === undefined ? grouped(module) : module);
        }
      },
    };
  },
}));

function refuseLoaded(cmd: CmdletRuntime): never {
  return cmd.throwTerminating(
    cmd.error(
      'RemoteDiscoveryWorksOnlyInListAvailableMode',
      'InvalidArgument',
      null,
      'Running the Get-Module cmdlet against a remote computer can only list available modules. Add the ListAvailable parameter to your command, and then try again.',
      'System.ArgumentException',
    ),
  );
}
/** Ends the command when a name is a path. `rule` says what is refused, up to the path. */
function refusePath(cmd: CmdletRuntime, names: readonly string[], errorId: string, rule: string): void {
  const path = names.find((name) => /[/\\]/.test(name));
  if (path === undefined) return;
  const text = `Running the Get-Module cmdlet ${rule} a path. Name parameter has this element '${path}' which resolves to a path. Update the Name parameter to not have path elements, and then try again.`;
  cmd.throwTerminating(cmd.error(errorId, 'InvalidArgument', path, text, 'System.ArgumentException'));
}

function modulesThere(cmd: CmdletRuntime, session: unknown, names: readonly string[]): Iterable<PSModuleInfo> {
  refusePath(
    cmd,
    names,
    'RemoteDiscoveryWorksOnlyForUnQualifiedNames',
    'against a remote computer can only be done for module names that do not include',
  );
  return modulesOfSession(cmd, session, names);
}

function normalized(cmd: CmdletRuntime, specification: ModuleSpecification): ModuleSpecification {
  specification.name = normalizedName(cmd.context, specification.name, cmd.context.currentDirectory);
  return specification;
}

function loadedModules(cmd: CmdletRuntime, names: readonly string[], all: boolean): PSModuleInfo[] {
  refusePath(
    cmd,
    names,
    'ModuleDiscoveryForLoadedModulesWorksOnlyForUnQualifiedNames',
    'without ListAvailable parameter is not supported for module names that include',
  );
  const { modules } = cmd.context;
  return names.length === 0 ? modules.list(() => true, all) : modules.matching(names, all);
}

/** A module comes once for each specification that it meets. */
function matches(module: PSModuleInfo, specifications: readonly ModuleSpecification[]): number {
  if (specifications.length === 0) return 1;
  return specifications.filter(
    (each) =>
      (new WildcardPattern(each.name).isMatch(module.name) || module.path.includes(each.name)) &&
      mismatch(module, constraintsOf(each)) === null,
  ).length;
}

/** Shown under the folder that it is in. */
function grouped(module: PSModuleInfo): PSObject {
  const object = new PSObject(module);
  object.typeNames = ['ModuleInfoGrouping', ...typeNamesOf(module)];
  return object;
}

function refuseNameWithSpecification(cmd: CmdletRuntime): never {
  return cmd.throwTerminating(
    cmd.error(
      'NameAndFullyQualifiedNameCannotBeSpecifiedTogether',
      'InvalidOperation',
      null,
      'The parameters Name and FullyQualifiedName cannot be used together. Please specify only one parameter.',
    ),
  );
}
