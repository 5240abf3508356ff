/** The members of an inferred type, those of the type table, of .NET and of classes that are only written down, in one form. */
import type {
  FunctionMemberAst,
  PropertyMemberAst,
  ScriptBlockAst,
  TypeConstraintAst,
  TypeDefinitionAst,
} from '../../parser/index.js';
import { typeFullName } from '../../parser/index.js';
import { ScriptBlock } from '../engine/script-block.js';
import { type NetType, requireType, types } from '../objects/net-type.js';
import type { ExtendedMember } from '../objects/ps-object.js';
import { allMembers } from '../objects/type-lookup.js';
import { isMethodGroup, type MethodGroup, type PropertyMember } from '../objects/type-members.js';
import { typeTable } from '../objects/type-table.js';
import { InferredType } from './inferred-type.js';

export interface InferredMember {
  readonly name: string;
  readonly isMethod: boolean;
  readonly isHidden: boolean;
  readonly isConstructor: boolean;
  readonly isSettable: boolean;
  /** What tells of it, as .NET or the type table does. */
  toolTip(): string;
  /** What it is (a property), or gives back (a method that is called); text of a script that has to be looked through. */
  readonly outcome: Outcome;
}
export type Outcome =
  | { readonly kind: 'types'; readonly types: readonly InferredType[] }
  /** Types as they are written in a class. */
  | { readonly kind: 'written'; readonly constraint: TypeConstraintAst | null }
  /** Another member of the same object. */
  | { readonly kind: 'alias'; readonly name: string }
  | { readonly kind: 'script'; readonly ast: ScriptBlockAst }
  | { readonly kind: 'unknown' };

/** What is asked for: instance or static members; whether those that are hidden, too. */
export interface MemberQuery {
  readonly isStatic: boolean;
  /** The class that the cursor is in sees its own hidden members. */
  readonly within: TypeDefinitionAst | null;
  /** Finds a class that a base type's name stands for. */
  resolve(constraint: TypeConstraintAst): InferredType;
}

const unknown: Outcome = { kind: 'unknown' };

export function membersOfInferred(inferred: InferredType, query: MemberQuery): InferredMember[] {
  const found: InferredMember[] = [];
  for (const property of inferred.properties ?? []) found.push(knownProperty(property.name, property.type));
  if (inferred.type !== null) found.push(...membersOfNetType(inferred.type, query.isStatic));
  else if (inferred.definition !== null) found.push(...membersOfDefinition(inferred.definition, query));
  else if (!query.isStatic) for (const m of typeTable.membersOfNames([inferred.name]).values()) found.push(extended(m));
  return found;
}

function knownProperty(name: string, type: InferredType): InferredMember {
  return {
    name,
    ...{ isMethod: false, isHidden: false, isConstructor: false, isSettable: false },
    toolTip: () => `${type.type?.displayName ?? type.name} ${name}`,
    outcome: { kind: 'types', types: [type] },
  };
}

/** Of a list the members of its elements too: PowerShell reads them from each. */
function membersOfNetType(type: NetType, isStatic: boolean): InferredMember[] {
  const elements = type.elementType ? [type.elementType] : enumerableInterfaces(type);
  const found: InferredMember[] = [];
  for (const each of [type, ...elements]) {
    if (!isStatic) for (const member of typeTable.membersOfType(each).values()) found.push(extended(member));
    for (const member of allMembers(each, isStatic ? 'static' : 'instance').values())
      found.push(isMethodGroup(member) ? method(member, isStatic) : property(member, isStatic));
  }
  return found.filter((member) => !member.isHidden);
}

export function enumerableInterfaces(type: NetType): NetType[] {
  return type.interfaces.filter((i) => i.genericDefinition?.fullName === 'System.Collections.Generic.IEnumerable`1');
}

function method(group: MethodGroup, isStatic: boolean): InferredMember {
  const { name, overloads } = group;
  return {
    name,
    isMethod: true,
    isHidden: overloads.every((overload) => overload.isHidden === true),
    isConstructor: name === 'new',
    isSettable: false,
    toolTip: () => overloads.map((overload) => overload.definition).join(isStatic ? ', ' : '\n'),
    get outcome(): Outcome {
      const returned = new Map<string, InferredType>();
      for (const { declaringType, returnText, name: own } of overloads) {
        const type = own === 'new' ? declaringType : declaringType.tryResolve(returnText);
        if (type !== undefined && type.fullName !== 'System.Void') returned.set(type.fullName, InferredType.of(type));
      }
      return { kind: 'types', types: [...returned.values()] };
    },
  };
}

function property(member: PropertyMember, isStatic: boolean): InferredMember {
  const { name, type, typeText, get, set, isHidden } = member;
  const text = type?.displayName ?? typeText;
  return {
    name,
    isMethod: member.parameters.length > 0,
    isHidden: isHidden ?? false,
    isConstructor: false,
    isSettable: set !== undefined,
    toolTip: () =>
      isStatic || member.parameters.length > 0
        ? member.definition
        : `${text} ${name} { ${get ? 'get; ' : ''}${set ? 'set; ' : ''}}`,
    outcome: type === undefined ? unknown : { kind: 'types', types: [InferredType.of(type)] },
  };
}

function extended(member: ExtendedMember): InferredMember {
  const { name, memberType, definition, isHidden } = member;
  return {
    name,
    isMethod: memberType.endsWith('Method'),
    isHidden,
    isConstructor: false,
    isSettable: member.set !== null,
    toolTip: () => definition,
    get outcome(): Outcome {
      if (memberType === 'AliasProperty') return { kind: 'alias', name: member.references[0] as string };
      const source = member.source as { getter?: unknown } | null;
      const script = memberType === 'ScriptProperty' ? source?.getter : source;
      if (script instanceof ScriptBlock) return { kind: 'script', ast: script.ast };
      if (memberType === 'CodeProperty' && member.typeNameOfValue !== null)
        return { kind: 'types', types: [InferredType.of(member.typeNameOfValue)] };
      return unknown;
    },
  };
}

// ---- Classes of the script -----------------------------------------------------------------------------------------------

function membersOfDefinition(definition: TypeDefinitionAst, query: MemberQuery): InferredMember[] {
  const { isStatic } = query;
  const found: InferredMember[] = [];
  let hasConstructor = false;
  for (const member of definition.members) {
    if (member.kind === 'PropertyMemberAst') {
      const own = definedProperty(member as PropertyMemberAst, definition);
      if ((member as PropertyMemberAst).isStatic === isStatic) found.push(own);
      continue;
    }
    const own = member as FunctionMemberAst;
    hasConstructor ||= own.isConstructor;
    if (own.isConstructor ? isStatic : own.isStatic === isStatic) found.push(definedMethod(own, definition));
  }
  const visible = query.within === definition ? found : found.filter((member) => !member.isHidden);
  const bases: InferredMember[] = [];
  if (definition.typeKind !== 'Enum')
    for (const base of definition.baseTypes) bases.push(...membersOfInferred(query.resolve(base), query));
  const isEnum = definition.typeKind === 'Enum';
  if (isStatic && !hasConstructor) bases.push(defaultConstructor(definition));
  if (isEnum && !isStatic) bases.push(knownProperty('value__', InferredType.of(types.int32())));
  const base = InferredType.of(isEnum ? requireType('System.Enum') : types.object());
  bases.push(...membersOfInferred(base, query).filter((member) => !(isStatic && member.isConstructor)));
  return [...visible, ...bases];
}

function definedProperty(ast: PropertyMemberAst, definition: TypeDefinitionAst): InferredMember {
  const type = ast.propertyType === null ? 'object' : typeFullName(ast.propertyType.typeName);
  const isEnum = definition.typeKind === 'Enum';
  return {
    name: ast.name,
    ...{ isMethod: false, isHidden: ast.isHidden, isConstructor: false, isSettable: true },
    toolTip: () => `${ast.isStatic ? 'static ' : ''}${type} ${ast.name}`,
    outcome: isEnum
      ? { kind: 'types', types: [InferredType.defined(definition)] }
      : { kind: 'written', constraint: ast.propertyType },
  };
}

function definedMethod(ast: FunctionMemberAst, definition: TypeDefinitionAst): InferredMember {
  return {
    name: ast.isConstructor ? 'new' : ast.name,
    ...{ isMethod: true, isHidden: ast.isHidden, isConstructor: ast.isConstructor, isSettable: false },
    toolTip: () =>
      definition.members
        .filter((member): member is FunctionMemberAst => member.kind === 'FunctionMemberAst')
        .filter((member) => member.name === ast.name && member.isStatic === ast.isStatic)
        .map(signatureOf)
        .join('\n'),
    outcome: ast.isConstructor
      ? { kind: 'types', types: [InferredType.defined(definition)] }
      : { kind: 'written', constraint: ast.returnType },
  };
}

function signatureOf(ast: FunctionMemberAst): string {
  const parameters = ast.parameters.map(({ attributes, name }) => {
    const constraint = attributes.find((attribute) => attribute.kind === 'TypeConstraintAst');
    return `${constraint === undefined ? 'object' : typeFullName(constraint.typeName)} ${name.variablePath}`;
  });
  const { returnType } = ast;
  const isVoid = returnType === null || /^(system\.)?void$/i.test(typeFullName(returnType.typeName));
  const returned = ast.isConstructor ? '' : `${isVoid ? 'void' : typeFullName(returnType.typeName)} `;
  return `${ast.isStatic ? 'static ' : ''}${returned}${ast.name}(${parameters.join(', ')})`;
}

function defaultConstructor(definition: TypeDefinitionAst): InferredMember {
  return {
    name: 'new',
    ...{ isMethod: true, isHidden: false, isConstructor: true, isSettable: false },
    toolTip: () => `${definition.name} new()`,
    outcome: { kind: 'types', types: [InferredType.defined(definition)] },
  };
}
