/** The enums of System.Management.Automation.Language: tables, which have their numbers from the tokenizer's where it has them. */
import { TokenFlags, TokenKind } from '../../../../parser/tokenizer/token-kinds.js';
import { defineType } from '../../../objects/net-type.js';
import { language } from './names.js';

function inOrder(names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, i) => [name, i]));
}

/** The names and numbers of a TypeScript enum. */
function valuesOf(of: object): Record<string, number> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => typeof value === 'number'));
}

const enums: Record<string, () => Record<string, number>> = {
  AstVisitAction: () => inOrder('Continue SkipChildren StopVisit'),
  ConfigurationType: () => inOrder('Resource Meta'),
  DynamicKeywordBodyMode: () => inOrder('Command ScriptBlock Hashtable'),
  DynamicKeywordNameMode: () => inOrder('NoName SimpleNameRequired NameRequired SimpleOptionalName OptionalName'),
  RedirectionStream: () => inOrder('All Output Error Warning Verbose Debug Information'),
  StringConstantType: () => inOrder('SingleQuoted SingleQuotedHereString DoubleQuoted DoubleQuotedHereString BareWord'),
  TokenKind: () => valuesOf(TokenKind),
  UsingStatementKind: () => inOrder('Assembly Command Module Namespace Type'),
};

const flags: Record<string, () => Record<string, number>> = {
  ForEachFlags: () => ({ None: 0, Parallel: 1 }),
  MethodAttributes: () => ({ None: 0, Public: 1, Private: 2, Static: 16, Hidden: 64 }),
  PropertyAttributes: () => ({ None: 0, Public: 1, Private: 2, Static: 16, Literal: 32, Hidden: 64 }),
  SwitchFlags: () => ({ None: 0, File: 1, Regex: 2, Wildcard: 4, Exact: 8, CaseSensitive: 16, Parallel: 32 }),
  TokenFlags: () => valuesOf(TokenFlags),
  TypeAttributes: () => ({ None: 0, Class: 1, Interface: 2, Enum: 4 }),
};

export function defineLanguageEnums(): void {
  for (const [name, values] of Object.entries(enums))
    defineType(`${language}.${name}`, {}, () => ({ kind: 'enum', values: values() }));
  for (const [name, values] of Object.entries(flags))
    defineType(`${language}.${name}`, {}, () => ({ kind: 'enum', flags: true, values: values() }));
}
