/** `using` statements: what they may name. Whether that exists is the runtime's to find out. */
import type * as A from '../ast/nodes.js';
import { readModuleTable } from '../module-specification.js';
import type { Checker } from './checker.js';
import { type ConstantTable, constantValue } from './constant-values.js';
import { isConstant } from './constants.js';

const NAMESPACE =
  /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Pc}\p{Mn}\p{Mc}\p{Cf}_]*(?:\.[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Pc}\p{Mn}\p{Mc}\p{Cf}_]*)*$/u;
const WILDCARD = /[*?[]/;

export function checkUsingStatement(statement: A.UsingStatementAst, checker: Checker): void {
  const { usingStatementKind: kind, name, alias, extent } = statement;
  if (kind === 'Command' || kind === 'Type' || alias !== null) checker.error(extent, 'UsingStatementNotSupported');
  if (kind === 'Namespace' && name !== null && !NAMESPACE.test(name.value)) {
    checker.error(name.extent, 'InvalidNamespaceValue');
  }
}

/** Looked at before everything else, together with the names of types. */
export function checkUsed(statement: A.UsingStatementAst, checker: Checker): void {
  const { usingStatementKind: kind, name } = statement;
  if (kind === 'Module') checkUsedModule(statement, checker);
  if (kind !== 'Assembly' || name === null || checker.types === null || isUri(name.value)) return;
  if (!checker.types.hasAssembly(name.value, name.extent.file))
    checker.error(name.extent, 'ErrorLoadingAssembly', name.value);
}

/** Refused already. */
function isUri(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(name);
}

function checkUsedModule(statement: A.UsingStatementAst, checker: Checker): void {
  const { name, moduleSpecification, extent } = statement;
  let moduleName = name?.value ?? '';
  if (moduleSpecification !== null) {
    if (!isConstant(moduleSpecification, 'requires')) {
      checker.error(extent, 'RequiresArgumentMustBeConstant');
      return;
    }
    const specification = readModuleTable(constantValue(moduleSpecification) as ConstantTable);
    if (typeof specification === 'string') {
      checker.error(extent, 'RequiresModuleInvalid', specification);
      return;
    }
    moduleName = specification.name;
  }
  if (WILDCARD.test(moduleName)) checker.error(extent, 'WildCardModuleNameError');
}
