/**
 * Import-Module loads a module and brings its members into the session. What a file, a manifest or a folder means stands in
 * engine/modules. There are no parameters for assemblies and CIM sessions: both need .NET.
 */
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import type { Version } from '../../dotnet/system/version.js';
import { importByName } from '../../engine/modules/load-by-name.js';
import { importLoaded } from '../../engine/modules/load-module.js';
import type { LoadRequest } from '../../engine/modules/load-request.js';
import {
  compareVersions,
  constraintsOf,
  type ModuleConstraints,
  maximumVersionOf,
  unconstrained,
} from '../../engine/modules/module-constraints.js';
import type { PSModuleInfo } from '../../engine/modules/module-info.js';
import { importFromSession, sessionOfModule } from '../../engine/modules/remote-modules.js';
import { netError } from '../../objects/errors.js';
import { fold } from '../../objects/values.js';
import { cmdlet, type ParameterSetEntry, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { memberPatterns } from './module-members.js';

const first: ParameterSetEntry = { mandatory: true, position: 0, from: 'pipeline' };
const byName = ['Name', 'PSSession', 'WinCompat'] as const;
const withEditionCheck = ['Name', 'FullyQualifiedName', 'ModuleInfo', 'PSSession', 'FullyQualifiedNameAndPSSession'];

export const ImportModule = cmdlet('Import-Module', ['ipmo'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Loads modules and brings their commands into the session.',
  defaultSet: 'Name',
  parameters: {
    Global: { type: t.switch, default: false, help: 'Into the global session, also when a module calls.' },
    Prefix: { type: t.string, validate: [{ notNull: true }], help: 'Put before the noun of each command.' },
    Name: {
      type: t.array(t.string),
      sets: { Name: first, PSSession: first, WinCompat: first },
      help: 'Names of modules, or paths of their files or folders.',
    },
    FullyQualifiedName: {
      type: t.array(t.net<ModuleSpecification>('Microsoft.PowerShell.Commands.ModuleSpecification')),
      sets: { FullyQualifiedName: first, FullyQualifiedNameAndPSSession: first, FullyQualifiedNameAndWinCompat: first },
      help: 'Modules with their versions.',
    },
    Function: {
      type: t.array(t.string),
      validate: [{ notNull: true }],
      wildcards: true,
      help: 'Only these functions.',
    },
    Cmdlet: { type: t.array(t.string), validate: [{ notNull: true }], wildcards: true, help: 'Only these cmdlets.' },
    Variable: {
      type: t.array(t.string),
      validate: [{ notNull: true }],
      wildcards: true,
      help: 'Only these variables.',
    },
    Alias: { type: t.array(t.string), validate: [{ notNull: true }], wildcards: true, help: 'Only these aliases.' },
    Force: { type: t.switch, default: false, help: 'Loads a module that is loaded once more.' },
    SkipEditionCheck: {
      type: t.switch,
      default: false,
      sets: withEditionCheck,
      help: 'Changes nothing: editions are only checked on Windows.',
    },
    PassThru: { type: t.switch, default: false, help: 'Gives the modules.' },
    AsCustomObject: { type: t.switch, default: false, help: 'Gives an object with the functions as methods.' },
    MinimumVersion: {
      type: t.net<Version>('System.Version'),
      sets: byName,
      aliases: ['Version'],
      help: 'The oldest version that will do.',
    },
    MaximumVersion: { type: t.string, sets: byName, help: 'The newest version that will do; 1.* is every 1.' },
    RequiredVersion: { type: t.net<Version>('System.Version'), sets: byName, help: 'The very version.' },
    ModuleInfo: {
      type: t.array(t.net<PSModuleInfo>('System.Management.Automation.PSModuleInfo')),
      sets: { ModuleInfo: first },
      help: 'Modules, from Get-Module or New-Module.',
    },
    ArgumentList: {
      type: t.array(t.object),
      default: [],
      aliases: ['Args'],
      help: 'What the code of a script module gets as its arguments.',
    },
    DisableNameChecking: { type: t.switch, default: false, help: 'No warnings about names of commands.' },
    NoClobber: {
      type: t.switch,
      default: false,
      aliases: ['NoOverwrite'],
      help: 'Leaves out what has the name of something that is there.',
    },
    Scope: {
      type: t.string,
      validate: [{ set: ['Local', 'Global'] }],
      help: 'Local brings the members into the running scope only.',
    },
    PSSession: {
      type: t.net('System.Management.Automation.Runspaces.PSSession'),
      sets: { PSSession: { mandatory: true }, FullyQualifiedNameAndPSSession: { mandatory: true } },
      validate: [{ notNull: true }],
      help: 'A session whose modules are imported, there and by proxies here.',
    },
    UseWindowsPowerShell: {
      type: t.switch,
      default: false,
      sets: { WinCompat: { mandatory: true }, FullyQualifiedNameAndWinCompat: { mandatory: true } },
      aliases: ['UseWinPS'],
      help: 'Imports nothing: there is no Windows PowerShell.',
    },
  },
  outputs: ['System.Management.Automation.PSModuleInfo'],
  examples: [
    {
      code: 'Set-Content Greet.psm1 \'function Get-Greeting { "hello $args" }\'; Import-Module ./Greet.psm1; Get-Greeting you',
      output: 'hello you',
    },
    {
      code: "New-Module -Name Greet { function Get-Greeting { 'hello' } } | Import-Module -Prefix My; Get-MyGreeting",
      output: 'hello',
    },
  ],
  run(cmd, parameters) {
    const { Global, Scope } = parameters;
    if (Global && Scope !== undefined) refuseGlobalWithScope(cmd);
    const { session } = cmd.context;
    const maximum = parameters.MaximumVersion?.trim() ? maximumVersionOf(parameters.MaximumVersion) : null;
    const constraints: ModuleConstraints = {
      minimum: parameters.MinimumVersion ?? null,
      maximum,
      required: parameters.RequiredVersion ?? null,
      guid: null,
    };
    const request: LoadRequest = {
      cmd,
      target: Global || fold(Scope ?? '') === 'global' ? session : cmd.session,
      inside: null,
      isImport: true,
      reportsErrors: true,
      isStrict: true,
      ignoresHost: false,
      force: parameters.Force,
      constraints,
      members: {
        functions: memberPatterns(parameters.Function),
        cmdlets: memberPatterns(parameters.Cmdlet),
        aliases: memberPatterns(parameters.Alias),
        variables: memberPatterns(parameters.Variable),
      },
      prefix: parameters.Prefix ?? '',
      args: parameters.ArgumentList,
      checksNames: !parameters.DisableNameChecking,
      noClobber: parameters.NoClobber,
      isLocal: fold(Scope ?? '') === 'local',
      passThru: parameters.PassThru,
      asCustomObject: parameters.AsCustomObject,
    };
    return {
      process({ Name = [], FullyQualifiedName = [], ModuleInfo = [], PSSession }) {
        const { minimum } = constraints;
        if (maximum !== null && minimum !== null && compareVersions(maximum, minimum) < 0)
          throw netError(
            'PSArgumentOutOfRangeException',
            'ArgumentOutOfRange',
            `Specified argument was out of the range of valid values. (Parameter 'The MinimumVersion '${minimum}' should not be greater than MaximumVersion '${maximum}'.')`,
            'InvalidArgument',
          );
        if (PSSession !== undefined) {
          const wanted = {
            session: PSSession,
            minimumVersion: parameters.MinimumVersion,
            maximumVersion: parameters.MaximumVersion,
            requiredVersion: parameters.RequiredVersion,
            ...(cmd.isBound('ArgumentList') && { args: parameters.ArgumentList }),
          };
          for (const name of Name) importFromSession(request, { ...wanted, name });
          for (const specification of FullyQualifiedName) importFromSession(request, { ...wanted, specification });
          return;
        }
        if (cmd.parameterSet.endsWith('WinCompat')) return;
        for (const module of ModuleInfo) {
          const session = sessionOfModule(module);
          if (session === undefined) importLoaded({ ...request, constraints: unconstrained }, module);
          else importFromSession(request, { session, name: module.path });
        }
        for (const name of Name) importByName(request, name);
        for (const specification of FullyQualifiedName)
          importByName({ ...request, constraints: constraintsOf(specification) }, specification.name);
      },
    };
  },
}));

function refuseGlobalWithScope(cmd: CmdletRuntime): never {
  return cmd.throwTerminating(
    cmd.error(
      'Modules_GlobalAndScopeParameterCannotBeSpecifiedTogether',
      'InvalidOperation',
      null,
      "The 'Global' and 'Scope' parameters cannot be specified together. Remove one of these parameters, and then try running the command again.",
    ),
  );
}
