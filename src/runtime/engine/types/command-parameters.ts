/** ParameterMetadata, ParameterSetMetadata, CommandParameterSetInfo and CommandParameterInfo as .NET types. */
import { readOnlyCollection } from '../../dotnet/collections/read-only-collection.js';
import { defineType, requireType } from '../../objects/net-type.js';
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
    'string Name {get;}': (self: CommandParameter) => self.name,
    'type ParameterType {get;}': (self: CommandParameter) => self.parameter.type,
    [`System.Collections.Generic.Dictionary[string,${automation}.ParameterSetMetadata] ParameterSets {get;}`]: (
      self: CommandParameter,
    ) => self.sets,
    'bool IsDynamic {get;}': (self: CommandParameter) => self.parameter.isDynamic,
    'System.Collections.ObjectModel.Collection[string] Aliases {get;}': (self: CommandParameter) => self.aliases,
    'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}': (self: CommandParameter) =>
      self.attributes,
    'bool SwitchParameter {get;}': (self: CommandParameter) => self.parameter.isSwitch,
  },
}));

const inSet = {
  'bool IsMandatory {get;}': (self: ParameterInSet) => self.entry.mandatory,
  'int Position {get;}': (self: ParameterInSet) => self.position,
  'bool ValueFromPipeline {get;}': (self: ParameterInSet) => self.entry.fromPipeline,
  'bool ValueFromPipelineByPropertyName {get;}': (self: ParameterInSet) => self.entry.fromPropertyName,
  'bool ValueFromRemainingArguments {get;}': (self: ParameterInSet) => self.entry.remaining,
  'string HelpMessage {get;}': (self: ParameterInSet) => self.entry.helpMessage || null,
};

defineType(`${automation}.ParameterSetMetadata`, { class: ParameterInSet }, () => ({
  members: {
    ...inSet,
    'string HelpMessageBaseName {get;}': () => null,
    'string HelpMessageResourceId {get;}': () => null,
  },
}));

defineType(`${automation}.CommandParameterInfo`, { class: CommandParameterInfo }, () => {
  const { 'bool IsMandatory {get;}': isMandatory, ...others } = inSet;
  return {
    members: {
      'string Name {get;}': (self: CommandParameterInfo) => self.parameter.name,
      'type ParameterType {get;}': (self: CommandParameterInfo) => self.parameter.type,
      'bool IsMandatory {get;}': isMandatory,
      'bool IsDynamic {get;}': (self: CommandParameterInfo) => self.parameter.isDynamic,
      ...others,
      'System.Collections.ObjectModel.ReadOnlyCollection[string] Aliases {get;}': (self: CommandParameterInfo) =>
        self.aliases,
      'System.Collections.ObjectModel.ReadOnlyCollection[System.Attribute] Attributes {get;}': (
        self: CommandParameterInfo,
      ) => self.attributes,
    },
  };
});

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
