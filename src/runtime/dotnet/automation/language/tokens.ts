/** Tokens as .NET types, laid over the parser's one class of them; TokenTraits. */
import { type NumberLiteral, ScriptExtent, type Token } from '../../../../parser/index.js';
import type { RedirectionDetail } from '../../../../parser/tokenizer/token.js';
import { hasTrait, TokenKind as K, kindText, TRAITS } from '../../../../parser/tokenizer/token-kinds.js';
import { literalValue } from '../../../language/number-text.js';
import { defineType } from '../../../objects/net-type.js';
import type { EnumValue } from '../../../objects/values.js';
import { VariablePath } from '../variable-path.js';
import { inFull, language, propertySignature } from './names.js';
import { readOnly } from './read-only.js';

function text(token: Token): string {
  return token.code === K.EndOfInput ? '<eof>' : token.text;
}
const redirection = (token: Token) => token.detail as RedirectionDetail;

type Properties = Record<string, (token: Token) => unknown>;

/** By class: the base, and the properties that it declares. */
const classes: Record<string, readonly [base: string, properties: Properties]> = {
  Token: [
    '',
    {
      'string Text': (token) => token.text,
      'TokenFlags TokenFlags': (token) => token.flags,
      'TokenKind Kind': (token) => token.code,
      'bool HasError': (token) => token.hasError,
      'IScriptExtent Extent': ({ source, start, end }) => new ScriptExtent(source, start, end),
    },
  ],
  NumberToken: ['Token', { 'System.Object Value': ({ detail }) => detail && literalValue(detail as NumberLiteral) }],
  ParameterToken: [
    'Token',
    { 'string ParameterName': (token) => token.value, 'bool UsedColon': (token) => token.usedColon },
  ],
  VariableToken: [
    'Token',
    {
      'string Name': (token) => new VariablePath(token.value).unqualified,
      'System.Management.Automation.VariablePath VariablePath': (token) => new VariablePath(token.value),
    },
  ],
  StringToken: ['Token', { 'string Value': (token) => token.value }],
  StringLiteralToken: ['StringToken', {}],
  StringExpandableToken: [
    'StringToken',
    { 'Token* NestedTokens': ({ nestedTokens }) => nestedTokens && readOnly('Token', nestedTokens) },
  ],
  LabelToken: ['Token', { 'string LabelText': (token) => token.value }],
  RedirectionToken: ['Token', {}],
  InputRedirectionToken: ['RedirectionToken', {}],
  MergingRedirectionToken: [
    'RedirectionToken',
    {
      'RedirectionStream FromStream': (token) => redirection(token).from,
      'RedirectionStream ToStream': (token) => redirection(token).to,
    },
  ],
  FileRedirectionToken: [
    'RedirectionToken',
    {
      'RedirectionStream FromStream': (token) => redirection(token).from,
      'bool Append': (token) => redirection(token).append,
    },
  ],
};

export function defineTokens(): void {
  for (const [name, [base, properties]] of Object.entries(classes))
    defineType(`${language}.${name}`, {}, () => ({
      abstract: true,
      ...(base === '' ? { toString: text } : { base: `${language}.${base}` }),
      members: {
        ...Object.fromEntries(Object.entries(properties).map(([written, read]) => [propertySignature(written), read])),
        ...(base === '' ? { 'string ToString()': text } : {}),
      },
    }));
  defineType(`${language}.TokenTraits`, {}, () => ({
    members: {
      [inFull('static TokenFlags GetTraits(TokenKind kind)')]: (kind: EnumValue) => TRAITS[Number(kind.value)] ?? 0,
      [inFull('static bool HasTrait(TokenKind kind, TokenFlags flag)')]: (kind: EnumValue, flag: EnumValue) =>
        hasTrait(Number(kind.value), Number(flag.value)),
      [inFull('static string Text(TokenKind kind)')]: (kind: EnumValue) => kindText(Number(kind.value)),
    },
  }));
}
