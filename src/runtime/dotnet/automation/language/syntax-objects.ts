/**
 * Lays the types of System.Management.Automation.Language over the parser's objects: one class of it may be several types, and
 * a type is looked for only when an object is asked for it.
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
import { language } from './names.js';
import { tokenClass } from './token-class.js';

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
