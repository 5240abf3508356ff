/**
 * System.Management.Automation.Language: the syntax tree as scripts see it. Its hundred types are defined when one of them is
 * first looked for; until then the parser's objects only know how to find theirs.
 */
import {
  ArrayTypeName,
  Ast,
  EmptyExtent,
  GenericTypeName,
  ParseError,
  ScriptExtent,
  ScriptRequirements,
  SimpleTypeName,
  Token,
} from '../../../../parser/index.js';
import { type NetType, requireType } from '../../../objects/net-type.js';
import { defineNamespace } from '../../../objects/type-registry.js';
import { defineCodeGeneration } from './code-generation.js';
import { defineCommentHelpInfo } from './comment-help-info.js';
import { defineLanguageEnums } from './enums.js';
import { defineExtents } from './extents.js';
import { language } from './names.js';
import { defineNodes } from './node-types.js';
import { defineParser } from './parser-type.js';
import { defineScriptRequirements } from './script-requirements.js';
import { defineTokens, tokenClass } from './tokens.js';
import { defineTypeNames } from './type-names.js';
import { defineVisitors } from './visitors.js';

defineNamespace(language, () => {
  defineLanguageEnums();
  defineNodes();
  defineExtents();
  defineTokens();
  defineTypeNames();
  defineVisitors();
  defineParser();
  defineScriptRequirements();
  defineCodeGeneration();
  defineCommentHelpInfo();
});

const known = new Map<string, NetType>();

/** The type of an object of a class that is several types. */
function typeCalled(name: string): NetType {
  let type = known.get(name);
  if (type === undefined) {
    type = requireType(`${language}.${name}`);
    known.set(name, type);
  }
  return type;
}

function layOver<T extends object>(prototype: T, nameOf: (self: T) => string): void {
  Object.defineProperty(prototype, 'netType', {
    get(this: T) {
      return typeCalled(nameOf(this));
    },
    configurable: true,
  });
}

layOver(Ast.prototype, (ast) => ast.kind);
layOver(Token.prototype, tokenClass);
layOver(ScriptExtent.prototype, () => 'InternalScriptExtent');
layOver(EmptyExtent.prototype, () => 'EmptyScriptExtent');
layOver(ParseError.prototype, () => 'ParseError');
layOver(ScriptRequirements.prototype, () => 'ScriptRequirements');
layOver(SimpleTypeName.prototype, () => 'TypeName');
layOver(ArrayTypeName.prototype, () => 'ArrayTypeName');
layOver(GenericTypeName.prototype, () => 'GenericTypeName');
