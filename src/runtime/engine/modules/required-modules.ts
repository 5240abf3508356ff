/** Modules that must be there before another: RequiredModules of a manifest, and `#requires -Modules`. */
import { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { toText } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import { fold } from '../../objects/values.js';
import type { ExecutionContext } from '../execution-context.js';
import type { SessionState } from '../session-state.js';
import { shippedModuleName } from '../shipped-modules.js';
import { availableModules } from './available-modules.js';
import { runModuleCommand } from './module-command.js';
import { constraintsOf, type Mismatch, mismatch } from './module-constraints.js';
import type { PSModuleInfo } from './module-info.js';

/** What asks for the module: a manifest, or null for a script. */
export interface Requiring {
  manifest: string | null;
  module: PSModuleInfo | null;
  /** Where to import it; null where the code runs. */
  session: SessionState | null;
}

/**
 * Imports the module if it is not there. Returns null for Microsoft.PowerShell.Core, which is always there. Throws why it could
 * not be had.
 */
export function requireModule(
  engine: ExecutionContext,
  specification: ModuleSpecification,
  requiring: Requiring,
): PSModuleInfo | null {
  const { module, reason } = loadedModule(engine, specification);
  if (module !== null || fold(specification.name) === 'microsoft.powershell.core') return module;
  const [available] = isShipped(specification) ? [] : availableModules(engine, specification);
  if (available === undefined && !isShipped(specification)) throw missing(specification, requiring, reason);
  if (available !== undefined) refuseCycles(engine, specification, available, requiring);
  return importRequired(engine, specification, requiring);
}

function isShipped({ name }: ModuleSpecification): boolean {
  return shippedModuleName(name) !== undefined;
}

function loadedModule(
  engine: ExecutionContext,
  specification: ModuleSpecification,
): { module: PSModuleInfo | null; reason: Mismatch | null } {
  const constraints = constraintsOf(specification);
  let reason: Mismatch | null = null;
  for (const module of engine.modules.list(() => true)) {
    reason = mismatch(module, constraints, specification.name);
    if (reason === null) return { module, reason };
  }
  return { module: null, reason };
}

function importRequired(
  engine: ExecutionContext,
  specification: ModuleSpecification,
  requiring: Requiring,
): PSModuleInfo | null {
  const { name, version, requiredVersion, maximumVersion } = specification;
  const wanted =
    requiredVersion !== null
      ? { RequiredVersion: requiredVersion }
      : maximumVersion !== null
        ? { MaximumVersion: maximumVersion }
        : { MinimumVersion: version };
  const { errors } = runModuleCommand(engine, 'Import-Module', { Name: name, ...wanted }, requiring.session);
  if (errors[0] !== undefined) {
    errors[0].exception.errorRecord = errors[0];
    throw errors[0].exception;
  }
  const plain = name.toLowerCase().endsWith('.psd1') ? name.replace(/^.*[/\\]/, '').slice(0, -5) : name;
  const { module } = loadedModule(engine, Object.assign(new ModuleSpecification(), specification, { name: plain }));
  if (module !== null) return module;
  throw netError(
    'System.InvalidOperationException',
    'Modules_RequiredModuleNotLoadedWithoutManifest',
    notFoundMessage(plain),
    'InvalidOperation',
    specification,
  );
}

const notFoundMessage = (name: string) =>
  `The required module '${name}' was not loaded because no valid module file was found in any module directory.`;

function missing(specification: ModuleSpecification, { manifest }: Requiring, reason: Mismatch | null): NetException {
  const { name } = specification;
  if (manifest === null)
    return netError(
      'System.MissingMemberException',
      'Modules_RequiredModuleNotFound',
      notFoundMessage(name),
      'ResourceUnavailable',
    );
  return invalidManifest(
    manifest,
    `The required module '${name}'${wantedText(specification, reason)} is not loaded. Load the module or remove the module from 'RequiredModules' in the file '${manifest}'.`,
  );
}

function invalidManifest(manifest: string, message: string): NetException {
  const type = 'System.MissingMemberException';
  return netError(type, 'Modules_InvalidManifest', message, 'ResourceUnavailable', manifest);
}

function wantedText(specification: ModuleSpecification, reason: Mismatch | null): string {
  const { version, requiredVersion, maximumVersion, guid } = specification;
  switch (reason) {
    case 'required':
      return ` with version '${toText(requiredVersion)}'`;
    case 'guid':
      return ` with GUID '${toText(guid)}'`;
    case 'minimum':
      if (maximumVersion === null) return ` with version '${toText(version)}'`;
      return ` with MinimumVersion '${toText(version)}' and MaximumVersion '${maximumVersion}'`;
    case 'maximum':
      if (version === null) return ` with MaximumVersion '${maximumVersion}'`;
      return ` with MinimumVersion '${toText(version)}' and MaximumVersion '${maximumVersion}'`;
    default:
      return '';
  }
}

/** A module cannot need one that needs it. */
function refuseCycles(
  engine: ExecutionContext,
  specification: ModuleSpecification,
  available: PSModuleInfo,
  { manifest, module }: Requiring,
): void {
  const chain = new Set([identity(specification)]);
  if (module !== null) {
    const { name, version, guid } = module;
    chain.add(identity(Object.assign(new ModuleSpecification(), { name, version, guid })));
  }
  const visit = (current: ModuleSpecification, info: PSModuleInfo): void => {
    for (const needed of info.requiredSpecifications) {
      if (chain.has(identity(needed))) throw cycle(current, needed, info.path, manifest);
      const [only, ...others] = availableModules(engine, needed);
      if (only === undefined || others.length > 0 || only.requiredSpecifications.length === 0) continue;
      chain.add(identity(needed));
      visit(needed, only);
    }
    chain.delete(identity(current));
  };
  visit(specification, available);
}
/** Specifications are the same when they say the same. */
const identity = (specification: ModuleSpecification) => fold(toText(specification));

function cycle(
  current: ModuleSpecification,
  needed: ModuleSpecification,
  path: string,
  manifest: string | null,
): NetException {
  const [from, to] = [toText(current), toText(needed)];
  return invalidManifest(
    manifest ?? path,
    `The required module '${from}' is not loaded. The module '${from}' has a requiredModule '${to}' in its module manifest '${path}' that points to a cyclic dependency.`,
  );
}
