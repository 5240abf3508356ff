/** A class as a .NET type: its bases, its members, and what the rest of the engine asks of types (text, equality, order). */
import type { FunctionMemberAst, PropertyMemberAst } from '../../../parser/index.js';
import { attributeObjects } from '../../binding/attribute-objects.js';
import { hooks, toBoolean } from '../../language/index.js';
import { getProperty } from '../../objects/members.js';
import { type NetType, type TypeDefinition, types } from '../../objects/net-type.js';
import { instanceMember } from '../../objects/type-lookup.js';
import { isMethodGroup, type MethodOverload, type TypeMembers } from '../../objects/type-members.js';
import { fold } from '../../objects/values.js';
import { typeNameText } from '../compilation.js';
import { constructorOverload, hasDefaultConstructor, StaticConstructor } from './constructors.js';
import { methodOverload } from './methods.js';
import { overriddenBehaviour } from './overrides.js';
import { compilationOf, propertyMember } from './properties.js';
import { type ScriptClass, scriptClassOf } from './script-class.js';

export interface BaseTypes {
  base: NetType;
  interfaces: NetType[];
}

/** The base class and the interfaces that are written after the colon. What is wrong with them is told elsewhere. */
export function baseTypesOf(owner: ScriptClass): BaseTypes {
  const named = owner.ast.baseTypes.flatMap(
    ({ typeName }) => hooks.resolveType(typeNameText(typeName), owner.scope) ?? [],
  );
  const [first] = named;
  return {
    base: first === undefined || first.isInterface || isClosed(first) ? types.object() : first,
    interfaces: named.filter((type) => type.isInterface),
  };
}

/** True for types from which no class can derive. */
export function isClosed(type: NetType): boolean {
  if (type.isArray || type.isEnum || type.isGenericDefinition) return true;
  return scriptClassOf(type) === undefined && toBoolean(getProperty(type, 'IsSealed'));
}

export function defineClass(owner: ScriptClass): TypeDefinition {
  const { base, interfaces } = baseTypesOf(owner);
  const definition: TypeDefinition = {
    base,
    interfaces,
    attributes: () => attributeObjects(compilationOf(owner), owner.ast.attributes),
  };
  let table: TypeMembers | null = null;
  Object.defineProperty(definition, 'table', { get: () => (table ??= membersOf(owner)) });
  return Object.assign(definition, overriddenBehaviour(owner));
}

function membersOf(owner: ScriptClass): TypeMembers {
  const members: TypeMembers = { instance: new Map(), static: new Map(), constructors: [] };
  let staticConstructor: FunctionMemberAst | null = null;
  for (const member of owner.ast.members) {
    if (member.kind === 'PropertyMemberAst') addProperty(owner, members, member as PropertyMemberAst);
    if (member.kind !== 'FunctionMemberAst') continue;
    const ast = member as FunctionMemberAst;
    if (!ast.isConstructor) addMethod(members, methodOverload(owner, ast));
    else if (ast.isStatic) staticConstructor ??= ast;
    else members.constructors.push(constructorOverload(owner, ast));
  }
  const base = owner.type.baseType as NetType;
  addOverriddenProperties(owner, members);
  if (members.constructors.length === 0 && hasDefaultConstructor(base))
    members.constructors.push(constructorOverload(owner, null));
  const initialized = owner.properties(true).some(({ initialValue }) => initialValue !== null);
  if (staticConstructor !== null || initialized)
    owner.staticConstructor = new StaticConstructor(owner, staticConstructor);
  return members;
}

function addProperty(owner: ScriptClass, members: TypeMembers, ast: PropertyMemberAst): void {
  const table = ast.isStatic ? members.static : members.instance;
  const position = owner.properties(ast.isStatic).indexOf(ast) + (ast.isStatic ? 0 : owner.firstPosition);
  const key = fold(ast.name);
  if (!table.has(key)) table.set(key, propertyMember(owner, ast, position));
}

/** A method `get_Message` overrides the getter of the property that a .NET class has. */
function addOverriddenProperties(owner: ScriptClass, { instance }: TypeMembers): void {
  for (const [key, method] of [...instance]) {
    const name = key.startsWith('get_') ? key.slice(4) : null;
    if (name === null || instance.has(name) || !isMethodGroup(method)) continue;
    const property = instanceMember(owner.type.baseType as NetType, name);
    const getter = method.overloads.find(({ parameters }) => parameters.length === 0);
    if (property === undefined || isMethodGroup(property) || getter === undefined) continue;
    instance.set(name, {
      name: property.name,
      isStatic: false,
      typeText: property.typeText,
      type: property.type,
      isTypeParameter: property.isTypeParameter,
      definition: property.definition,
      get: getter.invoke,
      set: property.set,
      parameters: [],
      declaringType: owner.type,
      isScript: true,
    });
  }
}

function addMethod(members: TypeMembers, overload: MethodOverload): void {
  const table = overload.isStatic ? members.static : members.instance;
  const key = fold(overload.name);
  const existing = table.get(key);
  if (existing === undefined)
    table.set(key, { name: overload.name, isStatic: overload.isStatic, overloads: [overload] });
  else if (isMethodGroup(existing)) existing.overloads.push(overload);
}
