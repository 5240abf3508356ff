/** Which version and GUID of a module is asked for: -MinimumVersion and its kin, ModuleSpecification. */
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import type { Guid } from '../../dotnet/system/guid.js';
import { Version } from '../../dotnet/system/version.js';
import { netError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { fold } from '../../objects/values.js';
import type { PSModuleInfo } from './module-info.js';

export interface ModuleConstraints {
  readonly minimum: Version | null;
  readonly maximum: Version | null;
  /** Beside it, the other two do not count. */
  readonly required: Version | null;
  readonly guid: Guid | null;
}
export const unconstrained: ModuleConstraints = { minimum: null, maximum: null, required: null, guid: null };

export function isConstrained({ minimum, maximum, required, guid }: ModuleConstraints): boolean {
  return minimum !== null || maximum !== null || required !== null || guid !== null;
}

export function constraintsOf(specification: ModuleSpecification): ModuleConstraints {
  const { version, requiredVersion, maximumVersion, guid } = specification;
  return {
    minimum: version as Version | null,
    maximum: maximumVersion === null ? null : maximumVersionOf(maximumVersion),
    required: requiredVersion as Version | null,
    guid: guid as Guid | null,
  };
}

export function compareVersions(a: Version, b: Version): number {
  const [left, right] = [a.parts, b.parts];
  for (let i = 0; i < 4; i++) if (left[i] !== right[i]) return (left[i] as number) - (right[i] as number);
  return 0;
}

/** The version that a text says, or null. */
export function parseVersion(text: string): Version | null {
  try {
    return Version.parse(text);
  } catch (thrown) {
    if (thrown instanceof NetException) return null;
    throw thrown;
  }
}

/** `1.2.*` is every 1.2. Throws PSArgumentException for what is no version. */
export function maximumVersionOf(text: string): Version {
  const plain = parseVersion(text);
  if (plain !== null) return plain;
  const most = '999999999';
  const given = text.endsWith('*') ? text.slice(0, -1) + most : text;
  const dots = text.endsWith('*') ? given.split('.').length - 1 : 3;
  const full = given + `.${most}`.repeat(Math.max(0, 3 - dots));
  const version = parseVersion(full);
  if (version !== null) return version;
  throw netError(
    'PSArgumentException',
    'Argument',
    `The specified MaximumVersion '${full}' was incorrect. If you are using '*', MaximumVersion only supports one '*' and should always be placed at the end of MaximumVersion.`,
    'InvalidArgument',
  );
}

export type Mismatch = 'name' | 'guid' | 'required' | 'minimum' | 'maximum';

export function versionMismatch(version: Version, constraints: ModuleConstraints): Mismatch | null {
  const { required, minimum, maximum } = constraints;
  if (required !== null) return compareVersions(version, required) === 0 ? null : 'required';
  if (minimum !== null && compareVersions(version, minimum) < 0) return 'minimum';
  if (maximum !== null && compareVersions(version, maximum) > 0) return 'maximum';
  return null;
}

/** Why the module is not the one that is asked for; null when it is. */
export function mismatch(module: PSModuleInfo, constraints: ModuleConstraints, name?: string): Mismatch | null {
  if (name !== undefined && fold(name) !== fold(module.name) && !isAtPath(module.path, name)) return 'name';
  if (constraints.guid !== null && String(constraints.guid) !== String(module.guid)) return 'guid';
  return versionMismatch(module.version, constraints);
}

export function satisfies(module: PSModuleInfo | undefined, constraints: ModuleConstraints): module is PSModuleInfo {
  return module !== undefined && mismatch(module, constraints) === null;
}

export function matchesSpecification(module: PSModuleInfo, specification: ModuleSpecification): boolean {
  return mismatch(module, constraintsOf(specification), specification.name) === null;
}

/** A required module may be named by its file, its folder, or the folder around that of its version. */
function isAtPath(path: string, required: string): boolean {
  if (path === required) return true;
  const folders = path.split('/').slice(0, -1);
  if (parseVersion(folders.at(-1) ?? '') !== null) folders.pop();
  return folders.join('/') === required;
}
