/** ITypeName and the classes of type names: a type as written in a script, which may or may not exist. */
import {
  ArrayTypeName,
  assemblyOf,
  GenericTypeName,
  type ScriptExtent,
  SimpleTypeName,
  type TypeName,
  typeFullName,
  typeName,
} from '../../../../parser/index.js';
import { hooks } from '../../../language/index.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../objects/net-type.js';
import { fold } from '../../../objects/values.js';
import { argumentError, argumentNull } from '../../system/errors.js';
import { emptyExtent } from './extents.js';
import { inFull, language, propertySignature } from './names.js';
import { readOnly } from './read-only.js';

/** A type as a name: what ReflectionTypeName is. */
class ReflectionTypeName {
  declare readonly netType: NetType;
  constructor(readonly type: NetType) {}
}
type AnyTypeName = TypeName | ReflectionTypeName;

/** ITypeName.GetReflectionType: the type of the name, undefined where there is none. */
export function reflectionType(name: AnyTypeName): NetType | undefined {
  if (name instanceof ReflectionTypeName) return name.type;
  const type = hooks.resolveType(typeFullName(name));
  if (type !== undefined || name.kind !== 'TypeName' || name.arity === 0) return type;
  return hooks.resolveType(`${typeFullName(name)}\`${name.arity}`);
}

function attributeType(name: AnyTypeName): NetType | undefined {
  if (name instanceof ArrayTypeName) return undefined;
  const attribute = requireType('System.Attribute');
  const type = reflectionType(name);
  if (type !== undefined && attribute.isAssignableFrom(type)) return type;
  const longer = name instanceof SimpleTypeName ? hooks.resolveType(`${name.name}Attribute`) : undefined;
  return longer !== undefined && attribute.isAssignableFrom(longer) ? longer : undefined;
}

function fullName(name: AnyTypeName): string {
  return name instanceof ReflectionTypeName ? name.type.displayName : typeFullName(name);
}

/** Two names are equal that are written alike but for case. */
function isSame(self: AnyTypeName, other: unknown): boolean {
  if (self instanceof ReflectionTypeName) return other instanceof ReflectionTypeName && other.type === self.type;
  if (!(other instanceof SimpleTypeName || other instanceof ArrayTypeName || other instanceof GenericTypeName))
    return false;
  return self.kind === other.kind && fold(typeFullName(self)) === fold(typeFullName(other));
}

const shared: Record<string, (name: never) => unknown> = {
  'string FullName': fullName,
  'string Name': (name: AnyTypeName) => (name instanceof ReflectionTypeName ? name.type.displayName : typeName(name)),
  'string AssemblyName': (name: AnyTypeName) =>
    name instanceof ReflectionTypeName ? name.type.assembly : assemblyOf(name),
  'bool IsArray': (name: AnyTypeName) =>
    name instanceof ReflectionTypeName ? name.type.isArray : name instanceof ArrayTypeName,
  'bool IsGeneric': (name: AnyTypeName) =>
    name instanceof ReflectionTypeName ? name.type.genericDefinition !== null : name instanceof GenericTypeName,
};
const extent: Record<string, (name: never) => unknown> = {
  'IScriptExtent Extent': (name: AnyTypeName) => (name instanceof ReflectionTypeName ? emptyExtent() : name.extent),
};

function needed<T>(value: T | null, parameter: string): T {
  if (value === null) throw argumentNull(parameter);
  return value;
}

interface TypeNameClass {
  properties?: Record<string, (name: never) => unknown>;
  constructors: Record<string, MemberImplementation>;
}

const classes: Record<string, () => TypeNameClass> = {
  TypeName: () => ({
    constructors: {
      'IScriptExtent extent, string name': (_type: NetType, place: ScriptExtent, name: string) =>
        new SimpleTypeName(needed(place, 'extent'), needed(name, 'name')),
      'IScriptExtent extent, string name, string assembly': (
        _type: NetType,
        place: ScriptExtent,
        name: string,
        assembly: string,
      ) => {
        const type = new SimpleTypeName(needed(place, 'extent'), needed(name, 'name'));
        type.assemblyName = needed(assembly, 'assembly');
        return type;
      },
    },
  }),
  GenericTypeName: () => ({
    properties: {
      'ITypeName TypeName': (name: GenericTypeName) => name.typeName,
      'ITypeName* GenericArguments': (name: GenericTypeName) => readOnly('ITypeName', name.genericArguments),
    },
    constructors: {
      'IScriptExtent extent, ITypeName genericTypeName, System.Collections.Generic.IEnumerable[ITypeName] genericArguments':
        (_type: NetType, place: ScriptExtent, name: TypeName, args: TypeName[]) => {
          if (needed(args, 'genericArguments').length === 0)
            throw argumentError('Value does not fall within the expected range.');
          return new GenericTypeName(needed(place, 'extent'), needed(name, 'genericTypeName'), args);
        },
    },
  }),
  ArrayTypeName: () => ({
    properties: {
      'ITypeName ElementType': (name: ArrayTypeName) => name.elementType,
      'int Rank': (name: ArrayTypeName) => name.rank,
    },
    constructors: {
      'IScriptExtent extent, ITypeName elementType, int rank': (
        _type: NetType,
        place: ScriptExtent,
        element: TypeName,
        rank: number,
      ) => new ArrayTypeName(needed(place, 'extent'), needed(element, 'elementType'), rank),
    },
  }),
  ReflectionTypeName: () => ({
    constructors: {
      'type type': (_type: NetType, type: NetType) => new ReflectionTypeName(needed(type, 'type')),
    },
  }),
};

const lookUps: Record<string, MemberImplementation> = {
  'type GetReflectionType()': reflectionType,
  'type GetReflectionAttributeType()': attributeType,
};

export function defineTypeNames(): void {
  const signatures = (table: Record<string, (name: never) => unknown>) =>
    Object.fromEntries(Object.entries(table).map(([text, read]) => [propertySignature(text), read]));
  defineType(`${language}.ITypeName`, {}, () => ({
    kind: 'interface',
    members: { ...signatures({ ...shared, ...extent }), ...lookUps },
  }));
  for (const [name, make] of Object.entries(classes)) {
    const { properties = {}, constructors } = make();
    defineType(`${language}.${name}`, name === 'ReflectionTypeName' ? { class: ReflectionTypeName } : {}, () => ({
      interfaces: [`${language}.ITypeName`],
      toString: fullName,
      equals: isSame,
      hashKey: (self: AnyTypeName) => fold(fullName(self)),
      members: {
        ...Object.fromEntries(Object.entries(constructors).map(([text, make]) => [`new(${inFull(text)})`, make])),
        ...signatures({ ...shared, ...properties, ...extent }),
        ...lookUps,
        'string ToString()': fullName,
      },
    }));
  }
}
