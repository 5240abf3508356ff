/** `using` statements: what they may name. Whether that exists is the runtime's to find out. */
import type * as A from '../ast/nodes.js';
import { type ModuleSpecification, readModuleTable } from '../module-specification.js';
import { fold } from '../tokenizer/characters.js';
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
    checker.error(name, 'InvalidNamespaceValue');
  }
}

/** Looked at before everything else, together with the names of types. */
export function checkUsed(statement: A.UsingStatementAst, checker: Checker): void {
  const { usingStatementKind: kind, name } = statement;
  if (kind === 'Module') checkUsedModule(statement, checker);
  if (kind !== 'Assembly' || name === null || checker.types === null || isUri(name.value)) return;
  if (!checker.types.hasAssembly(name.value, name.source.file)) checker.error(name, 'ErrorLoadingAssembly', name.value);
}

/** Refused already: a URI, or a path on another computer. */
function isUri(name: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|[\\/]{2})/i.test(name);
}

function checkUsedModule(statement: A.UsingStatementAst, checker: Checker): void {
  const { name, moduleSpecification, extent } = statement;
  if (moduleSpecification !== null && !isConstant(moduleSpecification, 'requires')) {
    checker.error(extent, 'RequiresArgumentMustBeConstant');
    return;
  }
  const specification = readSpecification(statement);
  if (typeof specification === 'string') {
    checker.error(extent, 'RequiresModuleInvalid', specification);
    return;
  }
  if (WILDCARD.test(specification.name)) {
    checker.error(extent, 'WildCardModuleNameError');
    return;
  }
  if (checker.types === null) return;
  const module = checker.types.module(specification, statement.source.file);
  if (module === null)
    checker.error(extent, 'ModuleNotFoundDuringParse', name?.value ?? moduleSpecification?.extent.text ?? '');
  else for (const type of module.types) checker.usedTypes.add(fold(type));
}

function readSpecification({ name, moduleSpecification }: A.UsingStatementAst): ModuleSpecification | string {
  if (moduleSpecification !== null) return readModuleTable(constantValue(moduleSpecification) as ConstantTable);
  return { name: name?.value ?? '', guid: null, version: null, requiredVersion: null, maximumVersion: null };
}

/** The module that `using module` names; null where that is not well said. */
export function specificationOfUsing(statement: A.UsingStatementAst): ModuleSpecification | null {
  const specification = readSpecification(statement);
  return typeof specification === 'string' ? null : specification;
}
