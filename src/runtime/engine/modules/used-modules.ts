/** The modules of `using module` (about_Using): found when the script is parsed, imported when it begins to run. */
import { dirname, isAbsolute, join } from 'node:path';
import type {
  ModuleSpecification as ParsedSpecification,
  UsedModule,
  UsingStatementAst,
} from '../../../parser/index.js';
import { specificationOfUsing } from '../../../parser/index.js';
import { moduleSpecificationOf } from '../../dotnet/automation/module-specification.js';
import { runtimeError } from '../../objects/errors.js';
import type { NetType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import type { ExecutionContext } from '../execution-context.js';
import type { SessionState } from '../session-state.js';
import { runModuleCommand } from './module-command.js';
import type { PSModuleInfo } from './module-info.js';
import { isPathLike } from './module-names.js';
import { exportedTypeDefinitions } from './module-types.js';

/** A path that is not absolute starts from the script's folder; `script` is null for typed text. */
function findModule(
  engine: ExecutionContext,
  specification: ParsedSpecification,
  script: string | null,
): PSModuleInfo | undefined {
  const wanted = moduleSpecificationOf(specification);
  if (script !== null && isPathLike(wanted.name) && !isAbsolute(wanted.name))
    wanted.name = join(dirname(script), wanted.name.replaceAll('\\', '/'));
  return runModuleCommand(engine, 'Get-Module', { FullyQualifiedName: wanted, ListAvailable: true }).modules[0];
}

/** What the parser needs to know of the module; null when there is none. */
export function usedModule(
  engine: ExecutionContext,
  specification: ParsedSpecification,
  script: string | null,
): UsedModule | null {
  const module = findModule(engine, specification, script);
  if (module === undefined) return null;
  const names = [...exportedTypeDefinitions(module).keys()];
  return { types: [...names, ...names.map((name) => `${module.name}.${name}`)] };
}

/** Imports the module and returns its types, by folded name with and without that of the module. Throws a RuntimeException. */
export function importUsedModule(
  engine: ExecutionContext,
  statement: UsingStatementAst,
  session: SessionState,
): Map<string, NetType> {
  const types = new Map<string, NetType>();
  const specification = specificationOfUsing(statement);
  const found = specification && findModule(engine, specification, statement.extent.file);
  if (!found) return types;
  const parameters = { Name: found.path, PassThru: true };
  const { modules, errors } = runModuleCommand(engine, 'Import-Module', parameters, session);
  if (errors[0] !== undefined)
    throw runtimeError(errors[0].fullyQualifiedErrorId, errors[0].message, 'InvalidOperation', found.path);
  const names = [...exportedTypeDefinitions(found).keys()];
  for (const module of modules) addTypes(types, module, names);
  return types;
}

/** Those that the parser was told of: what the module itself uses is not handed on. */
function addTypes(types: Map<string, NetType>, module: PSModuleInfo, names: readonly string[]): void {
  const known = module.session?.topScope.types?.types;
  for (const name of names) {
    const type = known?.get(fold(name));
    if (type === undefined) continue;
    types.set(fold(name), type);
    types.set(fold(`${module.name}.${name}`), type);
  }
}
