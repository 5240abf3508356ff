/** Attributes of .NET that scripts write for analysers, designers and debuggers, as a table. They are data: nothing asks for it here. */
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';

class Attribute {
  constructor(
    readonly netType: NetType,
    readonly values: Record<string, unknown>,
  ) {}
}

interface Row {
  /** Parameters of the constructor, and the properties that they set, in order. */
  made?: readonly [parameters: string, ...properties: string[]];
  /** Signatures of the properties. */
  properties?: readonly string[];
}

const rows: Record<string, Row> = {
  CLSCompliantAttribute: { made: ['bool isCompliant', 'IsCompliant'], properties: ['bool IsCompliant {get;}'] },
  'ComponentModel.BrowsableAttribute': { made: ['bool browsable', 'Browsable'], properties: ['bool Browsable {get;}'] },
  'ComponentModel.CategoryAttribute': { made: ['string category', 'Category'], properties: ['string Category {get;}'] },
  'ComponentModel.DefaultValueAttribute': {
    made: ['System.Object value', 'Value'],
    properties: ['System.Object Value {get;}'],
  },
  'ComponentModel.DescriptionAttribute': {
    made: ['string description', 'Description'],
    properties: ['string Description {get;}'],
  },
  'ComponentModel.DisplayNameAttribute': {
    made: ['string displayName', 'DisplayName'],
    properties: ['string DisplayName {get;}'],
  },
  'Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute': { properties: ['string Justification {get;set;}'] },
  'Diagnostics.CodeAnalysis.SuppressMessageAttribute': {
    made: ['string category, string checkId', 'Category', 'CheckId'],
    properties: [
      'string Category {get;}',
      'string CheckId {get;}',
      'string Justification {get;set;}',
      'string MessageId {get;set;}',
      'string Scope {get;set;}',
      'string Target {get;set;}',
    ],
  },
  'Diagnostics.DebuggerHiddenAttribute': {},
  'Diagnostics.DebuggerNonUserCodeAttribute': {},
  'Diagnostics.DebuggerStepThroughAttribute': {},
  'Runtime.CompilerServices.CompilerGeneratedAttribute': {},
};

function members({ made, properties = [] }: Row): Record<string, MemberImplementation> {
  const [parameters, ...names] = made ?? [''];
  const found: Record<string, MemberImplementation> = {
    [`new(${parameters})`]: (type: NetType, ...args: unknown[]) =>
      new Attribute(type, Object.fromEntries(names.map((name, i) => [name, args[i]]))),
  };
  for (const signature of properties) {
    const name = /(\w+) \{/.exec(signature)?.[1] as string;
    found[signature] = {
      get: (self: Attribute) => self.values[name] ?? null,
      set: (self: Attribute, value: unknown) => {
        self.values[name] = value;
      },
    };
  }
  return found;
}

for (const [name, row] of Object.entries(rows))
  defineType(`System.${name}`, {}, () => ({ base: 'System.Attribute', members: members(row) }));
