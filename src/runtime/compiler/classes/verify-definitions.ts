/**
 * What is wrong with the classes and enums of a script, apart from their text: bases that cannot be, members twice, interfaces
 * without their methods. PowerShell finds these when it makes the types, just before the script runs, as parse errors.
 */
import {
  type Ast,
  type FunctionMemberAst,
  type ParseErrorId,
  ParseErrorList,
  type PropertyMemberAst,
  type Ranged,
  type TypeConstraintAst,
} from '../../../parser/index.js';
import { parseException } from '../../engine/script-file.js';
import { hooks } from '../../language/index.js';
import { integerRanges, TypeCode, typeCodeOfType } from '../../language/numeric.js';
import { type NetType, types } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { typeNameText } from '../compilation.js';
import { isClosed } from './class-definition.js';
import { hasDefaultConstructor } from './constructors.js';
import { type ScriptEnum, scriptEnumOf } from './enum-definition.js';
import { missingMethod } from './required-methods.js';
import type { ScriptClass } from './script-class.js';

/** Throws a ParseException. */
export function verifyDefinitions(classes: readonly ScriptClass[], enums: readonly ScriptEnum[]): void {
  const [first] = [...classes, ...enums];
  if (first === undefined) return;
  const list = new ParseErrorList(first.ast.extent.source);
  const report: Report = ({ extent }, id, ...args) => list.add(extent.start, extent.end, false, id, args);
  checkAllBases(classes, report);
  // Without its base nothing more can be asked of a class.
  if (list.errors.some(({ errorId }) => errorId === 'TypeNotFound')) throw parseException(list.errors, false);
  checkEnums(enums, report);
  for (const each of classes) checkMembers(each, report);
  for (const each of classes) checkRequired(each, report);
  if (list.errors.length > 0) throw parseException(list.errors, false);
}

type Report = (at: { extent: Ranged }, id: ParseErrorId, ...args: unknown[]) => void;

function typeOf(owner: ScriptClass, { typeName }: TypeConstraintAst): NetType | undefined {
  return hooks.resolveType(typeNameText(typeName), owner.scope);
}

/** Classes are made in order: those that are not there yet, the class itself among them, cannot be its bases. */
function checkAllBases(classes: readonly ScriptClass[], report: Report): void {
  const unmade = new Set(classes.map(({ type }) => type));
  const baseless = new Set<NetType>();
  for (const each of classes) {
    if (!checkBases(each, unmade, baseless, report)) baseless.add(each.type);
    unmade.delete(each.type);
  }
}

/** False when a base is missing. */
function checkBases(
  owner: ScriptClass,
  unmade: ReadonlySet<NetType>,
  baseless: ReadonlySet<NetType>,
  report: Report,
): boolean {
  let isMade = true;
  owner.ast.baseTypes.forEach((constraint, i) => {
    const text = typeNameText(constraint.typeName);
    const type = typeOf(owner, constraint);
    if (constraint.typeName.kind === 'ArrayTypeName') report(constraint, 'SubtypeArray', text);
    else if (type === undefined || isMadeOf(type, unmade)) {
      report(constraint, 'TypeNotFound', text);
      isMade = false;
    } else if (baseless.has(type) || type.isInterface) return;
    else if (i > 0) report(constraint, 'InterfaceNameExpected', type.name);
    else if (type.isGenericDefinition) report(constraint, 'SubtypeUnclosedGeneric', type.name);
    else if (isClosed(type)) report(constraint, 'SealedBaseClass', type.name);
  });
  return isMade;
}

function isMadeOf(type: NetType, unmade: ReadonlySet<NetType>): boolean {
  return unmade.has(type) || type.genericArguments.some((argument) => isMadeOf(argument, unmade));
}

// ---- Enums -----------------------------------------------------------------------------------------------------------

function checkEnums(enums: readonly ScriptEnum[], report: Report): void {
  const cyclic = enums.filter((each) => reaches(each, each.type, new Set()));
  for (const { ast } of cyclic) report(ast, 'CycleInEnumInitializers');
  for (const each of enums) if (!cyclic.includes(each)) checkEnum(each, report);
}

/** True when a value of the enum is worked out from values of `target`, other than its own. */
function reaches(from: ScriptEnum, target: NetType, seen: Set<ScriptEnum>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  const used = (from.ast.members as PropertyMemberAst[])
    .flatMap(({ initialValue }) => (initialValue === null ? [] : from.mentions(initialValue)))
    .filter((type) => type !== from.type);
  return used.some((type) => {
    const other = scriptEnumOf(type);
    return type === target || (other !== undefined && reaches(other, target, seen));
  });
}

function checkEnum(each: ScriptEnum, report: Report): void {
  checkPropertyNames(each.ast.members as PropertyMemberAst[], report);
  const [base] = each.ast.baseTypes;
  const code = typeCodeOfType(each.underlying);
  if (base !== undefined && (integerRanges[code] === undefined || code === TypeCode.Char)) {
    report(base, 'InvalidUnderlyingType', each.underlying.fullName);
    return;
  }
  for (const problem of each.values().problems) {
    if (problem.id === 'EnumeratorValueMustBeConstant') report(problem.member, problem.id);
    else report(problem.member, problem.id, problem.type.displayName);
  }
}

// ---- Members of classes ------------------------------------------------------------------------------------------------

function checkPropertyNames(properties: readonly PropertyMemberAst[], report: Report): void {
  const seen = new Set<string>();
  for (const property of properties) {
    if (seen.has(fold(property.name))) report(property, 'MemberAlreadyDefined', property.name);
    seen.add(fold(property.name));
  }
}

function checkMembers(owner: ScriptClass, report: Report): void {
  const { ast, type } = owner;
  const isKind = (kind: string) => (member: Ast) => member.kind === kind;
  checkPropertyNames(ast.members.filter(isKind('PropertyMemberAst')) as PropertyMemberAst[], report);
  const methods = ast.members.filter(isKind('FunctionMemberAst')) as FunctionMemberAst[];
  const signatures = methods.map((method) => ({ method, types: parameterTypes(owner, method, report) }));
  signatures.forEach(({ method, types: own }, i) => {
    const same = signatures.slice(0, i).some((other) => clashes(method, own, other.method, other.types));
    if (same) report({ extent: method.nameExtent ?? method.extent }, 'MemberAlreadyDefined', method.name);
    else if (method.isConstructor && method.isStatic && method.parameters.length > 0)
      report({ extent: extentOf(method.parameters) }, 'StaticConstructorCantHaveParameters');
  });
  const base = type.baseType as NetType;
  if (!methods.some(({ isConstructor, isStatic }) => isConstructor && !isStatic) && !hasDefaultConstructor(base))
    report(ast, 'BaseClassNoDefaultCtor', base.name);
}

function parameterTypes(
  owner: ScriptClass,
  { parameters }: FunctionMemberAst,
  report: Report,
): (NetType | undefined)[] {
  return parameters.map(({ attributes }) => {
    const constraint = attributes.find(({ kind }) => kind === 'TypeConstraintAst') as TypeConstraintAst | undefined;
    if (constraint === undefined) return types.object();
    const type = typeOf(owner, constraint);
    if (type?.isGenericDefinition) report(constraint, 'TypeNotAllowedForParameter', typeNameText(constraint.typeName));
    return type;
  });
}

/** A static constructor may stand beside one for objects; nothing else may have the same name and parameters twice. */
function clashes(
  a: FunctionMemberAst,
  typesOfA: readonly (NetType | undefined)[],
  b: FunctionMemberAst,
  typesOfB: readonly (NetType | undefined)[],
): boolean {
  if (fold(a.name) !== fold(b.name) || typesOfA.length !== typesOfB.length) return false;
  if (a.isConstructor && a.isStatic !== b.isStatic) return false;
  return typesOfA.every((type, i) => type === typesOfB[i]);
}

function extentOf(parameters: readonly { extent: Ranged }[]): Ranged {
  return { start: parameters[0]?.extent.start ?? 0, end: parameters.at(-1)?.extent.end ?? 0 };
}

function checkRequired(owner: ScriptClass, report: Report): void {
  const { type, ast } = owner;
  const missing = missingMethod(type, owner.netBase);
  if (missing === null) return;
  const message = `Method '${missing}' in type '${type.fullName}' from assembly '${type.assembly}' does not have an implementation.`;
  report(ast, 'TypeCreationError', type.name, message);
}
