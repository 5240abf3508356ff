/**
 * Types that names within classes mean. The engine looks these up when it parses, so that a name that means nothing is an
 * error of the text; everywhere else a name is looked up when it is used.
 */
import type * as A from '../ast/nodes.js';
import type { ModuleSpecification } from '../module-specification.js';
import { fold } from '../tokenizer/characters.js';
import type { Checker } from './checker.js';

/** What the runtime knows of an attribute's type. */
export interface AttributeFacts {
  /** As messages name it. */
  name: string;
  /** Names of AttributeTargets on which it may stand; null for all. */
  targets: readonly string[] | null;
  /** Properties that can be set, and those that cannot. */
  settable: readonly string[];
  readOnly: readonly string[];
}

/** What the runtime knows of a module that a script uses. */
export interface UsedModule {
  /** Names of its classes and enums, with and without its own name before them. */
  types: readonly string[];
}

/** The types that exist besides those of the script, as the runtime tells them. */
export interface KnownTypes {
  /** `typeParameters` is their number for a generic type. `namespaces` are those of the script's `using` statements. */
  has(name: string, typeParameters: number, namespaces: readonly string[]): boolean;
  /** Whether `using assembly` can load this file; `script` is the path of the script, null for typed text. */
  hasAssembly(path: string, script: string | null): boolean;
  /** The module that `using module` means, null when there is none; `script` as above. */
  module(specification: ModuleSpecification, script: string | null): UsedModule | null;
  /** The attribute by its name, with or without "Attribute" at its end; null when there is none. */
  attribute(name: string, namespaces: readonly string[]): AttributeFacts | null;
}

export function checkTypeName({ typeName }: A.TypeExpressionAst | A.TypeConstraintAst, checker: Checker): void {
  if (checker.types !== null && isInType(checker)) checkName(typeName, 0, checker);
}

/** The attribute's type must exist. */
export function checkAttributeType({ typeName }: A.AttributeAst, checker: Checker): void {
  if (checker.types === null || !isInType(checker)) return;
  if (typeName.kind !== 'TypeName') checkName(typeName, 0, checker);
  else if (!isDefined(typeName.name, checker) && factsOf(typeName.name, checker) === null && !isOrdered(typeName.name))
    checker.error(typeName.extent, 'CustomAttributeTypeNotFound', typeName.name);
}

function checkName(name: A.TypeName, typeParameters: number, checker: Checker): void {
  switch (name.kind) {
    case 'ArrayTypeName':
      checkName(name.elementType, 0, checker);
      return;
    case 'GenericTypeName':
      checkName(name.typeName, name.genericArguments.length, checker);
      for (const argument of name.genericArguments) checkName(argument, 0, checker);
      return;
  }
  if (typeParameters === 0 && name.assemblyName === null && isDefined(name.name, checker)) return;
  if (checker.types?.has(name.name, typeParameters, namespacesOf(checker)) || isOrdered(name.name)) return;
  checker.error(name.extent, 'TypeNotFound', name.name);
}

/** `[ordered]` is no type, but looks like one. */
function isOrdered(name: string): boolean {
  return fold(name) === 'ordered';
}

/** An attribute, a member or anything else that belongs to a class or enum. */
function isInType(checker: Checker): boolean {
  return checker.ancestors.some(({ kind }) => kind === 'TypeDefinitionAst');
}

/** A script block around the name, or a module that the script uses, defines a type of that name. */
function isDefined(name: string, { ancestors, definedTypes, usedTypes }: Checker): boolean {
  return ancestors.some((ancestor) => definedTypes.get(ancestor)?.has(fold(name))) || usedTypes.has(fold(name));
}

function factsOf(name: string, checker: Checker): AttributeFacts | null {
  return checker.types?.attribute(name, namespacesOf(checker)) ?? null;
}

function namespacesOf({ ancestors }: Checker): string[] {
  const root = ancestors[0] as A.ScriptBlockAst;
  return root.usingStatements
    .filter((using) => using.usingStatementKind === 'Namespace' && using.name !== null)
    .map((using) => (using.name as A.StringConstantExpressionAst).value);
}

/** On classes and their members an attribute must be one for such a declaration, and have the properties that are set. */
export function checkAttributeOnClass(ast: A.AttributeAst, checker: Checker): void {
  const targets = targetsOf(checker);
  if (targets === null || ast.typeName.kind !== 'TypeName') return;
  const facts = factsOf(ast.typeName.name, checker);
  if (facts === null) return;
  if (facts.targets !== null && !facts.targets.some((target) => targets.includes(target)))
    checker.error(ast, 'AttributeNotAllowedOnDeclaration', facts.name, facts.targets.join(', '));
  for (const { argumentName, extent } of ast.namedArguments) {
    const isNamed = (name: string): boolean => fold(name) === fold(argumentName);
    if (facts.settable.some(isNamed)) continue;
    if (facts.readOnly.some(isNamed)) checker.error(extent, 'ReadOnlyProperty', argumentName);
    else checker.error(extent, 'PropertyNotFoundForAttribute', argumentName, facts.name, facts.settable.join(', '));
  }
}

/** The AttributeTargets of the declaration that an attribute stands on; null where it is none of a class. */
function targetsOf(checker: Checker): readonly string[] | null {
  const declaration = checker.ancestor() as A.AnyAst | undefined;
  switch (declaration?.kind) {
    case 'TypeDefinitionAst':
      return [declaration.typeKind];
    case 'PropertyMemberAst':
      return ['Property', 'Field'];
    case 'FunctionMemberAst':
      return [declaration.isConstructor ? 'Constructor' : 'Method'];
    case 'ParameterAst':
      return checker.member?.kind === 'FunctionMemberAst' ? ['Parameter'] : null;
    default:
      return null;
  }
}
