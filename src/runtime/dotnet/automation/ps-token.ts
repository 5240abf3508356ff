/** PSToken, PSParseError and PSParser: tokens as PowerShell 2 told them, where a type in brackets is one token (PSParser.Tokenize). */
import {
  type Ast,
  findAll,
  type ParseError,
  type ParseResult,
  parseWithTokens,
  ScriptExtent,
  type Token,
} from '../../../parser/index.js';
import { TokenFlags as F, TokenKind as K } from '../../../parser/tokenizer/token-kinds.js';
import { knownTypes } from '../../engine/known-types.js';
import { toText } from '../../language/index.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { isNull, type PSReference } from '../../objects/values.js';
import { collectionOf } from '../collections/collection.js';
import { tokenClass } from './language/token-class.js';
import { psArgumentNull } from './ps-errors.js';

const automation = 'System.Management.Automation';

export class PSToken {
  declare readonly netType: NetType;
  constructor(
    /** PSTokenType */
    readonly type: string,
    readonly extent: ScriptExtent,
    readonly content = extent.text,
  ) {}
}

class PSParseError {
  declare readonly netType: NetType;
  constructor(
    readonly token: PSToken,
    readonly message: string,
  ) {}
}

/** The type of a token by its kind: each row holds from its kind up to the next one's. */
const typesByKind: readonly (readonly [from: K, type: string])[] = [
  [K.Unknown, 'Unknown'],
  [K.Variable, 'Variable'],
  [K.Parameter, 'CommandParameter'],
  [K.Number, 'Number'],
  [K.Label, 'LoopLabel'],
  [K.Identifier, 'CommandArgument'],
  [K.NewLine, 'NewLine'],
  [K.LineContinuation, 'LineContinuation'],
  [K.Comment, 'Comment'],
  [K.EndOfInput, 'Unknown'],
  [K.StringLiteral, 'String'],
  [K.LParen, 'GroupStart'],
  [K.RParen, 'GroupEnd'],
  [K.LCurly, 'GroupStart'],
  [K.RCurly, 'GroupEnd'],
  [K.LBracket, 'Operator'],
  [K.AtParen, 'GroupStart'],
  [K.Semi, 'StatementSeparator'],
  [K.AndAnd, 'Operator'],
  [K.Colon, 'Unknown'],
  [K.Begin, 'Keyword'],
  [K.Clean, 'Unknown'],
];

/** Flags that say more than the kind does. */
const typesByFlag: readonly (readonly [flag: F, type: string])[] = [
  [F.CommandName, 'Command'],
  [F.MemberName, 'Member'],
  [F.AttributeName, 'Attribute'],
  [F.TypeName, 'Type'],
];

function tokenType({ code, flags }: Token): string {
  const flagged = typesByFlag.find(([flag]) => (flags & flag) !== 0);
  return (flagged ?? (typesByKind.findLast(([from]) => from <= code) as [K, string]))[1];
}

function psToken(token: Token): PSToken {
  const extent = new ScriptExtent(token.source, token.start, token.end);
  return new PSToken(tokenType(token), extent, hasValue(token) ? token.value : extent.text);
}

/** Strings, words with a value and variables. */
function hasValue(token: Token): boolean {
  const name = tokenClass(token);
  return name.startsWith('String') || name === 'VariableToken';
}

/** Where types in brackets end, by where they start. */
function bracketedTypes(ast: Ast, text: string): Map<number, number> {
  const isType = ({ kind, extent }: Ast) =>
    (kind === 'TypeConstraintAst' || kind === 'TypeExpressionAst') && text[extent.start] === '[';
  return new Map(findAll(ast, isType, true).map(({ extent }) => [extent.start, extent.end]));
}

/** Tokens, those of a type in brackets as one. What there is of a type without its last bracket is left out, or goes up to a line end. */
function psTokens({ ast, tokens }: ParseResult, text: string): PSToken[] {
  const types = bracketedTypes(ast, text);
  const found: PSToken[] = [];
  for (let i = 0; i < tokens.length - 1; i++) {
    const token = tokens[i] as Token;
    const end = types.get(token.start);
    if (end === undefined) {
      found.push(psToken(token));
      continue;
    }
    let depth = 1;
    while ((tokens[i + 1] as Token).end <= end && depth > 0) depth += bracket(tokens[++i] as Token);
    if (depth > 0 && (tokens[i + 1] as Token).code !== K.NewLine) continue;
    const last = depth > 0 ? (tokens[++i] as Token).end : end;
    found.push(new PSToken('Type', new ScriptExtent(token.source, token.start, last)));
  }
  return found;
}

function bracket({ code }: Token): number {
  return code === K.LBracket ? 1 : code === K.RBracket ? -1 : 0;
}

function tokenize(script: string, errors: PSReference): unknown {
  const parsed = parseWithTokens(script, null, knownTypes);
  errors.set(collectionOf(requireType(`${automation}.PSParseError`), parsed.errors.map(psParseError)));
  return collectionOf(requireType(`${automation}.PSToken`), psTokens(parsed, script));
}

function psParseError({ extent, message }: ParseError): PSParseError {
  return new PSParseError(new PSToken('Position', extent), message);
}

defineType(`${automation}.PSToken`, { class: PSToken }, () => ({
  members: {
    'string Content {get;}': (self: PSToken) => self.content,
    [`${automation}.PSTokenType Type {get;}`]: (self: PSToken) => self.type,
    'int Start {get;}': (self: PSToken) => self.extent.start,
    'int Length {get;}': (self: PSToken) => self.extent.end - self.extent.start,
    'int StartLine {get;}': (self: PSToken) => self.extent.startLineNumber,
    'int StartColumn {get;}': (self: PSToken) => self.extent.startColumnNumber,
    'int EndLine {get;}': (self: PSToken) => self.extent.endLineNumber,
    'int EndColumn {get;}': (self: PSToken) => self.extent.endColumnNumber,
    [`static ${automation}.PSTokenType GetPSTokenType(${automation}.Language.Token token)`]: tokenType,
  },
}));

defineType(`${automation}.PSParseError`, { class: PSParseError }, () => ({
  members: {
    [`${automation}.PSToken Token {get;}`]: (self: PSParseError) => self.token,
    'string Message {get;}': (self: PSParseError) => self.message,
  },
}));

const tokens = `System.Collections.ObjectModel.Collection[${automation}.PSToken]`;
const errors = `[ref] System.Collections.ObjectModel.Collection[${automation}.PSParseError] errors`;

defineType(`${automation}.PSParser`, {}, () => ({
  members: {
    [`static ${tokens} Tokenize(string script, ${errors})`]: (script: string | null, found: PSReference) => {
      if (script === null) throw psArgumentNull('script');
      return tokenize(script, found);
    },
    [`static ${tokens} Tokenize(System.Object[] script, ${errors})`]: (
      script: unknown[] | null,
      found: PSReference,
    ) => {
      if (script === null) throw psArgumentNull('script');
      const lines = script.filter((line) => !isNull(line));
      return tokenize(lines.map((line) => `${toText(line)}\n`).join(''), found);
    },
  },
}));
