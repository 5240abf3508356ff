/** What the parser's checks of classes ask of types: whether they exist, and on which declarations an attribute may stand. */
import type { AttributeFacts, KnownTypes } from '../../parser/index.js';
import { findAttributeType } from '../binding/attribute-objects.js';
import { hooks } from '../language/index.js';
import type { NetType } from '../objects/net-type.js';
import { allMembers } from '../objects/type-lookup.js';
import { isMethodGroup, type MethodGroup, type PropertyMember } from '../objects/type-members.js';
import { currentEngine } from './current-engine.js';
import { usedModule } from './modules/used-modules.js';

const fieldOrProperty = ['Property', 'Field'];

/** AttributeTargets by the attribute's name in System.Management.Automation; those of ValidateArguments hold for all below it. */
const targets: Record<string, readonly string[] | undefined> = {
  AliasAttribute: ['Class', 'Property', 'Field'],
  AllowEmptyCollectionAttribute: fieldOrProperty,
  AllowEmptyStringAttribute: fieldOrProperty,
  AllowNullAttribute: fieldOrProperty,
  ArgumentCompleterAttribute: fieldOrProperty,
  ArgumentCompletionsAttribute: fieldOrProperty,
  ArgumentTransformationAttribute: fieldOrProperty,
  CmdletCommonMetadataAttribute: ['Class'],
  DscLocalConfigurationManagerAttribute: ['Class'],
  DscPropertyAttribute: fieldOrProperty,
  DscResourceAttribute: ['Class'],
  ExperimentalAttribute: ['Class', 'Property', 'Field'],
  HiddenAttribute: ['Constructor', 'Method', 'Property', 'Field', 'Event'],
  'Language.NoRunspaceAffinityAttribute': ['Class'],
  OutputTypeAttribute: ['Class'],
  PSDefaultValueAttribute: fieldOrProperty,
  PSTypeNameAttribute: fieldOrProperty,
  ParameterAttribute: fieldOrProperty,
  SupportsWildcardsAttribute: fieldOrProperty,
  ValidateArgumentsAttribute: fieldOrProperty,
};

function targetsOf(attribute: NetType): readonly string[] | null {
  if (attribute.fullName === 'System.FlagsAttribute') return ['Enum'];
  for (let type: NetType | null = attribute; type !== null; type = type.baseType) {
    const own = targets[type.fullName.replace(/^System\.Management\.Automation\./, '')];
    if (own !== undefined) return own;
  }
  return null;
}

function isSet(member: MethodGroup | PropertyMember): boolean {
  return !isMethodGroup(member) && member.definition.includes('set;');
}

function factsOf(type: NetType): AttributeFacts {
  const properties = [...allMembers(type, 'instance').values()].filter((member) => !isMethodGroup(member));
  const named = (isSettable: boolean) =>
    properties.filter((member) => isSet(member) === isSettable).map(({ name }) => name);
  // TypeId is that of System.Attribute.
  return {
    name: type.displayName,
    targets: targetsOf(type),
    settable: named(true),
    readOnly: [...named(false), 'TypeId'],
  };
}

const none = () => undefined;

export const knownTypes: KnownTypes = {
  has: (name, typeParameters, namespaces) =>
    hooks.resolveType(typeParameters > 0 ? `${name}\`${typeParameters}` : name, { find: none, namespaces }) !==
    undefined,
  // Assemblies hold code for .NET, of which there is none here.
  hasAssembly: () => false,
  module: (specification, script) => usedModule(currentEngine(), specification, script),
  attribute(name, namespaces) {
    const type = findAttributeType(name, { find: none, namespaces });
    return type === undefined ? null : factsOf(type);
  },
};
