/** Classes that are DSC resources: the methods and the key property that each must have, itself or by a class it derives from. */
import type * as A from '../ast/nodes.js';
import { canonicalName, isVoid, typeFullName } from '../ast/type-names.js';
import { findAll } from '../ast/visitor.js';
import { fold } from '../tokenizer/characters.js';
import type { Checker } from './checker.js';
import { constantValue } from './constant-values.js';
import { isConstant } from './constants.js';

const KEY_TYPES: ReadonlySet<string> = new Set([
  ...['string', 'sbyte', 'byte', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'],
]);

/** What was found of a resource. */
interface Found {
  set: boolean;
  get: boolean;
  test: boolean;
  key: boolean;
}

export function checkDscResource(type: A.TypeDefinitionAst, checker: Checker): void {
  const attribute = type.attributes.find((candidate) => isNamed(candidate, 'dscresource'));
  if (attribute === undefined) return;
  const found: Found = { set: false, get: false, test: false, key: false };
  const types = new Map<string, A.TypeDefinitionAst>();
  for (const definition of findAll(checker.ancestors[0] as A.Ast, ({ kind }) => kind === 'TypeDefinitionAst', true)) {
    types.set(fold((definition as A.TypeDefinitionAst).name), definition as A.TypeDefinitionAst);
  }
  lookThrough(type, types, found, checker);
  if (!found.set) checker.error(attribute, 'DscResourceMissingSetMethod', type.name);
  if (!found.get) checker.error(attribute, 'DscResourceMissingGetMethod', type.name);
  if (!found.test) checker.error(attribute, 'DscResourceMissingTestMethod', type.name);
  const constructors = methodsOf(type).filter(({ isConstructor, isStatic }) => isConstructor && !isStatic);
  if (constructors.length > 0 && constructors.every(({ parameters }) => parameters.length > 0)) {
    checker.error(attribute, 'DscResourceMissingDefaultConstructor', type.name);
  }
  if (!found.key) checker.error(attribute, 'DscResourceMissingKeyProperty', type.name);
}

type Types = ReadonlyMap<string, A.TypeDefinitionAst>;

function lookThrough(type: A.TypeDefinitionAst, types: Types, found: Found, checker: Checker): void {
  for (const member of type.members) {
    if (member.kind === 'FunctionMemberAst') lookAtMethod(member as A.FunctionMemberAst, type, found, checker);
    else if (isKey(member as A.PropertyMemberAst)) {
      found.key = true;
      if (!mayBeKey(member as A.PropertyMemberAst, types)) checker.error(member, 'DscResourceInvalidKeyProperty');
    }
  }
  if (found.set && found.get && found.test && found.key) return;
  for (const { typeName } of type.baseTypes) {
    const base = types.get(fold(typeFullName(typeName)));
    if (base !== undefined && base !== type && base.typeKind === 'Class') lookThrough(base, types, found, checker);
  }
}

function lookAtMethod(method: A.FunctionMemberAst, type: A.TypeDefinitionAst, found: Found, checker: Checker): void {
  const { name, parameters, returnType } = method;
  if (parameters.length > 0) return;
  switch (fold(name)) {
    case 'set':
      if (returnType === null || isVoid(returnType.typeName)) found.set = true;
      return;
    case 'test':
      if (returnType !== null && canonicalName(returnType.typeName) === 'boolean') found.test = true;
      return;
    case 'get': {
      if (found.get) return;
      found.get = true;
      const returned = returnType?.typeName;
      const element = returned?.kind === 'ArrayTypeName' ? returned.elementType : returned;
      if (element?.kind !== 'TypeName' || fold(element.name) !== fold(type.name)) {
        checker.error(method, 'DscResourceInvalidGetMethod', type.name);
      }
    }
  }
}

function methodsOf({ members }: A.TypeDefinitionAst): A.FunctionMemberAst[] {
  return members.filter((member): member is A.FunctionMemberAst => member.kind === 'FunctionMemberAst');
}

/** `[DscProperty(Key)]` */
function isKey({ attributes }: A.PropertyMemberAst): boolean {
  return attributes.some(
    (attribute) =>
      isNamed(attribute, 'dscproperty') &&
      attribute.namedArguments.some(
        ({ argumentName, argument }) =>
          fold(argumentName) === 'key' && isConstant(argument, 'attribute') && Boolean(constantValue(argument)),
      ),
  );
}

function mayBeKey({ propertyType }: A.PropertyMemberAst, types: Types): boolean {
  if (propertyType?.typeName.kind !== 'TypeName') return false;
  const { typeName } = propertyType;
  return KEY_TYPES.has(canonicalName(typeName)) || types.get(fold(typeFullName(typeName)))?.typeKind === 'Enum';
}

/** The attribute by its accelerator, or by the whole name of its type. */
function isNamed({ typeName }: A.AttributeAst, name: string): boolean {
  const written = fold(typeFullName(typeName));
  const short = written.replace(/^system\.management\.automation\./, '');
  return short === name || (short !== written && short === `${name}attribute`);
}
