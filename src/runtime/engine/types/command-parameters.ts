/** ParameterMetadata, ParameterSetMetadata, CommandParameterSetInfo and CommandParameterInfo as .NET types. */
import { psArgumentNull } from '../../dotnet/automation/ps-errors.js';
import { readOnlyCollection } from '../../dotnet/collections/read-only-collection.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import {
  CommandParameter,
  CommandParameterInfo,
  CommandParameterSetInfo,
  ParameterInSet,
} from '../command-parameters.js';
import { setSyntax } from '../command-syntax.js';

const automation = 'System.Management.Automation';

defineType(`${automation}.ParameterMetadata`, { class: CommandParameter }, () => ({
  members: {
    'new(string name)': (_type: NetType, name: string | null) => newParameter(name, null),
    'new(string name, type parameterType)': (_type: NetType, name: string | null, type: NetType | null) =>
      newParameter(name, type),
    [`new(${automation}.ParameterMetadata other)`]: (_type: NetType, other: CommandParameter | null) => {
      if (other === null) throw psArgumentNull('other');
      return other.copy();
    },
    'string Name {get;set;}': {
      get: (self: CommandParameter) => self.name,
      set: (self: CommandParameter, name: string | null) => {
        if (!name) throw psArgumentNull('Name');
        self.name = name;
      },
    },
    'type ParameterType {get;set;}': {
      get: (self: CommandParameter) => self.type,
      set: (self: CommandParameter, type: NetType | null) => {
        self.type = type;
      },
    },
    [`System.Collections.Generic.Dictionary[string,${automation}.ParameterSetMetadata] ParameterSets {get;}`]: (
      self: CommandParameter,
    ) => self.sets,
    'bool IsDynamic {get;set;}': {
      get: (self: CommandParameter) => self.isDynamic,
      set: (self: CommandParameter, isDynamic: boolean) => {
        self.isDynamic = isDynamic;
      },
    },
    'System.Collections.ObjectModel.Collection[string] Aliases {get;}': (self: CommandParameter) => self.aliases,
    'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}': (self: CommandParameter) =>
      self.attributes,
    'bool SwitchParameter {get;}': (self: CommandParameter) => self.isSwitch,
  },
}));
function newParameter(name: string | null, type: NetType | null): CommandParameter {
  if (!name) throw psArgumentNull('name');
  return CommandParameter.bare(name, type);
}

function inSet(name: Exclude<keyof ParameterInSet, 'netType' | 'entry' | 'copy'>): MemberImplementation {
  return {
    get: (self: ParameterInSet) => self[name],
    set: (self: ParameterInSet, value: unknown) => {
      Object.assign(self, { [name]: value });
    },
  };
}
defineType(`${automation}.ParameterSetMetadata`, { class: ParameterInSet }, () => ({
  members: {
    'bool IsMandatory {get;set;}': inSet('isMandatory'),
    'int Position {get;set;}': inSet('position'),
    'bool ValueFromPipeline {get;set;}': inSet('valueFromPipeline'),
    'bool ValueFromPipelineByPropertyName {get;set;}': inSet('valueFromPipelineByPropertyName'),
    'bool ValueFromRemainingArguments {get;set;}': inSet('valueFromRemainingArguments'),
    'string HelpMessage {get;set;}': inSet('helpMessage'),
    'string HelpMessageBaseName {get;set;}': inSet('helpMessageBaseName'),
    'string HelpMessageResourceId {get;set;}': inSet('helpMessageResourceId'),
  },
}));

defineType(`${automation}.CommandParameterInfo`, { class: CommandParameterInfo }, () => ({
  members: {
    'string Name {get;}': (self: CommandParameterInfo) => self.parameter.name,
    'type ParameterType {get;}': (self: CommandParameterInfo) => self.parameter.type,
    'bool IsMandatory {get;}': (self: CommandParameterInfo) => self.entry.mandatory,
    'bool IsDynamic {get;}': (self: CommandParameterInfo) => self.parameter.isDynamic,
    'int Position {get;}': (self: CommandParameterInfo) => self.position,
    'bool ValueFromPipeline {get;}': (self: CommandParameterInfo) => self.entry.fromPipeline,
    'bool ValueFromPipelineByPropertyName {get;}': (self: CommandParameterInfo) => self.entry.fromPropertyName,
    'bool ValueFromRemainingArguments {get;}': (self: CommandParameterInfo) => self.entry.remaining,
    'string HelpMessage {get;}': (self: CommandParameterInfo) => self.entry.helpMessage || null,
    'System.Collections.ObjectModel.ReadOnlyCollection[string] Aliases {get;}': (self: CommandParameterInfo) =>
      self.aliases,
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Attribute] Attributes {get;}': (
      self: CommandParameterInfo,
    ) => self.attributes,
  },
}));

defineType(`${automation}.CommandParameterSetInfo`, { class: CommandParameterSetInfo }, () => ({
  toString: setSyntax,
  members: {
    'string Name {get;}': (self: CommandParameterSetInfo) => self.name,
    'bool IsDefault {get;}': (self: CommandParameterSetInfo) => self.isDefault,
    [`System.Collections.ObjectModel.ReadOnlyCollection[${automation}.CommandParameterInfo] Parameters {get;}`]: (
      self: CommandParameterSetInfo,
    ) => readOnlyCollection(requireType(`${automation}.CommandParameterInfo`), [...self.parameters]),
  },
}));
