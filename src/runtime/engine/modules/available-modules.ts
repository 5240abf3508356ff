/** Modules that could be loaded: those that fit a specification, the newest of a folder first. */
import { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import type { ExecutionContext } from '../execution-context.js';
import { runModuleCommand } from './module-command.js';
import { constraintsOf, mismatch } from './module-constraints.js';
import type { PSModuleInfo } from './module-info.js';

/** `name` may be the path of a manifest. */
export function availableModules(engine: ExecutionContext, specification: ModuleSpecification): PSModuleInfo[] {
  const { name } = specification;
  const { modules } = name.toLowerCase().endsWith('.psd1')
    ? runModuleCommand(engine, 'Test-ModuleManifest', { Path: name })
    : runModuleCommand(engine, 'Get-Module', { Name: name, ListAvailable: true });
  const constraints = constraintsOf(specification);
  return modules.filter((module) => mismatch(module, constraints) === null);
}

export function namedSpecification(specification: ModuleSpecification, name: string): ModuleSpecification {
  return Object.assign(new ModuleSpecification(), specification, { name });
}
