/** RuntimeDefinedParameter and its dictionary: what a dynamicparam block returns. */
import { defineType, type MemberImplementation, type NetType, requireType, types } from '../../objects/net-type.js';
import { collectionOf } from '../collections/collection.js';
import { valuesOf } from '../collections/elements.js';
import { NetDictionary } from '../collections/net-dictionary.js';
import type { NetList } from '../collections/net-list.js';
import { psArgument, psArgumentNull } from './ps-errors.js';

const namespace = 'System.Management.Automation';

export class RuntimeDefinedParameter {
  declare readonly netType: NetType;
  #value: unknown = null;
  isSet = false;
  #attributes: NetList | undefined;
  constructor(
    public name: string,
    public parameterType: NetType,
    readonly given: readonly unknown[] = [],
  ) {}
  get attributes(): NetList {
    this.#attributes ??= collectionOf(requireType('System.Attribute'), [...this.given]);
    return this.#attributes;
  }
  get value(): unknown {
    return this.#value;
  }
  set value(value: unknown) {
    this.isSet = true;
    this.#value = value;
  }
}

function property(name: 'name' | 'parameterType' | 'value' | 'isSet'): MemberImplementation {
  return {
    get: (self: RuntimeDefinedParameter) => self[name],
    set: (self: RuntimeDefinedParameter, value: never) => {
      self[name] = value;
    },
  };
}

defineType(`${namespace}.RuntimeDefinedParameter`, { class: RuntimeDefinedParameter }, () => ({
  members: {
    'new()': () => new RuntimeDefinedParameter('', types.object()),
    'new(string name, type parameterType, System.Collections.ObjectModel.Collection[System.Attribute] attributes)': (
      _type: NetType,
      name: string | null,
      type: NetType | null,
      attributes: unknown,
    ) => {
      if (!name) throw psArgument('name');
      if (type === null) throw psArgumentNull('parameterType');
      return new RuntimeDefinedParameter(name, type, valuesOf(attributes, types.object()));
    },
    'string Name {get;set;}': property('name'),
    'type ParameterType {get;set;}': property('parameterType'),
    'System.Object Value {get;set;}': property('value'),
    'bool IsSet {get;set;}': property('isSet'),
    'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}': (self: RuntimeDefinedParameter) =>
      self.attributes,
  },
}));

class RuntimeDefinedParameterDictionary extends NetDictionary {
  helpFile = '';
  data: unknown = null;
  constructor(type: NetType) {
    super(type, ignoringCase());
  }
}
/** Names of parameters are found without regard to case. */
function ignoringCase(): unknown {
  const comparer = requireType('System.StringComparer').members.static.get('ordinalignorecase');
  return comparer && 'get' in comparer ? (comparer.get as () => unknown)() : null;
}

defineType(`${namespace}.RuntimeDefinedParameterDictionary`, {}, () => ({
  base: `System.Collections.Generic.Dictionary[string,${namespace}.RuntimeDefinedParameter]`,
  members: {
    'new()': (type: NetType) => new RuntimeDefinedParameterDictionary(type),
    'string HelpFile {get;set;}': {
      get: (self: RuntimeDefinedParameterDictionary) => self.helpFile,
      set: (self: RuntimeDefinedParameterDictionary, value: string | null) => {
        self.helpFile = value ?? '';
      },
    },
    'System.Object Data {get;set;}': {
      get: (self: RuntimeDefinedParameterDictionary) => self.data,
      set: (self: RuntimeDefinedParameterDictionary, value: unknown) => {
        self.data = value;
      },
    },
  },
}));
