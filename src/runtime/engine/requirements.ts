/** #requires (about_Requires): refuses to run a script whose needs are not met. */
import type { ModuleSpecification as ParsedSpecification, ScriptRequirements } from '../../parser/index.js';
import { moduleSpecificationOf } from '../dotnet/automation/module-specification.js';
import { ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import type { CommandInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import { requireModule } from './modules/required-modules.js';
import { powershellVersion } from './version.js';

export function checkRequirements(
  engine: ExecutionContext,
  requirements: ScriptRequirements | null,
  command: CommandInfo,
): void {
  if (requirements === null || command.commandType !== 'ExternalScript') return;
  const { name } = command;
  const refuse = (id: string, message: string, category?: 'PermissionDenied') => refused(name, id, message, category);
  const version = requirements.requiredPSVersion;
  if (version !== null && compareVersions(version, powershellVersion) > 0)
    throw refuse(
      'ScriptRequiresUnmatchedPSVersion',
      `The script '${name}' cannot be run because it contained a "#requires" statement for PowerShell ${version}. The version of PowerShell that is required by the script does not match the currently running version of PowerShell ${powershellVersion}.`,
    );
  const editions = requirements.requiredPSEditions;
  if (editions.length > 0 && !editions.some((e) => e.toLowerCase() === 'core'))
    throw refuse(
      'ScriptRequiresUnmatchedPSEdition',
      `The script '${name}' cannot be run because it contained a "#requires" statement for PowerShell editions '${editions.join(',')}'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.`,
    );
  if (requirements.isElevationRequired && process.getuid?.() !== 0)
    throw refuse(
      'ScriptRequiresElevation',
      `The script '${name}' cannot be run because it contains a "#requires" statement for running as Administrator. The current PowerShell session is not running as Administrator. Start PowerShell by using the Run as Administrator option, and then try running the script again.`,
      'PermissionDenied',
    );
  for (const required of requirements.requiredModules) requireForScript(engine, name, required);
}

function requireForScript(engine: ExecutionContext, script: string, required: ParsedSpecification): void {
  const specification = moduleSpecificationOf(required);
  try {
    requireModule(engine, specification, { manifest: null, module: null, session: null });
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    throw refused(
      script,
      'ScriptRequiresMissingModules',
      `The script '${script}' cannot be run because the following modules that are specified by the "#requires" statements of the script are missing: ${notFoundText(required)}.`,
    );
  }
}

function notFoundText({ name, version, requiredVersion, maximumVersion }: ParsedSpecification): string {
  const cannot = `The module '${name}' cannot be found`;
  if (requiredVersion !== null) return `${cannot} with RequiredVersion '${requiredVersion}'.`;
  if (version !== null && maximumVersion !== null)
    return `${cannot} with ModuleVersion '${version}' and MaximumVersion '${maximumVersion}'.`;
  if (version !== null) return `${cannot} with ModuleVersion '${version}'.`;
  if (maximumVersion !== null) return `${cannot} with MaximumVersion '${maximumVersion}'.`;
  return `${cannot}.`;
}

function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < left.length; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function refused(
  script: string,
  id: string,
  message: string,
  category: 'ResourceUnavailable' | 'PermissionDenied' = 'ResourceUnavailable',
): NetException {
  const exception = new NetException('System.Management.Automation.ScriptRequiresException', message);
  exception.errorRecord = new ErrorRecord(exception, id, new ErrorCategoryInfo(category), script);
  return exception;
}
