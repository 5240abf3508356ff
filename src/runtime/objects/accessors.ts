/** The methods behind properties: `get_Length`, and the getters and setters of indexers as overloads to choose from. */
import { types } from './net-type.js';
import type { MethodGroup, MethodOverload, MethodParameter, PropertyMember } from './type-members.js';

const groups = { get: new WeakMap<PropertyMember, MethodGroup>(), set: new WeakMap<PropertyMember, MethodGroup>() };

/** A property's getter under the property's own name; of all indexers of the name. */
export function getterGroup(property: PropertyMember): MethodGroup {
  return accessorGroup(property, 'get');
}

/** The setter, which takes the value last. */
export function setterGroup(property: PropertyMember): MethodGroup {
  return accessorGroup(property, 'set');
}

function accessorGroup(property: PropertyMember, which: 'get' | 'set'): MethodGroup {
  let group = groups[which].get(property);
  if (group === undefined) {
    const overloads = (property.indexers ?? [property]).filter((indexer) => indexer[which] !== undefined);
    group = {
      name: property.name,
      isStatic: property.isStatic,
      overloads: overloads.map(which === 'get' ? getterOf : setterOf),
    };
    groups[which].set(property, group);
  }
  return group;
}

function getterOf(property: PropertyMember): MethodOverload {
  return {
    name: property.name,
    isStatic: property.isStatic,
    parameters: property.parameters,
    returnText: property.typeText,
    returnsTypeParameter: property.isTypeParameter,
    genericParameters: [],
    definition: `${property.typeText} get_${property.name}(${parameterTexts(property.parameters)})`,
    invoke: property.get as NonNullable<PropertyMember['get']>,
    declaringType: property.declaringType,
  };
}

function setterOf(property: PropertyMember): MethodOverload {
  const value: MethodParameter = {
    name: 'value',
    typeText: property.typeText,
    written: property.typeText,
    get type() {
      return property.type ?? types.object();
    },
    isTypeParameter: property.isTypeParameter,
    mentionsTypeParameter: property.isTypeParameter,
    byRef: false,
    isParams: false,
    defaultText: undefined,
  };
  const parameters = [...property.parameters, value];
  return {
    name: property.name,
    isStatic: property.isStatic,
    parameters,
    returnText: 'void',
    returnsTypeParameter: false,
    genericParameters: [],
    definition: `void set_${property.name}(${parameterTexts(parameters)})`,
    invoke: property.set as NonNullable<PropertyMember['set']>,
    declaringType: property.declaringType,
  };
}

function parameterTexts(parameters: readonly MethodParameter[]): string {
  return parameters.map((parameter) => `${parameter.typeText} ${parameter.name}`).join(', ');
}

/** What `get_Length` or `set_Item` (folded) means where `find` knows the properties; undefined for other names. */
export function accessorNamed(
  name: string,
  find: (property: string) => MethodGroup | PropertyMember | undefined,
): MethodGroup | undefined {
  const which = name.startsWith('get_') ? 'get' : name.startsWith('set_') ? 'set' : null;
  if (which === null) return undefined;
  const property = find(name.slice(4));
  if (property === undefined || 'overloads' in property) return undefined;
  const group = accessorGroup(property, which);
  if (group.overloads.length === 0) return undefined;
  const fullName = `${which}_${property.name}`;
  return { ...group, name: fullName, overloads: group.overloads.map((overload) => ({ ...overload, name: fullName })) };
}
