/** Attributes of .NET that scripts write for compilers, analysers, designers and debuggers, as a table. They are data. */
import { defineType } from '../../objects/net-type.js';
import { type AttributeData, attributeMembers } from '../automation/attribute-types.js';

/** One that is made of the value of its only property. */
function holding(type: string, property: string): AttributeData {
  const parameter = `${property[0]?.toLowerCase()}${property.slice(1)}`;
  return {
    constructors: [[`${type} ${parameter}`, property]],
    properties: { [`${type} ${property} {get;}`]: null },
  };
}

const rows: Record<string, AttributeData> = {
  CLSCompliantAttribute: holding('bool', 'IsCompliant'),
  'ComponentModel.BrowsableAttribute': holding('bool', 'Browsable'),
  'ComponentModel.CategoryAttribute': holding('string', 'Category'),
  'ComponentModel.DefaultValueAttribute': holding('System.Object', 'Value'),
  'ComponentModel.DescriptionAttribute': holding('string', 'Description'),
  'ComponentModel.DisplayNameAttribute': holding('string', 'DisplayName'),
  'Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute': {
    properties: { 'string Justification {get;set;}': null },
  },
  'Diagnostics.CodeAnalysis.SuppressMessageAttribute': {
    constructors: [['string category, string checkId', 'Category', 'CheckId']],
    properties: {
      'string Category {get;}': null,
      'string CheckId {get;}': null,
      'string Justification {get;set;}': null,
      'string MessageId {get;set;}': null,
      'string Scope {get;set;}': null,
      'string Target {get;set;}': null,
    },
  },
  'Diagnostics.DebuggerHiddenAttribute': {},
  'Diagnostics.DebuggerNonUserCodeAttribute': {},
  'Diagnostics.DebuggerStepThroughAttribute': {},
  FlagsAttribute: {},
  NonSerializedAttribute: {},
  ObsoleteAttribute: {
    constructors: [[''], ['string message', 'Message'], ['string message, bool error', 'Message', 'IsError']],
    properties: { 'string Message {get;}': null, 'bool IsError {get;}': false },
  },
  'Runtime.CompilerServices.CompilerGeneratedAttribute': {},
  SerializableAttribute: {},
  ThreadStaticAttribute: {},
};

for (const [name, row] of Object.entries(rows))
  defineType(`System.${name}`, {}, () => ({ base: 'System.Attribute', members: attributeMembers(row) }));
