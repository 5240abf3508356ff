/** Remove-Module takes modules out of the session, with the modules that came along with them: these first. */
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { analysisRequest, type LoadRequest } from '../../engine/modules/load-request.js';
import { matchesSpecification } from '../../engine/modules/module-constraints.js';
import type { PSModuleInfo } from '../../engine/modules/module-info.js';
import { removeModule } from '../../engine/modules/remove-module.js';
import { shippedModuleName } from '../../engine/shipped-modules.js';
import { WildcardPattern } from '../../language/index.js';
import { cmdlet, type ParameterSetEntry, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const first: ParameterSetEntry = { mandatory: true, position: 0, from: 'pipeline' };

export const RemoveModule = cmdlet('Remove-Module', ['rmo'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Takes modules out of the session.',
  supportsShouldProcess: true,
  parameters: {
    Name: { type: t.array(t.string), sets: { name: first }, wildcards: true, help: 'Names of the modules.' },
    FullyQualifiedName: {
      type: t.array(t.net<ModuleSpecification>('Microsoft.PowerShell.Commands.ModuleSpecification')),
      sets: { FullyQualifiedName: first },
      help: 'Modules with their versions.',
    },
    ModuleInfo: {
      type: t.array(t.net<PSModuleInfo>('System.Management.Automation.PSModuleInfo')),
      sets: { ModuleInfo: first },
      help: 'Modules, from Get-Module.',
    },
    Force: { type: t.switch, default: false, help: 'Also modules that are read-only or needed by others.' },
  },
  examples: [
    {
      code: "New-Module -Name Greet { function Get-Greeting { 'hello' } } | Import-Module; Remove-Module Greet; [bool](Get-Command Get-Greeting -ErrorAction Ignore)",
      output: 'False',
    },
  ],
  run(cmd, parameters) {
    const request: LoadRequest = { ...analysisRequest(cmd), force: parameters.Force };
    let removed = 0;
    return {
      process({ Name = [], FullyQualifiedName = [], ModuleInfo = [] }) {
        const { modules } = cmd.context;
        const asked = [
          ...(Name.length === 0 ? [] : modules.matching(Name)),
          ...FullyQualifiedName.flatMap((each) => modules.list((module) => matchesSpecification(module, each))),
          ...ModuleInfo,
        ];
        const chosen = withNested(asked).map(
          ([module, all]) => [module, all.reverse().filter((each) => mayRemove(cmd, each, request.force))] as const,
        );
        const removing = new Set(chosen.map(([module]) => module));
        for (const [module, all] of chosen)
          for (const each of all) {
            if (!request.force && isRequired(cmd, each, removing)) continue;
            removed++;
            removeModule(request, each, module.name);
          }
      },
      end() {
        if (removed === 0 && !cmd.isBound('whatif')) reportNone(cmd, parameters);
      },
    };
  },
}));

/** Each module with those within it; one that is in several comes with the first. */
function withNested(modules: readonly PSModuleInfo[]): [PSModuleInfo, PSModuleInfo[]][] {
  const seen = new Set<PSModuleInfo>();
  return modules.map((module) => {
    const within = allNested(module).filter((each) => !seen.has(each));
    for (const each of within) seen.add(each);
    return [module, [module, ...within]];
  });
}
function allNested(module: PSModuleInfo, found: PSModuleInfo[] = []): PSModuleInfo[] {
  const fresh = module.nestedModules.filter((each) => !found.includes(each));
  found.push(...fresh);
  for (const each of fresh) allNested(each, found);
  return found;
}

function mayRemove(cmd: CmdletRuntime, module: PSModuleInfo, force: boolean): boolean {
  const refuse = (id: string, message: string) =>
    cmd.writeError(
      cmd.error(id, 'PermissionDenied', module, `Unable to remove the module '${module.name}' ${message}`),
    );
  if (module.accessMode === 'Constant') {
    const reason = "because it is marked as 'constant.' A module cannot be removed if it is marked 'constant.'";
    refuse('Modules_ModuleIsConstant', reason);
    return false;
  }
  if (module.accessMode === 'ReadOnly' && !force) {
    const reason = 'because it is read-only. Add the Force parameter to your command to remove read-only modules.';
    refuse('Modules_ModuleIsReadOnly', reason);
    return false;
  }
  return cmd.shouldProcess(`${module.name} (Path: '${module.path}')`);
}

/** Another module that stays needs it. */
function isRequired(cmd: CmdletRuntime, module: PSModuleInfo, removing: ReadonlySet<PSModuleInfo>): boolean {
  const { modules } = cmd.context;
  const [by] = modules.list((each) => each.requiredModules.includes(module) && !removing.has(each));
  if (by === undefined) return false;
  cmd.writeError(
    cmd.error(
      'Modules_ModuleIsRequired',
      'PermissionDenied',
      module,
      `Unable to remove the module '${module.name}' because it is required by '${by.name}'. Add the Force parameter to your command to remove the module.`,
    ),
  );
  return true;
}

interface Asked {
  Name?: string[];
  FullyQualifiedName?: ModuleSpecification[];
  ModuleInfo?: PSModuleInfo[];
}

/** Patterns, and modules of the shell itself, may mean nothing. */
function reportNone(cmd: CmdletRuntime, { Name = [], FullyQualifiedName = [], ModuleInfo = [] }: Asked): void {
  const isOwn = (name: string) => shippedModuleName(name) !== undefined;
  const onlyOwn = Name.every(isOwn) && FullyQualifiedName.every(({ name }) => isOwn(name));
  const onlyPatterns = Name.every((name) => WildcardPattern.containsWildcard(name));
  if (onlyOwn || (onlyPatterns && ModuleInfo.length === 0 && FullyQualifiedName.length === 0)) return;
  cmd.writeError(
    cmd.error(
      'Modules_NoModulesRemoved',
      'ResourceUnavailable',
      null,
      'No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.',
    ),
  );
}
